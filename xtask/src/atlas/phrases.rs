//! How a colleague would say it: the patterns of details, and names for running text.

use std::{collections::HashMap, path::Path};

use super::{
    error::AtlasError,
    rust_text::{constant, digit, head, place, places, row as text_row},
    sheet::{Ids, Row, Sheet},
    structures::Structures,
    vocabulary::Vocabulary,
};

pub const FILE: &str = "assets/clinical/phrases.csv";
pub const NAMES: &str = "assets/clinical/spoken.csv";
const ATTRIBUTES: &str = "assets/clinical/attributes.csv";
const SCALES: &str = "assets/clinical/scales.csv";
const CONTRAINDICATIONS: &str = "assets/clinical/contraindications.csv";
const MEASURES: &str = "assets/clinical/measures.csv";

const PLACES: [&str; 5] = ["adjective", "name", "dose", "detail", "grade"];
const KINDS: [&str; 10] =
    ["unit", "scale", "level", "choice", "product", "finding", "technique", "structure", "contraindication", "measure"];
/// What a pattern can ask of its own attribute; every other slot names another attribute.
const OWN_SLOTS: [&str; 4] = ["value", "only", "before", "after"];

pub fn table(root: &Path, structures: &Structures, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let attributes = Attributes::read(root)?;
    let phrases = phrases(root, &attributes, vocabulary)?;
    let names = names(root, &attributes, structures, vocabulary)?;
    Ok(head(&format!("{FILE} and {NAMES}")) + &constant("PHRASES", phrases) + &constant("SPOKEN", names))
}

struct Attributes {
    ids: Ids,
    kinds: HashMap<String, String>,
}

impl Attributes {
    fn read(root: &Path) -> Result<Attributes, AtlasError> {
        let ids = Ids::of_column(root, "attribute", ATTRIBUTES)?;
        let mut kinds = HashMap::new();
        for row in Sheet::read(root, ATTRIBUTES)?.rows() {
            kinds.insert(row.filled("id")?.to_owned(), row.filled("kind")?.to_owned());
        }
        Ok(Attributes { ids, kinds })
    }
}

fn phrases(root: &Path, attributes: &Attributes, vocabulary: &Vocabulary) -> Result<Vec<String>, AtlasError> {
    let mut rows = Vec::new();
    for row in Sheet::read(root, FILE)?.rows() {
        let id = row.filled("attribute")?;
        let attribute = attributes.ids.place(row, id)?;
        let findings = vocabulary.finding_ids.places(row, &row.list("findings", ';')?)?;
        let told = row.one_of("place", &PLACES)?;
        let (pattern, otherwise) = (row.filled("pattern")?, row.text("otherwise")?);
        let is_flag = attributes.kinds.get(id).is_some_and(|kind| kind == "flag");
        if is_flag == otherwise.is_empty() {
            let why = "a flag is said in both ways, what is no flag in one";
            return Err(row.broken(format!("otherwise is \"{otherwise}\" for {id}: {why}")));
        }
        let slots = slots(row, pattern)?;
        if is_flag != slots.is_empty() {
            return Err(row.broken(format!("\"{pattern}\" must ask for a value unless {id} is a flag")));
        }
        for slot in slots.into_iter().filter(|slot| !OWN_SLOTS.contains(slot)) {
            attributes.ids.place(row, slot)?;
        }
        let codes = format!("{}{}", place(attribute), digit(told));
        rows.push(text_row([codes.as_str(), &places(&findings), pattern, otherwise]));
    }
    Ok(rows)
}

/// The names between braces, without what a colon adds to them.
fn slots<'a>(row: Row<'a>, pattern: &'a str) -> Result<Vec<&'a str>, AtlasError> {
    let mut slots = Vec::new();
    for part in pattern.split('{').skip(1) {
        let Some((slot, _)) = part.split_once('}') else {
            return Err(row.broken(format!("a brace of \"{pattern}\" is not closed")));
        };
        slots.push(slot.split(':').next().unwrap_or_default());
    }
    Ok(slots)
}

/// Sorted, so that a name is found by halving.
fn names(
    root: &Path,
    attributes: &Attributes,
    structures: &Structures,
    vocabulary: &Vocabulary,
) -> Result<Vec<String>, AtlasError> {
    let (mut scales, mut levels) = (Vec::new(), Vec::new());
    for row in Sheet::read(root, SCALES)?.rows() {
        let scale = row.filled("scale_id")?;
        scales.push(scale.to_owned());
        levels.push(format!("{scale}:{}", row.filled("level_code")?));
    }
    let contraindications = Ids::of_column(root, "contraindication", CONTRAINDICATIONS)?;
    let measures = Ids::of_column(root, "measure", MEASURES)?;
    let mut names = Vec::new();
    for row in Sheet::read(root, NAMES)?.rows() {
        let (kind, id, words) = (row.one_of("of", &KINDS)?, row.filled("id")?, row.filled("words")?);
        let is_known = match KINDS[kind] {
            "scale" => scales.iter().any(|scale| scale == id),
            "level" => levels.iter().any(|level| level == id),
            "choice" => id.split_once(':').is_some_and(|(attribute, _)| attributes.ids.find(attribute).is_some()),
            "finding" => vocabulary.finding_ids.find(id).is_some(),
            "technique" => vocabulary.technique_ids.find(id).is_some(),
            "structure" => structures.ids.find(id).is_some(),
            "contraindication" => contraindications.find(id).is_some(),
            "measure" => measures.find(id).is_some(),
            _ => true,
        };
        if !is_known {
            return Err(row.broken(format!("\"{id}\" is no {} of the catalogue", KINDS[kind])));
        }
        if names.iter().any(|(other, known, _)| *other == kind && known == id) {
            return Err(row.broken(format!("the {} \"{id}\" stands twice", KINDS[kind])));
        }
        names.push((kind, id.to_owned(), words.to_owned()));
    }
    names.sort();
    Ok(names.into_iter().map(|(kind, id, words)| text_row([digit(kind).to_string().as_str(), &id, &words])).collect())
}
