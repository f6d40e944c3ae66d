//! What stands on the palette before a therapist's own habits are known.

use std::path::Path;

use crate::atlas::{
    error::AtlasError,
    rust_text::digits,
    sheet::{Ids, Sheet},
};

const FILE: &str = "assets/clinical/palette.csv";
const KINDS: [&str; 2] = ["medical", "relaxation"];
const GROUPS: [&str; 2] = ["found", "did"];

/// The order of the tools, by kind of session.
pub struct Palettes {
    /// For each kind: places of findings, places of techniques.
    kinds: Vec<[Vec<usize>; 2]>,
}

impl Palettes {
    pub fn read(root: &Path, findings: &Ids, techniques: &Ids) -> Result<Palettes, AtlasError> {
        let mut kinds = vec![[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
        let sheet = Sheet::read(root, FILE)?;
        for row in sheet.rows() {
            row.variant("kind", &KINDS)?;
            row.variant("group", &GROUPS)?;
            let kind = KINDS.iter().position(|kind| row.text("kind").is_ok_and(|text| text == *kind));
            let group = GROUPS.iter().position(|group| row.text("group").is_ok_and(|text| text == *group));
            if let (Some(kind), Some(group)) = (kind, group) {
                let ids = if group == 0 { findings } else { techniques };
                let place = ids.place(row, row.filled("id")?)?;
                if kinds[kind][group].contains(&place) {
                    return Err(row.broken(format!("\"{}\" stands twice on this palette", row.text("id")?)));
                }
                kinds[kind][group].push(place);
            }
        }
        Ok(Palettes { kinds })
    }

    /// For each kind a row of findings and a row of techniques.
    pub fn rows(&self) -> impl Iterator<Item = String> {
        self.kinds.iter().flatten().map(|places| digits(places))
    }
}
