//! The referral: a ServiceRequest, where there is one.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, codeable},
    value::extensions,
};
use crate::{
    note::{Section, Value},
    words::narrative::sentences,
};

impl Record<'_> {
    pub const REFERRAL: Of = Of::Note("referral");

    /// None where nobody referred the client.
    pub fn referral(&self) -> Option<Json> {
        let values = &self.note.referral;
        let named = |id: &str| match self.note.value(Section::Referral, id) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let is_present = self.note.value(Section::Referral, "present") == Some(&Value::Flag(true));
        if !is_present && named("prescriber").is_none() && named("orders").is_none() {
            return None;
        }
        let told = sentences(Section::Referral, values, self.words());
        if told.is_empty() {
            return None;
        }
        let massage = code::concept(
            code::named("referral.to-massage-therapist", self.options).into_iter().collect(),
            self.words().say("Referral to massage therapy"),
        );
        let visits = self.note.value(Section::Referral, "visitsAuthorised").and_then(Value::number);
        let role = named("prescriberRole").map(|role| format!(" ({role})")).unwrap_or_default();
        let requester = named("prescriber").map(str::trim).filter(|name| !name.is_empty());
        let requester = requester.map(|name| json!({ "display": format!("{name}{role}") }));
        let mut fields = json!({
            // All of it as it was said: most of it has no element of its own.
            "extension": extensions(values, self.words()),
            "status": "active",
            "intent": "order",
            "subject": self.subject(),
            "encounter": self.encounter(),
            "authoredOn": named("referredOn"),
            "requester": requester,
            "quantityQuantity": visits.map(|visits| code::quantity(visits, "{visits}", "visits")),
            "note": [{ "text": named("orders") }],
            "occurrencePeriod": { "end": named("expiresOn") },
        });
        if self.is_r5() {
            fields["code"] = json!({ "concept": massage });
            fields["reason"] = codeable(self.diagnoses());
        } else {
            fields["code"] = massage;
            fields["reasonReference"] = json!(self.diagnoses());
        }
        Some(self.resource("ServiceRequest", Record::REFERRAL, self.narrative(told.iter().map(String::as_str)), fields))
    }
}
