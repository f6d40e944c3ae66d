//! A note for people to read, before it is set as text, as a page or as anything else.

use crate::{
    note::{Matter, Note, Statement, Verdict},
    words::{
        self, ENGLISH,
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
    pub fn new(note: &Note, form: Form) -> Document {
        let session = &note.session;
        let mut lead = Vec::new();
        let client = session.client.trim();
        if !client.is_empty() {
            lead.push(("Client", client.to_owned()));
        }
        lead.push(("Session", ENGLISH.moment(session.created_at)));
        lead.push(("Kind", ENGLISH.kind(session.kind).to_owned()));
        let paragraphs = narrative(note, form).into_iter().map(|paragraph| Paragraph {
            heading: paragraph.heading,
            sentences: paragraph.sentences.into_iter().map(|sentence| sentence.text).collect(),
        });
        Document { title: "Massage therapy note", lead, paragraphs: paragraphs.collect(), record: record(note) }
    }
}

fn record(note: &Note) -> Vec<String> {
    let mut lines: Vec<String> = note.record.iter().map(|statement| said(note, statement)).collect();
    match note.verdict() {
        Verdict::Broken { at, .. } => lines.push(ENGLISH.broken(note, at)),
        Verdict::Holds | Verdict::NotSigned => {}
    }
    lines
}

/// Such as "Signed by Mara Kern, LMT, 25 Nov 2026, 14:05. SHA-256 3f…".
fn said(note: &Note, statement: &Statement) -> String {
    let by = format!("{}, {}", words::author(&statement.by), ENGLISH.moment(statement.at));
    let late = if note.is_late(statement) { ", late" } else { "" };
    let hash = &statement.hash;
    match &statement.matter {
        Matter::Signature => format!("Signed by {by}{late}. SHA-256 {hash}."),
        Matter::Addendum { text } => format!("Addendum by {by}{late}: {}", text.trim()),
        Matter::Correction { corrects, replacement, reason } => {
            let (title, original) = ENGLISH.corrected(note, corrects);
            format!(
                "Correction by {by}{late}. {title}: struck through \"{}\", now \"{}\". Why: {}",
                original.trim(),
                replacement.trim(),
                reason.trim()
            )
        }
    }
}
