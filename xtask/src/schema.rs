//! `cargo xtask schema`: the JSON Schema of the note, for those who read notes without this code.

use anyhow::{Context, Result};

use crate::workspace;

/// Writes assets/note.schema.json.
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
    .context("the schema could not be written; assets/note.schema.json is as it was")
}
