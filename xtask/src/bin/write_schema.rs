//! Writes assets/note.schema.json from the note's types; started by `cargo xtask schema`.

use std::path::Path;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent")?;
    let path = root.join("assets/note.schema.json");
    let mut schema = palpate::note::schema_json();
    if !schema.ends_with('\n') {
        schema.push('\n');
    }
    std::fs::write(&path, schema).with_context(|| format!("{} could not be written", path.display()))?;
    println!("Wrote {}", path.display());
    Ok(())
}
