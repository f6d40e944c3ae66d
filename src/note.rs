//! WHAT: the document of one session: its findings and treatments, and the file that holds it.

mod canonical;
mod change;
mod check;
mod envelope;
mod finding;
mod json;
mod minutes;
mod reading;
mod record;
mod referral;
mod referral_table;
#[cfg(feature = "schema")]
mod schema;
mod session;
mod signing;
mod statement;
mod treatment;
mod value;
mod verdict;
mod vocabulary;
mod vocabulary_table;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use canonical::{Hash, canonical};
pub use change::{Change, apply, changes};
pub use envelope::{FORMAT, ReadError, VERSION, read, write};
pub use finding::Finding;
pub use json::write_json;
pub use minutes::{TimedService, TimedUnits, hands_on, timed_units};
pub use reading::{Fault, read_json};
pub use record::{Id, Mark, Point, Response, Site, Stroke, StrokeKind, Timestamp};
pub use referral::Referral;
#[cfg(feature = "schema")]
pub use schema::schema_json;
pub use session::{Session, SessionKind};
pub use statement::{Author, Matter, Passage, Statement};
pub use treatment::{MOST_MINUTES, Treatment};
pub use value::{Value, Values};
pub use verdict::{Link, Verdict, verify};
pub use vocabulary::{
    Approach, Attribute, AttributeId, AttributeKind, AttributeUse, Better, Choice, FindingCategory, FindingType,
    FindingTypeId, Level, Palette, PressureRange, Scale, Standing, Suggestion, TechniqueId, TechniqueType, palette,
    suggestion,
};

// Cloning it is cheap: records are shared until they change.
/// The document of one session: what was found, and what was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Unique among all notes.
    pub id: Id,
    pub session: Rc<Session>,
    /// What was found, in the order in which it was charted; at most 10,000.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10000)))]
    pub findings: Vec<Rc<Finding>>,
    /// What was done, in its order; at most 10,000.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10000)))]
    pub treatments: Vec<Rc<Treatment>>,
    /// What was stated once it was finished, the signature first. It stands beside the note in the file, as its
    /// statements hold hashes of the note.
    #[serde(skip)]
    pub record: Vec<Rc<Statement>>,
    #[serde(skip)]
    pub(crate) original: Option<Rc<signing::Original>>,
}

impl Note {
    pub fn new(id: Id, kind: SessionKind, created_at: Timestamp) -> Note {
        Note {
            id,
            session: Rc::new(Session::new(kind, created_at)),
            findings: Vec::new(),
            treatments: Vec::new(),
            record: Vec::new(),
            original: None,
        }
    }

    pub fn finding(&self, id: Id) -> Option<&Rc<Finding>> {
        // What is looked for is nearly always what was charted last.
        self.findings.iter().rev().find(|finding| finding.id == id)
    }

    pub fn treatment(&self, id: Id) -> Option<&Rc<Treatment>> {
        self.treatments.iter().rev().find(|treatment| treatment.id == id)
    }

    /// True where both hold the same. Shared records are not looked into, so this is cheap after one edit.
    pub fn is_same(&self, other: &Note) -> bool {
        fn same<R: PartialEq>(a: &Rc<R>, b: &Rc<R>) -> bool {
            Rc::ptr_eq(a, b) || a == b
        }
        fn all_same<R: PartialEq>(a: &[Rc<R>], b: &[Rc<R>]) -> bool {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        self.id == other.id
            && same(&self.session, &other.session)
            && all_same(&self.findings, &other.findings)
            && all_same(&self.treatments, &other.treatments)
            && all_same(&self.record, &other.record)
            && self.original == other.original
    }

    /// True while nothing was charted, written or signed.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
            && self.treatments.is_empty()
            && self.record.is_empty()
            && self.session.client.is_empty()
            && self.session.remark.is_empty()
    }
}
