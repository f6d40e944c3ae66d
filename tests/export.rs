//! What leaves as a table, a page or rich text: it is whole, and nothing in it does harm where it is opened.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "export/rtf.rs"]
mod rtf;
#[path = "export/sample.rs"]
mod sample;
#[path = "export/shown.rs"]
mod shown;
#[path = "export/table.rs"]
mod table;
#[path = "export/xhtml.rs"]
mod xhtml;
