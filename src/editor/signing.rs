//! Signing a note, and what can still be said of it afterwards.

use std::rc::Rc;

use crate::{
    editor::{Event, State},
    note::{Author, Matter, Note, Timestamp},
};

impl State {
    /// Signs the note as it stands, and puts down what is in the hand. A clock that runs is stopped, as it could not
    /// be stopped later.
    pub(super) fn sign(&mut self, by: Author, now: Timestamp) {
        let mut note = Note::clone(self.note());
        if !note.is_signed() {
            for treatment in note.treatments.iter_mut().filter(|treatment| treatment.clock_started_at.is_some()) {
                Rc::make_mut(treatment).stop_clock(now);
            }
        }
        if self.record(note, Matter::Signature, by, now) {
            self.put_down();
            self.happen(Event::Signed);
        }
    }

    /// Adds to what is said of a signed note.
    pub(super) fn amend(&mut self, matter: Matter, by: Author, now: Timestamp) {
        if self.record(Note::clone(self.note()), matter, by, now) {
            self.happen(Event::Amended);
        }
    }

    /// Adds a statement to the record, for good. False where it cannot be made.
    fn record(&mut self, mut note: Note, matter: Matter, by: Author, now: Timestamp) -> bool {
        let Some(statement) = note.next_statement(matter, by, now) else { return false };
        note.record.push(Rc::new(statement));
        self.history.settle(note);
        true
    }
}
