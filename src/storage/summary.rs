//! What the list of notes shows of one note, so that listing opens none.

use serde::{Deserialize, Serialize};

use crate::note::{Id, Note, SessionKind, Timestamp, read_json, write_json};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub id: Id,
    pub kind: SessionKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub client: String,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    /// When it was first signed; left out before that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<Timestamp>,
    pub findings: usize,
    pub treatments: usize,
}

/// A summary as a store holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    pub note: Id,
    pub text: String,
}

impl Summary {
    pub fn of(note: &Note, changed_at: Timestamp) -> Summary {
        Summary {
            id: note.id,
            kind: note.session.kind,
            client: note.session.client.clone(),
            created_at: note.session.created_at,
            changed_at,
            signed_at: note.signed_at(),
            findings: note.findings.len(),
            treatments: note.treatments.len(),
        }
    }

    /// None where the row is damaged.
    pub fn read(row: &SummaryRow) -> Option<Summary> {
        read_json(&row.text).ok().filter(|summary: &Summary| summary.id == row.note)
    }

    pub fn text(&self) -> String {
        write_json(self)
    }

    /// When something was last recorded in the note itself.
    pub(crate) fn last_recorded_at(note: &Note) -> Timestamp {
        let findings = note.findings.iter().map(|finding| finding.recorded_at);
        let treatments = note.treatments.iter().map(|treatment| treatment.recorded_at);
        let statements = note.record.iter().map(|statement| statement.at);
        findings
            .chain(treatments)
            .chain(statements)
            .fold(note.session.created_at, |last, next| if next.0 > last.0 { next } else { last })
    }
}
