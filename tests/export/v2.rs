//! Notes as HL7 v2: each field where an interface engine looks for it.

use std::fs;

use palpate::{
    export::{
        fhir::{Context, Given},
        v2::{Route, mdm_t02},
    },
    note::{Note, Timestamp},
};
use serde_json::json;
use time::{OffsetDateTime, UtcOffset};

use super::{UPDATE, fhir::all, folder, not_as_reviewed, notes};

/// All that a host can say.
const CONTEXT: &str = r#"{
    "patient": { "reference": "Patient/7", "identifier": { "system": "urn:oid:1.2.36.146.595.217.0.1", "value": "12345" } },
    "practitioner": { "resourceType": "Practitioner", "name": [{ "family": "Kern", "given": ["Mara"] }],
        "identifier": [{ "value": "L-12" }] },
    "encounter": { "identifier": { "system": "https://clinic.test/visits", "value": "V9" } },
    "route": { "sendingFacility": "NORTH", "receivingApplication": "ENGINE", "receivingFacility": "HOSPITAL" }
}"#;

fn at() -> Timestamp {
    let offset = UtcOffset::from_hms(-8, 0, 0).unwrap();
    Timestamp(OffsetDateTime::from_unix_timestamp(1_764_000_000).unwrap().to_offset(offset))
}

/// A field of a segment, counted as HL7 counts.
fn field(message: &str, segment: &str, number: usize) -> String {
    let segment = message.split('\r').find(|line| line.starts_with(segment)).unwrap();
    let place = if segment.starts_with("MSH") { number - 1 } else { number };
    segment.split('|').nth(place).unwrap_or_default().to_owned()
}

fn named(name: &str) -> Note {
    let (_, note) = notes("notes").into_iter().find(|(known, _)| known == name).unwrap();
    note
}

#[test]
fn every_field_stands_where_an_engine_looks_for_it() {
    let note = named("signed");
    let given = Given {
        patient: Some(json!({ "resourceType": "Patient", "identifier": [{ "value": "MRN|7" }],
            "name": [{ "family": "O'Neil & Sons", "given": ["Ann"] }] })),
        ..Given::default()
    };
    let route = Route { receiving_facility: "North^Clinic".to_owned(), ..Route::default() };
    let message = mdm_t02(&note, &given, &route, b"%PDF-1.7", at());
    for (segment, number, expected) in [
        ("MSH", 2, "^~\\&"),
        ("MSH", 3, "PALPATE"),
        ("MSH", 6, "North\\S\\Clinic"),
        ("MSH", 7, "20251124080000-0800"),
        ("MSH", 9, "MDM^T02^MDM_T02"),
        ("MSH", 12, "2.5.1"),
        ("MSH", 18, "UNICODE UTF-8"),
        ("PID", 3, "MRN\\F\\7^^^PALPATE"),
        ("PID", 5, "O'Neil \\T\\ Sons^Ann"),
        ("PV1", 2, "O"),
        ("TXA", 2, "PN"),
        ("TXA", 17, "AU"),
        ("OBX", 2, "ED"),
        ("OBX", 3, "11506-3^Progress note^LN"),
        ("OBX", 5, "PALPATE^AP^PDF^Base64^JVBERi0xLjc="),
        ("OBX", 11, "F"),
    ] {
        assert_eq!(field(&message, segment, number), expected, "{segment}-{number}");
    }
    assert_eq!(field(&message, "MSH", 10).len(), 20);
    let authenticated = field(&message, "TXA", 22);
    assert_eq!(authenticated.split('^').count(), 15, "{authenticated}");
}

/// The files are for validators of others, which `cargo xtask check --all` runs.
#[test]
fn each_message_is_the_one_that_was_read_and_found_right() {
    let fixtures = folder("fixtures/hl7");
    fs::create_dir_all(&fixtures).unwrap();
    let mut wrong = Vec::new();
    for (id, note) in all() {
        let found = mdm_t02(&note, &Given::default(), &Route::default(), b"%PDF-1.7", at());
        let path = fixtures.join(format!("{id}.hl7"));
        wrong.extend(not_as_reviewed(path, &found));
    }
    let context = Context::read(CONTEXT).unwrap();
    let note = named("signed");
    let found = mdm_t02(&note, &context.of(&note), &context.route, b"%PDF-1.7", at());
    wrong.extend(not_as_reviewed(fixtures.join("given.hl7"), &found));
    assert!(wrong.is_empty(), "{wrong:#?}\nread the difference, then write them with {UPDATE}=1");
}

#[test]
fn every_note_is_a_message_of_six_segments_that_names_the_same_document_each_time() {
    for (id, note) in notes("sessions").into_iter().chain(notes("notes")) {
        let message = |at| mdm_t02(&note, &Given::default(), &Route::default(), b"%PDF", at);
        let first = message(at());
        let segments: Vec<&str> = first.split_terminator('\r').map(|segment| &segment[..3]).collect();
        assert_eq!(segments, ["MSH", "EVN", "PID", "PV1", "TXA", "OBX"], "{id}");
        assert!(!first.contains('\n'), "{id}");
        let later = message(Timestamp(at().0 + time::Duration::HOUR));
        assert_eq!(field(&first, "TXA", 12), field(&later, "TXA", 12), "{id}");
        assert_ne!(field(&first, "MSH", 10), field(&later, "MSH", 10), "{id}: each message has a number of its own");
    }
}
