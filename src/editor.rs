//! HOW IT CHANGES: the state of one note on one screen, what a person can do to it, and what follows.

mod action;
mod env;
mod history;
mod pointing;
mod reduce;
mod screen;
mod signing;
mod store;
mod stroke;

pub use action::{Action, Source};
pub use env::Env;
pub use history::{History, Run, STEPS};
pub use pointing::{Placement, mark_at, pick, placements, site_at, stack, structure_for, tap};
pub use reduce::reduce;
pub use screen::{Drawings, EntryId, Event, Happening, Keeping, Phase, Screen, Tool};
pub use store::{Listener, Store, Subscription};
pub use stroke::{Drag, direction_of, drag, draw, simplified};

use std::rc::Rc;

use crate::note::{Finding, Note, Treatment};

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
