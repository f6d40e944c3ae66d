//! `cargo xtask schema`: the JSON Schemas of the note, for those who read notes without this code, and of what goes between
//! the element and its page, for its types.

use anyhow::{Context, Result};

use crate::workspace;

/// Writes assets/note.schema.json and assets/page.schema.json.
pub fn write() -> Result<()> {
    // A program of its own, so that no other command waits for the library to compile.
    workspace::run(workspace::cargo()?.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "schema",
        "--bin",
        "write-schema",
    ]))
    .context("the schemas could not be written")
}
