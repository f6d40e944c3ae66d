//! A note as plain text, to be pasted into any chart.

use crate::{
    export::document::Document,
    note::Note,
    words::{Words, narrative::Form, raised},
};

/// Headings on lines of their own, a sentence a line, no markup.
///
/// ```
/// use palpate::{export, note, words::{ENGLISH, narrative::Form}};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "createdAt": "2026-11-25T15:02:00+01:00" },
///     "findings": [{
///         "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7", "finding": "hypertonicity",
///         "site": { "structure": "multifidus", "side": "right" },
///         "before": { "tone": 3 }, "recordedAt": "2026-11-25T15:04:12+01:00"
///     }]
/// } }"#;
/// let text = export::text(&note::read(file).unwrap(), Form::Soap, ENGLISH);
/// assert!(text.ends_with("\nOBJECTIVE\nRight multifidus: hypertonicity, tone 3/4.\n"), "{text}");
/// ```
pub fn text(note: &Note, form: Form, words: Words) -> String {
    let document = Document::new(note, form, words);
    let mut text = format!("{}\n", document.title);
    for (label, value) in document.lead {
        line(&mut text, &[label, words.say(": "), &value].concat());
    }
    for paragraph in document.paragraphs {
        text.push('\n');
        line(&mut text, &raised(paragraph.heading));
        paragraph.sentences.iter().for_each(|sentence| line(&mut text, sentence));
    }
    if !document.record.is_empty() {
        text.push('\n');
        line(&mut text, &raised(document.record_heading));
        document.record.iter().for_each(|said| line(&mut text, said));
    }
    text
}

fn line(text: &mut String, said: &str) {
    text.push_str(said);
    text.push('\n');
}
