//! The JSON Schema that integrators get: it is the one of the types, it takes what Palpate writes, and it
//! refuses what Palpate refuses, as far as a schema can.

#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "schema/page.rs"]
mod page;

use std::{fs, path::PathBuf};

use jsonschema::Validator;
use palpate::{
    chart::{Layer, StructureId, View, drawing},
    note::{AttributeId, FindingTypeId, TechniqueId, VERSION, schema_json},
};
use serde_json::{Value as Json, json};

fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn schema() -> Validator {
    let schema: Json = serde_json::from_str(&schema_json()).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

fn example(name: &str) -> Json {
    let path = repository("tests/fixtures/notes").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_committed_schema_is_the_one_of_the_types() {
    let committed = fs::read_to_string(repository("assets/note.schema.json")).unwrap();
    assert!(
        committed == schema_json(),
        "The format of notes is not what assets/note.schema.json says.\n\
         Where a note that was valid would no longer be read, or would mean something else: raise VERSION (now \
         {VERSION}) in src/note/envelope.rs, add a step to `migrate` and an example to tests/fixtures/notes.\n\
         Where only words changed, or something optional was added: keep VERSION.\n\
         Then `cargo xtask schema` writes the file."
    );
}

#[test]
fn every_example_is_valid() {
    let schema = schema();
    let examples = fs::read_dir(repository("tests/fixtures/notes")).unwrap().map(|file| file.unwrap().file_name());
    let examples: Vec<String> = examples.map(|name| name.into_string().unwrap()).collect();
    assert!(examples.len() >= 4, "found {examples:?}");
    for name in examples {
        let errors: Vec<String> = schema.iter_errors(&example(&name)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn a_broken_example_is_not_valid() {
    let schema = schema();
    let medical = example("medical.json");
    assert!(schema.is_valid(&medical));
    let cases: [(&str, Json); 24] = [
        ("/format", json!("some-note")),
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/note", json!([])),
        ("/note/id", json!("7")),
        ("/note/session/kind", json!("sport")),
        ("/note/session/createdAt", json!("yesterday")),
        ("/note/findings", json!({})),
        ("/note/findings/0/finding", json!("no such thing")),
        ("/note/findings/0/finding", json!(7)),
        ("/note/findings/0/site/side", json!("starboard")),
        ("/note/findings/0/site/structure", json!("")),
        ("/note/findings/0/site/mark/point/x", json!("12")),
        ("/note/findings/0/site/mark/point/x", json!(301)),
        ("/note/findings/0/site/mark/view", json!("inside")),
        ("/note/findings/0/site/mark/drawing", json!(0)),
        ("/note/findings/0/response", json!("fine")),
        ("/note/findings/0/recordedAt", json!(0)),
        ("/note/findings/0/before", json!({ "pain nrs": 6 })),
        ("/note/findings/0/before", json!({ "painNrs": null })),
        ("/note/treatments/0/pressure", json!(6)),
        ("/note/treatments/0/pressure", json!(2.5)),
        ("/note/treatments/0/minutes", json!(-1)),
        ("/note/treatments/0/minutes", json!(601)),
    ];
    for (pointer, value) in cases {
        let mut broken = medical.clone();
        *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("the example has no {pointer}")) = value.clone();
        assert!(!schema.is_valid(&broken), "{pointer}: {value}");
    }
}

#[test]
fn a_statement_has_the_words_of_its_kind_and_no_others() {
    let schema = schema();
    let signed = example("signed.json");
    let cases: [(&str, Json); 16] = [
        ("/record", json!({})),
        ("/record/0/kind", json!("seal")),
        ("/record/0/kind", json!("addendum")),
        ("/record/0/text", json!("x")),
        ("/record/0/late", json!(false)),
        ("/record/0/by", json!("Mara Kern")),
        ("/record/0/by", json!({ "credentials": "LMT" })),
        ("/record/0/by/name", json!("")),
        ("/record/0/at", json!("today")),
        ("/record/0/hash", json!("AB")),
        ("/record/0/stranger", json!(1)),
        ("/record/1/kind", json!("correction")),
        ("/record/1/text", json!("")),
        ("/record/1/reason", json!("x")),
        ("/record/2/corrects", json!({})),
        ("/record/2/corrects/id", json!("7")),
    ];
    for (pointer, value) in cases {
        let mut broken = signed.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match broken.pointer_mut(parent).unwrap() {
            Json::Array(items) => items[key.parse::<usize>().unwrap()] = value.clone(),
            object => object[key] = value.clone(),
        }
        assert!(!schema.is_valid(&broken), "{pointer}: {value}");
    }
    for (place, field) in
        [(0, "by"), (0, "at"), (0, "previous"), (0, "hash"), (1, "text"), (2, "corrects"), (2, "reason")]
    {
        let mut broken = signed.clone();
        broken["record"][place].as_object_mut().unwrap().remove(field).unwrap();
        assert!(!schema.is_valid(&broken), "a statement can do without {field}");
    }
}

#[test]
fn nothing_can_be_missing_or_added_unseen() {
    let schema = schema();
    let medical = example("medical.json");
    let objects = [
        "",
        "/note",
        "/note/session",
        "/note/findings/0",
        "/note/findings/0/site",
        "/note/findings/0/site/mark",
        "/note/findings/0/site/mark/point",
        "/note/treatments/0",
    ];
    for pointer in objects {
        let mut broken = medical.clone();
        broken.pointer_mut(pointer).unwrap()["stranger"] = json!(1);
        assert!(!schema.is_valid(&broken), "{pointer} may hold a stranger");
    }
    let required = [
        ("", "format"),
        ("", "version"),
        ("", "note"),
        ("/note", "id"),
        ("/note", "session"),
        ("/note/session", "kind"),
        ("/note/session", "createdAt"),
        ("/note/findings/0", "id"),
        ("/note/findings/0", "finding"),
        ("/note/findings/0", "recordedAt"),
        ("/note/findings/0/site", "structure"),
        ("/note/findings/0/site", "side"),
        ("/note/findings/0/site/mark", "view"),
        ("/note/findings/0/site/mark", "point"),
        ("/note/treatments/0", "technique"),
    ];
    for (pointer, field) in required {
        let mut broken = medical.clone();
        broken.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field).unwrap();
        assert!(!schema.is_valid(&broken), "{pointer} can do without {field}");
    }
}

#[test]
fn everything_in_the_schema_says_what_it_is() {
    let schema: Json = serde_json::from_str(&schema_json()).unwrap();
    let mut silent = Vec::new();
    for (name, type_) in schema["$defs"].as_object().unwrap() {
        let described = |json: &Json| json["description"].is_string() || json["oneOf"][0]["description"].is_string();
        if !described(type_) {
            silent.push(name.clone());
        }
        for (field, property) in type_["properties"].as_object().into_iter().flatten() {
            let named = [&property["$ref"], &property["anyOf"][0]["$ref"]].into_iter().find_map(Json::as_str);
            let referred = named.and_then(|path| path.strip_prefix("#/$defs/")).map(|name| &schema["$defs"][name]);
            if !described(property) && !referred.is_some_and(described) {
                silent.push(format!("{name}.{field}"));
            }
            assert!(!field.contains(['_', '-']), "{name}.{field} is no camel case");
        }
    }
    assert!(silent.is_empty(), "without a description: {silent:?}");
}

#[test]
fn the_catalogue_and_the_drawings_are_within_the_schema() {
    let schema: Json = serde_json::from_str(&schema_json()).unwrap();
    let pattern = |name: &str| {
        let pattern = schema["$defs"][name]["pattern"].as_str().unwrap();
        assert_eq!(pattern, "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", "{name}");
    };
    ["StructureId", "FindingTypeId", "TechniqueId", "AttributeId"].into_iter().for_each(pattern);
    let structures = StructureId::all().map(|structure| structure.row().id);
    let findings = FindingTypeId::all().map(|finding| finding.row().id);
    let techniques = TechniqueId::all().map(|technique| technique.row().id);
    let attributes = AttributeId::all().map(|attribute| attribute.row().id);
    for id in structures.chain(findings).chain(techniques).chain(attributes) {
        let fits = id.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert!(fits, "{id}");
    }
    let bound = |axis: &str, end: &str| schema["$defs"]["Point"]["properties"][axis][end].as_f64().unwrap();
    for view in View::ALL {
        let [left, top, width, height] = drawing(view, Layer::Surface).unwrap().view_box.map(f64::from);
        assert!(bound("x", "minimum") <= left && left + width <= bound("x", "maximum"), "{view:?}");
        assert!(bound("y", "minimum") <= top && top + height <= bound("y", "maximum"), "{view:?}");
    }
}
