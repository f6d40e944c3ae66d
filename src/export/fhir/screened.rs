//! What the client was asked about before the treatment, as data: extensions of the section that tells of it.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Record, time},
    value::extension,
};
use crate::note::Answer;

impl Record<'_> {
    pub fn screened(&self) -> Vec<Json> {
        let screening = &self.note.screening;
        let at = screening.screened_at.map(|at| json!({ "url": extension("screened-at"), "valueDateTime": time(at) }));
        let answers = screening.answers.iter().map(|answer| self.answer(answer));
        at.into_iter().chain(answers).collect()
    }

    fn answer(&self, answer: &Answer) -> Json {
        let row = answer.contraindication.row();
        let asked = code::concept(vec![code::own("contraindication", row.id, row.name)], self.words().say(row.name));
        let mut parts = vec![
            json!({ "url": "contraindication", "valueCodeableConcept": asked }),
            json!({ "url": "present", "valueBoolean": answer.present }),
            json!({ "url": "goingOnBecause", "valueString": answer.going_on_because }),
        ];
        let sites = answer.sites.iter();
        parts.extend(sites.map(|site| json!({ "url": "site", "valueCodeableConcept": self.sided(site) })));
        json!({ "url": extension("screening-answer"), "extension": parts })
    }
}
