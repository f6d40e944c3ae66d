//! A note as FHIR: R4 (4.0.1), R4B or R5, for record systems that take resources, and for those that take documents.
//!
//! A record is a note with what the host knows of it; `record` names its resources, one file below makes each of them,
//! and `bundle` puts them together.

mod attachment;
mod bundle;
mod care;
mod code;
mod code_table;
mod composition;
pub mod conformance;
mod context;
mod diagnosis;
mod finding;
mod form;
mod function;
mod json;
mod measured;
mod people;
mod picture;
mod place;
mod profile;
mod provenance;
mod reading;
mod record;
mod referral;
mod screened;
mod treatment;
mod value;

use serde_json::Value as Json;

use crate::{note::Note, words::Words};

pub use attachment::{Attached, Content, document_reference};
pub use code::BASE;
pub use context::{Context, ContextError};
pub use form::{questionnaire, questionnaire_response};
pub use reading::read;
pub use record::as_of;

use record::Record;

/// Which FHIR is written. R4B differs from R4 in nothing that a note needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Release {
    #[default]
    R4,
    R4B,
    R5,
}

impl Release {
    pub const ALL: [Release; 3] = [Release::R4, Release::R4B, Release::R5];

    pub fn name(self) -> &'static str {
        match self {
            Release::R4 => "R4",
            Release::R4B => "R4B",
            Release::R5 => "R5",
        }
    }
}

/// What the deployer chooses.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub release: Release,
    /// Sends SNOMED CT codes outside the Global Patient Set too: for who has a licence of SNOMED International.
    pub all_of_snomed: bool,
    /// Sends the picture of the note along with a document or a transaction, which is about four times as large then.
    pub picture: bool,
    /// The language of titles, texts and narratives. The displays of codes stay what their systems call them.
    pub words: Words,
}

/// What the host knows and the note does not: each a resource, or a reference to one that the server has; and what it
/// alone can make.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub patient: Option<Json>,
    pub practitioner: Option<Json>,
    pub organization: Option<Json>,
    pub encounter: Option<Json>,
    /// The picture as a PNG, where the host can draw one: it goes beside the SVG wherever that is sent.
    pub picture_png: Option<Vec<u8>>,
}

/// A document Bundle: the Composition first, then all that it reaches.
pub fn document(note: &Note, given: &Given, options: &Options) -> Json {
    bundle::document(&Record::new(note, given, options))
}

/// A transaction Bundle of the same resources, with the Provenance: sent twice, it changes nothing.
pub fn transaction(note: &Note, given: &Given, options: &Options) -> Json {
    bundle::transaction(&Record::new(note, given, options))
}
