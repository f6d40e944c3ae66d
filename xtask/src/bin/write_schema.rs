//! Writes the JSON Schemas in assets/ from the program's types; started by `cargo xtask schema`.

use std::path::Path;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent")?;
    let schemas = [
        ("assets/note.schema.json", palpate::note::schema_json()),
        ("assets/page.schema.json", palpate::embed::schema_json()),
    ];
    for (name, schema) in schemas {
        let path = root.join(name);
        std::fs::write(&path, schema).with_context(|| format!("{} could not be written", path.display()))?;
        println!("Wrote {}", path.display());
    }
    Ok(())
}
