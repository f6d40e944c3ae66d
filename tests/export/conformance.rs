//! What is published of our codes and extensions is all that is sent.

use std::{collections::BTreeSet, path::PathBuf};

use palpate::export::fhir::{
    BASE, Given, Options, Release, conformance, questionnaire, questionnaire_response, transaction,
};
use serde_json::{Value as Json, json};

use super::{
    UPDATE,
    fhir::{all, indented, walk},
    not_as_reviewed, notes,
};

fn published() -> Vec<(&'static str, Json)> {
    let collection = |resources: Vec<Json>| {
        let entry = |resource: Json| json!({ "fullUrl": resource["url"], "resource": resource });
        json!({ "resourceType": "Bundle", "type": "collection", "entry": resources.into_iter().map(entry).collect::<Vec<_>>() })
    };
    vec![
        ("code-systems", collection(conformance::code_systems())),
        ("value-sets", collection(conformance::value_sets())),
        ("extensions", collection(conformance::structure_definitions())),
        ("questionnaire", questionnaire()),
    ]
}

#[test]
fn what_is_published_is_what_the_catalogue_gives() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/fhir");
    let mut wrong = Vec::new();
    for (name, json) in published() {
        wrong.extend(not_as_reviewed(folder.join(format!("{name}.json")), &indented(&json)));
    }
    assert!(wrong.is_empty(), "{wrong:?} in assets/fhir differ; write them with {UPDATE}=1");
}

#[test]
fn every_code_of_ours_that_is_sent_is_defined() {
    let mut known = BTreeSet::new();
    for system in conformance::code_systems() {
        let url = system["url"].as_str().unwrap().to_owned();
        for concept in system["concept"].as_array().unwrap() {
            let is_new = known.insert((url.clone(), concept["code"].as_str().unwrap().to_owned()));
            assert!(is_new, "{url} has {} twice", concept["code"]);
        }
    }
    let mut unknown = BTreeSet::new();
    for (_, note) in all() {
        for bundle in [
            transaction(&note, &Given::default(), &Options { release: Release::R5, ..Options::default() }),
            transaction(&note, &Given::default(), &Options::default()),
            questionnaire_response(&note, &Given::default(), &Options::default()),
        ] {
            walk(&bundle, "", &mut |_, value| {
                let system = value["system"].as_str().unwrap_or_default();
                let code = value["code"].as_str().unwrap_or_default();
                if system.starts_with(BASE)
                    && !known.contains(&(system.to_owned(), code.to_owned()))
                    && !code.is_empty()
                {
                    unknown.insert(format!("{system} {code}"));
                }
            });
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn every_extension_of_ours_that_is_sent_is_defined() {
    let known: BTreeSet<String> = conformance::structure_definitions()
        .iter()
        .map(|definition| definition["url"].as_str().unwrap().to_owned())
        .collect();
    let mut sent = BTreeSet::new();
    for (_, note) in all() {
        walk(&transaction(&note, &Given::default(), &Options::default()), "", &mut |_, value| {
            let url = value["url"].as_str().unwrap_or_default();
            if url.starts_with(BASE) {
                sent.insert(url.to_owned());
            }
        });
    }
    assert_eq!(sent, known);
}

#[test]
fn every_answer_has_its_question_and_is_of_its_type() {
    fn questions(item: &Json, into: &mut Vec<(String, String)>) {
        for item in item["item"].as_array().into_iter().flatten() {
            into.push((item["linkId"].as_str().unwrap().to_owned(), item["type"].as_str().unwrap().to_owned()));
            questions(item, into);
        }
    }
    let mut known = Vec::new();
    questions(&questionnaire(), &mut known);
    let ids: BTreeSet<&String> = known.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), known.len(), "each link id once");
    let fits = |kind: &str, name: &str| match kind {
        "boolean" => name == "valueBoolean",
        "quantity" => name == "valueQuantity",
        "open-choice" => name == "valueCoding" || name == "valueString",
        "dateTime" => name == "valueDateTime",
        "decimal" => name == "valueDecimal",
        "integer" => name == "valueInteger",
        _ => name == "valueString",
    };
    for (id, note) in notes("sessions") {
        let response = questionnaire_response(&note, &Given::default(), &Options::default());
        let mut answered = 0;
        walk(&response, "", &mut |_, value| {
            let Some(link) = value["linkId"].as_str() else { return };
            let (_, kind) =
                known.iter().find(|(known, _)| known == link).unwrap_or_else(|| panic!("{id}: no question {link}"));
            for answer in value["answer"].as_array().into_iter().flatten() {
                answered += 1;
                let name = answer.as_object().unwrap().keys().next().unwrap();
                assert!(fits(kind, name), "{id}: {link} is {kind}, and its answer is {answer}");
            }
        });
        assert!(answered > 20, "{id}: {answered}");
    }
}
