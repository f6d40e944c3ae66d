//! The Composition: the note as a document, each section with its sentences and with the resources that they tell of.

use serde_json::{Value as Json, json};

use super::{
    Options, code,
    json::shaped,
    record::{Of, Record, as_of, references, time},
    value::extensions,
};
use crate::{
    export::document::Document,
    note::{Section, Timestamp},
    words::narrative::{self as told, Form, Paragraph},
};

/// The resources of a document, by the section that tells of them.
#[derive(Default)]
pub struct Told {
    pub reason: Vec<Json>,
    pub objective: Vec<Json>,
    pub procedures: Vec<Json>,
    pub assessment: Vec<Json>,
    pub plan: Vec<Json>,
}

impl Told {
    fn of(&self, heading: &str) -> &[Json] {
        match heading {
            "Reason" => &self.reason,
            "Objective" => &self.objective,
            "Procedures" => &self.procedures,
            "Assessment" => &self.assessment,
            "Plan" => &self.plan,
            _ => &[],
        }
    }
}

impl Record<'_> {
    pub const COMPOSITION: Of = Of::Note("composition");

    pub fn as_of(&self) -> Timestamp {
        as_of(self.note)
    }

    pub fn composition(&self, told: &Told, picture: Option<&Json>) -> Json {
        let words = self.words();
        let title = words.fill("Massage therapy note, {moment}", &[("moment", &words.moment(self.started()))]);
        let progress = code::named("note.progress", self.options);
        let note_type = code::concept(progress.into_iter().collect(), words.say("Massage therapy note"));
        let subject = if self.is_r5() { json!([self.subject()]) } else { self.subject() };
        let fields = json!({
            "status": self.status(),
            "type": note_type,
            "subject": subject,
            "encounter": self.encounter(),
            "date": time(self.as_of()),
            "author": [self.author()],
            "title": title,
            "attester": self.attester(),
            "custodian": self.organization(),
            "section": self.sections(told, picture),
        });
        self.resource("Composition", Record::COMPOSITION, self.narrative([title.as_str()]), fields)
    }

    fn attester(&self) -> Json {
        let (Some(signed), Some(by)) = (self.note.signed_at(), self.practitioner()) else { return Json::Null };
        let mode = if self.is_r5() {
            let system = "http://hl7.org/fhir/composition-attestation-mode";
            json!({ "coding": [code::coding(system, "professional", "")] })
        } else {
            json!("professional")
        };
        json!([{ "mode": mode, "time": time(signed), "party": by }])
    }

    fn sections(&self, told: &Told, picture: Option<&Json>) -> Vec<Json> {
        let paragraphs = told::narrative(self.note, Form::Record, self.words());
        let section = |paragraph: &Paragraph| {
            let part = PARTS.iter().find(|part| part.heading == paragraph.heading);
            let code = part.and_then(|part| code::named(part.code, self.options));
            let title = self.words().say(paragraph.heading);
            let held = part.into_iter().flat_map(|part| part.sections);
            let held = held.filter_map(|section| self.note.values(*section));
            let mut said: Vec<Json> = held.flat_map(|values| extensions(values, self.words())).collect();
            if paragraph.heading == "Subjective" {
                said.extend(self.screened());
            }
            json!({
                "extension": said,
                "title": title,
                "code": code::concept(code.into_iter().collect(), title),
                "text": self.narrative(paragraph.sentences.iter().map(|sentence| sentence.text.as_str())),
                "entry": references(told.of(paragraph.heading)),
            })
        };
        let mut sections: Vec<Json> = paragraphs.iter().map(section).collect();
        sections.push(self.functional_status(&paragraphs));
        sections.extend(picture.cloned());
        let record = Document::new(self.note, Form::Record, self.words()).record;
        if !record.is_empty() {
            sections.push(json!({ "title": self.words().say("Signature"), "text": self.narrative(record.iter().map(String::as_str)) }));
        }
        sections.into_iter().map(shaped).filter(|section| !section.is_null()).collect()
    }
}

/// A section of the Composition, by the heading of the narrative.
pub struct Part {
    pub heading: &'static str,
    /// Of `assets/clinical/fhir_codes.csv`.
    code: &'static str,
    /// The sections of a note that it has as data, as no resource has them.
    pub sections: &'static [Section],
}

const PARTS: [Part; 6] = [
    Part { heading: "Reason", code: "section.reason", sections: &[Section::Visit] },
    Part { heading: "Subjective", code: "section.subjective", sections: &[Section::Subjective, Section::Consent] },
    Part { heading: "Objective", code: "section.objective", sections: &[] },
    Part { heading: "Procedures", code: "section.procedures", sections: &[Section::Response] },
    Part { heading: "Assessment", code: "section.assessment", sections: &[Section::Assessment] },
    Part { heading: "Plan", code: "section.plan", sections: &[Section::End] },
];

/// Which of them a section is: by its code, as its title is in any language.
pub fn known_part(section: &Json) -> Option<&'static Part> {
    let codings = section["code"]["coding"].as_array()?;
    PARTS.iter().find(|part| {
        let known = code::named(part.code, &Options::default());
        known.is_some_and(|known| codings.iter().any(|coding| coding["code"] == known["code"]))
    })
}
