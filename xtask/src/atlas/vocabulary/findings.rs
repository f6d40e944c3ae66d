//! The types of finding.

use std::path::Path;

use super::{
    super::{
        error::AtlasError,
        rust_text::{option, pascal, quoted},
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
                Some(format!("AttributeId({place})"))
            }
        };
        let id = row.filled("id")?;
        findings.push(Finding {
            id: id.to_owned(),
            row: format!(
                "FindingType {{ id: {}, name: {}, short_name: {}, category: FindingCategory::{}, abbreviation: {}, \
                 definition: {}, applies_to: &[{}], attributes: {}, severity: {} }}",
                quoted(id),
                quoted(row.filled("name")?),
                quoted(short_name(row)?),
                row.variant("category", &CATEGORIES)?,
                quoted(row.text("abbrev")?),
                quoted(row.filled("definition")?),
                applies_to(row)?.join(", "),
                uses.text,
                option(severity),
            ),
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

/// Kinds of structure; none where the finding may concern the whole person.
fn applies_to(row: Row<'_>) -> Result<Vec<String>, AtlasError> {
    let kinds = row.list("applies_to", '|')?;
    let variant = |kind: &&str| format!("StructureKind::{}", pascal(kind));
    match kinds.as_slice() {
        ["any"] => Ok(KINDS.iter().map(variant).collect()),
        kinds if kinds.contains(&"none") => Ok(Vec::new()),
        [] => Err(row.broken("applies_to is empty, expected kinds of structure, any or none".to_owned())),
        kinds => match kinds.iter().find(|kind| !KINDS.contains(kind)) {
            None => Ok(kinds.iter().map(variant).collect()),
            Some(kind) => Err(row.broken(format!(
                "applies_to names \"{kind}\", expected any, none or kinds out of {}",
                KINDS.join(", ")
            ))),
        },
    }
}
