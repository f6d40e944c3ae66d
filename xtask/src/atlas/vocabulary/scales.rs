//! The scales, each a run of rows in scales.csv.

use std::path::Path;

use super::super::{
    error::AtlasError,
    rust_text::{digit, row as text_row, unless_equal},
    sheet::{Row, Sheet},
};
use super::uses::spoken;

const FILE: &str = "assets/clinical/scales.csv";

pub struct Scales(Vec<Scale>);

pub struct Scale {
    id: String,
    title: String,
    standing: usize,
    pub is_composite: bool,
    pub codes: Vec<String>,
    levels: Vec<String>,
}

impl Scales {
    pub fn read(root: &Path) -> Result<Scales, AtlasError> {
        let mut scales: Vec<Scale> = Vec::new();
        for row in Sheet::read(root, FILE)?.rows() {
            let id = row.filled("scale_id")?;
            let known = scales.iter().position(|scale| scale.id == id);
            if known.is_some_and(|place| place + 1 < scales.len()) {
                return Err(row.broken(format!("the scale \"{id}\" stands in two places")));
            }
            if known.is_none() {
                scales.push(Scale {
                    id: id.to_owned(),
                    title: row.filled("title")?.to_owned(),
                    standing: row.one_of("standing", &["verified", "recalled", "convention"])?,
                    is_composite: row.text("type")? == "composite",
                    codes: Vec::new(),
                    levels: Vec::new(),
                });
            }
            if let Some(scale) = scales.last_mut() {
                scale.add(row)?;
            }
        }
        Ok(Scales(scales))
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|scale| scale.id == id)
    }

    pub fn place(&self, row: Row<'_>, id: &str) -> Result<usize, AtlasError> {
        self.find(id).ok_or_else(|| row.broken(format!("\"{id}\" is no scale in {FILE}")))
    }

    pub fn at(&self, place: usize) -> &Scale {
        &self.0[place]
    }

    /// A row for each scale, which begins with an empty field, and one for each of its levels.
    pub fn rows(&self) -> Vec<String> {
        let row = |scale: &Scale| {
            let head = text_row(["", &digit(scale.standing).to_string(), &scale.id, &scale.title]);
            std::iter::once(head).chain(scale.levels.iter().cloned()).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(row).collect()
    }
}

impl Scale {
    fn add(&mut self, row: Row<'_>) -> Result<(), AtlasError> {
        let code = row.filled("level_code")?;
        if self.codes.iter().any(|known| known == code) {
            return Err(row.broken(format!("the level \"{code}\" of {} stands twice", self.id)));
        }
        let most = match (row.text("most")?, self.is_composite) {
            ("", false) => 0,
            (most, true) => most.parse::<u8>().map_err(|_| {
                row.broken(format!("most is \"{most}\", expected the highest number of the item, 1 to 255"))
            })?,
            (most, false) => {
                return Err(
                    row.broken(format!("most is \"{most}\", expected nothing on a scale that is not composite"))
                );
            }
        };
        self.codes.push(code.to_owned());
        let most = if most == 0 { String::new() } else { most.to_string() };
        let label = unless_equal(row.filled("level_label")?, &spoken(code).1);
        self.levels.push(text_row([code, label, row.text("level_definition")?, &most]));
        Ok(())
    }
}
