//! The JSON Schema of the note's file, made from the types themselves.

use schemars::generate::SchemaSettings;

use crate::note::{FORMAT, Note, VERSION, envelope::Envelope};

/// The schema as it is committed: JSON Schema 2020-12.
pub fn schema_json() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Envelope<Note>>();
    schema.insert("title".to_owned(), "Palpate note".into());
    if let Some(properties) = schema.get_mut("properties") {
        properties["format"]["const"] = FORMAT.into();
        let said = properties["version"]["description"].take();
        properties["version"] = serde_json::json!({ "description": said, "const": VERSION });
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
