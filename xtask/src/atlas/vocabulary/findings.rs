//! The types of finding.

use std::path::Path;

use super::{
    super::{
        error::AtlasError,
        rust_text::{digit, digits, id_unless_of, place, row as text_row, unless_equal},
        sheet::{Row, Sheet},
    },
    FINDINGS,
    attributes::Attributes,
    uses::{ChoicePool, read_uses},
};

/// The most characters of a name on a palette button.
pub const SHORT: usize = 18;

const CATEGORIES: [&str; 12] = [
    "myofascial",
    "tone",
    "connective-tissue",
    "fluid",
    "pain",
    "neuro",
    "joint",
    "function",
    "posture",
    "skin",
    "safety",
    "global",
];
const KINDS: [&str; 10] =
    ["region", "muscle", "joint", "bone", "fascia", "tendon", "ligament", "nerve", "lymph-node", "scar-site"];

pub struct Finding {
    pub id: String,
    /// Written for the table.
    pub row: String,
    /// Written for the glossary.
    pub glossed: String,
}

pub fn read_findings(
    root: &Path,
    attributes: &mut Attributes,
    choices: &mut ChoicePool,
) -> Result<Vec<Finding>, AtlasError> {
    let mut findings = Vec::new();
    for row in Sheet::read(root, FINDINGS)?.rows() {
        let lists = [("required_attributes", true), ("optional_attributes", false)];
        let uses = read_uses(row, &lists, attributes, choices)?;
        let severity = match row.text("severity")? {
            "" => None,
            name => {
                let place = attributes.place(row, name)?;
                if !uses.places.contains(&place) || !attributes.is_graded(place) {
                    let why = format!("severity \"{name}\" is no graded attribute of this finding");
                    return Err(row.broken(why));
                }
                Some(place)
            }
        };
        let (id, name) = (row.filled("id")?, row.filled("name")?);
        let mut codes = digit(row.one_of("category", &CATEGORIES)?).to_string();
        codes += &severity.map(place).unwrap_or_default();
        findings.push(Finding {
            id: id.to_owned(),
            row: text_row([
                &codes,
                name,
                id_unless_of(id, name),
                unless_equal(short_name(row)?, name),
                &digits(&applies_to(row)?),
                &uses.text,
            ]),
            glossed: text_row([row.text("abbrev")?, row.filled("definition")?]),
        });
    }
    Ok(findings)
}

pub fn short_name(row: Row<'_>) -> Result<&str, AtlasError> {
    let name = row.filled("short_name")?;
    match name.chars().count() {
        0..=SHORT => Ok(name),
        length => Err(row.broken(format!("short_name \"{name}\" has {length} characters, expected at most {SHORT}"))),
    }
}

/// Places of kinds of structure; none where the finding may concern the whole person.
fn applies_to(row: Row<'_>) -> Result<Vec<usize>, AtlasError> {
    let kinds = row.list("applies_to", '|')?;
    if kinds == ["any"] {
        return Ok((0..KINDS.len()).collect());
    }
    if kinds.contains(&"none") {
        return Ok(Vec::new());
    }
    if kinds.is_empty() {
        return Err(row.broken("applies_to is empty, expected kinds of structure, any or none".to_owned()));
    }
    let place = |kind: &&str| {
        KINDS.iter().position(|known| known == kind).ok_or_else(|| {
            let known = KINDS.join(", ");
            row.broken(format!("applies_to names \"{kind}\", expected any, none or kinds out of {known}"))
        })
    };
    kinds.iter().map(place).collect()
}
