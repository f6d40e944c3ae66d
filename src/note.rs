//! WHAT: the document of one session: its findings and treatments, and the file that holds it.

mod canonical;
mod caution;
mod change;
mod check;
mod condition;
mod condition_table;
mod contraindication;
mod contraindication_table;
mod digits;
mod envelope;
mod finding;
mod glossary;
mod glossary_table;
mod item;
mod json;
mod measure;
mod measure_table;
mod measurement;
mod minutes;
mod missing;
mod placement;
mod reading;
mod record;
mod referral;
mod referral_table;
mod rule_table;
#[cfg(feature = "schema")]
mod schema;
mod screening;
mod section;
mod session;
mod session_table;
mod signing;
mod statement;
mod tally;
mod telling;
mod treatment;
mod value;
mod verdict;
mod vocabulary;
mod vocabulary_table;
mod wording;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use canonical::{Hash, canonical};
pub use caution::{
    Caution, Why, against, against_site, against_technique, against_treatment, cautioned, gravest, most_pressure,
    placed,
};
pub use change::{Change, apply, changes};
pub use condition::{Condition, title_of};
pub use contraindication::{Advice, Contraindication, ContraindicationId, Level as ContraindicationLevel};
pub use envelope::{Extent, FORMAT, MOST_BYTES, ReadError, VERSION, read, write};
pub use finding::Finding;
pub use glossary::Gloss;
pub use item::Item;
pub use json::{code_of, write_json};
pub use measure::{
    Grounds, Landmark, Licence, Measure, MeasureId, MeasurePlace, Norm, RealChange, joints, landmark, landmarks,
    movements, norm, norms, usual_measures,
};
pub use measurement::{Activity, MOST_ACTIVITIES, Measurement, Taken};
pub use minutes::{PlaceMinutes, TimedService, TimedUnits, hands_on, minutes_by_place, timed_units};
pub use missing::{Need, Rule, RuleSet, RuleStanding, missing};
pub use placement::{Placement, placements};
pub use reading::{Fault, read_json};
pub use record::{Id, Mark, Point, Response, Site, Stroke, StrokeKind, Timestamp};
pub use referral::Referral;
#[cfg(feature = "schema")]
pub use schema::schema_json;
pub use screening::{Answer, Screening};
pub use section::{Page, Presence, Section, SectionField, SectionRow};
pub use session::{Session, SessionKind};
pub use statement::{Author, Matter, Passage, Statement};
pub use tally::{MarkGroup, Tally, tally};
pub use telling::{Fill, Slots, filled};
pub use treatment::{MOST_MINUTES, Treatment};
pub use value::{Value, Values};
pub use verdict::{Link, Verdict, verify};
pub use vocabulary::{
    Approach, Attribute, AttributeId, AttributeKind, AttributeUse, Better, Choice, FindingCategory, FindingType,
    FindingTypeId, Level, Palette, PressureRange, Scale, Standing, Suggestion, TechniqueId, TechniqueType, palette,
    suggestion,
};
pub use wording::{Subject, Wording};

// Cloning it is cheap: records are shared until they change.
/// The document of one session: who came and why, what was found, what was done, and how it goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Note {
    /// Unique among all notes.
    pub id: Id,
    pub session: Rc<Session>,
    /// Why the client came, and who pays.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub visit: Rc<Values>,
    /// Who sent the client, with what orders, for how many visits.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub referral: Rc<Values>,
    /// What the referrer, or the client, calls it: `condition`, `icd10cm`, `diagnosis`, `statedBy`. At most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    pub diagnoses: Vec<Rc<Item>>,
    /// What the client says.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub subjective: Rc<Values>,
    /// What speaks against a treatment.
    #[serde(default, skip_serializing_if = "is_unasked")]
    pub screening: Rc<Screening>,
    /// What the client agreed to, and when.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub consent: Rc<Values>,
    /// What was found, in the order in which it was charted; at most 10,000.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10000)))]
    pub findings: Vec<Rc<Finding>>,
    /// What was done, in its order; at most 10,000.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10000)))]
    pub treatments: Vec<Rc<Treatment>>,
    /// What was measured; at most 1,000.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub measures: Vec<Rc<Measurement>>,
    /// What the course is for: `goal`, `measure`, `start`, `target`, `dueWeeks`, … At most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    pub goals: Vec<Rc<Item>>,
    /// How the client was after the treatment.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub response: Rc<Values>,
    /// What the therapist makes of it.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub assessment: Rc<Values>,
    /// How it goes on.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub plan: Rc<Values>,
    /// Why care ends, where it does.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub end_of_care: Rc<Values>,
    /// Sentences of the narrative in the therapist's own words; at most 1,000.
    #[serde(default, skip_serializing_if = "is_plain")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub wordings: Rc<Vec<Wording>>,
    /// What was stated once it was finished, the signature first. It stands beside the note in the file, as its
    /// statements hold hashes of the note.
    #[serde(skip)]
    pub record: Vec<Rc<Statement>>,
    #[serde(skip)]
    pub(crate) original: Option<Rc<signing::Original>>,
}

