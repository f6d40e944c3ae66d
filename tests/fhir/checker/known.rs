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
pub const UNITS: [&str; 25] = [
    "%",
    "1",
    "10*9/L",
    "Cel",
    "Hz",
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
    "mm[Hg]",
    "mo",
    "s",
    "wk",
    "{Tscore}",
    "{grade}",
    "{repetitions}",
    "{score}",
    "{stage}",
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
    of("Composition", "status type subject date author title", "status preliminary final amended entered-in-error"),
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

const WHO: &str = "Device Organization Patient Practitioner PractitionerRole RelatedPerson";

/// Where a reference may stand and what it may lead to, by the definitions of R4 and of the types above; `*` is any of
/// them. A path that begins with `*` stands in every resource.
pub const REFERENCES: [(&str, &str); 146] = [
    ("*.extension.valueReference", "*"),
    ("*.identifier.assigner", "Organization"),
    ("*.note.authorReference", "Organization Patient Practitioner RelatedPerson"),
    ("*.signature.who", WHO),
    ("BodyStructure.patient", "Patient"),
    ("CarePlan.activity.detail.goal", "Goal"),
    ("CarePlan.activity.detail.performer", WHO),
    ("CarePlan.activity.detail.reasonReference", "Condition DiagnosticReport DocumentReference Observation"),
    ("CarePlan.activity.outcomeReference", "*"),
    ("CarePlan.activity.reference", "ServiceRequest"),
    ("CarePlan.addresses", "Condition"),
    ("CarePlan.author", WHO),
    ("CarePlan.basedOn", "CarePlan"),
    ("CarePlan.contributor", WHO),
    ("CarePlan.encounter", "Encounter"),
    ("CarePlan.goal", "Goal"),
    ("CarePlan.partOf", "CarePlan"),
    ("CarePlan.replaces", "CarePlan"),
    ("CarePlan.subject", "Patient"),
    ("CarePlan.supportingInfo", "*"),
    ("ClinicalImpression.assessor", "Practitioner PractitionerRole"),
    ("ClinicalImpression.encounter", "Encounter"),
    ("ClinicalImpression.finding.itemReference", "Condition Media Observation"),
    ("ClinicalImpression.investigation.item", "DiagnosticReport Media Observation QuestionnaireResponse"),
    ("ClinicalImpression.previous", "ClinicalImpression"),
    ("ClinicalImpression.problem", "Condition"),
    ("ClinicalImpression.subject", "Patient"),
    ("ClinicalImpression.supportingInfo", "*"),
    ("Composition.attester.party", "Organization Patient Practitioner PractitionerRole RelatedPerson"),
    ("Composition.author", WHO),
    ("Composition.custodian", "Organization"),
    ("Composition.encounter", "Encounter"),
    ("Composition.event.detail", "*"),
    ("Composition.relatesTo.targetReference", "Composition"),
    ("Composition.section.author", WHO),
    ("Composition.section.entry", "*"),
    ("Composition.section.focus", "*"),
    ("Composition.subject", "*"),
    ("Condition.asserter", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Condition.encounter", "Encounter"),
    ("Condition.evidence.detail", "*"),
    ("Condition.recorder", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Condition.stage.assessment", "ClinicalImpression DiagnosticReport Observation"),
    ("Condition.subject", "Patient"),
    ("Consent.organization", "Organization"),
    ("Consent.patient", "Patient"),
    ("Consent.performer", "Organization Patient Practitioner PractitionerRole RelatedPerson"),
    ("Consent.provision.actor.reference", WHO),
    ("Consent.provision.data.reference", "*"),
    ("Consent.sourceReference", "Consent DocumentReference QuestionnaireResponse"),
    ("Consent.verification.verifiedWith", "Patient RelatedPerson"),
    ("Device.owner", "Organization"),
    ("Device.parent", "Device"),
    ("Device.patient", "Patient"),
    ("DiagnosticReport.basedOn", "CarePlan ServiceRequest"),
    ("DiagnosticReport.encounter", "Encounter"),
    ("DiagnosticReport.media.link", "Media"),
    ("DiagnosticReport.performer", "Organization Practitioner PractitionerRole"),
    ("DiagnosticReport.result", "Observation"),
    ("DiagnosticReport.resultsInterpreter", "Organization Practitioner PractitionerRole"),
    ("DiagnosticReport.subject", "Device Patient"),
    ("DocumentReference.authenticator", "Organization Practitioner PractitionerRole"),
    ("DocumentReference.author", WHO),
    ("DocumentReference.context.encounter", "Encounter"),
    ("DocumentReference.context.related", "*"),
    ("DocumentReference.context.sourcePatientInfo", "Patient"),
    ("DocumentReference.custodian", "Organization"),
    ("DocumentReference.relatesTo.target", "DocumentReference"),
    ("DocumentReference.subject", "Device Patient Practitioner"),
    ("Encounter.basedOn", "ServiceRequest"),
    ("Encounter.diagnosis.condition", "Condition Procedure"),
    ("Encounter.hospitalization.destination", "Organization"),
    ("Encounter.hospitalization.origin", "Organization"),
    ("Encounter.partOf", "Encounter"),
    ("Encounter.participant.individual", "Practitioner PractitionerRole RelatedPerson"),
    ("Encounter.reasonReference", "Condition Observation Procedure"),
    ("Encounter.serviceProvider", "Organization"),
    ("Encounter.subject", "Patient"),
    ("Flag.author", "Device Organization Patient Practitioner PractitionerRole"),
    ("Flag.encounter", "Encounter"),
    ("Flag.subject", "Organization Patient Practitioner Procedure"),
    ("Goal.addresses", "Condition Observation ServiceRequest"),
    ("Goal.expressedBy", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Goal.outcomeReference", "Observation"),
    ("Goal.subject", "Organization Patient"),
    ("List.encounter", "Encounter"),
    ("List.entry.item", "*"),
    ("List.source", "Device Patient Practitioner PractitionerRole"),
    ("List.subject", "Device Patient"),
    ("Media.basedOn", "CarePlan ServiceRequest"),
    ("Media.device", "Device"),
    ("Media.encounter", "Encounter"),
    ("Media.operator", WHO),
    ("Media.partOf", "*"),
    ("Media.subject", "Device Patient Practitioner PractitionerRole"),
    ("Observation.basedOn", "CarePlan ServiceRequest"),
    ("Observation.derivedFrom", "DocumentReference Media Observation QuestionnaireResponse"),
    ("Observation.device", "Device"),
    ("Observation.encounter", "Encounter"),
    ("Observation.focus", "*"),
    ("Observation.hasMember", "Observation QuestionnaireResponse"),
    ("Observation.partOf", "Procedure"),
    ("Observation.performer", "Organization Patient Practitioner PractitionerRole RelatedPerson"),
    ("Observation.subject", "Device Patient"),
    ("Organization.partOf", "Organization"),
    ("Patient.contact.organization", "Organization"),
    ("Patient.generalPractitioner", "Organization Practitioner PractitionerRole"),
    ("Patient.link.other", "Patient RelatedPerson"),
    ("Patient.managingOrganization", "Organization"),
    ("Practitioner.qualification.issuer", "Organization"),
    ("PractitionerRole.organization", "Organization"),
    ("PractitionerRole.practitioner", "Practitioner"),
    ("Procedure.asserter", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Procedure.basedOn", "CarePlan ServiceRequest"),
    ("Procedure.complicationDetail", "Condition"),
    ("Procedure.encounter", "Encounter"),
    ("Procedure.focalDevice.manipulated", "Device"),
    ("Procedure.partOf", "Observation Procedure"),
    ("Procedure.performer.actor", WHO),
    ("Procedure.performer.onBehalfOf", "Organization"),
    ("Procedure.reasonReference", "Condition DiagnosticReport DocumentReference Observation Procedure"),
    ("Procedure.recorder", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("Procedure.report", "Composition DiagnosticReport DocumentReference"),
    ("Procedure.subject", "Patient"),
    ("Procedure.usedReference", "Device"),
    ("Provenance.agent.onBehalfOf", WHO),
    ("Provenance.agent.who", WHO),
    ("Provenance.entity.what", "*"),
    ("Provenance.target", "*"),
    ("QuestionnaireResponse.author", WHO),
    ("QuestionnaireResponse.basedOn", "CarePlan ServiceRequest"),
    ("QuestionnaireResponse.encounter", "Encounter"),
    ("QuestionnaireResponse.item.answer.valueReference", "*"),
    ("QuestionnaireResponse.partOf", "Observation Procedure"),
    ("QuestionnaireResponse.source", "Patient Practitioner PractitionerRole RelatedPerson"),
    ("QuestionnaireResponse.subject", "*"),
    ("RelatedPerson.patient", "Patient"),
    ("ServiceRequest.basedOn", "CarePlan ServiceRequest"),
    ("ServiceRequest.encounter", "Encounter"),
    ("ServiceRequest.performer", WHO),
    ("ServiceRequest.reasonReference", "Condition DiagnosticReport DocumentReference Observation"),
    ("ServiceRequest.relevantHistory", "Provenance"),
    ("ServiceRequest.replaces", "ServiceRequest"),
    ("ServiceRequest.requester", WHO),
    ("ServiceRequest.subject", "Device Patient"),
    ("ServiceRequest.supportingInfo", "*"),
];
