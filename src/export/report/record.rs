//! The report for the therapist and for whoever reads their notes: all that the note says.

use super::{
    chart::{Chart, Drawn},
    flow::{Content, Flow},
    rows,
};
use crate::{
    export::document::Document,
    note::{Note, Verdict},
    words::{self, Words, narrative::Form, text},
};

pub const TITLE: &str = text("Massage therapy note");

pub fn set(note: &Note, form: Form, drawn: &Drawn<'_>, flow: &mut Flow<'_>) {
    let words = flow.words;
    let document = Document::new(note, form, words);
    flow.title(document.title);
    let mut lead = document.lead;
    lead.extend(therapist(note).map(|name| (words.say("Therapist"), name)));
    flow.lead(&lead);
    if let Some(why) = broken(note, words) {
        flow.notice(&why);
    }
    let height = flow.sizes.chart;
    flow.chart(Chart::of(drawn, height));
    for (heading, contents) in [
        (words.say("Found"), vec![rows::found(note, words)]),
        (
            words.pattern("heading", "Done"),
            vec![rows::done(note, words), rows::minutes(note, words), rows::units(note, words)],
        ),
        (words.say("Measured"), vec![rows::measured(note, words)]),
    ] {
        let contents: Vec<Content> = contents.into_iter().flatten().collect();
        if !contents.is_empty() {
            flow.section(heading, &contents);
        }
    }
    for paragraph in document.paragraphs {
        flow.section(paragraph.heading, &[Content::Sentences(paragraph.sentences)]);
    }
    let record = if document.record.is_empty() { vec![words.say("Not signed.").to_owned()] } else { document.record };
    flow.section(words.say("Signature"), &[Content::Sentences(record)]);
}

/// Who signed it.
pub fn therapist(note: &Note) -> Option<String> {
    note.record.first().map(|statement| words::author(&statement.by))
}

/// What does not hold, where something does not.
pub fn broken(note: &Note, words: Words) -> Option<String> {
    match note.verdict() {
        Verdict::Broken { at, .. } => {
            Some(format!("{} {}", words.say("The seal of this note is broken."), words.broken(note, at)))
        }
        Verdict::Holds | Verdict::NotSigned => None,
    }
}
