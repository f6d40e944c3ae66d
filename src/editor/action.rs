//! Everything that a person, or the page around the editor, can do.

use std::rc::Rc;

use crate::{
    chart::{Layer, Side, StructureId, View},
    course::Course,
    editor::{Arrivals, Beside, Draft, EntryId, Keeping, Phase, SectionAction, Tool},
    note::{AttributeId, Author, FindingTypeId, Id, Note, Response, SessionKind, Site, Statement, TechniqueId, Value},
    words::Words,
};

/// Who asked: the person at the screen, or the page that the editor stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    User,
    Host,
}

#[derive(Clone, Debug)]
pub enum Action {
    /// Takes another note in place of this one, without its past.
    OpenNote {
        note: Box<Note>,
        read_only: bool,
    },
    SetSessionKind(SessionKind),
    SetClient(String),
    SetSessionRemark(String),
    SetBookedMinutes(Option<f64>),
    /// Says something of the session beside findings and treatments.
    Say(SectionAction),

    /// `details` are given where the gesture gave them: a severity slid to, a direction drawn.
    AddFinding {
        finding: FindingTypeId,
        site: Option<Site>,
        details: Vec<(AttributeId, Value)>,
    },
    SetDetail {
        entry: EntryId,
        attribute: AttributeId,
        value: Option<Value>,
    },
    /// Sets or clears several details in one step.
    SetDetails {
        entry: EntryId,
        details: Vec<(AttributeId, Option<Value>)>,
    },
    /// Grades a finding again after the treatment.
    Recheck {
        finding: Id,
        attribute: AttributeId,
        value: Option<Value>,
    },
    SetResponse {
        entry: EntryId,
        response: Option<Response>,
    },
    SetRemark {
        entry: EntryId,
        remark: String,
    },
    /// Corrects the structure of a finding, or of one site of a treatment.
    SetStructure {
        entry: EntryId,
        site: usize,
        structure: StructureId,
        side: Side,
    },
    SetSide {
        entry: EntryId,
        site: usize,
        side: Side,
    },
    Remove(EntryId),

    AddTreatment {
        technique: TechniqueId,
        site: Option<Site>,
        finding: Option<Id>,
        direction: Option<String>,
    },
    AddSite {
        treatment: Id,
        site: Site,
        direction: Option<String>,
    },
    RemoveSite {
        treatment: Id,
        site: usize,
    },
    SetPressure {
        treatment: Id,
        pressure: Option<u8>,
    },
    SetMinutes {
        treatment: Id,
        minutes: Option<f64>,
    },
    /// Says how many of its minutes one place of a treatment had.
    SetSiteMinutes {
        treatment: Id,
        site: usize,
        minutes: Option<f64>,
    },
    StartClock(Id),
    StopClock(Id),
    SetDirection {
        treatment: Id,
        direction: Option<String>,
    },
    SetTool {
        treatment: Id,
        tool: Option<String>,
    },
    SetProduct {
        treatment: Id,
        product: Option<String>,
    },
    /// Says that a treatment treats a finding, or that it does not.
    ToggleTreats {
        treatment: Id,
        finding: Id,
    },

    /// Adds a statement to the record for good: the signature, which locks the note, or what is said of it later.
    /// `attest` makes it.
    Attest(Box<Statement>),

    Undo,
    Redo,

    LookAt {
        view: View,
        layer: Layer,
    },
    SetPhase(Phase),
    /// Shows something else beside the chart.
    TurnTo(Beside),
    /// Chooses by which rules a kind of session is looked through; `set` is the id of a rule set.
    ChooseRules {
        kind: SessionKind,
        set: Rc<str>,
    },
    /// Tells who signs here.
    SetAuthor(Author),
    /// Takes what is written so far, before it is added to a signed note.
    SetDraft(Draft),
    /// Tells which short texts are known, after one was learned or forgotten.
    SetPhrases(Rc<str>),
    PickUp(Tool),
    PutDown,
    PointAt(Site),
    Select(Option<EntryId>),
    SetReadOnly(bool),
    /// What the saver says of its work.
    SetKeeping(Keeping),
    /// What became of the drawings and the part of the program that come later.
    SetArrivals(Arrivals),
    /// Says everything in another language from now on.
    SetWords(Words),
    /// Tells which sessions came before.
    SetCourse(Rc<Course>),
}

impl Action {
    /// True where a value is none that its attribute can have: no reader would take the note with it.
    pub fn is_off_scale(&self) -> bool {
        let off = |attribute: &AttributeId, value: &Option<Value>| {
            value.as_ref().is_some_and(|value| attribute.row().objection_to(value).is_some())
        };
        match self {
            Action::SetDetail { attribute, value, .. } | Action::Recheck { attribute, value, .. } => {
                off(attribute, value)
            }
            Action::SetDetails { details, .. } => details.iter().any(|(attribute, value)| off(attribute, value)),
            Action::AddFinding { details, .. } => {
                details.iter().any(|(attribute, value)| attribute.row().objection_to(value).is_some())
            }
            Action::Say(said) => said.is_off_scale(),
            Action::SetPressure { pressure, .. } => pressure.is_some_and(|pressure| !(1..=5).contains(&pressure)),
            Action::SetMinutes { minutes, .. }
            | Action::SetSiteMinutes { minutes, .. }
            | Action::SetBookedMinutes(minutes) => minutes.is_some_and(f64::is_nan),
            _ => false,
        }
    }

    /// True where it adds to the record of a note, which is all that can be done to a signed one.
    pub fn attests(&self) -> bool {
        matches!(self, Action::Attest(_))
    }

    /// True where the note itself would change, and not only how it is looked at.
    pub fn edits(&self) -> bool {
        !matches!(
            self,
            Action::OpenNote { .. }
                | Action::LookAt { .. }
                | Action::SetPhase(_)
                | Action::TurnTo(_)
                | Action::ChooseRules { .. }
                | Action::SetAuthor(_)
                | Action::SetDraft(_)
                | Action::SetPhrases(_)
                | Action::PickUp(_)
                | Action::PutDown
                | Action::PointAt(_)
                | Action::Select(_)
                | Action::SetReadOnly(_)
                | Action::SetKeeping(_)
                | Action::SetArrivals(_)
                | Action::SetWords(_)
                | Action::SetCourse(_)
        )
    }
}
