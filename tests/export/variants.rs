//! What the golden files do not show: another release, codes under licence, and resources that the host gives.

use std::{env, fs, path::PathBuf};

use palpate::{
    export::fhir::{
        Content, Given, Options, Release, document, document_reference, questionnaire_response, transaction,
    },
    note::Note,
};
use serde_json::{Value as Json, json};

use super::fhir::{all, indented};
use crate::checker;

/// With the folder's name in the variable it writes each variant, for the tools of `cargo xtask check --all`.
#[test]
fn a_note_is_fhir_without_fault_with_all_that_a_host_gives_and_chooses() {
    let folder = env::var_os("PALPATE_FHIR_VARIANTS").map(PathBuf::from);
    for (id, note) in all() {
        let r5 = Options { release: Release::R5, ..Options::default() };
        let licensed = Options { all_of_snomed: true, ..Options::default() };
        let with_picture = Options { picture: true, ..Options::default() };
        for (name, variant) in [
            ("r4/given.document", document(&note, &given(), &Options::default())),
            ("r4/given.transaction", transaction(&note, &given(), &Options::default())),
            ("r4/licensed.transaction", transaction(&note, &Given::default(), &licensed)),
            ("r4/picture.document", document(&note, &Given::default(), &with_picture)),
            ("r4/picture.transaction", transaction(&note, &given(), &with_picture)),
            ("r5/picture.transaction", transaction(&note, &given(), &Options { picture: true, ..r5.clone() })),
            ("r4/alone.form", questionnaire_response(&note, &given(), &Options::default())),
            ("r4/alone.attachment", attachment(&note, &given())),
            ("r4/alone.unknown", attachment(&note, &Given::default())),
            ("r5/document", document(&note, &Given::default(), &r5)),
            ("r5/transaction", transaction(&note, &Given::default(), &r5)),
            ("r5/given.transaction", transaction(&note, &given(), &r5)),
            ("r5/form", questionnaire_response(&note, &Given::default(), &r5)),
        ] {
            // The checker knows R4, and bundles.
            let faults =
                if name.starts_with("r4/") && !name.contains("alone") { checker::faults(&variant) } else { Vec::new() };
            assert!(faults.is_empty(), "{id} {name}\n{}", faults.join("\n"));
            if let Some(folder) = &folder {
                let path = folder.join(format!("{name}.{id}.json"));
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, indented(&variant)).unwrap();
            }
        }
    }
}

/// One black pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

fn attachment(note: &Note, given: &Given) -> Json {
    document_reference(note, given, &Options::default(), Content::Text, b"text").unwrap().resource
}

/// What a host that knows everybody gives. The narrative of each is the host's.
fn given() -> Given {
    let text = |says: &str| json!({ "status": "generated", "div": format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{says}</div>") });
    Given {
        patient: Some(json!({
            "resourceType": "Patient",
            "text": text("Jo Sample"),
            "identifier": [{ "system": "urn:oid:1.2.36.146.595.217.0.1", "value": "12345" }],
            "name": [{ "family": "Sample", "given": ["Jo"] }],
            "gender": "female",
            "birthDate": "1980-02-29",
        })),
        practitioner: Some(json!({
            "resourceType": "Practitioner",
            "text": text("Sam Hands"),
            "name": [{ "text": "Sam Hands" }],
        })),
        organization: Some(json!({ "resourceType": "Organization", "text": text("A practice"), "name": "A practice" })),
        encounter: None,
        picture_png: palpate::export::bytes_of_base64(PNG),
    }
}
