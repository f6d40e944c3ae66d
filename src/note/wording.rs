//! Sentences of the narrative that the therapist put into words of their own.

use serde::{Deserialize, Serialize};

use crate::note::{record::Id, section::Section};

/// A sentence in the therapist's own words, in place of the one that is made from the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wording {
    pub of: Subject,
    /// Which of the sentences about it, counted from 0.
    #[serde(default)]
    pub place: usize,
    /// What the data said when it was written. Where the data says something else now, both are shown.
    pub instead_of: String,
    /// The sentence; never empty.
    pub text: String,
}

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// A finding, a treatment, a measurement, a diagnosis or a goal.
    Record(Id),
    Section(Section),
    /// How long the session took.
    Time,
}
