//! A note's file: what is written reads back the same, and everything else is refused with its reason.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "note/canonical.rs"]
mod canonical;
#[path = "note/cautions.rs"]
mod cautions;
#[path = "note/examples.rs"]
mod examples;
#[path = "note/jcs.rs"]
mod jcs;
#[path = "note/minutes.rs"]
mod minutes;
#[path = "note/refusals.rs"]
mod refusals;
#[path = "note/refusals_of_sections.rs"]
mod refusals_of_sections;
#[path = "note/seeds.rs"]
mod seeds;
#[path = "note/signed.rs"]
mod signed;

use std::{fs, path::PathBuf};

/// An example of tests/fixtures/notes.
pub fn example(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notes");
    fs::read_to_string(folder.join(name)).unwrap()
}
