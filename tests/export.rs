//! What leaves Palpate beside the note itself.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "export/picture.rs"]
mod picture;
