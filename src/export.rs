//! TO WHOM: what leaves Palpate beside the note itself. Each export is a pure function from a note to a text or to bytes.

pub mod document;
pub mod fhir;
pub mod figure;
mod markup;
mod picture;
#[cfg(feature = "report")]
pub mod report;
mod text;

pub use figure::{Colours, Figure, PictureOptions};
pub use picture::picture;
pub use text::text;
