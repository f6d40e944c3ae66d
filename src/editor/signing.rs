//! Signing a note, and what can still be said of it afterwards.

use std::rc::Rc;

use crate::{
    editor::{Action, Event, State},
    note::{Author, Matter, Note, Passage, Statement, Timestamp},
};

/// What is being written about a signed note and not added yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub addendum: String,
    /// What a correction is to strike through.
    pub corrects: Option<Passage>,
    pub replacement: String,
    pub reason: String,
}

/// The action that makes a statement at a moment; none where it cannot be made. The hash is reckoned here and not in
/// `reduce`, so that the first screen needs no code for it.
pub fn attest(state: &State, matter: Matter, by: Author, now: Timestamp) -> Option<Action> {
    let note = at_rest(state.note(), now);
    Some(Action::Attest(Box::new(note.next_statement(matter, by, now)?)))
}

/// The note with its clocks stopped, as they could not be stopped later.
fn at_rest(note: &Note, now: Timestamp) -> Note {
    let mut note = note.clone();
    if !note.is_signed() {
        for treatment in note.treatments.iter_mut().filter(|treatment| treatment.clock_started_at.is_some()) {
            Rc::make_mut(treatment).stop_clock(now);
        }
    }
    note
}

impl State {
    /// Adds a statement to the record, for good, unless it does not follow from what is there. A signature puts down
    /// what is in the hand; what was added is no draft any more.
    pub(super) fn attest(&mut self, statement: Statement) {
        if !self.note().is_followed_by(&statement) {
            return;
        }
        let mut note = at_rest(self.note(), statement.at);
        let draft = Draft::clone(&self.screen.draft);
        let (event, draft) = match statement.matter {
            Matter::Signature => (Event::Signed, draft),
            Matter::Addendum { .. } => (Event::Amended, Draft { addendum: String::new(), ..draft }),
            Matter::Correction { .. } => (Event::Amended, Draft { addendum: draft.addendum, ..Draft::default() }),
        };
        note.record.push(Rc::new(statement));
        self.history.settle(note);
        self.screen.draft = Rc::new(draft);
        self.put_down();
        self.happen(event);
    }
}
