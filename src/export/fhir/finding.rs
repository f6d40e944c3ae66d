//! A finding: an Observation of the exam with a component for each grade, and another of how it was after the treatment.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, remark, time},
    value::components,
};
use crate::{
    note::{Finding, Id, Response, code_of},
    words::{ENGLISH, Words, narrative as sentence},
};

impl Record<'_> {
    /// What was found, as other resources refer to it.
    pub fn found(id: Id) -> Of {
        Of::Part("finding", id)
    }

    /// The observation before, the one after where there is one, and the place.
    pub fn finding(&self, finding: &Finding) -> Vec<Json> {
        let said = sentence::finding(finding, self.words());
        let mut details = components(&finding.attributes, self.words());
        details.extend(components(&finding.before, self.words()));
        let mut before = self.seen(finding);
        before["effectiveDateTime"] = json!(time(finding.recorded_at));
        before["component"] = json!(details);
        before["note"] = remark(&finding.remark);
        let mut resources =
            vec![self.resource("Observation", Record::found(finding.id), self.narrative([said.as_str()]), before)];
        if let Some(site) = &finding.site {
            resources.push(self.body_structure(Of::Part("place", finding.id), site));
        }
        if is_seen_again(finding) {
            resources.push(self.after(finding, &said));
        }
        resources
    }

    /// Its observations, as other resources refer to them.
    pub fn seen_as(&self, finding: &Finding) -> impl Iterator<Item = Of> + use<> {
        let after = is_seen_again(finding).then_some(Of::Part("after", finding.id));
        [Record::found(finding.id)].into_iter().chain(after)
    }

    fn after(&self, finding: &Finding, said: &str) -> Json {
        let mut after = self.seen(finding);
        after["effectivePeriod"] = json!({ "start": time(finding.recorded_at), "end": time(self.ended()) });
        after["component"] = json!(components(&finding.after, self.words()));
        self.follow(&mut after, Record::found(finding.id));
        after["interpretation"] =
            finding.response.map_or(Json::Null, |answer| json!([interpretation(answer, self.words())]));
        let text = format!("{} {said}", self.words().say("After the treatment."));
        self.resource("Observation", Of::Part("after", finding.id), self.narrative([text.as_str()]), after)
    }

    /// What both have: the finding as the value, and where.
    fn seen(&self, finding: &Finding) -> Json {
        let exam = code::coding("http://terminology.hl7.org/CodeSystem/observation-category", "exam", "Exam");
        let title = self.words().finding_title(finding);
        let public = code::named("section.physical-findings", self.options).into_iter();
        let what = code::concept(
            public.chain([code::own("observation", "finding", "Finding")]).collect(),
            self.words().say("Finding"),
        );
        let mut fields = json!({
            "status": self.status(),
            "category": [{ "coding": [exam] }],
            "code": what,
            "subject": self.subject(),
            "encounter": self.encounter(),
            "performer": self.practitioner().map(|performer| vec![performer]),
            "valueCodeableConcept": code::concept(code::finding(finding.finding, self.options), &title),
        });
        if let Some(site) = &finding.site {
            self.locate(&mut fields, self.body_site(site), Of::Part("place", finding.id));
        }
        fields
    }
}

fn is_seen_again(finding: &Finding) -> bool {
    !finding.after.is_empty() || finding.response.is_some()
}

fn interpretation(answer: Response, words: Words) -> Json {
    let of = |code: &str, display: &str| {
        code::coding("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code, display)
    };
    let public = match answer {
        Response::Improved => Some(of("B", "Better")),
        Response::Worse => Some(of("W", "Worse")),
        Response::Resolved | Response::Unchanged | Response::NotReassessed => None,
    };
    let own = code::own("response", &code_of(&answer), ENGLISH.response(answer));
    code::concept(public.into_iter().chain([own]).collect(), words.response(answer))
}
