//! The session as a whole: its kind, its client, its times.

use serde::{Deserialize, Serialize};

use crate::note::record::Timestamp;

/// The session as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Session {
    pub kind: SessionKind,
    /// Whatever the therapist calls the client by; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// When the note was begun.
    pub created_at: Timestamp,
    /// How long the client is to be treated, at most 600 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 600)))]
    pub booked_minutes: Option<f64>,
    /// The therapist's own words about the session.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// Medical massage treats a condition; relaxation massage serves well-being.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SessionKind {
    Medical,
    Relaxation,
}

impl Session {
    pub fn new(kind: SessionKind, created_at: Timestamp) -> Session {
        Session { kind, client: String::new(), created_at, booked_minutes: None, remark: String::new() }
    }
}
