//! What a host gives with notes is taken as it is, or refused with the place and the reason.

use palpate::{
    export::{
        fhir::{Context, ContextError},
        v2::mdm_t02,
    },
    note::Note,
};
use serde_json::json;

use super::notes;

fn note() -> Note {
    notes("notes").into_iter().find(|(name, _)| name == "signed").unwrap().1
}

#[test]
fn what_is_no_context_is_refused_with_its_place_and_a_reason_that_has_a_name() {
    for (text, name, says) in [
        ("[", "NotJson", "this context is not JSON ("),
        ("[]", "WrongKind", "the context: found a list, expected an object"),
        (r#"{"pateint": {}}"#, "Unknown", "pateint is not known"),
        (r#"{"patient": "Patient/1"}"#, "WrongKind", "patient: found \"Patient/1\", expected an object"),
        (
            r#"{"patient": {"resourceType": "Practitioner"}}"#,
            "WrongResource",
            "patient.resourceType: found a Practitioner, expected a Patient",
        ),
        (
            r#"{"encounter": {"reference": "Patient/1"}}"#,
            "WrongResource",
            "encounter.reference: found a Patient, expected an Encounter",
        ),
        (
            r#"{"practitioner": {"type": "Device", "identifier": {"value": "7"}}}"#,
            "WrongResource",
            "practitioner.type: found a Device, expected a Practitioner or a PractitionerRole",
        ),
        (
            r#"{"patient": {"resourceType": "Patient", "id": "a b"}}"#,
            "WrongKind",
            "patient.id: found \"a b\", expected 1",
        ),
        (
            r#"{"patient": {"resourceType": "Patient", "identifier": {"value": "7"}}}"#,
            "WrongKind",
            "patient.identifier: found an object, expected a list",
        ),
        (
            r#"{"patient": {"resourceType": "Patient", "identifier": [{"value": "7"}, {"system": "urn:oid:1.2"}]}}"#,
            "NoReference",
            "patient.identifier[1]: found no value",
        ),
        (r#"{"patient": {"display": "Jo"}}"#, "NoReference", "patient: found no reference, expected Type/id"),
        (r##"{"patient": {"reference": "#jo"}}"##, "NoReference", "patient.reference: found #jo, expected Type/id"),
        (r#"{"patient": {"reference": "urn:uuid:7"}}"#, "NoReference", "patient.reference: found urn:uuid:7"),
        (r#"{"patient": {"reference": "a/b/Patient/7"}}"#, "NoReference", "patient.reference: found a/b/Patient/7"),
        (r#"{"patient": {"reference": "Patient/7", "name": []}}"#, "Unknown", "patient.name is not known"),
        (r#"{"notes": {"7": {}}}"#, "WrongKind", "notes.7: found \"7\", expected the id of a note, a UUID"),
        (
            r#"{"notes": {"01990000-0000-7000-8000-000000000000": {"route": {}}}}"#,
            "Unknown",
            "notes.01990000-0000-7000-8000-000000000000.route is not known",
        ),
        (r#"{"route": {"facility": "North"}}"#, "Unknown", "route.facility is not known"),
        (r#"{"route": {"sendingFacility": 7}}"#, "WrongKind", "route.sendingFacility: found a number, expected a text"),
    ] {
        let why = Context::read(text).unwrap_err();
        assert_eq!(why.name(), name, "{text}: {why}");
        assert!(why.to_string().starts_with(says), "{text}: {why}");
    }
}

#[test]
fn references_of_every_form_that_fhir_has_are_taken() {
    for reference in [
        "Patient/7",
        "Patient/7/_history/2",
        "https://fhir.clinic.test/r4/Patient/7",
        "urn:uuid:0192f5a0-ffff-7000-8000-0000000000ff",
    ] {
        let text = json!({ "patient": { "reference": reference, "display": "Jo Sample" } }).to_string();
        let given = Context::read(&text).unwrap().of(&note());
        assert_eq!(given.patient.unwrap()["reference"], reference);
    }
    let by_number = json!({ "patient": { "identifier": { "system": "urn:oid:1.2.3", "value": "MRN7" } } });
    assert!(Context::read(&by_number.to_string()).unwrap().is_of_one_client());
}

#[test]
fn what_is_said_of_one_note_comes_before_what_is_said_of_all() {
    let note = note();
    let text = json!({
        "practitioner": { "reference": "Practitioner/all" },
        "organization": { "reference": "Organization/all" },
        "notes": { note.id.0.to_string(): {
            "practitioner": { "reference": "Practitioner/own" }, "patient": { "reference": "Patient/own" },
        } },
    });
    let context = Context::read(&text.to_string()).unwrap();
    assert!(!context.is_of_one_client());
    let given = context.of(&note);
    let reference = |given: Option<serde_json::Value>| given.unwrap()["reference"].as_str().unwrap().to_owned();
    assert_eq!(reference(given.practitioner), "Practitioner/own");
    assert_eq!(reference(given.patient), "Patient/own");
    assert_eq!(reference(given.organization), "Organization/all");
    assert!(given.encounter.is_none());
    let other = notes("notes").into_iter().find(|(_, other)| other.id != note.id).unwrap().1;
    assert!(context.of(&other).patient.is_none());
    assert!(matches!(Context::read("{"), Err(ContextError::NotJson { .. })));
}

#[test]
fn a_message_names_client_visit_and_author_by_the_numbers_that_the_host_gives() {
    let context = json!({
        "patient": { "identifier": { "system": "urn:oid:1.2.36.146.595.217.0.1", "value": "MRN7" } },
        "practitioner": { "resourceType": "Practitioner", "identifier": [{ "value": "L-12" }],
            "name": [{ "family": "Kern", "given": ["Mara"] }] },
        "encounter": { "reference": "Encounter/9", "identifier": { "value": "V9", "assigner": { "display": "NORTH" } } },
        "route": { "sendingFacility": "NORTH", "receivingApplication": "ENGINE" },
    });
    let context = Context::read(&context.to_string()).unwrap();
    let note = note();
    let message = mdm_t02(&note, &context.of(&note), &context.route, b"%PDF", note.session.created_at);
    for (segment, place, expected) in [
        ("MSH", 3, "NORTH"),
        ("MSH", 4, "ENGINE"),
        ("PID", 3, "MRN7^^^&1.2.36.146.595.217.0.1&ISO"),
        ("PV1", 19, "V9^^^NORTH"),
        ("TXA", 9, "L-12^Kern^Mara"),
    ] {
        let line = message.split('\r').find(|line| line.starts_with(segment)).unwrap();
        assert_eq!(line.split('|').nth(place).unwrap(), expected, "{segment}-{place}");
    }
    let line = message.split('\r').find(|line| line.starts_with("TXA")).unwrap();
    assert_eq!(line.split('|').nth(22).unwrap().split('^').count(), 15);
}
