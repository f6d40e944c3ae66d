//! The JSON Schema of what a page gets from the element and asks it for, beside the note: the types of its events and of
//! its exports.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use crate::{
    embed::Selection,
    export::{Wish, shape::Shape},
    note::Change,
};

/// The schema as it is committed: JSON Schema 2020-12. It is of no file, so it has definitions alone.
pub fn schema_json() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Change>();
    generator.subschema_for::<Selection>();
    let mut definitions = generator.take_definitions(true);
    definitions.insert("Format".to_owned(), format());
    definitions.insert("ExportOptions".to_owned(), export_options());
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Palpate in a page",
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn format() -> Json {
    let keys: Vec<&str> = Shape::all().map(Shape::key).collect();
    json!({ "description": "What a note can be exported as.", "type": "string", "enum": keys })
}

fn export_options() -> Json {
    let option = |wish: Wish| {
        let schema = json!({ "description": said(wish), "type": "string", "enum": wish.values() });
        (wish.name().to_owned(), schema)
    };
    let options: Map<String, Json> = Wish::ALL.into_iter().map(option).collect();
    json!({
        "description": "How a note is to be exported, where there is a choice.",
        "type": "object",
        "properties": options,
        "additionalProperties": false,
    })
}

fn said(wish: Wish) -> &'static str {
    match wish {
        Wish::Form => {
            "In which form the sentences stand; that which is usual for the kind of session where none is said."
        }
        Wish::Language => "What people read; the language of the element where none is said.",
        Wish::Paper => "What a report is set on; that of the browser's region where none is said.",
        Wish::Release => "Which FHIR is written; R4 where none is said.",
    }
}
