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
    words::narrative::{self as told, Form},
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

    fn said(&self, heading: &str) -> Vec<Json> {
        let sections = SECTIONS.iter().filter(|(known, _)| *known == heading).flat_map(|(_, sections)| *sections);
        sections
            .filter_map(|section| self.note.values(*section))
            .flat_map(|values| extensions(values, self.words()))
            .collect()
    }

    fn sections(&self, told: &Told, picture: Option<&Json>) -> Vec<Json> {
        let paragraphs = told::narrative(self.note, Form::Record, self.words());
        let mut sections: Vec<Json> = paragraphs
            .iter()
            .map(|paragraph| {
                let (_, use_) =
                    SECTION_CODES.into_iter().find(|(heading, _)| *heading == paragraph.heading).unwrap_or(PLAN);
                let entries: &[Json] = match paragraph.heading {
                    "Reason" => &told.reason,
                    "Subjective" => &[],
                    "Objective" => &told.objective,
                    "Procedures" => &told.procedures,
                    "Assessment" => &told.assessment,
                    _ => &told.plan,
                };
                let code = code::named(use_, self.options);
                let text = paragraph.sentences.iter().map(|sentence| sentence.text.as_str());
                let title = self.words().say(paragraph.heading);
                let mut said = self.said(paragraph.heading);
                if paragraph.heading == "Subjective" {
                    said.extend(self.screened());
                }
                json!({
                    "extension": said,
                    "title": title,
                    "code": code::concept(code.into_iter().collect(), title),
                    "text": self.narrative(text),
                    "entry": references(entries),
                })
            })
            .collect();
        sections.push(self.functional_status(&paragraphs));
        sections.extend(picture.cloned());
        let record = Document::new(self.note, Form::Record, self.words()).record;
        if !record.is_empty() {
            sections.push(json!({ "title": self.words().say("Signature"), "text": self.narrative(record.iter().map(String::as_str)) }));
        }
        sections.into_iter().map(shaped).filter(|section| !section.is_null()).collect()
    }
}

const PLAN: (&str, &str) = ("Plan", "section.plan");

/// The code of each section, by its heading.
const SECTION_CODES: [(&str, &str); 6] = [
    ("Reason", "section.reason"),
    ("Subjective", "section.subjective"),
    ("Objective", "section.objective"),
    ("Procedures", "section.procedures"),
    ("Assessment", "section.assessment"),
    PLAN,
];

/// The heading of a section by its code, as its title is in any language.
pub fn heading_of(section: &Json) -> Option<&'static str> {
    let codings = section["code"]["coding"].as_array()?;
    let has = |use_: &str| {
        let known = code::named(use_, &Options::default());
        known.is_some_and(|known| codings.iter().any(|coding| coding["code"] == known["code"]))
    };
    SECTION_CODES.into_iter().find(|(_, use_)| has(use_)).map(|(heading, _)| heading)
}

/// The sections of a note that a section of the Composition has as data, as no resource has them.
pub const SECTIONS: [(&str, &[Section]); 5] = [
    ("Reason", &[Section::Visit]),
    ("Subjective", &[Section::Subjective, Section::Consent]),
    ("Procedures", &[Section::Response]),
    ("Assessment", &[Section::Assessment]),
    ("Plan", &[Section::End]),
];
