//! `cargo xtask atlas`: turns the drawings and the clinical catalogue in assets/ into the program's tables.

mod codes;
mod conditions;
/// The program's own, so that what is written here is read there.
#[path = "../../src/chart/curve.rs"]
mod curve;
mod drawings;
mod error;
#[cfg(test)]
mod fidelity;
#[cfg(test)]
mod fidelity_of_sessions;
mod glyphs;
mod lines;
mod lymph;
mod meanings;
mod measures;
mod paths;
mod phrases;
mod references;
mod referrals;
mod rules;
mod rust_text;
mod section_phrases;
mod session;
mod sheet;
mod structures;
mod svg;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::path::{Path, PathBuf};

pub use error::AtlasError;

/// The drawings that the page loads after the program.
pub const LATER_DRAWINGS: &str = "src/chart/drawing/later.txt";

/// The generated files, each as its path relative to the root and its text.
pub fn generate(root: &Path) -> Result<Vec<(PathBuf, String)>, AtlasError> {
    let structures = structures::Structures::read(root)?;
    let vocabulary = vocabulary::Vocabulary::read(root)?;
    references::check(root, &structures, &vocabulary)?;
    let meanings = meanings::Meanings::read(root, &structures, &vocabulary)?;
    let glyphs = glyphs::table(root, &vocabulary)?;
    let (drawings, later, order) = drawings::tables(root, &structures, &meanings)?;
    Ok(vec![
        ("src/chart/structure_table.rs".into(), structures.table()),
        ("src/chart/drawing_table.rs".into(), drawings),
        (LATER_DRAWINGS.into(), later),
        ("src/chart/glyph_table.rs".into(), glyphs),
        ("src/chart/lymph_table.rs".into(), lymph::table(root, &structures.ids, &vocabulary)?),
        ("src/note/referral_table.rs".into(), referrals::table(root, &structures.ids)?),
        ("src/note/vocabulary_table.rs".into(), vocabulary.table(&order)),
        ("src/note/glossary_table.rs".into(), vocabulary.glossary()),
        ("src/note/session_table.rs".into(), session::table(root, &vocabulary)?),
        ("src/words/narrative/section_table.rs".into(), section_phrases::table(root, &vocabulary)?),
        ("src/note/rule_table.rs".into(), rules::table(root, &structures.ids, &vocabulary)?),
        ("src/note/measure_table.rs".into(), measures::table(root, &structures.ids, &vocabulary)?),
        ("src/note/condition_table.rs".into(), conditions::conditions(root)?),
        (
            "src/note/contraindication_table.rs".into(),
            conditions::contraindications(root, &structures.ids, &vocabulary)?,
        ),
        ("src/export/fhir/code_table.rs".into(), codes::table(root)?),
        ("src/words/narrative/phrase_table.rs".into(), phrases::table(root, &structures, &vocabulary)?),
    ])
}

/// Generates and writes the files; says which of them changed.
pub fn write(root: &Path) -> Result<Vec<PathBuf>, AtlasError> {
    let mut changed = Vec::new();
    for (file, text) in generate(root)? {
        let path = root.join(&file);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        std::fs::write(&path, text)
            .map_err(|why| AtlasError::Unwritable { file: file.display().to_string(), why: why.to_string() })?;
        changed.push(file);
    }
    Ok(changed)
}
