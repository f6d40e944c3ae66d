//! What the checker knows of FHIR R4, and of what Palpate writes. A new resource, reference, unit, code system or extension
//! is added here first, on purpose: until then it is a fault.

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

use serde_json::Value;

/// Every code system below belongs to HL7.
pub const TERMINOLOGY: &str = "http://terminology.hl7.org/CodeSystem/";

pub const SYSTEMS: [&str; 8] = [
    "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
    "http://hl7.org/fhir/sid/icd-10-cm",
    "http://loinc.org",
    "http://snomed.info/sct",
    "http://unitsofmeasure.org",
    "urn:ietf:bcp:13",
    "urn:ietf:bcp:47",
    "urn:oid:2.16.840.1.113883.6.119",
];

/// The urls in a file of assets/fhir, and of a code system the codes too, as `url code`.
pub fn published(file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fhir").join(file);
    let bundle: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut found = BTreeSet::new();
    for resource in bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]) {
        let url = resource["url"].as_str().unwrap();
        found.insert(url.to_owned());
        let concepts = resource["concept"].as_array().into_iter().flatten();
        found.extend(concepts.map(|concept| format!("{url} {}", concept["code"].as_str().unwrap())));
    }
    found
}

/// What Palpate publishes of its own: code systems with their codes, and extensions.
pub static OWN_CODES: LazyLock<BTreeSet<String>> = LazyLock::new(|| published("code-systems.json"));
pub static OWN_EXTENSIONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| published("extensions.json"));

pub const EXTENSIONS: [&str; 6] = [
    "http://hl7.org/fhir/StructureDefinition/bodySite",
    "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
    "http://hl7.org/fhir/StructureDefinition/observation-sequelTo",
    "http://hl7.org/fhir/StructureDefinition/originalText",
    "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure",
    "http://hl7.org/fhir/StructureDefinition/timezone",
];

/// UCUM, case-sensitive.
pub const UNITS: [&str; 21] = [
    "%",
    "1",
    "Cel",
    "a",
    "cm",
    "d",
    "deg",
    "h",
    "kg",
    "kg/cm2",
    "kgf/cm2",
    "min",
    "mm",
    "mo",
    "s",
    "wk",
    "{Tscore}",
    "{grade}",
    "{repetitions}",
    "{score}",
    "{visits}",
];

/// A type of resource: what it must have, by R4 or as nobody could use it without, and the states that it may be in.
pub struct Type {
    pub name: &'static str,
    /// Space between them; `a|b` where one of them is enough.
    pub required: &'static str,
    /// The field of the state, then the values. Empty where it has none.
    pub states: &'static str,
}

const fn of(name: &'static str, required: &'static str, states: &'static str) -> Type {
    Type { name, required, states }
}

const REQUEST: &str = "status draft active on-hold revoked completed entered-in-error unknown";
const EVENT: &str = "status preparation in-progress not-done on-hold stopped completed entered-in-error unknown";
const RESULT: &str = "status registered preliminary final amended corrected cancelled entered-in-error unknown";

pub const TYPES: [Type; 25] = [
    of("BodyStructure", "patient location|morphology", ""),
    of("Bundle", "type entry", "type document transaction collection"),
    of("CarePlan", "status intent subject", REQUEST),
    of("ClinicalImpression", "status subject", "status in-progress completed entered-in-error"),
    of(
        "Composition",
        "status type subject date author title section",
        "status preliminary final amended entered-in-error",
    ),
    of("Condition", "code subject", ""),
    of("Consent", "status scope category patient", "status draft proposed active rejected inactive entered-in-error"),
    of("Device", "deviceName|type", ""),
    of("DiagnosticReport", "status code subject", RESULT),
    of("DocumentReference", "status type subject date content", "status current superseded entered-in-error"),
    of(
        "Encounter",
        "status class subject",
        "status planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown",
    ),
    of("Flag", "status code subject", "status active inactive entered-in-error"),
    of(
        "Goal",
        "lifecycleStatus description subject",
        "lifecycleStatus proposed planned accepted active on-hold completed cancelled entered-in-error rejected",
    ),
    of("List", "status mode", "status current retired entered-in-error"),
    of("Media", "status content", EVENT),
    of("Observation", "status code subject effectiveDateTime|effectiveInstant|effectivePeriod", RESULT),
    of("Organization", "name|identifier", ""),
    of("Patient", "name|identifier", ""),
    of("Practitioner", "name|identifier", ""),
    of("PractitionerRole", "practitioner", ""),
    of("Procedure", "status code subject performedDateTime|performedPeriod", EVENT),
    of("Provenance", "target recorded agent", ""),
    of(
        "QuestionnaireResponse",
        "status subject authored item",
        "status in-progress completed amended entered-in-error stopped",
    ),
    of("RelatedPerson", "patient", ""),
    of("ServiceRequest", "status intent code subject", REQUEST),
];

/// Types that have no field for an identifier in R4, or need none.
pub const WITHOUT_IDENTIFIER: [&str; 2] = ["Bundle", "Provenance"];

const WHO: &str = "Patient Practitioner PractitionerRole Organization RelatedPerson Device";

