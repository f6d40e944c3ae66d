//! TO WHOM: what leaves Palpate beside the note itself. Each export is a pure function from a note to a text or to bytes.

mod characters;
pub mod document;
pub mod fhir;
pub mod figure;
mod markup;
pub mod media;
mod picture;
#[cfg(feature = "report")]
pub mod report;
mod rtf;
#[cfg(feature = "report")]
pub mod shape;
mod table;
mod text;
pub mod v2;
#[cfg(feature = "report")]
mod wish;
mod xhtml;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::note::Note;

pub use figure::{Colours, Figure, PictureOptions};
pub use picture::picture;
pub use rtf::rtf;
pub use table::{Client, Table};
pub use text::text;
#[cfg(feature = "report")]
pub use wish::Wish;
pub use xhtml::xhtml;

/// Such as `palpate-2026-11-25-1a2b3c4d.json`: no client's name in a file's name.
pub fn file_name(note: &Note, ending: &str) -> String {
    let id = note.id.0.simple().to_string();
    format!("palpate-{}-{}.{ending}", note.session.created_at.0.date(), &id[id.len() - 8..])
}

/// The bytes that a text in base64 stands for.
pub fn bytes_of_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
