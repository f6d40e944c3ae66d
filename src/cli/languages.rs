//! The languages that come with the command.

use crate::{
    cli::sheet,
    words::{Language, Words},
};

const SHEETS: [(&str, &str); 4] = [
    ("ar", include_str!("../../assets/words/ar.csv")),
    ("de", include_str!("../../assets/words/de.csv")),
    ("es", include_str!("../../assets/words/es.csv")),
    ("fr", include_str!("../../assets/words/fr.csv")),
];

/// The words of a language by its tag; in one line why there are none.
pub fn words(tag: &str) -> Result<Words, String> {
    let tag = tag.to_ascii_lowercase();
    if tag == "en" {
        return Ok(Words::default());
    }
    let Some((_, text)) = SHEETS.iter().find(|(known, _)| *known == tag) else {
        let known: Vec<&str> = SHEETS.iter().map(|(known, _)| *known).collect();
        return Err(format!("found --language {tag}, expected en, {}", known.join(", ")));
    };
    let texts = sheet::texts(text, "english", "said")?;
    Ok(Words::new(Some(Language::read(sheet::lines(&texts))?), None))
}