/// Where a reference may stand and what it may lead to, of the types above; `*` is any of them.
pub const REFERENCES: [(&str, &str); 106] = [
    ("*.extension.valueReference", "*"),
    ("*.identifier.assigner", "Organization"),
    ("*.note.authorReference", "Practitioner Patient RelatedPerson Organization"),
    ("BodyStructure.patient", "Patient"),
    ("CarePlan.activity.reference", "ServiceRequest"),
    ("CarePlan.addresses", "Condition"),
    ("CarePlan.author", WHO),
    ("CarePlan.encounter", "Encounter"),
    ("CarePlan.goal", "Goal"),
    ("CarePlan.subject", "Patient"),
    ("ClinicalImpression.assessor", "Practitioner PractitionerRole"),
    ("ClinicalImpression.encounter", "Encounter"),
    ("ClinicalImpression.finding.itemReference", "Condition Observation"),
    ("ClinicalImpression.subject", "Patient"),
    ("Composition.attester.party", WHO),
    ("Composition.author", WHO),
    ("Composition.custodian", "Organization"),
    ("Composition.encounter", "Encounter"),
    ("Composition.event.detail", "*"),
    ("Composition.section.author", WHO),
    ("Composition.section.entry", "*"),
    ("Composition.subject", "*"),
    ("Condition.asserter", WHO),
    ("Condition.encounter", "Encounter"),
    ("Condition.evidence.detail", "*"),
    ("Condition.recorder", "Practitioner PractitionerRole Patient RelatedPerson"),
    ("Condition.subject", "Patient"),
    ("Consent.organization", "Organization"),
    ("Consent.patient", "Patient"),
    ("Consent.performer", "Organization Patient Practitioner RelatedPerson PractitionerRole"),
    ("DiagnosticReport.encounter", "Encounter"),
    ("DiagnosticReport.performer", "Practitioner PractitionerRole Organization"),
    ("DiagnosticReport.result", "Observation"),
    ("DiagnosticReport.subject", "Patient Device"),
    ("DocumentReference.authenticator", "Practitioner PractitionerRole Organization"),
    ("DocumentReference.author", WHO),
    ("DocumentReference.context.encounter", "Encounter"),
    ("DocumentReference.context.related", "*"),
    ("DocumentReference.custodian", "Organization"),
    ("DocumentReference.relatesTo.target", "DocumentReference"),
    ("DocumentReference.subject", "Patient Practitioner Device"),
    ("Encounter.basedOn", "ServiceRequest"),
    ("Encounter.diagnosis.condition", "Condition Procedure"),
    ("Encounter.participant.individual", "Practitioner PractitionerRole RelatedPerson"),
    ("Encounter.reasonReference", "Condition Procedure Observation"),
    ("Encounter.serviceProvider", "Organization"),
    ("Encounter.subject", "Patient"),
    ("Flag.author", WHO),
    ("Flag.encounter", "Encounter"),
    ("Flag.subject", "Patient Practitioner Organization Procedure"),
    ("Goal.addresses", "Condition Observation ServiceRequest"),
    ("Goal.expressedBy", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Goal.outcomeReference", "Observation"),
    ("Goal.subject", "Patient Organization"),
    ("List.encounter", "Encounter"),
    ("List.entry.item", "*"),
    ("List.source", WHO),
    ("List.subject", "Patient Device"),
    ("Media.encounter", "Encounter"),
    ("Media.operator", WHO),
    ("Media.subject", "Patient Practitioner Device"),
    ("Observation.basedOn", "CarePlan ServiceRequest"),
    ("Observation.derivedFrom", "DocumentReference Media QuestionnaireResponse Observation"),
    ("Observation.device", "Device"),
    ("Observation.encounter", "Encounter"),
    ("Observation.focus", "*"),
    ("Observation.hasMember", "Observation QuestionnaireResponse"),
    ("Observation.partOf", "Procedure"),
    ("Observation.performer", "Practitioner PractitionerRole Organization Patient RelatedPerson"),
    ("Observation.subject", "Patient Device"),
    ("Organization.partOf", "Organization"),
    ("Patient.generalPractitioner", "Organization Practitioner PractitionerRole"),
    ("Patient.managingOrganization", "Organization"),
    ("Practitioner.qualification.issuer", "Organization"),
    ("PractitionerRole.organization", "Organization"),
    ("PractitionerRole.practitioner", "Practitioner"),
    ("Procedure.asserter", "Patient RelatedPerson Practitioner PractitionerRole"),
    ("Procedure.basedOn", "CarePlan ServiceRequest"),
    ("Procedure.complicationDetail", "Condition"),
    ("Procedure.encounter", "Encounter"),
    ("Procedure.partOf", "Procedure Observation"),
    ("Procedure.performer.actor", WHO),
    ("Procedure.performer.onBehalfOf", "Organization"),
    ("Procedure.reasonReference", "Condition Observation Procedure DiagnosticReport DocumentReference"),
    ("Procedure.recorder", "Patient RelatedPerson Practitioner PractitionerRole"),
    ("Procedure.report", "DiagnosticReport DocumentReference Composition"),
    ("Procedure.subject", "Patient"),
    ("Provenance.agent.onBehalfOf", WHO),
    ("Provenance.agent.who", WHO),
    ("Provenance.entity.what", "*"),
    ("Provenance.signature.who", WHO),
    ("Provenance.target", "*"),
    ("QuestionnaireResponse.author", WHO),
    ("QuestionnaireResponse.basedOn", "ServiceRequest CarePlan"),
    ("QuestionnaireResponse.encounter", "Encounter"),
    ("QuestionnaireResponse.partOf", "Observation Procedure"),
    ("QuestionnaireResponse.source", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("QuestionnaireResponse.subject", "*"),
    ("RelatedPerson.patient", "Patient"),
    ("ServiceRequest.basedOn", "CarePlan ServiceRequest"),
    ("ServiceRequest.encounter", "Encounter"),
    ("ServiceRequest.performer", WHO),
    ("ServiceRequest.reasonReference", "Condition Observation DiagnosticReport DocumentReference"),
    ("ServiceRequest.requester", WHO),
    ("ServiceRequest.subject", "Patient Device"),
    ("ServiceRequest.supportingInfo", "*"),
];
