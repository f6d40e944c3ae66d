//! What the course is for, and how it goes on: Goals and a CarePlan.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, codeable},
    value::{extensions, words_of},
};
use crate::{
    note::{AttributeKind, Id, Item, MeasureId, Section},
    words::narrative::sentences,
};

impl Record<'_> {
    pub const PLAN: Of = Of::Note("plan");

    pub fn aimed_at(id: Id) -> Of {
        Of::Part("goal", id)
    }

    pub fn goal(&self, item: &Item) -> Json {
        let title = self.words().item_title(Section::Goals, item);
        let measured = item.text("measure").and_then(MeasureId::named);
        let unit = match measured.map(|measure| measure.row().kind) {
            Some(AttributeKind::Number { unit, .. }) => unit,
            _ => "{score}",
        };
        let measure = measured.map(|measure| {
            let row = measure.row();
            code::concept(vec![code::own("measure", row.id, row.name)], self.words().say(row.name))
        });
        let weeks = item.number("dueWeeks").map(|weeks| code::quantity(weeks, "wk", "weeks"));
        let on = item.text("dueOn");
        let target = item.number("target").map(|target| code::quantity(target, unit, words_of(unit)));
        // A target needs its measure where it has a number.
        let target = measure.map(|measure| {
            json!([{ "measure": measure, "detailQuantity": target, "dueDate": on, "dueDuration": if on.is_none() { json!(weeks) } else { Json::Null } }])
        });
        let (lifecycle, achieved) = match item.text("status") {
            Some("proposed") => ("proposed", ""),
            Some("cancelled") => ("cancelled", ""),
            Some("met") => ("completed", "achieved"),
            Some("not-met") => ("completed", "not-achieved"),
            Some("in-progress") => ("active", "in-progress"),
            _ => ("active", ""),
        };
        let achieved = (!achieved.is_empty()).then(|| {
            json!({ "coding": [code::coding("http://terminology.hl7.org/CodeSystem/goal-achievement", achieved, "")] })
        });
        let described = item.text("text").unwrap_or(&title);
        let fields = json!({
            "extension": extensions(&item.values, self.words()),
            "lifecycleStatus": lifecycle,
            "achievementStatus": achieved,
            "description": code::concept(Vec::new(), described),
            "subject": self.subject(),
            "startDate": self.date(),
            "target": target,
            "addresses": self.diagnoses(),
        });
        self.resource("Goal", Record::aimed_at(item.id), self.narrative([title.as_str()]), fields)
    }

    /// None where nothing was planned.
    pub fn plan(&self) -> Option<Json> {
        let mut told = sentences(Section::Plan, &self.note.plan, self.words());
        told.extend(sentences(Section::End, &self.note.end_of_care, self.words()));
        if told.is_empty() {
            return None;
        }
        let goals: Vec<Json> =
            self.told(Section::Goals).map(|goal| self.reference(Record::aimed_at(goal.id))).collect();
        let title = self.words().say("Massage therapy plan of care");
        let category = code::coding("http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan", "");
        let mut fields = json!({
            "extension": extensions(&self.note.plan, self.words()),
            "status": if self.note.end_of_care.is_empty() { "active" } else { "completed" },
            "intent": "plan",
            "category": [{ "coding": [category] }],
            "title": title,
            "description": told.join(" "),
            "subject": self.subject(),
            "encounter": self.encounter(),
            "goal": goals,
        });
        let diagnoses = self.diagnoses();
        fields["addresses"] = if self.is_r5() { codeable(diagnoses) } else { json!(diagnoses) };
        Some(self.resource("CarePlan", Record::PLAN, self.narrative(told.iter().map(String::as_str)), fields))
    }
}
