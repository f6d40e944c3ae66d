//! How the note is being looked at in this tab: never saved, never undone.

use crate::{
    chart::{Layer, View, is_complete},
    note::{FindingTypeId, Id, Note, Site, TechniqueId},
};

#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    pub view: View,
    pub layer: Layer,
    pub phase: Phase,
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
    pub drawings: Drawings,
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

/// Where the drawings are that the first screen does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawings {
    Coming,
    Here,
    /// They could not be loaded; it is tried again, and all the rest goes on.
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
    /// Something was asked that cannot be done on a note that is only read.
    Refused,
    /// Something was asked that cannot be done on a note that is signed.
    Locked,
    Signed,
    /// An addendum or a correction was added to a signed note.
    Amended,
}

impl Default for Drawings {
    fn default() -> Drawings {
        if is_complete() { Drawings::Here } else { Drawings::Coming }
    }
}

impl Default for Screen {
    fn default() -> Screen {
        Screen {
            view: View::Anterior,
            layer: Layer::Surface,
            phase: Phase::Before,
            tool: None,
            open_treatment: None,
            selection: None,
            place: None,
            read_only: false,
            keeping: Keeping::NotAsked,
            drawings: Drawings::default(),
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
