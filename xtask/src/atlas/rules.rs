//! What a complete note holds, by rule set.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digits, head, places, row as text_row},
    session::field,
    sheet::{Ids, Row, Sheet},
    vocabulary::Vocabulary,
};

const SETS: &str = "assets/clinical/record_rule_sets.csv";
const RULES: &str = "assets/clinical/record_rules.csv";
const KINDS: [&str; 2] = ["medical", "relaxation"];
/// When a rule applies; the first is always.
const WHEN: [&str; 8] = [
    "",
    "medical",
    "relaxation",
    "referral-required",
    "referral-present",
    "sensitive-area",
    "end-of-care",
    "returning",
];
/// What a rule can need beside a field of a section.
const NEEDS: [&str; 17] = [
    "client",
    "booked-minutes",
    "remark",
    "screening",
    "screening.reasons",
    "diagnoses",
    "findings",
    "reassessment",
    "treatments",
    "treatments.minutes",
    "treatments.sites",
    "treatments.pressure",
    "measures",
    "measures.after",
    "goals",
    "goals.measurable",
    "signature",
];
const VERIFICATION: [&str; 3] = ["read", "recalled", "convention"];

pub fn table(root: &Path, structures: &Ids, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let mut ids = Ids::new("rule set", SETS);
    let mut sets = Vec::new();
    for row in Sheet::read(root, SETS)?.rows() {
        let id = row.filled("id")?;
        ids.add(row, id)?;
        let kinds = row.list("for_kinds", '|')?;
        if let Some(kind) = kinds.iter().find(|kind| !KINDS.contains(kind)) {
            return Err(row.broken(format!("for_kinds has \"{kind}\", expected {}", KINDS.join(", "))));
        }
        let codes = digits(&KINDS.map(|kind| usize::from(kinds.contains(&kind))));
        let sensitive = structures.places(row, &row.list("sensitive_structures", ',')?)?;
        let texts = [row.filled("name")?, row.filled("note")?, row.filled("source")?];
        sets.push(text_row([codes.as_str(), id, texts[0], texts[1], texts[2], &places(&sensitive)]));
    }
    let mut rules = Vec::new();
    let mut known = Ids::new("rule", RULES);
    for row in Sheet::read(root, RULES)?.rows() {
        let set = ids.place(row, row.filled("set")?)?;
        known.add(row, &format!("{} {}", row.text("set")?, row.filled("id")?))?;
        let needs = row.list("needs", '|')?;
        if needs.is_empty() {
            return Err(row.broken("needs is empty".to_owned()));
        }
        for need in &needs {
            check(row, need, vocabulary, root)?;
        }
        let codes = digits(&[set, row.one_of("applies_when", &WHEN)?, row.one_of("verification", &VERIFICATION)?]);
        let text = row.filled("text")?;
        if text.chars().count() > 90 {
            return Err(row.broken(format!("the text has {} letters, expected at most 90", text.chars().count())));
        }
        rules.push(text_row([codes.as_str(), row.text("id")?, &needs.join("|"), text, row.filled("source")?]));
    }
    Ok(head("assets/clinical/record_rule_sets.csv and record_rules.csv")
        + &constant("SETS", sets)
        + &constant("RULES", rules))
}

fn check(row: Row<'_>, need: &str, vocabulary: &Vocabulary, root: &Path) -> Result<(), AtlasError> {
    if NEEDS.contains(&need) {
        return Ok(());
    }
    let is_field = match need.split_once('.') {
        Some((section, id)) => field(root, vocabulary, section, id)?,
        None => false,
    };
    if is_field { Ok(()) } else { Err(row.broken(format!("\"{need}\" is nothing that a rule can need"))) }
}
