//! A diagnosis: a Condition as the referrer, or the client, calls it. It is never the therapist's own.

use serde_json::{Value as Json, json};

use super::{
    code,
    json::shaped,
    record::{Of, Record, time},
    value::extensions,
};
use crate::note::{Condition, Id, Item, Section, title_of};

/// What was typed may be no code at all: it is told as text then.
fn is_code(typed: &str) -> bool {
    !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

impl Record<'_> {
    pub fn diagnosed(id: Id) -> Of {
        Of::Part("diagnosis", id)
    }

    pub fn diagnosis(&self, item: &Item) -> Json {
        let title = self.words().item_title(Section::Diagnoses, item);
        let icd = item
            .text("icd10cm")
            .map(str::trim)
            .filter(|code| is_code(code))
            .map(|icd| code::coding(code::ICD_10_CM, icd, title_of(icd).unwrap_or_default()));
        let condition = item.text("condition").and_then(Condition::named);
        let ours = condition.map(|condition| code::condition(condition, self.options)).unwrap_or_default();
        // The title of a code says the side that it means.
        let text = item.text("diagnosis").or_else(|| title_of(item.text("icd10cm")?)).unwrap_or(&title);
        let status = |system: &str, code: &str| {
            let system = format!("http://terminology.hl7.org/CodeSystem/{system}");
            json!({ "coding": [code::coding(&system, code, "")] })
        };
        let category = code::coding(
            "http://terminology.hl7.org/CodeSystem/condition-category",
            "encounter-diagnosis",
            "Encounter Diagnosis",
        );
        let stated =
            item.text("statedBy").map(|by| json!([{ "text": self.words().fill("Stated by: {by}", &[("by", &by)]) }]));
        let fields = json!({
            "extension": extensions(&item.values, self.words()),
            "clinicalStatus": status("condition-clinical", "active"),
            "category": [{ "coding": [category] }],
            "code": code::concept(icd.into_iter().chain(ours).collect(), text),
            "subject": self.subject(),
            "encounter": self.encounter(),
            "recordedDate": time(self.started()),
            "note": stated,
        });
        self.resource("Condition", Record::diagnosed(item.id), self.narrative([title.as_str()]), shaped(fields))
    }

    /// All diagnoses of the note, as others refer to them.
    pub fn diagnoses(&self) -> Vec<Json> {
        self.told(Section::Diagnoses).map(|item| self.reference(Record::diagnosed(item.id))).collect()
    }
}
