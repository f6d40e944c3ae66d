//! What is measured, the norms of movement, and where a girth is taken.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digits, head, place, row as text_row},
    sheet::{Ids, Sheet},
    vocabulary::Vocabulary,
};

pub const FILE: &str = "assets/clinical/measures.csv";
const SOURCES: &str = "assets/clinical/sources/measures.csv";
const NORMS: &str = "assets/clinical/rom_norms.csv";
const NORM_SOURCES: &str = "assets/clinical/sources/rom_norms.csv";
const LANDMARKS: &str = "assets/clinical/circumference_landmarks.csv";
const KINDS: [&str; 4] = ["", "scale", "number", "activities"];
const PLACES: [&str; 5] = ["", "none", "any", "movement", "landmark"];
const BETTER: [&str; 3] = ["lower", "higher", "neither"];
const LICENCES: [&str; 3] = ["free", "score-only", "licence"];

pub fn table(root: &Path, structures: &Ids, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let sources = Sheet::read(root, SOURCES)?;
    let (mut measures, mut grounds) = (Vec::new(), Vec::new());
    for row in Sheet::read(root, FILE)?.rows() {
        let id = row.filled("id")?;
        let source = sources.rows().find(|source| source.text("id").is_ok_and(|other| other == id));
        let source = source.ok_or_else(|| row.broken(format!("\"{id}\" has no row in {SOURCES}")))?;
        let better = BETTER.iter().position(|word| row.text("better").is_ok_and(|text| text.starts_with(word)));
        let real_change = row.number("real_change")?;
        let is_verified = source.text("mcid_verification")?.starts_with("verified");
        let codes = digits(&[
            row.one_of("kind", &KINDS)?,
            row.one_of("place", &PLACES)?,
            better.unwrap_or(2),
            row.one_of("licence_status", &LICENCES)?,
            usize::from(is_verified),
        ]);
        let amounts = if row.text("kind")? == "scale" {
            vocabulary.scales.place(row, row.filled("scale")?)?.to_string()
        } else {
            ["least", "most", "step"].map(|column| row.text(column).unwrap_or_default()).join("|")
        };
        let real_change = real_change.map(|change| change.to_string()).unwrap_or_default();
        measures.push(text_row([
            &codes,
            id,
            row.filled("name")?,
            row.text("short_name")?,
            row.text("unit")?,
            &amounts,
            &real_change,
        ]));
        grounds.push(text_row([row.text("real_change_says")?, source.text("mcid_source")?]));
    }
    let movements = vocabulary.scales.at(vocabulary.scales.find("rom-direction").unwrap_or_default());
    let norm_sources = Sheet::read(root, NORM_SOURCES)?;
    let mut norms = Vec::new();
    for (row, source) in Sheet::read(root, NORMS)?.rows().zip(norm_sources.rows()) {
        for column in ["joint_id", "movement"] {
            if row.text(column)? != source.text(column)? {
                return Err(row.broken(format!("{NORM_SOURCES} has another {column} in this row")));
            }
        }
        let joint = place(structures.place(row, row.filled("joint_id")?)?);
        let movement = row.filled("movement")?;
        if !movements.codes.iter().any(|code| code == movement || *code == format!("{movement}-left")) {
            return Err(row.broken(format!("the movement \"{movement}\" is none of rom-direction")));
        }
        let is_read = source.text("aaos_ama_verification")?.starts_with("verified");
        norms.push(text_row([
            (digits(&[usize::from(is_read), usize::from(row.text("unit")? == "mm")]) + &joint).as_str(),
            movement,
            row.text("aaos_norm")?,
            row.text("ama_norm")?,
        ]));
    }
    let mut landmarks = Vec::new();
    for row in Sheet::read(root, LANDMARKS)?.rows() {
        let region = place(structures.place(row, row.filled("region_id")?)?);
        landmarks.push(text_row([region.as_str(), row.filled("id")?, row.filled("description")?]));
    }
    Ok(head("assets/clinical/measures.csv, rom_norms.csv and circumference_landmarks.csv")
        + &constant("MEASURES", measures)
        + &constant("GROUNDS", grounds)
        + &constant("NORMS", norms)
        + &constant("LANDMARKS", landmarks))
}
