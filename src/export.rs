//! TO WHOM: what leaves Palpate beside the note itself. Each export is a pure function from a note to a text or to bytes.

pub mod document;
pub mod fhir;
mod text;
pub mod v2;

pub use text::text;
