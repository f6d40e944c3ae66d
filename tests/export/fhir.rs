//! Notes as FHIR: golden bundles, and what holds of all of them.

use std::{collections::BTreeSet, rc::Rc};

use palpate::{
    export::{
        PictureOptions, bytes_of_base64,
        fhir::{Content, Given, Options, Release, document, document_reference, read, transaction},
        picture,
    },
    note::{AttributeId, Id, Item, Note, SessionKind, Timestamp, Value, write},
};
use serde_json::{Value as Json, json};

use super::{UPDATE, folder, not_as_reviewed, notes};

pub fn indented(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap() + "\n"
}

pub fn all() -> Vec<(String, Note)> {
    notes("sessions").into_iter().chain(notes("notes")).collect()
}

fn resources(bundle: &Json) -> Vec<&Json> {
    bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect()
}

/// A note may be begun as a copy of another: what is in it has the same ids then.
#[test]
fn no_two_notes_share_an_identifier_even_where_their_records_have_the_same_ids() {
    for (id, note) in all() {
        let mut copy = note.clone();
        copy.id = Id(uuid::Uuid::from_u128(7));
        let [of_note, of_copy] = [&note, &copy].map(|note| {
            let bundle = transaction(note, &Given::default(), &Options::default());
            let mut found = BTreeSet::new();
            for resource in resources(&bundle) {
                let is_of_the_note = !matches!(resource["resourceType"].as_str(), Some("Patient" | "Practitioner"));
                let identifiers = resource["identifier"].as_array().filter(|_| is_of_the_note);
                for identifier in identifiers.into_iter().flatten() {
                    let is_new = found.insert(format!("{} {}", resource["resourceType"], identifier["value"]));
                    assert!(is_new, "{id}: {identifier}");
                }
            }
            found
        });
        assert_eq!(of_note.intersection(&of_copy).collect::<Vec<_>>(), Vec::<&String>::new(), "{id}");
    }
}

/// Every place of a JSON value, with the value there.
pub fn walk<'a>(json: &'a Json, path: &str, visit: &mut dyn FnMut(&str, &'a Json)) {
    visit(path, json);
    match json {
        Json::Object(fields) => fields.iter().for_each(|(name, value)| walk(value, &format!("{path}.{name}"), visit)),
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| walk(item, &format!("{path}[{place}]"), visit));
        }
        _ => {}
    }
}

fn references(json: &Json) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(json, "", &mut |path, value| {
        if path.ends_with(".reference") {
            found.extend(value.as_str().map(str::to_owned));
        }
    });
    found
}

