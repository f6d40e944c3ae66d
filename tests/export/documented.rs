//! The example of docs/fhir.md is what the program writes.

use std::{env, fs, path::PathBuf};

use palpate::{
    export::fhir::{Given, Options, document},
    note::read,
};
use serde_json::Value as Json;

use super::UPDATE;

const FENCES: [&str; 2] = ["```json\n", "```\n"];
const HEADING: &str = "## An example\n";

/// As long as a line of the page may be.
const WIDTH: usize = 120;

/// JSON as a person would set it: on one line what has room there.
fn set(json: &Json, indent: usize, before: usize, text: &mut String) {
    let whole = json.to_string().replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "}, {");
    let (open, close, items): (char, char, Vec<(Option<&String>, &Json)>) = match json {
        Json::Object(fields) => ('{', '}', fields.iter().map(|(name, value)| (Some(name), value)).collect()),
        Json::Array(items) => ('[', ']', items.iter().map(|item| (None, item)).collect()),
        _ => return text.push_str(&json.to_string()),
    };
    // Only spaces that were put in are not the text's own.
    if before + whole.len() < WIDTH && serde_json::from_str::<Json>(&whole).is_ok_and(|read| read == *json) {
        return text.push_str(&whole);
    }
    text.push(open);
    let last = items.len().saturating_sub(1);
    for (place, (name, value)) in items.into_iter().enumerate() {
        let start = " ".repeat(indent + 2) + &name.map(|name| format!("\"{name}\": ")).unwrap_or_default();
        text.push('\n');
        text.push_str(&start);
        set(value, indent + 2, start.len() + 1, text);
        if place < last {
            text.push(',');
        }
    }
    text.push_str(&format!("\n{}{close}", " ".repeat(indent)));
}

/// What stands between a text and the next one after it, from a place on: where, and what.
fn between<'a>(text: &'a str, from: usize, [open, close]: [&str; 2]) -> (usize, &'a str) {
    let start = from + text[from..].find(open).unwrap() + open.len();
    (start, &text[start..start + text[start..].find(close).unwrap()])
}

#[test]
fn the_example_in_the_documentation_is_what_the_program_writes() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/fhir.md");
    let mut page = fs::read_to_string(&path).unwrap();
    let (start, note) = between(&page, page.find(HEADING).unwrap(), FENCES);
    let bundle = document(&read(note).unwrap(), &Given::default(), &Options::default());
    let resources: Vec<&Json> = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect();
    let kinds = ["Composition", "Patient", "Encounter", "Device", "Observation", "BodyStructure", "Procedure"];
    let counts = kinds.map(|kind| resources.iter().filter(|resource| resource["resourceType"] == kind).count());
    assert_eq!((counts, resources.len()), ([1, 1, 1, 1, 2, 2, 1], 9));
    let mut place = start + note.len() + FENCES[1].len();
    for kind in ["Observation", "Procedure"] {
        let mut expected = String::new();
        set(resources.iter().find(|resource| resource["resourceType"] == kind).unwrap(), 0, 0, &mut expected);
        expected.push('\n');
        let (start, found) = between(&page, place, FENCES);
        let end = start + found.len();
        if env::var_os(UPDATE).is_some() {
            page.replace_range(start..end, &expected);
            fs::write(&path, &page).unwrap();
        } else {
            assert_eq!(found, expected, "write it with {UPDATE}=1");
        }
        place = start + expected.len() + FENCES[1].len();
    }
}
