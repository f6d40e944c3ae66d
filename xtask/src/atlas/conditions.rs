//! Conditions with their codes, and what speaks against a treatment.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digit, digits, head, places, row as text_row},
    sheet::{Ids, Sheet},
    vocabulary::Vocabulary,
};

const CONDITIONS: &str = "assets/clinical/conditions.csv";
const CONTRAINDICATIONS: &str = "assets/clinical/contraindications.csv";
const TECHNIQUES: &str = "assets/clinical/techniques.csv";
const SOURCES: &str = "assets/clinical/sources/contraindications.csv";
const LEVELS: [&str; 3] = ["absolute", "local", "precaution"];
const PRECAUTION: usize = 2;

/// Conditions: a name and the codes for it, for its right and left and both, then others; and what is measured of it.
pub fn conditions(root: &Path) -> Result<String, AtlasError> {
    let measures = Ids::of_column(root, "measure", super::measures::FILE)?;
    let (mut rows, mut codes) = (Vec::new(), Vec::new());
    let mut titles: Vec<(String, String)> = Vec::new();
    for row in Sheet::read(root, CONDITIONS)?.rows() {
        let others = row.list("icd10cm_other", ' ')?.join("|");
        for title in row.list("icd10cm_titles", ';')? {
            let (code, words) = title.split_once(' ').unwrap_or((title, ""));
            if !titles.iter().any(|(known, _)| known == code) {
                titles.push((code.to_owned(), words.to_owned()));
            }
        }
        let typical = measures.places(row, &row.list("typical_measures", ',')?)?;
        let typical: String = typical.into_iter().map(digit).collect();
        rows.push(text_row([row.filled("id")?, row.filled("name")?]));
        codes.push(text_row([
            row.text("icd10cm")?,
            row.text("icd10cm_right")?,
            row.text("icd10cm_left")?,
            row.text("icd10cm_bilateral")?,
            &others,
            &typical,
        ]));
    }
    let titles = titles.iter().map(|(code, words)| text_row([code.as_str(), words]));
    Ok(head(CONDITIONS) + &constant("CONDITIONS", rows) + &constant("CODES", codes) + &constant("TITLES", titles))
}

/// What speaks against a treatment: how much, of what and where, and who says so. Which techniques it speaks against is
/// written in both sheets, each naming rows of the other; the table has them once.
pub fn contraindications(root: &Path, structures: &Ids, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let sources = Sheet::read(root, SOURCES)?;
    let techniques_sheet = Sheet::read(root, TECHNIQUES)?;
    let (mut rows, mut advice) = (Vec::new(), Vec::new());
    for row in Sheet::read(root, CONTRAINDICATIONS)?.rows() {
        let id = row.filled("id")?;
        let source = sources.rows().find(|source| source.text("id").is_ok_and(|other| other == id));
        let source = source.ok_or_else(|| row.broken(format!("\"{id}\" has no row in {SOURCES}")))?.filled("source")?;
        let scope = row.list("scope", ';')?;
        let is_for_all = scope.contains(&"all");
        // A product is no technique: what is meant is said by the action.
        let mut techniques: Vec<_> = scope.into_iter().filter(|word| !["all", "product"].contains(word)).collect();
        let level = row.one_of("level", &LEVELS)?;
        // What speaks against all of them, wholly or at its place, needs no names.
        if !is_for_all || level == PRECAUTION {
            for technique in techniques_sheet.rows() {
                let named = technique.filled("id")?;
                if technique.list("contraindications", ';')?.contains(&id) && !techniques.contains(&named) {
                    techniques.push(named);
                }
            }
        }
        let techniques = vocabulary.technique_ids.places(row, &techniques)?;
        let mut regions = Vec::new();
        for region in row.list("regions", ',')? {
            // Wherever there is a scar: the place is said with the answer.
            if region != "scar-site" {
                regions.push(structures.place(row, region)?);
            }
        }
        let cap = row
            .number("max_pressure")?
            .map_or(0, |cap| usize::from(cap >= 1.0) + usize::from(cap >= 2.0) + usize::from(cap >= 3.0));
        let codes = digits(&[
            level,
            row.one_of("red_flag", &["N", "Y"])?,
            usize::from(is_for_all),
            cap,
            usize::from(source.contains("recalled")),
        ]);
        rows.push(text_row([&codes, id, row.filled("name")?, &digits(&techniques), &places(&regions)]));
        advice.push(text_row([row.text("action")?, row.text("rationale")?, source]));
    }
    Ok(head(CONTRAINDICATIONS) + &constant("CONTRAINDICATIONS", rows) + &constant("ADVICE", advice))
}
