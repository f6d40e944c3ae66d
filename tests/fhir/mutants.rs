//! Deliberate faults, each made in a clean sample: a checker that passes over one of them is not a checker.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::checker::{LOINC, SNOMED};

/// Who must find a fault. Those of others are run by `cargo xtask check --all`, which holds that one of them does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Ours,
    Others,
}

pub struct Mutant {
    pub name: &'static str,
    pub sample: &'static str,
    pub found_by: Tool,
    make: fn(&mut Value),
}

impl Mutant {
    pub fn bundle(&self) -> Value {
        let mut bundle = sample(self.sample);
        (self.make)(&mut bundle);
        bundle
    }
}

const fn document(name: &'static str, make: fn(&mut Value)) -> Mutant {
    Mutant { name, sample: "document", found_by: Tool::Ours, make }
}

const fn transaction(name: &'static str, make: fn(&mut Value)) -> Mutant {
    Mutant { name, sample: "transaction", found_by: Tool::Ours, make }
}

const fn by_others(name: &'static str, make: fn(&mut Value)) -> Mutant {
    Mutant { name, sample: "document", found_by: Tool::Others, make }
}

/// Faults in bundles. The last ones are for tools that know every field of FHIR.
pub const BUNDLES: [Mutant; 89] = [
    document("status-dropped", |b| drop_field(first(b, "Observation"), "status")),
    document("status-not-in-the-list", |b| first(b, "Observation")["status"] = json!("done")),
    document("state-of-goal-not-in-the-list", |b| first(b, "Goal")["lifecycleStatus"] = json!("in-progress")),
    document("subject-dropped", |b| drop_field(first(b, "Procedure"), "subject")),
    document("description-of-goal-dropped", |b| drop_field(first(b, "Goal"), "description")),
    document("target-of-provenance-dropped", |b| drop_field(first(b, "Provenance"), "target")),
    document("type-of-resource-misspelt", |b| first(b, "Goal")["resourceType"] = json!("Gaol")),
    document("observation-without-value", |b| drop_field(first(b, "Observation"), "valueQuantity")),
    document("observation-with-two-values", |b| first(b, "Observation")["valueString"] = json!("6 of 10")),
    document("observation-with-value-and-reason-for-none", |b| {
        first(b, "Observation")["dataAbsentReason"] = json!({"text": "Not asked"})
    }),
    document("component-without-value", |b| drop_field(&mut finding(b)["component"][0], "valueQuantity")),
    document("condition-without-clinical-status", |b| drop_field(first(b, "Condition"), "clinicalStatus")),
    document("active-condition-with-an-end", |b| first(b, "Condition")["abatementDateTime"] = json!("2026-03-01")),
    document("question-without-link", |b| drop_field(&mut first(b, "QuestionnaireResponse")["item"][0], "linkId")),
    document("code-system-misspelt", |b| {
        first(b, "Observation")["code"]["coding"][0]["system"] = json!("http://loinc.org/")
    }),
    document("code-system-of-another-code", |b| first(b, "Observation")["code"]["coding"][0]["system"] = json!(SNOMED)),
    document("loinc-check-digit", |b| first(b, "Observation")["code"]["coding"][0]["code"] = json!("72514-4")),
    document("snomed-check-digit", |b| first(b, "Procedure")["code"]["coding"][0]["code"] = json!("387854003")),
    document("snomed-digits-swapped", |b| first(b, "Procedure")["code"]["coding"][0]["code"] = json!("378854002")),
    document("snomed-description-for-a-concept", |b| {
        first(b, "Procedure")["code"]["coding"][0]["code"] = json!("754786011")
    }),
    document("coding-without-code", |b| drop_field(&mut first(b, "Observation")["code"]["coding"][0], "code")),
    document("coding-without-system", |b| drop_field(&mut first(b, "Observation")["code"]["coding"][0], "system")),
    document("codes-without-text", |b| drop_field(&mut first(b, "Procedure")["code"], "text")),
    document("code-with-space-around", |b| first(b, "Observation")["code"]["coding"][0]["code"] = json!("72514-3 ")),
    document("unit-not-of-ucum", |b| first(b, "Observation")["valueQuantity"]["code"] = json!("points")),
    document("unit-without-system", |b| drop_field(&mut first(b, "Observation")["valueQuantity"], "system")),
    document("side-of-code-not-that-of-text", |b| finding(b)["bodySite"]["coding"][0]["code"] = json!("763437004")),
    document("side-coded-and-not-said", |b| finding(b)["bodySite"]["text"] = json!("Rhomboid major")),
    document("side-of-display-not-that-of-code", |b| {
        finding(b)["bodySite"]["coding"][0]["display"] = json!("Structure of right rhomboid major muscle")
    }),
    document("date-that-does-not-exist", |b| first(b, "Goal")["startDate"] = json!("2026-02-30")),
    document("date-the-american-way", |b| first(b, "Patient")["birthDate"] = json!("02/29/1980")),
    document("time-without-zone", |b| first(b, "Observation")["effectiveDateTime"] = json!("2026-03-14T10:05:00")),
    document("instant-without-time", |b| first(b, "DocumentReference")["date"] = json!("2026-03-14")),
    document("end-before-start", |b| first(b, "Encounter")["period"]["end"] = json!("2026-03-14T09:00:00-05:00")),
    document("empty-list", |b| first(b, "Observation")["note"] = json!([])),
    document("empty-object", |b| first(b, "Observation")["method"] = json!({})),
    document("empty-string", |b| first(b, "CarePlan")["description"] = json!("")),
    document("null", |b| first(b, "CarePlan")["description"] = Value::Null),
    document("control-character", |b| first(b, "CarePlan")["description"] = json!("one\u{7}two")),
    document("id-with-underscore", |b| first(b, "Goal")["id"] = json!("goal_1")),
    document("address-of-an-example", |b| {
        first(b, "Patient")["identifier"][0]["system"] = json!("https://example.org/clients")
    }),
    document("extension-not-known", |b| {
        first(b, "Patient")["extension"] = json!([{"url": "urn:made-up", "valueString": "x"}])
    }),
    document("extension-without-value", |b| {
        first(b, "Patient")["extension"] = json!([{"url": "http://hl7.org/fhir/StructureDefinition/originalText"}])
    }),
    document("extension-that-changes-meaning", |b| {
        first(b, "Goal")["modifierExtension"] = json!([{"url": "urn:made-up", "valueBoolean": true}])
    }),
    document("base64-broken", |b| {
        first(b, "DocumentReference")["content"][0]["attachment"]["data"] = json!("not base64!")
    }),
    document("size-of-attachment-wrong", |b| {
        first(b, "DocumentReference")["content"][0]["attachment"]["size"] = json!(1)
    }),
    document("attachment-too-large", |b| {
        first(b, "DocumentReference")["content"][0]["attachment"]["data"] = json!("AAAA".repeat(1_800_000))
    }),
    document("content-type-dropped", |b| {
        drop_field(&mut first(b, "DocumentReference")["content"][0]["attachment"], "contentType")
    }),
    document("attachment-without-data", |b| {
        drop_field(&mut first(b, "DocumentReference")["content"][0]["attachment"], "data")
    }),
    document("narrative-not-escaped", |b| first(b, "Goal")["text"]["div"] = div("Pain < 3 & better")),
    document("narrative-with-script", |b| first(b, "Goal")["text"]["div"] = div("Goal<script>alert(1)</script>")),
    document("narrative-with-handler", |b| first(b, "Goal")["text"]["div"] = div("<p onclick=\"alert(1)\">Goal</p>")),
    document("narrative-empty", |b| first(b, "Goal")["text"]["div"] = div("<p> </p>")),
    document("narrative-without-namespace", |b| first(b, "Goal")["text"]["div"] = json!("<div>Goal</div>")),
    document("narrative-without-status", |b| drop_field(&mut first(b, "Goal")["text"], "status")),
    document("narrative-dropped", |b| drop_field(first(b, "Goal"), "text")),
    document("section-without-title", |b| drop_field(&mut first(b, "Composition")["section"][0], "title")),
    document("reference-that-leads-nowhere", |b| {
        first(b, "Goal")["addresses"][0]["reference"] = json!("urn:uuid:00000000-0000-7000-8000-000000000000")
    }),
    document("reference-to-another-type", |b| {
        let practitioner = entry(b, "Practitioner")["fullUrl"].clone();
        first(b, "Observation")["subject"]["reference"] = practitioner;
    }),
    document("reference-without-target", |b| drop_field(&mut first(b, "Goal")["subject"], "reference")),
    document("full-url-dropped", |b| drop_field(entry(b, "Patient"), "fullUrl")),
    document("full-url-of-another", |b| {
        let patient = entry(b, "Patient")["fullUrl"].clone();
        entry(b, "Practitioner")["fullUrl"] = patient;
    }),
    document("full-url-not-the-id", |b| first(b, "Goal")["id"] = json!("0192f5a0-ffff-7000-8000-0000000000ff")),
    document("identifier-of-another", |b| {
        let identifier = first(b, "Observation")["identifier"].clone();
        finding(b)["identifier"] = identifier;
    }),
    document("identifier-without-system", |b| drop_field(&mut first(b, "Goal")["identifier"][0], "system")),
    document("identifier-dropped", |b| drop_field(first(b, "Goal"), "identifier")),
    document("resource-not-reached", |b| {
        first(b, "Composition")["section"][3]["entry"].as_array_mut().unwrap().truncate(3)
    }),
    document("composition-not-first", |b| b["entry"].as_array_mut().unwrap().rotate_left(1)),
    document("document-without-identifier", |b| drop_field(b, "identifier")),
    document("entry-twice", |b| {
        let patient = entry(b, "Patient").clone();
        b["entry"].as_array_mut().unwrap().push(patient);
    }),
    document("request-in-a-document", |b| entry(b, "Goal")["request"] = json!({"method": "PUT", "url": "Goal/1"})),
    transaction("request-dropped", |b| drop_field(entry(b, "Goal"), "request")),
    transaction("request-for-another-id", |b| entry(b, "Goal")["request"]["url"] = json!("Goal/other")),
    transaction("request-for-another-type", |b| entry(b, "Goal")["request"]["url"] = json!("CarePlan")),
    transaction("request-method-unknown", |b| entry(b, "Goal")["request"]["method"] = json!("SAVE")),
    by_others("field-misspelt", |b| first(b, "Goal")["descripton"] = json!({"text": "Sit"})),
    by_others("field-of-another-type", |b| first(b, "Procedure")["effectiveDateTime"] = json!("2026-03-14")),
    by_others("list-where-one-is-allowed", |b| {
        let site = finding(b)["bodySite"].clone();
        finding(b)["bodySite"] = json!([site]);
    }),
    by_others("one-where-a-list-is-expected", |b| {
        let site = first(b, "Procedure")["bodySite"][0].clone();
        first(b, "Procedure")["bodySite"] = site;
    }),
    by_others("gender-not-in-the-list", |b| first(b, "Patient")["gender"] = json!("f")),
    by_others("profile-claimed-without-a-name-in-parts", |b| claim(b, "us-core-patient|6.1.0")),
    by_others("profile-claimed-without-gender", |b| {
        claim(b, "us-core-patient|6.1.0");
        first(b, "Patient")["name"] = json!([{"family": "Sample"}]);
        drop_field(first(b, "Patient"), "gender");
    }),
    by_others("profile-claimed-that-nobody-can-check", |b| claim(b, "us-core-patient|99.0.0")),
    by_others("boolean-as-text", |b| finding(b)["component"][2]["valueBoolean"] = json!("true")),
    by_others("text-as-number", |b| first(b, "Goal")["description"]["text"] = json!(60)),
    by_others("number-as-text", |b| first(b, "Observation")["valueQuantity"]["value"] = json!("6")),
    by_others("mode-of-attester-not-in-the-list", |b| {
        first(b, "Composition")["attester"][0]["mode"] = json!("therapist")
    }),
    by_others("agent-without-who", |b| drop_field(&mut first(b, "Provenance")["agent"][0], "who")),
    by_others("value-of-a-type-that-is-not-allowed", |b| {
        drop_field(first(b, "Observation"), "valueQuantity");
        first(b, "Observation")["valueDecimal"] = json!(6);
    }),
];

