//! HOW IT CHANGES: the state of one note on one screen, what a person can do to it, and what follows.

mod action;
mod areas;
mod drainage;
mod env;
mod history;
mod phrases;
mod pointing;
mod reduce;
mod screen;
mod section_action;
mod signing;
mod store;
mod stroke;

pub use action::{Action, Source};
pub use areas::{AreaKind, areas};
pub use drainage::{TOLERANCE, Way, cleared, directions, drain, drains, is_draining, ways};
pub use env::Env;
pub use history::{History, Run, STEPS};
pub use phrases::{Phrase, Phrases, forgotten, kept, learned, with_phrase};
pub use pointing::{found_again, mark_at, pick, site_at, stack, structure_for, tap};
pub use reduce::reduce;
pub use screen::{Arrival, Arrivals, Beside, EntryId, Event, Happening, Keeping, Phase, Screen, Tool};
pub use section_action::{MeasurementEdit, SectionAction};
pub use signing::{Draft, attest};
pub use store::{Listener, Store, Subscription};
pub use stroke::{Drag, direction_of, drag, draw, simplified};

use std::rc::Rc;

use crate::note::{Finding, Note, RuleSet, SessionKind, Treatment};

/// Everything a screen shows: the note with its past, and how it is being looked at.
#[derive(Clone, Debug)]
pub struct State {
    pub history: History,
    pub screen: Screen,
    /// What happened last, for the voice that says it.
    pub happening: Happening,
    /// Counts the states of the note, so that a saver can say which one it has kept.
    pub revision: u64,
}

impl State {
    pub fn new(note: Note) -> State {
        State {
            history: History::new(Rc::new(note)),
            screen: Screen::default(),
            happening: Happening::default(),
            revision: 0,
        }
    }

    pub fn note(&self) -> &Rc<Note> {
        self.history.present()
    }

    /// What the last session found and this one has not looked at, while that can still be charted.
    pub fn ghosts(&self) -> Vec<Rc<Finding>> {
        if self.is_locked() || self.screen.phase == Phase::After {
            return Vec::new();
        }
        self.screen.course.ghosts(self.note()).into_iter().cloned().collect()
    }

    /// True where the note is only read: another tab holds it, the page asked for it, or it is signed.
    pub fn is_locked(&self) -> bool {
        self.screen.read_only || self.note().is_signed()
    }

    /// The rules by which the note is looked through: those that were chosen, or the usual ones.
    pub fn rule_set(&self) -> Option<&'static RuleSet> {
        let kind = self.note().session.kind;
        let chosen =
            self.screen.rules[usize::from(kind == SessionKind::Relaxation)].as_deref().and_then(RuleSet::named);
        chosen.filter(|set| set.is_for(kind)).or_else(|| RuleSet::usual(kind))
    }

    pub fn selected_finding(&self) -> Option<&Rc<Finding>> {
        match self.screen.selection? {
            EntryId::Finding(id) => self.note().finding(id),
            EntryId::Treatment(_) => None,
        }
    }

    pub fn selected_treatment(&self) -> Option<&Rc<Treatment>> {
        match self.screen.selection? {
            EntryId::Treatment(id) => self.note().treatment(id),
            EntryId::Finding(_) => None,
        }
    }
}
