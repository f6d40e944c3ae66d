//! A note on its way into a record system: the ids of its resources, and what all of them have.

use std::rc::Rc;

use serde_json::{Value as Json, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    Given, Options, Release,
    json::{self, shaped},
};
use crate::{
    note::{Id, Item, Note, Section, Timestamp},
    words::{ENGLISH, Words, narrative::sentences},
};

pub struct Record<'a> {
    pub note: &'a Note,
    pub given: &'a Given,
    pub options: &'a Options,
    /// True for one resource that goes alone: what it refers to is named by its identifier.
    is_alone: bool,
    /// When the last of it was charted.
    ended: Timestamp,
}

/// What a resource of a record is of; its id follows from it.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// One of its kind in a note.
    Note(&'static str),
    /// One of a record of the note, such as the state of a finding after the treatment.
    Part(&'static str, Id),
    /// One of the places of a treatment, counted from 1.
    Place(Id, usize),
}

impl<'a> Record<'a> {
    pub fn new(note: &'a Note, given: &'a Given, options: &'a Options) -> Record<'a> {
        Record { note, given, options, is_alone: false, ended: ended(note) }
    }

    /// For one resource that is sent without the others.
    pub fn alone(note: &'a Note, given: &'a Given, options: &'a Options) -> Record<'a> {
        Record { is_alone: true, ..Record::new(note, given, options) }
    }

    pub fn is_alone(&self) -> bool {
        self.is_alone
    }

    pub fn is_r5(&self) -> bool {
        self.options.release == Release::R5
    }

    /// In which language people read it.
    pub fn words(&self) -> Words {
        self.options.words.plain()
    }

    /// A narrative of paragraphs; none where nothing is said.
    pub fn narrative<'b>(&self, paragraphs: impl IntoIterator<Item = &'b str>) -> Json {
        json::narrative(paragraphs, self.words())
    }

    /// The same for the same note, each time it is sent.
    pub fn id(&self, of: Of) -> Uuid {
        let name = match of {
            Of::Note(part) => format!("{part} {}", self.note.id.0),
            Of::Part(part, id) => format!("{part} {}", id.0),
            Of::Place(id, place) => format!("place-{place} {}", id.0),
        };
        Uuid::new_v5(&self.note.id.0, name.as_bytes())
    }

    pub fn reference(&self, of: Of) -> Json {
        match self.is_alone {
            true => json!({ "identifier": identifier(self.id(of)) }),
            false => json!({ "reference": format!("urn:uuid:{}", self.id(of)) }),
        }
    }

    /// A resource with its id, an identifier and its narrative.
    pub fn resource(&self, kind: &str, of: Of, text: Json, fields: Json) -> Json {
        let id = self.id(of);
        // What nothing was said of is said by its kind.
        let text = if text.is_null() { self.narrative([kind]) } else { text };
        let own = match of {
            // What one record gives several of is told apart.
            Of::Part(part @ ("after" | "measured-after" | "measured-baseline" | "measured-other-side"), record) => {
                Some(format!("{}/{}/{part}", self.note.id.0, record.0))
            }
            Of::Part(_, record) => Some(format!("{}/{}", self.note.id.0, record.0)),
            Of::Place(record, place) => Some(format!("{}/{}/place-{place}", self.note.id.0, record.0)),
            Of::Note("encounter") => Some(self.note.id.0.to_string()),
            Of::Note(_) => None,
        };
        let identifiers: Vec<Json> = [identifier(id)].into_iter().chain(own.as_deref().map(in_the_note)).collect();
        // A few kinds have just one, and a Provenance has none.
        let named = match kind {
            "Provenance" => Json::Null,
            "Composition" | "QuestionnaireResponse" if !self.is_r5() => identifier(id),
            _ => json!(identifiers),
        };
        let mut resource = json!({ "resourceType": kind, "id": id.to_string(), "text": text, "identifier": named });
        if !self.words().is_english() {
            resource["language"] = json!(self.words().language());
        }
        if let (Json::Object(resource), Json::Object(fields)) = (&mut resource, fields) {
            resource.extend(fields);
        }
        shaped(resource)
    }

    /// The items of a section that say anything.
    pub fn told(&self, section: Section) -> impl Iterator<Item = &'a Rc<Item>> {
        let items = self.note.items(section).map(Vec::as_slice).unwrap_or_default();
        items.iter().filter(move |item| !sentences(section, &item.values, ENGLISH).is_empty())
    }

    /// "final" once it is signed.
    pub fn status(&self) -> &'static str {
        if self.note.is_signed() { "final" } else { "preliminary" }
    }

    pub fn started(&self) -> Timestamp {
        self.note.session.created_at
    }

    pub fn ended(&self) -> Timestamp {
        self.ended
    }

    /// The session, as far as it was charted.
    pub fn period(&self) -> Json {
        json!({ "start": time(self.started()), "end": time(self.ended()) })
    }

    /// The date on which the session began, where it was.
    pub fn date(&self) -> String {
        self.started().0.date().to_string()
    }
}

/// When a note became what it is: at the last statement, or with the last that was charted.
pub fn as_of(note: &Note) -> Timestamp {
    note.record.last().map_or_else(|| ended(note), |statement| statement.at)
}

fn ended(note: &Note) -> Timestamp {
    let findings = note.findings.iter().map(|finding| finding.recorded_at);
    let treatments = note.treatments.iter().map(|treatment| treatment.recorded_at);
    let measures = note.measures.iter().map(|measurement| measurement.recorded_at);
    let times = findings.chain(treatments).chain(measures);
    times.fold(note.session.created_at, |last, time| if time.0 > last.0 { time } else { last })
}

/// References to resources that are sent along.
pub fn references(resources: &[Json]) -> Vec<Json> {
    let reference = |resource: &Json| Some(json!({ "reference": format!("urn:uuid:{}", resource["id"].as_str()?) }));
    resources.iter().filter_map(reference).collect()
}

/// References as R5 has them where a concept could stand as well.
pub fn codeable(references: Vec<Json>) -> Json {
    references.into_iter().map(|reference| json!({ "reference": reference })).collect()
}

pub fn identifier(id: Uuid) -> Json {
    json!({ "system": "urn:ietf:rfc:3986", "value": format!("urn:uuid:{id}") })
}

/// The id of the note, and of the record in it, that a resource was made from; the second is unique in its note alone.
fn in_the_note(id: &str) -> Json {
    json!({ "system": RECORD, "value": id })
}

/// The system of the ids in a note.
pub const RECORD: &str = "https://palpate.dev/fhir/record";

/// With its offset, to the millisecond at most: what is finer, few servers keep.
pub fn time(at: Timestamp) -> String {
    let whole = at.0.replace_millisecond(at.0.millisecond()).unwrap_or(at.0);
    Timestamp(clipped(whole)).to_string()
}

/// FHIR has four digits for the year.
fn clipped(at: OffsetDateTime) -> OffsetDateTime {
    at.replace_year(at.year().clamp(1, 9999)).unwrap_or(at)
}

/// A remark of the therapist, as an annotation.
pub fn remark(text: &str) -> Json {
    json!([{ "text": text }])
}
