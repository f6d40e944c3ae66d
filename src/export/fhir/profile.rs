//! Profiles that a resource is said to follow. A claim is made where each rule of the profile is known to hold, and nowhere
//! else.

use serde_json::{Value as Json, json};

const US_CORE_PATIENT: &str = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|6.1.0";
const US_CORE: &str = "http://hl7.org/fhir/us/core/";
const GENDERS: [&str; 4] = ["male", "female", "other", "unknown"];

/// The patient with the claim of US Core, where nothing speaks against it. Without an identifier, a name in its parts or
/// a gender there is none, and one that the host makes is its own.
pub fn claimed(mut patient: Json) -> Json {
    let is_claimed = !patient["meta"]["profile"].is_null();
    if !is_claimed
        && is_us_core_patient(&patient)
        && let Some(fields) = patient.as_object_mut()
        && let Some(meta) = fields.entry("meta").or_insert_with(|| json!({})).as_object_mut()
    {
        meta.insert("profile".to_owned(), json!([US_CORE_PATIENT]));
    }
    patient
}

fn is_us_core_patient(patient: &Json) -> bool {
    let list = |field: &str| patient[field].as_array().map(Vec::as_slice).unwrap_or_default();
    let all_have = |field: &str, parts: &[&str]| {
        list(field).iter().all(|item| parts.iter().all(|part| !item[*part].is_null() && item[*part] != ""))
    };
    // What such an extension has to hold is for the host to know.
    let extended = list("extension").iter().any(|extension| {
        let url = extension["url"].as_str().unwrap_or_default();
        url.starts_with(US_CORE) || url.ends_with("/data-absent-reason")
    });
    let are_named = list("name").iter().all(|name| {
        let is_said = |part: &Json| part.as_str().is_some_and(|text| !text.trim().is_empty());
        is_said(&name["family"]) || name["given"].as_array().into_iter().flatten().any(is_said)
    });
    !extended
        && are_named
        && !list("name").is_empty()
        && !list("identifier").is_empty()
        && all_have("identifier", &["system", "value"])
        && all_have("telecom", &["system", "value"])
        && all_have("communication", &["language"])
        && patient["gender"].as_str().is_some_and(|gender| GENDERS.contains(&gender))
}
