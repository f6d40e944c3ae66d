//! The techniques.

use std::path::Path;

use super::{
    super::{
        error::AtlasError,
        rust_text::{float, option, quoted, quoted_list},
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
}

pub fn read_techniques(
    root: &Path,
    attributes: &mut Attributes,
    choices: &mut ChoicePool,
) -> Result<Vec<Technique>, AtlasError> {
    let mut techniques = Vec::new();
    for row in Sheet::read(root, TECHNIQUES)?.rows() {
        let uses = read_uses(row, &[("attributes", false)], attributes, choices)?;
        let family = row.filled("family")?;
        techniques.push(Technique {
            family: family.to_owned(),
            row: format!(
                "TechniqueType {{ id: {}, name: {}, short_name: {}, abbreviation: {}, family: {}, approach: Approach::{}, \
                 definition: {}, pressure: {}, minutes: {}, directions: {}, tools: {}, products: {}, attributes: {}, \
                 synonyms: {} }}",
                quoted(row.filled("id")?),
                quoted(row.filled("name")?),
                quoted(short_name(row)?),
                quoted(row.text("abbreviation")?),
                quoted(family),
                row.variant("approach", &["medical", "relaxation", "both"])?,
                quoted(row.filled("definition")?),
                option(pressure(row)?),
                option(minutes(row)?),
                quoted_list(row.list("directions", ';')?),
                quoted_list(row.list("tools", ';')?),
                quoted_list(row.list("products", ';')?),
                uses.text,
                quoted(row.text("synonyms")?),
            ),
        });
    }
    Ok(techniques)
}

fn pressure(row: Row<'_>) -> Result<Option<String>, AtlasError> {
    let numbers = [row.number("pressure_usual")?, row.number("pressure_least")?, row.number("pressure_most")?];
    match numbers {
        [None, None, None] => Ok(None),
        [Some(usual), Some(least), Some(most)]
            if 1.0 <= least && least <= usual && usual <= most && most <= 5.0 && numbers.iter().flatten().all(|n| n.fract() == 0.0) =>
        {
            Ok(Some(format!("PressureRange {{ usual: {usual}, least: {least}, most: {most} }}")))
        }
        _ => Err(row.broken(
            "pressure_usual, pressure_least and pressure_most have to be whole numbers from 1 to 5 with the usual one between the others, or all empty".to_owned(),
        )),
    }
}

fn minutes(row: Row<'_>) -> Result<Option<String>, AtlasError> {
    match (row.number("minutes_least")?, row.number("minutes_most")?) {
        (None, None) => Ok(None),
        (Some(least), Some(most)) if 0.0 < least && least <= most => {
            Ok(Some(format!("({}, {})", float(least), float(most))))
        }
        (least, most) => Err(row.broken(format!(
            "minutes_least {} and minutes_most {} are no range",
            least.map_or("nothing".to_owned(), |least| least.to_string()),
            most.map_or("nothing".to_owned(), |most| most.to_string())
        ))),
    }
}
