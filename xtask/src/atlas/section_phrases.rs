//! How the sections of a session are told.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, head, row as text_row},
    session::field,
    sheet::{Row, Sheet},
    vocabulary::Vocabulary,
};

const FILE: &str = "assets/clinical/section_phrases.csv";

pub fn table(root: &Path, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let mut rows = Vec::new();
    for row in Sheet::read(root, FILE)?.rows() {
        let (section, pattern) = (row.filled("section")?, row.filled("pattern")?);
        check_brackets(row, pattern)?;
        for slot in pattern.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(slot, _)| slot) {
            let id = slot.split_once('?').map_or(slot, |(id, _)| id);
            if !field(root, vocabulary, section, id)? {
                return Err(row.broken(format!("\"{id}\" is no field of {section}")));
            }
        }
        rows.push(text_row([section, pattern]));
    }
    Ok(head(FILE) + &constant("SECTIONS", rows))
}

/// Brackets and braces close in their order, and brackets do not stand in each other.
fn check_brackets(row: Row<'_>, pattern: &str) -> Result<(), AtlasError> {
    let mut open = Vec::new();
    for letter in pattern.chars() {
        let fits = match letter {
            '[' => open.is_empty(),
            '{' => open.last() != Some(&'{'),
            ']' => open.pop() == Some('['),
            '}' => open.pop() == Some('{'),
            _ => continue,
        };
        if !fits {
            return Err(row.broken(format!("\"{letter}\" stands where it cannot, in \"{pattern}\"")));
        }
        if matches!(letter, '[' | '{') {
            open.push(letter);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(row.broken(format!("a bracket is left open in \"{pattern}\""))) }
}
