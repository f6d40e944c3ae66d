//! The files of words: what the program says in other languages, and what structures are called in Latin.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::dist;

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
        texts.insert(language.to_owned(), lines(&rows(&path, "english", "said")?));
    }
    let mut latin = rows(&root.join("assets/clinical/structures.csv"), "id", "latin_name")?;
    latin.insert("@language".to_owned(), "la".to_owned());
    texts.insert("la".to_owned(), lines(&latin));
    Ok(texts)
}

/// In the order of what stands first, as the program looks it up.
fn lines(rows: &BTreeMap<String, String>) -> String {
    rows.iter().map(|(key, value)| format!("{key}\t{value}\n")).collect()
}

/// Two columns of a sheet; rows without the second are left out.
fn rows(path: &Path, key: &str, value: &str) -> Result<BTreeMap<String, String>> {
    let name = path.display();
    let mut sheet = csv::Reader::from_path(path).with_context(|| format!("{name} could not be read"))?;
    let headers = sheet.headers().with_context(|| format!("{name} has no headers"))?.clone();
    let column = |wanted: &str| {
        headers.iter().position(|header| header == wanted).with_context(|| format!("{name} has no column {wanted}"))
    };
    let (key, value) = (column(key)?, column(value)?);
    let mut rows = BTreeMap::new();
    for record in sheet.records() {
        let record = record.with_context(|| format!("{name} has a row that could not be read"))?;
        let (key, value) = (record.get(key).unwrap_or_default(), record.get(value).unwrap_or_default());
        if [key, value].iter().any(|text| text.contains(['\t', '\n'])) {
            bail!("{name}: {key:?} has a tab or a line break, which part the texts in the file");
        }
        if !value.is_empty() && rows.insert(key.to_owned(), value.to_owned()).is_some() {
            bail!("{name} has {key:?} twice");
        }
    }
    Ok(rows)
}
