//! What was found and done as a colleague would write it: one sentence a record, in plain clinical English or in the short
//! forms of another language, which put names and values beside each other and ask for no case and no gender.
//!
//! A section of the report is a function from the note to sentences; each says which record it comes from, so that a
//! therapist can edit one, and the program can tell when what it was made from has changed. Another section is a file
//! below `narrative/`, a variant of [`About`] and a function here; `spoken` has the names of sites and values, `prose`
//! joins them.

mod facts;
mod finding;
mod form;
mod measured;
mod own;
mod pattern;
mod phrase_table;
mod prose;
mod section;
mod section_table;
mod spoken;
mod treatment;

use std::rc::Rc;

use crate::{
    note::{Id, Note, Section, Treatment},
    words::Words,
};

pub use finding::finding;
pub use form::{Form, Paragraph, narrative};
pub use measured::{measurement, screening};
pub use own::Own;
pub use section::sentences;
pub use spoken::{measured, unit};
pub use treatment::treatment;

/// One sentence of the report. It ends with a full stop, and is never empty; where the therapist's remark has several
/// sentences, they are part of it. One in the therapist's own words is as they wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub about: About,
    pub text: String,
    /// What the data says, in English whatever the language is: by this a note knows the sentence again that was put in
    /// other words. Empty where the data says nothing of it any more.
    pub data: String,
    pub own: Option<Own>,
}

impl Sentence {
    fn made(about: About, text: String) -> Sentence {
        Sentence { about, data: text.clone(), text, own: None }
    }
}

/// The record that a sentence was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Finding(Id),
    Treatment(Id),
    Measurement(Id),
    /// One of several sentences of a diagnosis or a goal.
    Item(Id, usize),
    /// One of several sentences of a section.
    Section(Section, usize),
    /// How long it took.
    Time,
    /// The therapist's own words about the session.
    Remark,
}

/// A sentence for each finding, in the order of charting.
///
/// ```
/// use palpate::{note, words::{ENGLISH, narrative}};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "createdAt": "2026-11-25T15:02:00+01:00" },
///     "findings": [{
///         "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7", "finding": "hypertonicity",
///         "site": { "structure": "multifidus", "side": "right" },
///         "before": { "tone": 3 }, "after": { "tone": 1 }, "response": "improved",
///         "recordedAt": "2026-11-25T15:04:12+01:00"
///     }]
/// } }"#;
/// let note = note::read(file).unwrap();
/// assert_eq!(narrative::findings(&note, ENGLISH)[0].text, "Right multifidus: hypertonicity, tone 3/4 before, 1/4 after.");
/// ```
pub fn findings(note: &Note, words: Words) -> Vec<Sentence> {
    note.findings.iter().map(|each| Sentence::made(About::Finding(each.id), finding(each, words))).collect()
}

/// A sentence for each treatment, in the order of charting.
pub fn treatments(note: &Note, words: Words) -> Vec<Sentence> {
    let made = |each: &Rc<Treatment>| Sentence::made(About::Treatment(each.id), treatment(note, each, words));
    note.treatments.iter().map(made).collect()
}