#[test]
fn the_bundles_of_the_eight_sessions_are_as_they_were_reviewed() {
    let mut wrong = Vec::new();
    for (id, note) in notes("sessions") {
        let (given, options) = (Given::default(), Options::default());
        let bundles =
            [("document", document(&note, &given, &options)), ("transaction", transaction(&note, &given, &options))];
        for (kind, bundle) in bundles {
            let path = folder("fixtures/fhir").join(format!("{id}.{kind}.json"));
            wrong.extend(not_as_reviewed(path, &indented(&bundle)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}\nread the difference, then write them with {UPDATE}=1");
}

#[test]
fn a_document_holds_what_its_composition_reaches_and_nothing_else() {
    for (id, note) in all() {
        let bundle = document(&note, &Given::default(), &Options::default());
        let entries = bundle["entry"].as_array().unwrap();
        assert_eq!(entries[0]["resource"]["resourceType"], "Composition", "{id}");
        let full = |entry: &Json| entry["fullUrl"].as_str().unwrap().to_owned();
        let mut reached = BTreeSet::from([full(&entries[0])]);
        let mut open = vec![full(&entries[0])];
        while let Some(url) = open.pop() {
            let entry =
                entries.iter().find(|entry| full(entry) == url).unwrap_or_else(|| panic!("{id}: {url} is not there"));
            open.extend(references(&entry["resource"]).into_iter().filter(|url| reached.insert(url.clone())));
        }
        let there: BTreeSet<String> = entries.iter().map(full).collect();
        assert_eq!(there.len(), entries.len(), "{id}: each full URL once");
        assert_eq!(reached, there, "{id}");
    }
}

#[test]
fn every_reference_of_a_transaction_leads_to_a_resource_that_is_put() {
    for (id, note) in all() {
        let bundle = transaction(&note, &Given::default(), &Options::default());
        let there: BTreeSet<String> = bundle["entry"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["fullUrl"].as_str().unwrap().to_owned())
            .collect();
        let lost: Vec<_> = references(&bundle).difference(&there).cloned().collect();
        assert!(lost.is_empty(), "{id}: {lost:?}");
        for entry in bundle["entry"].as_array().unwrap() {
            let resource = &entry["resource"];
            let url = format!("{}/{}", resource["resourceType"].as_str().unwrap(), resource["id"].as_str().unwrap());
            assert_eq!(entry["request"], json!({ "method": "PUT", "url": url }), "{id}");
        }
    }
}

#[test]
fn a_note_that_is_sent_twice_is_the_same_twice() {
    for (id, note) in all() {
        let [first, second] = [(); 2].map(|()| transaction(&note, &Given::default(), &Options::default()));
        assert_eq!(first, second, "{id}");
    }
}

#[test]
fn every_resource_has_an_identifier_and_a_narrative_and_nothing_that_is_empty() {
    for release in [Release::R4, Release::R4B, Release::R5] {
        let options = Options { release, ..Options::default() };
        for (id, note) in all() {
            let bundle = transaction(&note, &Given::default(), &options);
            for resource in resources(&bundle) {
                let kind = resource["resourceType"].as_str().unwrap();
                assert!(resource["identifier"].is_null() == (kind == "Provenance"), "{id} {kind}: {resource}");
                assert!(resource["text"]["div"].as_str().is_some_and(|div| div.len() > 60), "{id} {kind}");
            }
            walk(&bundle, "", &mut |path, value| {
                let is_empty = match value {
                    Json::Null => true,
                    Json::String(text) => text.trim().is_empty(),
                    Json::Array(items) => items.is_empty(),
                    Json::Object(fields) => fields.is_empty(),
                    _ => false,
                };
                assert!(!is_empty, "{id}{path} is empty");
            });
        }
    }
}

#[test]
fn the_side_stands_in_words_beside_every_place() {
    for (id, note) in all() {
        let bundle = transaction(&note, &Given::default(), &Options::default());
        for resource in resources(&bundle).into_iter().filter(|resource| resource["resourceType"] == "BodyStructure") {
            let side = resource["locationQualifier"][0]["text"].as_str().unwrap();
            let words = resource["description"].as_str().unwrap();
            let stands = match side {
                "Both sides" => words.ends_with("both sides"),
                "Midline" => !words.starts_with("Left") && !words.starts_with("Right"),
                side => words.starts_with(side),
            };
            assert!(stands, "{id}: {side} and {words}");
        }
    }
}

#[test]
fn only_what_everyone_may_send_is_sent_until_the_deployer_says_otherwise() {
    // An adhesion's code is outside the Global Patient Set, and so is the midline.
    let snomed = |options: &Options| {
        let mut codes = BTreeSet::new();
        for (_, note) in all() {
            let bundle = transaction(&note, &Given::default(), options);
            walk(&bundle, "", &mut |_, value| {
                if value["system"] == "http://snomed.info/sct" {
                    codes.extend(value["code"].as_str().map(str::to_owned));
                }
            });
        }
        codes
    };
    let (few, many) = (snomed(&Options::default()), snomed(&Options { all_of_snomed: true, ..Options::default() }));
    assert!(few.is_subset(&many) && few.len() < many.len(), "{} and {}", few.len(), many.len());
    assert!(!few.contains("399488007") && many.contains("399488007"));
}

#[test]
fn what_the_host_knows_stands_in_place_of_what_the_note_says() {
    let (_, note) = notes("sessions").into_iter().next().unwrap();
    let patient = json!({ "reference": "Patient/123", "display": "R. Okafor" });
    let encounter = json!({ "resourceType": "Encounter", "id": "theirs", "status": "finished",
        "class": { "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB" } });
    let given = Given { patient: Some(patient.clone()), encounter: Some(encounter), ..Given::default() };
    let bundle = transaction(&note, &given, &Options::default());
    let kinds: Vec<&str> =
        resources(&bundle).iter().map(|resource| resource["resourceType"].as_str().unwrap()).collect();
    assert!(!kinds.contains(&"Patient"), "{kinds:?}");
    let finding = resources(&bundle).into_iter().find(|resource| resource["resourceType"] == "Observation").unwrap();
    assert_eq!(finding["subject"], patient);
    let encounter = resources(&bundle).into_iter().find(|resource| resource["resourceType"] == "Encounter").unwrap();
    assert_eq!(finding["encounter"]["reference"], format!("urn:uuid:{}", encounter["id"].as_str().unwrap()));
}

#[test]
fn an_attachment_is_one_document_however_often_it_is_sent_and_no_larger_than_servers_take() {
    let (_, note) = notes("sessions").into_iter().next().unwrap();
    let reference =
        |bytes: &[u8]| document_reference(&note, &Given::default(), &Options::default(), Content::Text, bytes);
    let [first, second] = [(); 2].map(|()| reference(b"text").unwrap());
    assert_eq!(first.if_none_exist, second.if_none_exist);
    assert_eq!(first.resource["content"][0]["attachment"]["data"], "dGV4dA==");
    let identifier = &first.resource["identifier"][0];
    let expected =
        format!("identifier={}|{}", identifier["system"].as_str().unwrap(), identifier["value"].as_str().unwrap());
    assert_eq!(first.if_none_exist, expected);
    let why = reference(&vec![0; 5 * 1024 * 1024 + 1]).unwrap_err();
    assert!(why.to_string().contains("5242881 bytes"), "{why}");
}

#[test]
fn an_empty_note_is_a_document_too() {
    let at = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    let note = Note::new(Id(uuid::Uuid::from_u128(1)), SessionKind::Relaxation, at);
    let bundle = document(&note, &Given::default(), &Options::default());
    let kinds: Vec<&str> =
        resources(&bundle).iter().map(|resource| resource["resourceType"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Composition", "Patient", "Encounter", "Device"]);
}

/// The note as far as FHIR holds it; docs/fhir.md says the same.
fn as_far_as_fhir_holds_it(note: &Note) -> Note {
    let mut held = note.clone();
    let session = Rc::make_mut(&mut held.session);
    session.client = session.client.trim().to_owned();
    held.wordings = Rc::default();
    held.record.clear();
    for treatment in &mut held.treatments {
        Rc::make_mut(treatment).clock_started_at = None;
    }
    held.measures.retain(|measurement| {
        [&measurement.baseline, &measurement.before, &measurement.after, &measurement.other_side]
            .iter()
            .any(|value| value.is_some())
    });
    held
}

#[test]
fn a_document_is_read_back_as_far_as_fhir_holds_it() {
    for (id, note) in all() {
        let expected = as_far_as_fhir_holds_it(&note);
        for bundle in [document, transaction].map(|make| make(&note, &Given::default(), &Options::default())) {
            let found = read(&bundle).unwrap_or_else(|| panic!("{id} is not read"));
            let (found, expected) = (write(&found), write(&expected));
            let lines = |text: &str, other: &str| -> Vec<String> {
                text.lines().filter(|line| !other.contains(*line)).map(str::to_owned).collect()
            };
            assert!(
                found == expected,
                "{id}\nfound    {:#?}\nexpected {:#?}",
                lines(&found, &expected),
                lines(&expected, &found)
            );
        }
    }
}

#[test]
fn what_tells_of_daily_life_stands_in_a_section_of_its_own_and_in_that_of_its_kind() {
    let mut with_it = 0;
    for (id, note) in notes("sessions") {
        let bundle = document(&note, &Given::default(), &Options::default());
        let sections = bundle["entry"][0]["resource"]["section"].as_array().unwrap();
        let of_code = |code: &str| sections.iter().find(|section| section["code"]["coding"][0]["code"] == code);
        let is_about_function = note.measures.iter().any(|measurement| {
            ["psfs", "odi", "rmdq", "ndi", "quickdash", "lefs", "uefi", "hit6"].contains(&measurement.measure.row().id)
        });
        let Some(section) = of_code("47420-5") else {
            assert!(!is_about_function, "{id}");
            continue;
        };
        with_it += 1;
        assert_eq!(section["title"], "Functional status");
        assert_eq!(section["code"]["coding"][0]["display"], "Functional status assessment note");
        assert!(section["text"]["div"].as_str().unwrap().len() > 80, "{id}: {section}");
        let elsewhere: Vec<&Json> = sections
            .iter()
            .filter(|other| *other != section)
            .flat_map(|other| other["entry"].as_array().into_iter().flatten())
            .collect();
        for entry in section["entry"].as_array().unwrap() {
            assert!(elsewhere.contains(&entry), "{id}: {entry}");
            let resource = bundle["entry"]
                .as_array()
                .unwrap()
                .iter()
                .find(|other| other["fullUrl"] == entry["reference"])
                .unwrap()["resource"]["resourceType"]
                .clone();
            assert!(resource == "Observation" || resource == "Goal", "{id}: {resource}");
        }
    }
    assert!(with_it >= 2, "{with_it}");
}

#[test]
fn the_picture_goes_along_where_it_is_asked_for_and_is_no_larger_than_servers_take() {
    for (id, note) in notes("sessions") {
        let options = Options { picture: true, ..Options::default() };
        let png = Given { picture_png: Some(b"\x89PNG".to_vec()), ..Given::default() };
        let drawn = picture(&note, &PictureOptions::default());
        for (given, kinds) in [(Given::default(), vec!["image/svg+xml"]), (png, vec!["image/svg+xml", "image/png"])] {
            let bundle = document(&note, &given, &options);
            let reference =
                resources(&bundle).into_iter().find(|each| each["resourceType"] == "DocumentReference").unwrap();
            let attachments: Vec<&Json> =
                reference["content"].as_array().unwrap().iter().map(|content| &content["attachment"]).collect();
            assert_eq!(attachments.iter().map(|each| each["contentType"].as_str().unwrap()).collect::<Vec<_>>(), kinds);
            let data = attachments[0]["data"].as_str().unwrap();
            assert!(data.len() <= 1024 * 1024, "{id}: {}", data.len());
            assert_eq!(bytes_of_base64(data).unwrap(), drawn.as_bytes(), "{id}");
            let sections = bundle["entry"][0]["resource"]["section"].as_array().unwrap();
            let section = sections.iter().find(|section| section["title"] == "Body chart").unwrap();
            let url = format!("urn:uuid:{}", reference["id"].as_str().unwrap());
            assert_eq!(section["entry"], json!([{ "reference": url }]));
            let without = document(&note, &given, &Options::default());
            assert!(resources(&without).iter().all(|each| each["resourceType"] != "DocumentReference"), "{id}");
        }
    }
}

#[test]
fn a_profile_is_claimed_where_all_that_it_asks_for_is_given_and_nowhere_else() {
    let (_, note) = notes("sessions").into_iter().next().unwrap();
    let whole = json!({
        "resourceType": "Patient",
        "identifier": [{ "system": "urn:oid:1.2.36.146.595.217.0.1", "value": "12345" }],
        "name": [{ "family": "Sample", "given": ["Jo"] }],
        "gender": "female",
        "telecom": [{ "system": "phone", "value": "555 0100" }],
    });
    let claims = |patient: Json, release: Release| {
        let given = Given { patient: Some(patient), ..Given::default() };
        let bundle = transaction(&note, &given, &Options { release, ..Options::default() });
        let patient = resources(&bundle).into_iter().find(|resource| resource["resourceType"] == "Patient").unwrap();
        patient["meta"]["profile"].clone()
    };
    let us_core = json!(["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|6.1.0"]);
    assert_eq!(claims(whole.clone(), Release::R4), us_core);
    assert!(claims(whole.clone(), Release::R5).is_null());
    for (field, value) in [
        ("gender", json!(null)),
        ("gender", json!("f")),
        ("name", json!([{ "text": "Jo Sample" }])),
        ("name", json!([{ "family": "Sample" }, { "text": "Jo" }])),
        ("name", json!([])),
        ("identifier", json!([{ "value": "12345" }])),
        ("telecom", json!([{ "value": "555 0100" }])),
        ("communication", json!([{ "preferred": true }])),
        (
            "extension",
            json!([{ "url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race", "valueString": "?" }]),
        ),
    ] {
        let mut patient = whole.clone();
        patient[field] = value;
        assert!(claims(patient.clone(), Release::R4).is_null(), "{patient}");
    }
    let mut odd = whole.clone();
    odd["meta"] = json!("none");
    assert!(claims(odd, Release::R4).is_null());
    let own = json!({ "profile": ["https://clinic.test/StructureDefinition/patient"] });
    let mut theirs = whole.clone();
    theirs["meta"] = own.clone();
    assert_eq!(claims(theirs, Release::R4), own["profile"]);
    for resource in resources(&transaction(&note, &Given::default(), &Options::default())) {
        assert!(resource["meta"].is_null(), "{resource}");
    }
}

#[test]
fn who_referred_is_named_without_the_blanks_around_the_name() {
    let (_, mut note) = notes("sessions").into_iter().next().unwrap();
    for (typed, expected) in
        [(" Dr. Roe\t", json!("Dr. Roe (MD)")), (" \u{1}", json!("\u{fffd} (MD)")), (" ", Json::Null)]
    {
        let prescriber = AttributeId::named("prescriber").unwrap();
        Rc::make_mut(&mut note.referral).insert(prescriber, Value::Text(typed.to_owned()));
        let bundle = document(&note, &Given::default(), &Options::default());
        let referral = resources(&bundle).into_iter().find(|each| each["resourceType"] == "ServiceRequest").unwrap();
        assert_eq!(referral["requester"]["display"], expected, "{typed:?}");
    }
}

#[test]
fn what_was_typed_as_a_code_and_is_none_is_told_as_text_alone() {
    let codes = |typed: &str| {
        let mut note = notes("sessions").into_iter().next().unwrap().1;
        let mut item = Item::clone(&note.diagnoses[0]);
        item.values.insert(AttributeId::named("icd10cm").unwrap(), Value::Text(typed.to_owned()));
        note.diagnoses = vec![Rc::new(item)];
        let bundle = document(&note, &Given::default(), &Options::default());
        let condition = resources(&bundle).into_iter().find(|each| each["resourceType"] == "Condition").unwrap();
        let codings = condition["code"]["coding"].as_array().cloned().unwrap_or_default();
        let icd = codings.into_iter().filter(|coding| coding["system"] == "http://hl7.org/fhir/sid/icd-10-cm");
        icd.map(|coding| coding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(" M54.50 "), ["M54.50"]);
    for typed in ["low back", "M54.5, M54.6", "\u{2028}\u{0}", "see letter"] {
        assert!(codes(typed).is_empty(), "{typed}");
    }
}
