//! What was found and done as a colleague would write it: one sentence a record, in plain clinical English.
//!
//! A section of the report is a function from the note to sentences; each says which record it comes from, so that a
//! therapist can edit one, and the program can tell when what it was made from has changed.

mod facts;
mod finding;
mod pattern;
mod phrase_table;
mod prose;
mod spoken;
mod treatment;

use crate::note::{Id, Note};

pub use finding::finding;
pub use treatment::treatment;

/// One sentence of the report. It ends with a full stop, and is never empty; where the therapist's remark has several
/// sentences, they are part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub about: About,
    pub text: String,
}

/// The record that a sentence was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Finding(Id),
    Treatment(Id),
}

/// A sentence for each finding, in the order of charting.
pub fn findings(note: &Note) -> Vec<Sentence> {
    note.findings.iter().map(|each| Sentence { about: About::Finding(each.id), text: finding(each) }).collect()
}

/// A sentence for each treatment, in the order of charting.
pub fn treatments(note: &Note) -> Vec<Sentence> {
    let sentence = |each: &_| treatment(note, each);
    note.treatments.iter().map(|each| Sentence { about: About::Treatment(each.id), text: sentence(each) }).collect()
}
