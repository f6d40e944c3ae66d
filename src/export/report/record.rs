//! The report for the therapist and for whoever reads their notes: all that the note says.

use super::{
    chart::{Chart, Drawn},
    flow::{Content, Flow},
    rows,
};
use crate::{
    export::document::Document,
    note::{Note, Verdict},
    words::{self, ENGLISH, narrative::Form},
};

pub const TITLE: &str = "Massage therapy note";

pub fn set(note: &Note, form: Form, drawn: &Drawn<'_>, flow: &mut Flow<'_>) {
    let document = Document::new(note, form);
    flow.title(document.title);
    let mut lead = document.lead;
    lead.extend(therapist(note).map(|name| ("Therapist", name)));
    flow.lead(&lead);
    if let Some(why) = broken(note) {
        flow.notice(&why);
    }
    let height = flow.sizes.chart;
    flow.chart(Chart::of(drawn, height));
    for (heading, contents) in [
        ("Found", vec![rows::found(note)]),
        ("Done", vec![rows::done(note), rows::minutes(note), rows::units(note)]),
        ("Measured", vec![rows::measured(note)]),
    ] {
        let contents: Vec<Content> = contents.into_iter().flatten().collect();
        if !contents.is_empty() {
            flow.section(heading, &contents);
        }
    }
    for paragraph in document.paragraphs {
        flow.section(paragraph.heading, &[Content::Sentences(paragraph.sentences)]);
    }
    let record = if document.record.is_empty() { vec!["Not signed.".to_owned()] } else { document.record };
    flow.section("Signature", &[Content::Sentences(record)]);
}

/// Who signed it.
pub fn therapist(note: &Note) -> Option<String> {
    note.record.first().map(|statement| words::author(&statement.by))
}

/// What does not hold, where something does not.
pub fn broken(note: &Note) -> Option<String> {
    match note.verdict() {
        Verdict::Broken { at, .. } => Some(format!("The seal of this note is broken. {}", ENGLISH.broken(note, at))),
        Verdict::Holds | Verdict::NotSigned => None,
    }
}
