//! OVER TIME: the sessions of one course in their order, what the last of them leaves to be looked at again, and how
//! findings and measures have changed.

mod trend;

use std::rc::Rc;

use crate::{
    chart::in_order,
    note::{Finding, Note, Response},
};

pub use trend::{Reading, Subject, Trend};

/// Earlier sessions with the same client, the first of them first.
#[derive(Clone, Debug, Default)]
pub struct Course {
    notes: Vec<Rc<Note>>,
}

/// Two are the same that hold the very same notes: to compare all that stands in them would weigh kilobytes.
impl PartialEq for Course {
    fn eq(&self, other: &Course) -> bool {
        self.notes.len() == other.notes.len() && self.notes.iter().zip(&other.notes).all(|(a, b)| Rc::ptr_eq(a, b))
    }
}

impl Course {
    /// Of two notes with one id, the one that comes later in the list is the newer.
    pub fn new(notes: Vec<Rc<Note>>) -> Course {
        let mut once: Vec<Rc<Note>> = Vec::new();
        for note in notes {
            once.retain(|known| known.id != note.id);
            once.push(note);
        }
        // Moments do not fall before the year 1 here, so as numbers they are in their order.
        let moment = |note: &Rc<Note>| note.session.created_at.0.unix_timestamp_nanos().unsigned_abs();
        Course { notes: in_order(once, moment) }
    }

    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// The sessions before a note's own.
    pub fn before(&self, note: &Note) -> impl DoubleEndedIterator<Item = &Rc<Note>> {
        let (id, at) = (note.id, note.session.created_at.0);
        self.notes.iter().filter(move |earlier| earlier.id != id && earlier.session.created_at.0 <= at)
    }

    pub fn last(&self, note: &Note) -> Option<&Rc<Note>> {
        self.before(note).next_back()
    }

    /// What the last session found, and this one has not looked at: neither found again, nor gone then.
    pub fn ghosts(&self, note: &Note) -> Vec<&Rc<Finding>> {
        let is_open = |ghost: &&Rc<Finding>| {
            ghost.response != Some(Response::Resolved) && !note.findings.iter().any(|finding| is_same(finding, ghost))
        };
        self.last(note).into_iter().flat_map(|last| &last.findings).filter(is_open).collect()
    }

    /// The same finding as it was left in the last session that had it.
    pub fn last_time(&self, note: &Note, finding: &Finding) -> Option<&Rc<Finding>> {
        self.before(note).rev().find_map(|earlier| earlier.findings.iter().rev().find(|other| is_same(other, finding)))
    }
}

/// True where two sessions speak of the same thing: a type on a structure and its side.
pub fn is_same(a: &Finding, b: &Finding) -> bool {
    let place = |finding: &Finding| finding.site.as_ref().map(|site| (site.structure, site.side));
    a.finding == b.finding && place(a) == place(b)
}
