//! Who and where: patient, practitioner, organization, encounter, and Palpate as the one who assembled it.

use serde_json::{Value as Json, json};

use super::{
    Release, code,
    profile::claimed,
    record::{Of, Record, identifier},
    value::extension,
};
use crate::{note::SessionKind, words};

const PATIENT: Of = Of::Note("patient");
const PRACTITIONER: Of = Of::Note("practitioner");
const ENCOUNTER: Of = Of::Note("encounter");
const DEVICE: Of = Of::Note("device");

/// Our own code for a kind of session, and what it is called.
pub fn kind_code(kind: SessionKind) -> (&'static str, &'static str) {
    match kind {
        SessionKind::Medical => ("medical", "Medical massage"),
        SessionKind::Relaxation => ("relaxation", "Relaxation massage"),
    }
}

impl Record<'_> {
    pub fn subject(&self) -> Json {
        self.reference_to(self.given.patient.as_ref(), PATIENT)
    }

    pub fn encounter(&self) -> Json {
        self.reference_to(self.given.encounter.as_ref(), ENCOUNTER)
    }

    pub fn organization(&self) -> Option<Json> {
        let given = self.given.organization.as_ref()?;
        Some(self.reference_to(Some(given), Of::Note("organization")))
    }

    /// Who gave the treatment, as far as somebody has said it.
    pub fn practitioner(&self) -> Option<Json> {
        match &self.given.practitioner {
            Some(given) => Some(self.reference_to(Some(given), PRACTITIONER)),
            None => self.signer().is_some().then(|| self.reference(PRACTITIONER)),
        }
    }

    pub fn assembler(&self) -> Json {
        self.reference(DEVICE)
    }

    /// The practitioner; where nobody has said who that is, the program.
    pub fn author(&self) -> Json {
        self.practitioner().unwrap_or_else(|| self.assembler())
    }

    fn signer(&self) -> Option<String> {
        let name = self.note.record.first().map(|statement| words::author(&statement.by))?;
        (!name.trim().is_empty()).then_some(name)
    }

    /// To a resource that is sent along, or to what the host has named.
    fn reference_to(&self, given: Option<&Json>, of: Of) -> Json {
        match given {
            Some(given) if given.get("resourceType").is_none() => given.clone(),
            // The server has what the host has given as a whole.
            Some(given) if self.is_alone() && given["id"].is_string() => {
                let named = |name: &str| given[name].as_str().unwrap_or_default();
                json!({ "reference": format!("{}/{}", named("resourceType"), named("id")) })
            }
            _ => self.reference(of),
        }
    }

    /// What the host has given as a whole, with the id that this record refers to.
    fn taken_over(&self, given: Option<&Json>, of: Of) -> Option<Json> {
        let mut given = given.filter(|given| given.get("resourceType").is_some())?.clone();
        let fields = given.as_object_mut()?;
        fields.insert("id".to_owned(), json!(self.id(of).to_string()));
        let mine = identifier(self.id(of));
        match fields.get_mut("identifier").and_then(Json::as_array_mut) {
            Some(identifiers) => identifiers.push(mine),
            None => {
                fields.insert("identifier".to_owned(), json!([mine]));
            }
        }
        Some(super::json::shaped(given))
    }

    /// Those of them that are sent along.
    pub fn people(&self) -> Vec<Json> {
        let given = self.given;
        let patient = match &given.patient {
            None => Some(self.patient()),
            given => self.taken_over(given.as_ref(), PATIENT).map(|patient| match self.options.release {
                Release::R4 => claimed(patient),
                // US Core has profiles of R4 alone.
                Release::R4B | Release::R5 => patient,
            }),
        };
        let practitioner = match &given.practitioner {
            None => self.signer().map(|name| self.signed_by(&name)),
            given => self.taken_over(given.as_ref(), PRACTITIONER),
        };
        let organization = self.taken_over(given.organization.as_ref(), Of::Note("organization"));
        let encounter = match &given.encounter {
            None => Some(self.session()),
            given => self.taken_over(given.as_ref(), ENCOUNTER),
        };
        [patient, practitioner, organization, encounter].into_iter().flatten().collect()
    }

    fn patient(&self) -> Json {
        let client = self.note.session.client.trim();
        let name = if client.is_empty() { Json::Null } else { json!([{ "text": client }]) };
        let text = if client.is_empty() { self.words().say("Client without a name.") } else { client };
        self.resource("Patient", PATIENT, self.narrative([text]), json!({ "name": name }))
    }

    fn signed_by(&self, name: &str) -> Json {
        let by = self.note.record.first().map(|statement| &statement.by);
        let credentials = by.map_or("", |by| by.credentials.trim());
        let qualification =
            if credentials.is_empty() { Json::Null } else { json!([{ "code": code::said(credentials) }]) };
        let plain = by.map_or("", |by| by.name.trim());
        let fields = json!({ "name": [{ "text": plain }], "qualification": qualification });
        self.resource("Practitioner", PRACTITIONER, self.narrative([name]), fields)
    }

    fn session(&self) -> Json {
        let class = code::coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory");
        let (class, period) =
            if self.is_r5() { (json!([{ "coding": [class] }]), "actualPeriod") } else { (class, "period") };
        let (own, name) = kind_code(self.note.session.kind);
        let kind =
            code::concept(vec![code::own("session-kind", own, name)], self.words().say("Massage therapy session"));
        let status = if self.is_r5() { "completed" } else { "finished" };
        let session = &self.note.session;
        let booked = session.booked_minutes.map(|minutes| code::quantity(minutes, "min", "min"));
        let mut fields = json!({
            "extension": [
                { "url": extension("booked-minutes"), "valueQuantity": booked },
                { "url": extension("session-remark"), "valueString": session.remark },
            ],
            "status": status, "class": class, "type": [kind],
            "subject": self.subject(), "serviceProvider": self.organization(),
        });
        fields[period] = self.period();
        let moment = self.words().moment(self.started());
        let text = self.words().fill("Massage therapy session, {moment}.", &[("moment", &moment)]);
        self.resource("Encounter", ENCOUNTER, self.narrative([text.as_str()]), fields)
    }

    /// Palpate as a device: it has assembled what the practitioner said.
    pub fn device(&self) -> Json {
        let mut fields = json!({ "version": [{ "value": env!("CARGO_PKG_VERSION") }] });
        if self.is_r5() {
            fields["name"] = json!([{ "value": "Palpate", "type": "registered-name" }]);
        } else {
            fields["deviceName"] = json!([{ "name": "Palpate", "type": "user-friendly-name" }]);
        }
        let version = env!("CARGO_PKG_VERSION");
        let text = self.words().fill("Palpate {version}, which assembled this record.", &[("version", &version)]);
        self.resource("Device", DEVICE, self.narrative([text.as_str()]), fields)
    }
}
