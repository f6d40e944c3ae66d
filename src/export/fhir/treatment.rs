//! A treatment: a Procedure with its places, minutes, pressure, and the findings that it was for; each place that was
//! tapped is a BodyStructure too.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, codeable, remark, time},
    value::{extension, extensions},
};
use crate::{
    note::{Id, Site, Treatment, code_of},
    words::{ENGLISH, narrative as sentence},
};

/// The exact place, which a bodySite of a Procedure has no element for.
pub const TARGET: &str = "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure";

impl Record<'_> {
    pub fn done(id: Id) -> Of {
        Of::Part("treatment", id)
    }

    /// The procedure, and its places as far as somebody has shown where they are.
    pub fn treatment(&self, treatment: &Treatment) -> Vec<Json> {
        let row = treatment.technique.row();
        let reasons: Vec<Json> =
            treatment.findings.iter().map(|finding| self.reference(Record::found(*finding))).collect();
        let used: Vec<Json> = treatment.tool.iter().chain(&treatment.product).map(|used| code::said(used)).collect();
        let outcome = treatment.response.map(|answer| {
            code::concept(
                vec![code::own("response", &code_of(&answer), ENGLISH.response(answer))],
                self.words().response(answer),
            )
        });
        let mut more = vec![minutes(treatment.minutes)];
        if !self.is_r5() {
            more.push(json!({ "url": extension("recorded"), "valueDateTime": time(treatment.recorded_at) }));
        }
        more.push(
            treatment
                .pressure
                .map_or(Json::Null, |pressure| json!({ "url": extension("pressure"), "valueInteger": pressure })),
        );
        let direction = treatment.direction.as_deref().filter(|direction| !direction.trim().is_empty());
        more.extend(direction.map(|direction| json!({ "url": extension("direction"), "valueString": direction })));
        more.extend(extensions(&treatment.attributes, self.words()));
        let shown = treatment.sites.iter().zip(1..).filter(|(site, _)| site.mark.is_some());
        let shown: Vec<(Of, &Site)> = shown.map(|(site, place)| (Of::Place(treatment.id, place), site)).collect();
        more.extend(shown.iter().map(|(of, _)| json!({ "url": TARGET, "valueReference": self.reference(*of) })));
        let category = code::named("procedure.category.physical-therapy", self.options);
        let category = code::concept(category.into_iter().collect(), self.words().say("Massage therapy"));
        let performer = self.practitioner().map(|actor| vec![json!({ "actor": actor })]);
        let sites: Vec<Json> = treatment.sites.iter().map(|site| self.treated(site)).collect();
        let mut fields = json!({
            "extension": more,
            "status": "completed",
            "code": code::concept(code::technique(treatment.technique, self.options), self.words().say(row.name)),
            "subject": self.subject(),
            "encounter": self.encounter(),
            "performer": performer,
            "bodySite": sites,
            "outcome": outcome,
            "note": remark(&treatment.remark),
        });
        if self.is_r5() {
            fields["category"] = json!([category]);
            fields["occurrencePeriod"] = self.period();
            fields["recorded"] = json!(time(treatment.recorded_at));
            fields["reason"] = codeable(reasons);
            fields["used"] = used.into_iter().map(|concept| json!({ "concept": concept })).collect();
        } else {
            fields["category"] = category;
            fields["performedPeriod"] = self.period();
            fields["reasonReference"] = json!(reasons);
            fields["usedCode"] = json!(used);
        }
        let text = sentence::treatment(self.note, treatment, self.words());
        let procedure = self.resource("Procedure", Record::done(treatment.id), self.narrative([text.as_str()]), fields);
        let places = shown.into_iter().map(|(of, site)| self.body_structure(of, site));
        [procedure].into_iter().chain(places).collect()
    }

    /// A place, with the side as a code of its own and with the minutes that it had.
    fn treated(&self, site: &Site) -> Json {
        let mut place = self.sided(site);
        if let Some(extensions) = place["extension"].as_array_mut() {
            extensions.push(minutes(site.minutes));
        }
        place
    }
}

fn minutes(minutes: Option<f64>) -> Json {
    minutes.map_or(
        Json::Null,
        |minutes| json!({ "url": extension("minutes"), "valueQuantity": code::quantity(minutes, "min", "min") }),
    )
}
