//! Undo and redo, by keeping the states that were.

use std::{collections::VecDeque, rc::Rc};

use crate::{
    editor::EntryId,
    note::{AttributeId, ContraindicationId, Id, Note, Section},
};

/// How many steps can be undone.
pub const STEPS: usize = 200;

/// The note now, what it was, and what it was before it was undone.
#[derive(Clone, Debug)]
pub struct History {
    past: VecDeque<Rc<Note>>,
    present: Rc<Note>,
    future: Vec<Rc<Note>>,
    run: Option<Run>,
}

/// Changes of one run are one step: what is typed into one field, or a value that is slid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    Client,
    SessionRemark,
    Remark(EntryId),
    Detail(EntryId, AttributeId),
    Field(Section, AttributeId),
    Item(Id, AttributeId),
    GoOn(ContraindicationId),
    Measurement(Id),
}

impl History {
    pub fn new(present: Rc<Note>) -> History {
        History { past: VecDeque::new(), present, future: Vec::new(), run: None }
    }

    pub fn present(&self) -> &Rc<Note> {
        &self.present
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the next state. Within a run it replaces the state that the run has reached so far.
    pub fn record(&mut self, next: Note, run: Option<Run>) {
        if self.present.is_same(&next) {
            return;
        }
        let goes_on = run.is_some() && self.run == run;
        let previous = std::mem::replace(&mut self.present, Rc::new(next));
        if !goes_on {
            self.past.push_back(previous);
            if self.past.len() > STEPS {
                self.past.pop_front();
            }
        }
        self.future.clear();
        self.run = run;
    }

    /// Takes the next state for good: there is no way back from it.
    pub fn settle(&mut self, next: Note) {
        *self = History::new(Rc::new(next));
    }

    /// Ends a run, so that the next change is a step of its own.
    pub fn end_run(&mut self) {
        self.run = None;
    }

    pub fn undo(&mut self) -> bool {
        let Some(previous) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, previous));
        self.run = None;
        true
    }

    pub fn redo(&mut self) -> bool {
        let Some(next) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.present, next));
        self.run = None;
        true
    }
}
