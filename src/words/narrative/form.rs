//! The forms in which a note is told: which heading says what.

use std::rc::Rc;

use super::{About, Sentence, findings, measured, own::in_own_words, section, treatments};
use crate::{
    note::{Measurement, Note, Section, SessionKind},
    words::{ENGLISH, Words, text},
};

/// A form of a narrative, as it is taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Subjective, objective, assessment, plan.
    Soap,
    /// Condition, action, response, evaluation.
    Care,
    /// Data, action, response.
    Dar,
    /// What a relaxation session needs.
    Wellness,
    /// The sections of a record system's note; it is sent, and not chosen on the screen.
    Record,
}

/// Sentences under a heading; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// In English, as whoever tells paragraphs apart knows it; `Words::say` says it in another language.
    pub heading: &'static str,
    pub sentences: Vec<Sentence>,
}

/// What can stand under a heading.
#[derive(Clone, Copy)]
enum Told {
    Of(Section),
    Findings,
    Treatments,
    Time,
    Remark,
}

const REASON: [Told; 3] = [Told::Of(Section::Visit), Told::Of(Section::Referral), Told::Of(Section::Diagnoses)];
const SUBJECTIVE: [Told; 3] = [Told::Of(Section::Subjective), Told::Of(Section::Screening), Told::Of(Section::Consent)];
const FOUND: [Told; 2] = [Told::Findings, Told::Of(Section::Measures)];
const DONE: [Told; 2] = [Told::Treatments, Told::Time];
const RESPONSE: [Told; 1] = [Told::Of(Section::Response)];
const ASSESSED: [Told; 3] = [Told::Of(Section::Assessment), Told::Of(Section::Goals), Told::Remark];
const PLANNED: [Told; 2] = [Told::Of(Section::Plan), Told::Of(Section::End)];

type Headings = &'static [(&'static str, &'static [&'static [Told]])];

const SOAP: Headings = &[
    (text("Subjective"), &[&REASON, &SUBJECTIVE]),
    (text("Objective"), &[&FOUND]),
    (text("Treatment"), &[&DONE, &RESPONSE]),
    (text("Assessment"), &[&ASSESSED]),
    (text("Plan"), &[&PLANNED]),
];

const RECORD: Headings = &[
    (text("Reason"), &[&REASON]),
    (text("Subjective"), &[&SUBJECTIVE]),
    (text("Objective"), &[&FOUND]),
    (text("Procedures"), &[&DONE, &RESPONSE]),
    (text("Assessment"), &[&ASSESSED]),
    (text("Plan"), &[&PLANNED]),
];

const CARE: Headings = &[
    (text("Condition"), &[&REASON, &SUBJECTIVE, &FOUND]),
    (text("Action"), &[&DONE]),
    (text("Response"), &[&RESPONSE]),
    (text("Evaluation"), &[&ASSESSED, &PLANNED]),
];

const DAR: Headings = &[
    (text("Data"), &[&REASON, &SUBJECTIVE, &FOUND]),
    (text("Action"), &[&DONE]),
    (text("Response"), &[&RESPONSE, &ASSESSED, &PLANNED]),
];

const WELLNESS: Headings = &[
    (text("Request"), &[&REASON, &SUBJECTIVE, &FOUND]),
    (text("Session"), &[&DONE]),
    (text("Response"), &[&RESPONSE, &ASSESSED]),
    (text("Next time"), &[&PLANNED]),
];

impl Form {
    pub const ALL: [Form; 4] = [Form::Soap, Form::Care, Form::Dar, Form::Wellness];

    /// The form that a kind of session is told in until another is chosen.
    pub fn usual(kind: SessionKind) -> Form {
        if kind == SessionKind::Relaxation { Form::Wellness } else { Form::Soap }
    }

    pub fn name(self) -> &'static str {
        match self {
            Form::Soap => "SOAP",
            Form::Care => "CARE",
            Form::Dar => "DAR",
            Form::Wellness => text("Wellness"),
            Form::Record => text("Record"),
        }
    }

    /// The name in a language; those that are letters are the same in each.
    pub fn said(self, words: Words) -> &'static str {
        match self {
            Form::Soap | Form::Care | Form::Dar => self.name(),
            Form::Wellness | Form::Record => words.say(self.name()),
        }
    }

    fn headings(self) -> Headings {
        match self {
            Form::Soap => SOAP,
            Form::Record => RECORD,
            Form::Care => CARE,
            Form::Dar => DAR,
            Form::Wellness => WELLNESS,
        }
    }
}

/// A note in a form. Every form tells everything that the note holds, and nothing else; what the therapist put in other
/// words stands in those.
pub fn narrative(note: &Note, form: Form, words: Words) -> Vec<Paragraph> {
    let paragraph = |(heading, told): &(&'static str, &'static [&'static [Told]])| {
        let sentences = told.iter().copied().flatten().flat_map(|told| told.sentences(note, words)).collect();
        Paragraph { heading, sentences }
    };
    form.headings().iter().map(paragraph).filter(|paragraph| !paragraph.sentences.is_empty()).collect()
}

impl Told {
    fn sentences(self, note: &Note, words: Words) -> Vec<Sentence> {
        let section = if let Told::Of(section) = self { Some(section) } else { None };
        let mut sentences = made(note, self, words);
        // What a sentence is known by is English; who speaks that needs to make it once.
        if words != ENGLISH {
            let english = made(note, self, ENGLISH);
            for sentence in &mut sentences {
                let same = english.iter().find(|each| each.about == sentence.about);
                sentence.data = same.map(|each| each.data.clone()).unwrap_or_default();
            }
        }
        in_own_words(note, sentences, section)
    }
}

/// What the data says.
fn made(note: &Note, told: Told, words: Words) -> Vec<Sentence> {
    let numbered = |section: Section, texts: Vec<String>| -> Vec<Sentence> {
        let sentence = |(place, text)| Sentence::made(About::Section(section, place), text);
        texts.into_iter().enumerate().map(sentence).collect()
    };
    match told {
        Told::Findings => findings(note, words),
        Told::Treatments => treatments(note, words),
        Told::Time => measured::time(note, words).map(|text| Sentence::made(About::Time, text)).into_iter().collect(),
        Told::Remark => {
            let remark = note.session.remark.trim();
            let text = super::prose::sentence(remark, "");
            if remark.is_empty() { Vec::new() } else { vec![Sentence::made(About::Remark, text)] }
        }
        Told::Of(Section::Screening) => numbered(Section::Screening, measured::screening(note, words)),
        Told::Of(Section::Measures) => {
            let sentence = |each: &Rc<Measurement>| {
                Sentence::made(About::Measurement(each.id), measured::measurement(each, words))
            };
            note.measures.iter().map(sentence).collect()
        }
        Told::Of(of) => match (note.values(of), note.items(of)) {
            (Some(values), _) => numbered(of, section::sentences(of, values, words)),
            (None, Some(items)) => items
                .iter()
                .flat_map(|item| {
                    let texts = section::sentences(of, &item.values, words).into_iter().enumerate();
                    texts.map(|(place, text)| Sentence::made(About::Item(item.id, place), text))
                })
                .collect(),
            (None, None) => Vec::new(),
        },
    }
}
