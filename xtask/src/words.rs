//! The files of words: what the program says in other languages, and what structures are called in Latin.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::dist;

#[path = "../../src/cli/sheet.rs"]
mod sheet;

/// Each file of `assets/words/` as the text that the program takes in, by its language, and the Latin names.
pub fn texts(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in dist::entries(&root.join("assets/words"))? {
        let Some(language) = path
            .file_stem()
            .and_then(|name| name.to_str())
            .filter(|_| path.extension().is_some_and(|ending| ending == "csv"))
        else {
            continue;
        };
        texts.insert(language.to_owned(), sheet::lines(&of_sheet(&path, "english", "said")?));
    }
    let mut latin = of_sheet(&root.join("assets/clinical/structures.csv"), "id", "latin_name")?;
    latin.insert("@language".to_owned(), "la".to_owned());
    texts.insert("la".to_owned(), sheet::lines(&latin));
    Ok(texts)
}

fn of_sheet(path: &Path, key: &str, said: &str) -> Result<BTreeMap<String, String>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{name} could not be read"))?;
    sheet::texts(&text, key, said).map_err(|why| anyhow!("{name}: {why}"))
}
