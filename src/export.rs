//! TO WHOM: what leaves Palpate beside the note itself. Each export is a pure function from a note to a text or to bytes.

mod characters;
pub mod document;
mod rtf;
mod table;
mod text;
mod xhtml;

pub use rtf::rtf;
pub use table::{Client, Table};
pub use text::text;
pub use xhtml::xhtml;