fn is_empty(values: &Rc<Values>) -> bool {
    values.is_empty()
}

fn is_plain(wordings: &Rc<Vec<Wording>>) -> bool {
    wordings.is_empty()
}

fn is_unasked(screening: &Rc<Screening>) -> bool {
    screening.is_empty()
}

impl Note {
    pub fn new(id: Id, kind: SessionKind, created_at: Timestamp) -> Note {
        Note {
            id,
            session: Rc::new(Session::new(kind, created_at)),
            visit: Rc::default(),
            referral: Rc::default(),
            diagnoses: Vec::new(),
            subjective: Rc::default(),
            screening: Rc::default(),
            consent: Rc::default(),
            findings: Vec::new(),
            treatments: Vec::new(),
            measures: Vec::new(),
            goals: Vec::new(),
            response: Rc::default(),
            assessment: Rc::default(),
            plan: Rc::default(),
            end_of_care: Rc::default(),
            wordings: Rc::default(),
            record: Vec::new(),
            original: None,
        }
    }

    /// Drops what was said of a record that is no more.
    pub(crate) fn forget(&mut self, id: Id) {
        if self.wordings.iter().any(|wording| wording.of == Subject::Record(id)) {
            Rc::make_mut(&mut self.wordings).retain(|wording| wording.of != Subject::Record(id));
        }
    }

    pub fn finding(&self, id: Id) -> Option<&Rc<Finding>> {
        // What is looked for is nearly always what was charted last.
        self.findings.iter().rev().find(|finding| finding.id == id)
    }

    pub fn treatment(&self, id: Id) -> Option<&Rc<Treatment>> {
        self.treatments.iter().rev().find(|treatment| treatment.id == id)
    }

    /// The values of a section; none where it holds a list, or the screening.
    pub fn values(&self, section: Section) -> Option<&Rc<Values>> {
        match section {
            Section::Visit => Some(&self.visit),
            Section::Referral => Some(&self.referral),
            Section::Subjective => Some(&self.subjective),
            Section::Consent => Some(&self.consent),
            Section::Response => Some(&self.response),
            Section::Assessment => Some(&self.assessment),
            Section::Plan => Some(&self.plan),
            Section::End => Some(&self.end_of_care),
            Section::Diagnoses | Section::Screening | Section::Measures | Section::Goals => None,
        }
    }

    pub fn values_mut(&mut self, section: Section) -> Option<&mut Rc<Values>> {
        match section {
            Section::Visit => Some(&mut self.visit),
            Section::Referral => Some(&mut self.referral),
            Section::Subjective => Some(&mut self.subjective),
            Section::Consent => Some(&mut self.consent),
            Section::Response => Some(&mut self.response),
            Section::Assessment => Some(&mut self.assessment),
            Section::Plan => Some(&mut self.plan),
            Section::End => Some(&mut self.end_of_care),
            Section::Diagnoses | Section::Screening | Section::Measures | Section::Goals => None,
        }
    }

    /// The items of a section that is a list of them.
    pub fn items(&self, section: Section) -> Option<&Vec<Rc<Item>>> {
        match section {
            Section::Diagnoses => Some(&self.diagnoses),
            Section::Goals => Some(&self.goals),
            _ => None,
        }
    }

    pub fn items_mut(&mut self, section: Section) -> Option<&mut Vec<Rc<Item>>> {
        match section {
            Section::Diagnoses => Some(&mut self.diagnoses),
            Section::Goals => Some(&mut self.goals),
            _ => None,
        }
    }

    /// A value of a section, by the ids of the catalogue.
    pub fn value(&self, section: Section, attribute: &str) -> Option<&Value> {
        self.values(section)?.get(&AttributeId::named(attribute)?)
    }

    /// True where both hold the same. Shared records are not looked into, so this is cheap after one edit.
    pub fn is_same(&self, other: &Note) -> bool {
        self.id == other.id && self.original == other.original && changes(self, other).is_empty()
    }

    /// True while nothing was charted, written or signed.
    pub fn is_empty(&self) -> bool {
        let blank = Note::new(self.id, self.session.kind, self.session.created_at);
        self.is_same(&blank)
    }
}
