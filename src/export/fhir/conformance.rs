//! What our codes and extensions mean, for whoever receives them: CodeSystems, ValueSets and StructureDefinitions, made
//! from the catalogue.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{code::BASE, json::shaped, value::extension};
use crate::{
    chart::StructureId,
    note::{AttributeId, AttributeKind, Condition, ContraindicationId, FindingTypeId, MeasureId, TechniqueId},
};

/// Code, display and definition.
type Concept = (&'static str, &'static str, &'static str);

/// What a code system is called, and what is in it.
struct Codes {
    title: String,
    concepts: Vec<Concept>,
}

/// Every code system by its id.
fn systems() -> BTreeMap<&'static str, Codes> {
    let mut systems = BTreeMap::new();
    let mut add = |id: &'static str, title: &str, concepts: Vec<Concept>| {
        if !concepts.is_empty() {
            systems.insert(id, Codes { title: title.to_owned(), concepts });
        }
    };
    for attribute in AttributeId::all() {
        let row = attribute.row();
        of_kind(row.id, row.label, &row.kind, &mut add);
    }
    for measure in MeasureId::all() {
        let row = measure.row();
        of_kind(row.id, row.name, &row.kind, &mut add);
    }
    let attributes = AttributeId::all().map(|attribute| (attribute.row().id, attribute.row().label, ""));
    add("attribute", "Details of findings, treatments and sessions", attributes.collect());
    let findings = FindingTypeId::all().map(|id| (id.row().id, id.row().name, id.gloss().definition));
    add("finding", "Findings", findings.collect());
    let techniques = TechniqueId::all().map(|id| (id.row().id, id.row().name, id.gloss().definition));
    add("technique", "Techniques", techniques.collect());
    add("structure", "Structures", StructureId::all().map(|id| (id.row().id, id.row().name, "")).collect());
    add(
        "condition",
        "Conditions",
        Condition::all().iter().map(|condition| (condition.id, condition.name, "")).collect(),
    );
    add("measure", "Measures", MeasureId::all().map(|id| (id.row().id, id.row().name, "")).collect());
    let asked = ContraindicationId::all().map(|id| (id.row().id, id.row().name, ""));
    add("contraindication", "What speaks against a treatment", asked.collect());
    add("session-kind", "Kinds of session", KINDS.to_vec());
    add("side", "Sides of the client", SIDES.to_vec());
    add("response", "Responses to a treatment", RESPONSES.to_vec());
    add("observation", "What is observed", OBSERVED.to_vec());
    systems
}

const SIDES: [Concept; 4] = [
    ("left", "Left", "The client's left; of a structure that the body has once, its left half."),
    ("right", "Right", "The client's right; of a structure that the body has once, its right half."),
    ("bilateral", "Both sides", ""),
    ("midline", "Midline", "A structure that the body has once, all of it."),
];

const KINDS: [Concept; 2] = [
    ("medical", "Medical massage", "It treats a condition."),
    ("relaxation", "Relaxation massage", "It serves well-being."),
];

const RESPONSES: [Concept; 5] = [
    ("resolved", "Gone", "No longer found after the treatment."),
    ("improved", "Better", ""),
    ("unchanged", "Same", ""),
    ("worse", "Worse", ""),
    ("not-reassessed", "Not checked", "It was not looked for again."),
];

const OBSERVED: [Concept; 6] = [
    (
        "finding",
        "Finding",
        "What the therapist found, by hand, by eye or by asking; it is the value of the observation.",
    ),
    ("movement", "Movement", "The movement whose range was measured."),
    ("landmark", "Landmark", "Where the tape was put."),
    ("taken", "Taken", "When it was measured: baseline, before, after; or other-side."),
    ("version", "Version of the instrument", ""),
    ("activity", "Activity", "Something that the client finds hard to do, in their words."),
];