/// Faults in a message of HL7 v2: the name, what stands there, and what is put in its place.
pub const MESSAGES: [(&str, &str, &str); 8] = [
    ("v2-control-id-dropped", "|MSG00001|", "||"),
    ("v2-date-that-does-not-exist", "||19800229|", "||19800231|"),
    ("v2-line-feeds", "\r", "\r\n"),
    ("v2-other-version", "|2.5.1|", "|2.3|"),
    ("v2-segment-misspelt", "PID|", "PIX|"),
    ("v2-segment-out-of-place", "OBR|1|", "NK1|1|"),
    ("v2-type-of-value-unknown", "|NM|", "|ZZ|"),
    ("v2-value-not-of-its-type", "||6|", "||six|"),
];

pub fn sample(name: &str) -> Value {
    serde_json::from_str(&read(&format!("{name}.json"))).unwrap()
}

pub fn message() -> String {
    read("result.hl7")
}

/// The codes in the columns of a table whose heads name SNOMED CT or LOINC.
pub fn codes_of(table: &str) -> Vec<(&'static str, String)> {
    let mut codes = Vec::new();
    let rows = crate::checker::rows_of(table);
    for (at, head) in rows[0].iter().enumerate() {
        let system = match head.as_str() {
            "snomed_ct" | "snomed_left" | "snomed_right" | "snomed_skin" => SNOMED,
            "loinc" => LOINC,
            _ => continue,
        };
        let cells = rows[1..].iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        codes.extend(cells.map(|cell| (system, cell.clone())));
    }
    codes
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fhir/samples").join(file)).unwrap()
}

/// The first resource of a type.
fn first<'a>(bundle: &'a mut Value, kind: &str) -> &'a mut Value {
    &mut entry(bundle, kind)["resource"]
}

fn entry<'a>(bundle: &'a mut Value, kind: &str) -> &'a mut Value {
    let entries = bundle["entry"].as_array_mut().unwrap();
    entries.iter_mut().find(|entry| entry["resource"]["resourceType"] == kind).unwrap()
}

/// The observation of a trigger point, which has a place with a side and components.
fn finding(bundle: &mut Value) -> &mut Value {
    let entries = bundle["entry"].as_array_mut().unwrap();
    &mut entries.iter_mut().find(|entry| !entry["resource"]["component"].is_null()).unwrap()["resource"]
}

/// A claim of the patient's to follow a profile of US Core.
fn claim(bundle: &mut Value, profile: &str) {
    let url = format!("http://hl7.org/fhir/us/core/StructureDefinition/{profile}");
    first(bundle, "Patient")["meta"] = json!({"profile": [url]});
}

fn drop_field(value: &mut Value, field: &str) {
    value.as_object_mut().unwrap().remove(field).unwrap();
}

fn div(text: &str) -> Value {
    json!(format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{text}</div>"))
}
