//! The section on functional status: how the client gets on with daily life, from findings, measures and goals.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record},
};
use crate::{
    note::{Item, Section},
    words::narrative::{About, Paragraph},
};

/// The goal of a better function, whatever it is measured by.
const BETTER_FUNCTION: &str = "improve-function";

impl Record<'_> {
    /// Null where nothing tells of it. Its resources stand in other sections too, as a reader may look for them in either.
    pub fn functional_status(&self, paragraphs: &[Paragraph]) -> Json {
        let mut entries = Vec::new();
        let mut told = Vec::new();
        let findings = self.note.findings.iter().filter(|finding| code::is_function(finding.finding.row().id));
        for finding in findings {
            entries.extend(self.seen_as(finding));
            told.push(finding.id);
        }
        let measures = self.note.measures.iter().filter(|measurement| code::is_function(measurement.measure.row().id));
        for measurement in measures {
            entries.extend(self.taken_as(measurement).map(|(of, ..)| of));
            told.push(measurement.id);
        }
        for goal in self.told(Section::Goals).filter(|goal| is_of_function(goal)) {
            entries.push(Record::aimed_at(goal.id));
            told.push(goal.id);
        }
        let sentences = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences).filter(|sentence| {
            let (About::Finding(id) | About::Measurement(id) | About::Item(id, _)) = sentence.about else {
                return false;
            };
            told.contains(&id)
        });
        let public = code::named("section.functional-status", self.options);
        let title = self.words().say("Functional status");
        if entries.is_empty() {
            return Json::Null;
        }
        json!({
            "title": title,
            "code": code::concept(public.into_iter().collect(), title),
            "text": self.narrative(sentences.map(|sentence| sentence.text.as_str())),
            "entry": entries.into_iter().map(|of: Of| self.reference(of)).collect::<Vec<_>>(),
        })
    }
}

fn is_of_function(goal: &Item) -> bool {
    goal.text("goal") == Some(BETTER_FUNCTION) || goal.text("measure").is_some_and(code::is_function)
}
