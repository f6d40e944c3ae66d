//! What is said of a session beside findings and treatments: its sections and their fields.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digits, head, place, row as text_row},
    sheet::{Ids, Row, Sheet},
    vocabulary::Vocabulary,
};

const SECTIONS: &str = "assets/clinical/session_sections.csv";
const FIELDS: &str = "assets/clinical/session_fields.csv";
/// The program's own order of the sections, which it knows by name.
const KNOWN: [&str; 12] = [
    "visit",
    "referral",
    "diagnoses",
    "subjective",
    "screening",
    "consent",
    "measures",
    "goals",
    "response",
    "assessment",
    "plan",
    "end",
];
const PAGES: [&str; 3] = ["client", "measures", "plan"];
const PRESENCE: [&str; 3] = ["asked", "more", "hidden"];

pub fn table(root: &Path, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let mut sections = Vec::new();
    let sheet = Sheet::read(root, SECTIONS)?;
    for (place, row) in sheet.rows().enumerate() {
        if row.one_of("id", &KNOWN)? != place {
            return Err(row.broken(format!("expected the sections in the order {}", KNOWN.join(", "))));
        }
        let codes = digits(&[row.one_of("page", &PAGES)?, presence(row, "medical")?, presence(row, "relaxation")?]);
        sections.push(text_row([codes.as_str(), row.filled("title")?]));
    }
    let mut fields = Vec::new();
    let mut seen = Ids::new("field", FIELDS);
    for row in Sheet::read(root, FIELDS)?.rows() {
        let section = row.one_of("section", &KNOWN)?;
        seen.add(row, &format!("{} {}", row.text("section")?, row.filled("attribute")?))?;
        let attribute = vocabulary.attributes.place(row, row.filled("attribute")?)?;
        let stamp = match row.text("stamp")? {
            "" => String::new(),
            name => place(vocabulary.attributes.place(row, name)?),
        };
        let codes = digits(&[section, presence(row, "medical")?, presence(row, "relaxation")?]);
        fields.push(text_row([(codes + &place(attribute) + &stamp).as_str()]));
    }
    Ok(head("assets/clinical/session_sections.csv and session_fields.csv")
        + &constant("SECTIONS", sections)
        + &constant("FIELDS", fields))
}

/// True where a section has a field with this id.
pub fn field(root: &Path, vocabulary: &Vocabulary, section: &str, id: &str) -> Result<bool, AtlasError> {
    for row in Sheet::read(root, FIELDS)?.rows() {
        let attribute = vocabulary.attributes.place(row, row.filled("attribute")?)?;
        if row.text("section")? == section && vocabulary.attributes.id(attribute) == id {
            return Ok(true);
        }
    }
    Ok(false)
}

fn presence(row: Row<'_>, kind: &str) -> Result<usize, AtlasError> {
    row.one_of(kind, &PRESENCE)
}
