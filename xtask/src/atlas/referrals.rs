//! Where the trigger points of each muscle send their pain.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digits, head, place, places, row as text_row},
    sheet::{Ids, Sheet},
};

pub const FILE: &str = "assets/clinical/referral_patterns.csv";

const SOURCES: &str = "assets/clinical/sources/referral_patterns.csv";

pub fn table(root: &Path, structures: &Ids) -> Result<String, AtlasError> {
    let mut muscles = Ids::new("muscle", FILE);
    let mut rows = Vec::new();
    let sources = Sheet::read(root, SOURCES)?;
    for (row, source) in Sheet::read(root, FILE)?.rows().zip(sources.rows()) {
        let muscle = row.filled("muscle_id")?;
        muscles.add(row, muscle)?;
        let (primary, spillover) = (row.list("primary_zones", ',')?, row.list("spillover_zones", ',')?);
        if let Some(zone) = spillover.iter().find(|zone| primary.contains(zone)) {
            return Err(row.broken(format!("\"{zone}\" is a primary zone and one that the pain spills over to")));
        }
        let (primary, spillover) = (structures.places(row, &primary)?, structures.places(row, &spillover)?);
        if source.text("muscle_id")? != muscle {
            return Err(row.broken(format!("{SOURCES} has another muscle in this row")));
        }
        let is_both = row.one_of("side", &["ipsilateral", "both"])?;
        let is_checked = usize::from(source.text("verification")?.starts_with("broadly agrees"));
        let muscle = digits(&[is_both, is_checked]) + &place(structures.place(row, muscle)?);
        rows.push(text_row([muscle.as_str(), &places(&primary), &places(&spillover)]));
    }
    Ok(head(FILE) + &constant("REFERRALS", rows))
}
