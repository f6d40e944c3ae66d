//! What was asked about and ruled out, what speaks against a treatment, and why it went on all the same.

use serde::{Deserialize, Serialize};

use crate::note::{
    contraindication::{Contraindication, ContraindicationId},
    record::{Site, Timestamp},
};

/// What the client was asked about before the treatment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Screening {
    /// When it was asked last; absent while it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screened_at: Option<Timestamp>,
    /// What was asked by name, each once; at most 200. With `screenedAt` and none present, nothing speaks against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    pub answers: Vec<Answer>,
}

/// An answer about one contraindication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answer {
    pub contraindication: ContraindicationId,
    /// False where it was asked about and ruled out.
    pub present: bool,
    /// Where it is; empty where the whole person is meant, or where the catalogue's own places are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<Site>,
    /// Why the treatment went on all the same, in the therapist's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub going_on_because: String,
}

impl Screening {
    pub fn is_empty(&self) -> bool {
        self.screened_at.is_none() && self.answers.is_empty()
    }

    pub fn answer(&self, contraindication: ContraindicationId) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.contraindication == contraindication)
    }

    /// True where it was said why the treatment goes on all the same.
    pub fn goes_on(&self, contraindication: ContraindicationId) -> bool {
        self.answer(contraindication).is_some_and(|answer| !answer.going_on_because.trim().is_empty())
    }

    /// What speaks against a treatment, in the order in which it was said.
    pub fn present(&self) -> impl Iterator<Item = (&Answer, &'static Contraindication)> {
        self.answers.iter().filter(|answer| answer.present).map(|answer| (answer, answer.contraindication.row()))
    }
}
