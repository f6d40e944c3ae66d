//! Who said it and what assembled it: a Provenance of the whole record.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, references, time},
};
use crate::export::document::{signed, signer};

impl Record<'_> {
    pub const PROVENANCE: Of = Of::Note("provenance");

    /// Of all the resources that are sent along.
    pub fn provenance(&self, targets: &[Json]) -> Json {
        let role = |code: &str, display: &str| {
            let system = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
            json!({ "coding": [code::coding(system, code, display)] })
        };
        let author = self.practitioner().map(|who| json!({ "type": role("author", "Author"), "who": who }));
        let assembler = json!({ "type": role("assembler", "Assembler"), "who": self.assembler() });
        let mut text = vec![self.words().say("Assembled by Palpate from the therapist's note.").to_owned()];
        text.extend(self.note.record.first().map(|first| signed(first, &signer(first, self.words()), self.words())));
        let fields = json!({
            "target": references(targets),
            "recorded": time(self.as_of()),
            "agent": author.into_iter().chain([assembler]).collect::<Vec<_>>(),
            "entity": self.source(),
            "signature": self.signature(),
        });
        let narrative = self.narrative(text.iter().map(String::as_str));
        self.resource("Provenance", Record::PROVENANCE, narrative, fields)
    }

    /// The note in Palpate's own format, by the hash under which it was signed.
    fn source(&self) -> Json {
        let hash = self.note.record.last().map(|statement| statement.hash.to_string());
        hash.map_or(Json::Null, |hash| {
            json!([{ "role": "source", "what": {
                "identifier": { "system": format!("{}/sha-256", code::BASE), "value": hash },
                "display": self.words().say("The note as it was signed, RFC 8785"),
            } }])
        })
    }

    /// That it was signed, when and by whom. A hash is no signature by a key, so no data is sent.
    fn signature(&self) -> Json {
        let (Some(signed), Some(who)) = (self.note.signed_at(), self.practitioner()) else { return Json::Null };
        let author = code::coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.1", "Author's Signature");
        json!([{ "type": [author], "when": time(signed), "who": who, "targetFormat": "application/json" }])
    }
}
