//! The journal of one note: what an action left behind, and now and then the whole note.

use serde::{Deserialize, Serialize};

use crate::{
    chart::Entries,
    note::{Change, Fault, Id, Note, ReadError, VERSION, read, read_json, write, write_json},
};

/// Names a row of a note's journal. Each opening of a note is an epoch of its own, so that two tabs
/// never write the same key; epochs are UUIDs of version 7 and sort by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub epoch: Id,
    /// Counts the records of the epoch from 1; a snapshot bears the number of the last before it.
    pub sequence: u32,
}

/// A record or a snapshot as a store holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    pub text: String,
}

/// What one action changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The version of the note format that the changes are written in.
    version: u32,
    pub changes: Vec<Change>,
}

impl Record {
    pub fn new(changes: Vec<Change>) -> Record {
        Record { version: VERSION, changes }
    }

    /// The record that a text holds.
    pub fn read(text: &str) -> Result<Record, Unreadable> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        // The version comes first: a newer record may differ in anything else.
        match read_json(text)? {
            Version { version } if version > VERSION => Err(Unreadable::TooNew { found: version.into() }),
            Version { version: VERSION } => Ok(read_json(text)?),
            Version { version } => Err(Unreadable::Damaged(format!("found version {version}, expected {VERSION}"))),
        }
    }

    pub fn text(&self) -> String {
        write_json(self)
    }
}

/// The whole note, and the records that are in it already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    pub covers: Covers,
    /// The note's file.
    pub text: String,
}

impl Snapshot {
    /// The note in a snapshot, and what it covers.
    pub fn read(text: &str) -> Result<(Covers, Note), Unreadable> {
        let snapshot: Snapshot = read_json(text)?;
        match read(&snapshot.text) {
            Ok(note) => Ok((snapshot.covers, note)),
            Err(ReadError::TooNew { found, .. }) => Err(Unreadable::TooNew { found }),
            Err(error) => Err(Unreadable::Damaged(error.to_string())),
        }
    }

    /// What a snapshot covers, for a store that looks no further. None where it is damaged.
    pub fn covers(text: &str) -> Option<Covers> {
        read_json(text).ok().map(|snapshot: Snapshot| snapshot.covers)
    }

    pub fn text(&self) -> String {
        write_json(self)
    }
}

/// Why a row was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer Palpate, in this version of the format.
    TooNew {
        found: u64,
    },
    Damaged(String),
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Unreadable {
        Unreadable::Damaged(fault.to_string())
    }
}

/// Which records are known: of each epoch, all up to a sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Covers(Entries<Id, u32>);

impl Covers {
    pub fn add(&mut self, key: Key) {
        let last = self.0.get(&key.epoch).copied().unwrap_or(0);
        self.0.insert(key.epoch, key.sequence.max(last));
    }

    pub fn holds(&self, key: Key) -> bool {
        self.0.get(&key.epoch).is_some_and(|last| key.sequence <= *last)
    }

    pub fn holds_all(&self, other: &Covers) -> bool {
        other.last_keys().all(|key| key.sequence == 0 || self.holds(key))
    }

    /// How many records that is: of two where one holds all of the other, the later has more.
    pub fn count(&self) -> u64 {
        self.0.values().copied().map(u64::from).sum()
    }

    /// Of each epoch the last record.
    pub fn last_keys(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|(epoch, sequence)| Key { epoch: *epoch, sequence: *sequence })
    }
}

/// Where this opening of a note stands in the note's journal.
#[derive(Clone, Debug)]
pub struct Journal {
    pub note: Id,
    last: Key,
    pub(super) covers: Covers,
    /// Rows that could not be read: never removed.
    pub(super) spare: Vec<Key>,
    /// How many records came since the last snapshot was made.
    pub(super) uncovered: usize,
}

impl Journal {
    pub fn new(note: Id, epoch: Id) -> Journal {
        let last = Key { epoch, sequence: 0 };
        Journal { note, last, covers: Covers::default(), spare: Vec::new(), uncovered: 0 }
    }

    /// The row that keeps the changes of one action.
    pub fn record(&mut self, changes: Vec<Change>) -> Row {
        self.last.sequence += 1;
        self.covers.add(self.last);
        self.uncovered += 1;
        Row { key: self.last, text: Record::new(changes).text() }
    }

    /// The row that keeps the note as the records so far have made it. None where it would not be read
    /// again; then the records go on being all that is kept, and enough.
    pub fn snapshot(&mut self, note: &Note) -> Option<Row> {
        self.uncovered = 0;
        let snapshot = Snapshot { covers: self.covers.clone(), text: write(note) };
        read(&snapshot.text)
            .is_ok_and(|again| again.is_same(note))
            .then(|| Row { key: self.last, text: snapshot.text() })
    }

    /// How many records came since the last snapshot was made.
    pub fn uncovered(&self) -> usize {
        self.uncovered
    }

    /// The rows that could not be read and are to stay.
    pub fn spare(&self) -> &[Key] {
        &self.spare
    }
}
