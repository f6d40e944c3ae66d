//! The schema of what goes between the element and its page: it is the one of the program, and takes what the page is told.

use std::{collections::BTreeSet, fs, rc::Rc};

use jsonschema::Validator;
use palpate::{
    chart::{Side, StructureId},
    embed::{Selection, schema_json},
    export::{Wish, shape::Shape},
    note::{Note, Subject, Wording, changes, read, write_json},
};
use serde_json::{Value as Json, json};

use super::repository;

fn definitions() -> Json {
    let schema: Json = serde_json::from_str(&schema_json()).unwrap();
    schema["$defs"].clone()
}

/// What a definition takes.
fn taking(name: &str) -> Validator {
    let schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions() });
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

fn notes() -> Vec<Note> {
    let folders = ["tests/fixtures/notes", "tests/fixtures/sessions"];
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(repository(folder)).unwrap());
    let mut notes: Vec<Note> =
        files.map(|file| read(&fs::read_to_string(file.unwrap().path()).unwrap()).unwrap()).collect();
    let own =
        Wording { of: Subject::Time, place: 0, instead_of: "60 minutes.".to_owned(), text: "An hour.".to_owned() };
    let mut told = notes[0].clone();
    told.wordings = Rc::new(vec![own]);
    notes.push(told);
    notes
}

fn names(values: &Json) -> Vec<&str> {
    values["enum"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn the_committed_schema_of_the_page_is_the_one_of_the_program() {
    let committed = fs::read_to_string(repository("assets/page.schema.json")).unwrap();
    assert!(
        committed == schema_json(),
        "What a page is told, or may ask for, is not what assets/page.schema.json says: a page that did well before must do \
         well now. Then `cargo xtask schema` writes the file, and `cargo xtask package` the reference."
    );
}

#[test]
fn what_both_schemas_define_they_define_alike() {
    let note: Json = serde_json::from_str(&palpate::note::schema_json()).unwrap();
    let page = definitions();
    let page = page.as_object().unwrap();
    let own: Vec<&str> = page
        .keys()
        .map(String::as_str)
        .filter(|name| note["$defs"][name].as_object() != page[*name].as_object())
        .collect();
    assert_eq!(own, ["Change", "ExportOptions", "Format", "Selection"]);
    for name in own {
        assert!(note["$defs"][name].is_null(), "{name}");
    }
}

#[test]
fn the_changes_between_two_notes_are_valid_and_there_are_all_kinds_of_them() {
    let change = taking("Change");
    let notes = notes();
    let mut found = BTreeSet::new();
    for (before, after) in notes.iter().flat_map(|before| notes.iter().map(move |after| (before, after))) {
        let told: Json = serde_json::from_str(&write_json(&changes(before, after))).unwrap();
        for each in told.as_array().unwrap() {
            let errors: Vec<String> = change.iter_errors(each).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{each}: {errors:?}");
            found.extend(each.as_object().unwrap().keys().cloned());
        }
    }
    let definitions = definitions();
    let kinds = definitions["Change"]["oneOf"].as_array().unwrap();
    let kinds: BTreeSet<String> =
        kinds.iter().flat_map(|kind| kind["properties"].as_object().unwrap().keys().cloned()).collect();
    assert_eq!(found, kinds);
}

#[test]
fn a_change_of_another_shape_is_not_valid() {
    let change = taking("Change");
    let id = "01a21345-d4d9-7a1a-92f1-7df30e252d3a";
    let notes = notes();
    let finding = notes.iter().find_map(|note| note.findings.first()).unwrap();
    let finding: Json = serde_json::from_str(&write_json(&**finding)).unwrap();
    for change in [json!({ "remove-finding": id }), json!({ "put-finding": [1, finding] })] {
        assert!(taking("Change").is_valid(&change), "{change}");
    }
    for broken in [
        json!({}),
        json!("remove-finding"),
        json!({ "remove-finding": "7" }),
        json!({ "remove-finding": id, "cut-record": 0 }),
        json!({ "removeFinding": id }),
        json!({ "remove-muscle": id }),
        json!({ "put-finding": [0] }),
        json!({ "put-finding": [-1, finding] }),
        json!({ "section": ["visit"] }),
        json!({ "section": ["no such section", {}] }),
        json!({ "remove-item": ["goals", id, 0] }),
        json!({ "cut-record": 0.5 }),
    ] {
        assert!(!change.is_valid(&broken), "{broken}");
    }
}

#[test]
fn what_the_person_pointed_at_is_valid() {
    let selection = taking("Selection");
    for structure in StructureId::all() {
        for side in [Side::Left, Side::Right, Side::Bilateral, Side::Midline] {
            let told: Json = serde_json::from_str(&write_json(&Selection { structure, side })).unwrap();
            assert!(selection.is_valid(&told), "{told}");
        }
    }
    assert!(!selection.is_valid(&json!({ "structure": "trapezius-upper" })));
}

#[test]
fn each_format_and_each_value_of_an_option_is_known_by_its_name() {
    let definitions = definitions();
    for format in names(&definitions["Format"]) {
        assert_eq!(Shape::named(format).map(Shape::key), Some(format));
    }
    let options = definitions["ExportOptions"]["properties"].as_object().unwrap();
    assert_eq!(options.len(), Wish::ALL.len());
    for (name, values) in options {
        let wish = Wish::named(name).unwrap();
        for (place, value) in names(values).into_iter().enumerate() {
            for spelt in [value.to_owned(), value.to_uppercase(), value.to_lowercase()] {
                assert_eq!(wish.place(&spelt), Some(place), "{name}: {spelt}");
            }
        }
        assert_eq!(wish.place("none"), None, "{name}");
    }
}

#[test]
fn the_documentation_names_each_format_and_each_value_of_an_option() {
    let documentation = fs::read_to_string(repository("docs/embedding.md")).unwrap();
    let (_, methods) = documentation.split_once("- **Methods**").unwrap();
    let (methods, _) = methods.split_once("- **Forms**").unwrap();
    for format in Shape::all().map(Shape::key) {
        assert!(methods.contains(&format!("`{format}`")), "{format}");
    }
    for wish in Wish::ALL {
        assert!(methods.contains(&format!("`{}`", wish.name())), "{wish:?}");
        // Languages are named where the attribute `lang` is.
        for value in wish.values().into_iter().filter(|_| wish != Wish::Language) {
            assert!(methods.contains(value), "{wish:?}: {value}");
        }
    }
}

#[test]
fn everything_that_the_page_alone_is_told_says_what_it_is() {
    let definitions = definitions();
    let own = ["Change", "ExportOptions", "Format", "Selection"].map(|name| &definitions[name]);
    let kinds = definitions["Change"]["oneOf"].as_array().unwrap();
    let options = definitions["ExportOptions"]["properties"].as_object().unwrap().values();
    for each in own.into_iter().chain(kinds).chain(options) {
        assert!(each["description"].is_string(), "{each}");
    }
}
