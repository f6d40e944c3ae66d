//! Bundles: a document, which holds only what its Composition reaches, and a transaction.

use serde_json::{Value as Json, json};

use super::{
    composition::Told,
    json::shaped,
    record::{Of, Record, identifier, time},
};
use crate::note::Section;

/// All resources of a record, by how they are told.
struct All {
    composition: Json,
    people: Vec<Json>,
    clinical: Vec<Json>,
}

fn all(record: &Record<'_>) -> All {
    let note = record.note;
    // A place is reached through what was found or done there.
    let is_place = |resource: &Json| resource["resourceType"] == "BodyStructure";
    let found = note.findings.iter().flat_map(|finding| record.finding(finding));
    let (mut places, mut objective): (Vec<Json>, Vec<Json>) = found.partition(is_place);
    let done = note.treatments.iter().flat_map(|treatment| record.treatment(treatment));
    let (treated, procedures): (Vec<Json>, Vec<Json>) = done.partition(is_place);
    places.extend(treated);
    let measured = note.measures.iter().flat_map(|measurement| record.measured(measurement));
    let (measured_at, measured): (Vec<Json>, Vec<Json>) = measured.partition(is_place);
    places.extend(measured_at);
    objective.extend(measured);
    let told = Told {
        reason: record
            .referral()
            .into_iter()
            .chain(record.told(Section::Diagnoses).map(|item| record.diagnosis(item)))
            .collect(),
        objective,
        procedures,
        assessment: record.told(Section::Goals).map(|item| record.goal(item)).collect(),
        plan: record.plan().into_iter().collect(),
    };
    let picture = record.picture();
    let composition = record.composition(&told, picture.as_ref().map(|picture| &picture.section));
    let Told { reason, objective, procedures, assessment, plan } = told;
    let mut clinical = [reason, objective, places, procedures, assessment, plan].concat();
    clinical.extend(picture.and_then(|picture| picture.resource));
    All { composition, people: record.people(), clinical }
}

pub fn document(record: &Record<'_>) -> Json {
    let All { composition, mut people, clinical } = all(record);
    if record.practitioner().is_none() {
        // The program is the author.
        people.push(record.device());
    }
    let entries: Vec<Json> = [vec![composition], people, clinical].concat().into_iter().map(entry).collect();
    let id = record.id(Of::Note("document"));
    shaped(json!({
        "resourceType": "Bundle",
        "id": id.to_string(),
        "identifier": identifier(id),
        "type": "document",
        "timestamp": time(record.as_of()),
        "entry": entries,
    }))
}

pub fn transaction(record: &Record<'_>) -> Json {
    let All { composition, mut people, clinical } = all(record);
    people.push(record.device());
    let resources = [people, clinical, vec![composition]].concat();
    let provenance = record.provenance(&resources);
    let entries = resources.into_iter().chain([provenance]).map(|resource| {
        let kind = resource["resourceType"].as_str().unwrap_or_default();
        let url = format!("{kind}/{}", resource["id"].as_str().unwrap_or_default());
        let mut entry = entry(resource);
        entry["request"] = json!({ "method": "PUT", "url": url });
        entry
    });
    shaped(json!({
        "resourceType": "Bundle",
        "id": record.id(Of::Note("transaction")).to_string(),
        "type": "transaction",
        "entry": entries.collect::<Vec<_>>(),
    }))
}

fn entry(resource: Json) -> Json {
    json!({ "fullUrl": format!("urn:uuid:{}", resource["id"].as_str().unwrap_or_default()), "resource": resource })
}
