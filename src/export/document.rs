//! A note for people to read, before it is set as text, as a page or as anything else.

use crate::{
    note::{Matter, Note, Statement, Verdict},
    words::{
        self, Words,
        narrative::{Form, narrative},
    },
};

/// What every form for people says, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Such as "Massage therapy note".
    pub title: &'static str,
    /// Who, when and which kind, each with its label.
    pub lead: Vec<(&'static str, String)>,
    pub paragraphs: Vec<Paragraph>,
    /// What stands over the record.
    pub record_heading: &'static str,
    /// The signature and what was said after it; empty for a note that is not signed.
    pub record: Vec<String>,
}

/// Sentences under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub heading: &'static str,
    pub sentences: Vec<String>,
}

impl Document {
    pub fn new(note: &Note, form: Form, words: Words) -> Document {
        let words = words.plain();
        let session = &note.session;
        let mut lead = Vec::new();
        let client = session.client.trim();
        if !client.is_empty() {
            lead.push((words.say("Client"), client.to_owned()));
        }
        lead.push((words.say("Session"), words.moment(session.created_at)));
        lead.push((words.say("Kind"), words.kind(session.kind).to_owned()));
        let paragraphs = narrative(note, form, words).into_iter().map(|paragraph| Paragraph {
            heading: words.say(paragraph.heading),
            sentences: paragraph.sentences.into_iter().map(|sentence| sentence.text).collect(),
        });
        Document {
            title: words.say("Massage therapy note"),
            lead,
            paragraphs: paragraphs.collect(),
            record_heading: words.say("Record"),
            record: record(note, words),
        }
    }
}

fn record(note: &Note, words: Words) -> Vec<String> {
    let mut lines: Vec<String> = note.record.iter().map(|statement| said(note, statement, words)).collect();
    match note.verdict() {
        Verdict::Broken { at, .. } => lines.push(words.broken(note, at)),
        Verdict::Holds | Verdict::NotSigned => {}
    }
    lines
}

/// Such as "Mara Kern, LMT, 25 Nov 2026, 14:05".
pub fn signer(statement: &Statement, words: Words) -> String {
    words.listed(&[words::author(&statement.by), words.moment(statement.at)])
}

pub fn signed(statement: &Statement, by: &str, words: Words) -> String {
    words.fill("Signed by {by}. SHA-256 {hash}.", &[("by", &by), ("hash", &statement.hash)])
}

/// Such as "Signed by Mara Kern, LMT, 25 Nov 2026, 14:05. SHA-256 3f…".
fn said(note: &Note, statement: &Statement, words: Words) -> String {
    let by = signer(statement, words);
    let by = if note.is_late(statement) { words.fill("{by}, late", &[("by", &by)]) } else { by };
    match &statement.matter {
        Matter::Signature => signed(statement, &by, words),
        Matter::Addendum { text } => words.fill("Addendum by {by}: {text}", &[("by", &by), ("text", &text.trim())]),
        Matter::Correction { corrects, replacement, reason } => {
            let (title, original) = words.corrected(note, corrects);
            words.fill(
                "Correction by {by}. {title}: struck through \"{original}\", now \"{replacement}\". Why: {reason}",
                &[
                    ("by", &by),
                    ("title", &title),
                    ("original", &original.trim()),
                    ("replacement", &replacement.trim()),
                    ("reason", &reason.trim()),
                ],
            )
        }
    }
}
