//! The techniques.

use std::path::Path;

use super::{
    super::{
        error::AtlasError,
        rust_text::{digits, id_unless_of, row as text_row, unless_equal},
        sheet::{Row, Sheet},
    },
    TECHNIQUES,
    attributes::Attributes,
    findings::short_name,
    uses::{ChoicePool, read_uses},
};

pub struct Technique {
    pub family: String,
    /// Written for the table.
    pub row: String,
    /// Written for the glossary.
    pub glossed: String,
}

pub fn read_techniques(
    root: &Path,
    attributes: &mut Attributes,
    choices: &mut ChoicePool,
) -> Result<Vec<Technique>, AtlasError> {
    let mut techniques = Vec::new();
    for row in Sheet::read(root, TECHNIQUES)?.rows() {
        let uses = read_uses(row, &[("attributes", false)], attributes, choices)?;
        let (name, family) = (row.filled("name")?, row.filled("family")?);
        let approach = row.one_of("approach", &["medical", "relaxation", "both"])?;
        let codes = digits(&[approach]) + &pressure(row)?;
        techniques.push(Technique {
            family: family.to_owned(),
            row: text_row([
                &codes,
                name,
                id_unless_of(row.filled("id")?, name),
                unless_equal(short_name(row)?, name),
                family,
                &minutes(row)?,
                &row.list("directions", ';')?.join("|"),
                &row.list("tools", ';')?.join("|"),
                &row.list("products", ';')?.join("|"),
                &uses.text,
                &families(row)?,
            ]),
            glossed: text_row([row.text("abbreviation")?, row.filled("definition")?, row.text("synonyms")?]),
        });
    }
    Ok(techniques)
}

/// The usual, the least and the most, a character each.
fn pressure(row: Row<'_>) -> Result<String, AtlasError> {
    let numbers = [row.number("pressure_usual")?, row.number("pressure_least")?, row.number("pressure_most")?];
    match numbers {
        [None, None, None] => Ok(String::new()),
        [Some(usual), Some(least), Some(most)]
            if 1.0 <= least && least <= usual && usual <= most && most <= 5.0 && numbers.iter().flatten().all(|n| n.fract() == 0.0) =>
        {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 5")]
            let places = [usual, least, most].map(|number| number as usize);
            Ok(digits(&places))
        }
        _ => Err(row.broken(
            "pressure_usual, pressure_least and pressure_most have to be whole numbers from 1 to 5 with the usual one between the others, or all empty".to_owned(),
        )),
    }
}

/// Codes of timed services are five digits; their texts are not free, and stand nowhere.
fn families(row: Row<'_>) -> Result<String, AtlasError> {
    let families = row.list("cpt_family", ';')?;
    match families.iter().find(|code| code.len() != 5 || !code.bytes().all(|letter| letter.is_ascii_digit())) {
        None => Ok(families.join("|")),
        Some(code) => Err(row.broken(format!("cpt_family \"{code}\" has to be a number of five digits, or empty"))),
    }
}

fn minutes(row: Row<'_>) -> Result<String, AtlasError> {
    match (row.number("minutes_least")?, row.number("minutes_most")?) {
        (None, None) => Ok(String::new()),
        (Some(least), Some(most)) if 0.0 < least && least <= most => Ok(format!("{least}-{most}")),
        (least, most) => Err(row.broken(format!(
            "minutes_least {} and minutes_most {} are no range",
            least.map_or("nothing".to_owned(), |least| least.to_string()),
            most.map_or("nothing".to_owned(), |most| most.to_string())
        ))),
    }
}