fn of_kind(
    id: &'static str,
    title: &str,
    kind: &AttributeKind,
    add: &mut impl FnMut(&'static str, &str, Vec<Concept>),
) {
    match kind {
        AttributeKind::Scale(scale) | AttributeKind::Scales(scale) | AttributeKind::Parts(scale) => {
            let levels = scale.levels.iter().map(|level| (level.code, level.label, level.definition));
            add(scale.id, scale.title, levels.collect());
        }
        AttributeKind::Choice(choices) | AttributeKind::Choices(choices) => {
            add(id, title, choices.iter().map(|choice| (choice.code, choice.label, "")).collect());
        }
        _ => {}
    }
}

/// What every conformance resource has. A name is made of letters and digits.
fn head(kind: &str, id: &str, title: &str) -> Json {
    let name: String = id
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .map(|word| word.get(..1).unwrap_or_default().to_ascii_uppercase() + word.get(1..).unwrap_or_default())
        .collect();
    let named = format!("Palpate{name}");
    json!({
        "resourceType": kind,
        "id": id,
        "url": format!("{BASE}/{kind}/{id}"),
        "version": env!("CARGO_PKG_VERSION"),
        "name": named,
        "title": title,
        "status": "active",
        "experimental": false,
        "publisher": "Palpate",
    })
}

/// Our code systems, complete.
pub fn code_systems() -> Vec<Json> {
    let system = |(id, Codes { title, concepts }): (&str, Codes)| {
        let concepts: Vec<Json> = concepts
            .into_iter()
            .map(|(code, display, definition)| json!({ "code": code, "display": display, "definition": definition }))
            .collect();
        let mut system = head("CodeSystem", id, &title);
        system["caseSensitive"] = json!(true);
        system["valueSet"] = json!(format!("{BASE}/ValueSet/{id}"));
        system["content"] = json!("complete");
        system["count"] = json!(concepts.len());
        system["concept"] = json!(concepts);
        shaped(system)
    };
    systems().into_iter().map(system).collect()
}

/// A value set of all of each code system.
pub fn value_sets() -> Vec<Json> {
    let set = |(id, Codes { title, .. }): (&str, Codes)| {
        let mut set = head("ValueSet", id, &title);
        set["compose"] = json!({ "include": [{ "system": format!("{BASE}/CodeSystem/{id}") }] });
        set
    };
    systems().into_iter().map(set).collect()
}

/// Our extensions.
pub fn structure_definitions() -> Vec<Json> {
    vec![
        simple(
            "minutes",
            "Minutes",
            "Hands-on minutes of a treatment, or of one of its places.",
            &["Procedure", "Procedure.bodySite"],
            "Quantity",
        ),
        simple(
            "recorded",
            "Recorded",
            "When a treatment was charted; R5 has an element for it.",
            &["Procedure"],
            "dateTime",
        ),
        simple(
            "booked-minutes",
            "Booked minutes",
            "How long the client was to be treated.",
            &["Encounter"],
            "Quantity",
        ),
        simple("session-remark", "Remark", "The therapist's own words about the session.", &["Encounter"], "string"),
        simple(
            "screened-at",
            "Screened",
            "When the client was last asked about what speaks against a treatment.",
            &["Composition.section"],
            "dateTime",
        ),
        complex(
            "screening-answer",
            "Answer of a screening",
            "What the client was asked about, whether it is there, where, and why the treatment went on all the same.",
            &["Composition.section"],
            &[
                ("contraindication", "CodeableConcept", ONE),
                ("present", "boolean", ONE),
                ("site", "CodeableConcept", ANY),
                ("goingOnBecause", "string", MAYBE),
            ],
        ),
        simple("pressure", "Pressure", "How hard, on the Walton scale from 1, light, to 5.", &["Procedure"], "integer"),
        simple("direction", "Direction", "Which way the hands went.", &["Procedure"], "string"),
        simple(
            "laterality",
            "Side",
            "The client's side, as a code beside the text.",
            &["Procedure.bodySite", "Observation.bodySite", "Extension.value[x]"],
            "CodeableConcept",
        ),
        complex(
            "detail",
            "Detail",
            "A detail that the resource has no element for: what it is, and its value.",
            &["Procedure", "ServiceRequest", "Condition", "Goal", "CarePlan", "Composition.section"],
            &[("code", "CodeableConcept", ONE), ("value", "", ONE)],
        ),
        complex(
            "chart-place",
            "Place on the chart",
            "Where on a drawing it was tapped, in chart units; of a stroke its kind and its points, each as x,y.",
            &["BodyStructure"],
            &[
                ("view", "code", ONE),
                ("layer", "code", ONE),
                ("drawing", "integer", ONE),
                ("x", "decimal", ONE),
                ("y", "decimal", ONE),
                ("stroke", "code", MAYBE),
                ("points", "string", MAYBE),
            ],
        ),
    ]
}

fn definition(id: &str, title: &str, says: &str, on: &[&str], elements: Vec<Json>) -> Json {
    let mut definition = head("StructureDefinition", id, title);
    let context: Vec<Json> = on.iter().map(|on| json!({ "type": "element", "expression": on })).collect();
    let root = json!({ "id": "Extension", "path": "Extension", "short": title, "definition": says });
    let fields = json!({
        "description": says,
        "fhirVersion": "4.0.1",
        "kind": "complex-type",
        "abstract": false,
        "context": context,
        "type": "Extension",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
        "derivation": "constraint",
        "differential": { "element": std::iter::once(root).chain(elements).collect::<Vec<_>>() },
    });
    if let (Json::Object(definition), Json::Object(fields)) = (&mut definition, fields) {
        definition.extend(fields);
    }
    definition
}

fn simple(id: &str, title: &str, says: &str, on: &[&str], kind: &str) -> Json {
    let elements = vec![
        json!({ "id": "Extension.extension", "path": "Extension.extension", "max": "0" }),
        json!({ "id": "Extension.url", "path": "Extension.url", "fixedUri": extension(id) }),
        json!({ "id": "Extension.value[x]", "path": "Extension.value[x]", "min": 1, "type": [{ "code": kind }] }),
    ];
    definition(id, title, says, on, elements)
}

/// How often a part stands in an extension.
type Often = (u8, &'static str);
const ONE: Often = (1, "1");
const MAYBE: Often = (0, "1");
const ANY: Often = (0, "*");

fn complex(id: &str, title: &str, says: &str, on: &[&str], parts: &[(&str, &str, Often)]) -> Json {
    let mut elements = Vec::new();
    for (part, kind, (least, most)) in parts {
        let path = format!("Extension.extension:{part}");
        let types = if kind.is_empty() { Json::Null } else { json!([{ "code": kind }]) };
        elements
            .push(json!({ "id": path, "path": "Extension.extension", "sliceName": part, "min": least, "max": most }));
        elements.push(json!({ "id": format!("{path}.url"), "path": "Extension.extension.url", "fixedUri": part }));
        elements.push(shaped(json!({
            "id": format!("{path}.value[x]"), "path": "Extension.extension.value[x]", "min": 1, "type": types,
        })));
    }
    elements.push(json!({ "id": "Extension.url", "path": "Extension.url", "fixedUri": extension(id) }));
    elements.push(json!({ "id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0" }));
    definition(id, title, says, on, elements)
}
