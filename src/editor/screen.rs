//! How the note is being looked at in this tab: never saved, never undone.

use std::rc::Rc;

use crate::{
    chart::{Layer, View, is_complete},
    course::Course,
    editor::Draft,
    note::{Author, FindingTypeId, Id, Note, Page, Site, TechniqueId},
    words::{ENGLISH, Words},
};

#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    pub view: View,
    pub layer: Layer,
    pub phase: Phase,
    /// What is shown beside the chart while nothing is selected.
    pub beside: Beside,
    /// The ids of the rule sets that were chosen for a medical session and for a relaxing one.
    pub rules: [Option<Rc<str>>; 2],
    /// Who signs here; the name is empty until it is told.
    pub author: Rc<Author>,
    /// What is being written about a signed note.
    pub draft: Rc<Draft>,
    /// The therapist's own short texts, as `Phrases` reads them.
    pub phrases: Rc<str>,
    /// What is in the hand; a tap on the chart uses it.
    pub tool: Option<Tool>,
    /// The treatment that taps add to while its technique stays in the hand.
    pub open_treatment: Option<Id>,
    pub selection: Option<EntryId>,
    /// Where the finger pointed with nothing in the hand.
    pub place: Option<Site>,
    /// True where another tab holds the note, or the page asked for it.
    pub read_only: bool,
    pub keeping: Keeping,
    pub arrivals: Arrivals,
    /// The language that the screen speaks.
    pub words: Words,
    /// The earlier sessions, as far as they are known here.
    pub course: Rc<Course>,
}

/// How far the note is kept on this device.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nobody keeps it: the page around the editor does, or nothing.
    #[default]
    NotAsked,
    /// The state with this revision, and all before it, is on the disk.
    Kept { revision: u64 },
    /// The last try failed; it is tried again, and nothing is lost while the page stays open.
    Failed { why: String },
}

/// How far that is which comes after the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrivals {
    pub drawings: Arrival,
    /// The part of the program that shows what is opened later.
    pub program: Arrival,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Coming,
    Here,
    /// It could not be loaded; it is tried again, and all the rest goes on.
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Finding(FindingTypeId),
    Technique(TechniqueId),
}

/// Whether what is found is being charted, or checked again after the treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Phase {
    #[default]
    Before,
    After,
}

/// What stands beside the chart while nothing is selected and nothing pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Beside {
    /// What was found and done.
    #[default]
    List,
    Page(Page),
    /// The earlier sessions, beside this one.
    Earlier,
    /// What is missing, the narrative, and the signature.
    Finish,
}

/// A finding or a treatment of the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    Finding(Id),
    Treatment(Id),
}

impl EntryId {
    /// Unique in the note.
    pub fn id(self) -> Id {
        match self {
            EntryId::Finding(id) | EntryId::Treatment(id) => id,
        }
    }
}

/// What happened last. Two events that read the same differ in their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Happening {
    pub number: u64,
    pub event: Option<Event>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Added(EntryId),
    Changed(EntryId),
    Removed,
    Undone,
    Redone,
    PickedUp(Tool),
    PutDown,
    Pointed,
    /// Something else was asked for beside the chart.
    Turned,
    /// Something was asked that cannot be done on a note that is only read.
    Refused,
    /// Something was asked that cannot be done on a note that is signed.
    Locked,
    Signed,
    /// An addendum or a correction was added to a signed note.
    Amended,
}

impl Default for Arrivals {
    /// The program is whole unless whoever starts the editor says otherwise.
    fn default() -> Arrivals {
        Arrivals { drawings: if is_complete() { Arrival::Here } else { Arrival::Coming }, program: Arrival::Here }
    }
}

impl Default for Screen {
    fn default() -> Screen {
        Screen {
            view: View::Anterior,
            layer: Layer::Surface,
            phase: Phase::Before,
            beside: Beside::List,
            rules: [None, None],
            author: Rc::default(),
            draft: Rc::default(),
            phrases: "".into(),
            tool: None,
            open_treatment: None,
            selection: None,
            place: None,
            read_only: false,
            keeping: Keeping::NotAsked,
            arrivals: Arrivals::default(),
            words: ENGLISH,
            course: Rc::default(),
        }
    }
}

impl Screen {
    /// Lets go of what the note no longer holds.
    pub(crate) fn forget_what_is_gone(&mut self, note: &Note) {
        let stands = |entry: &EntryId| match entry {
            EntryId::Finding(id) => note.finding(*id).is_some(),
            EntryId::Treatment(id) => note.treatment(*id).is_some(),
        };
        self.selection = self.selection.filter(stands);
        self.open_treatment = self.open_treatment.filter(|id| note.treatment(*id).is_some());
    }
}
