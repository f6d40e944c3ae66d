//! Why something was not kept or not read, and what became of it.

use std::fmt;

use crate::note::{Fill, filled};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this page no storage at all, as in some private windows.
    Unavailable(Cause),
    /// The disk, or the browser's share of it, is full.
    Full,
    /// This store has no such note.
    Missing { note: String },
    /// A newer Palpate has written in the note; opened by this one, it would lose that.
    TooNew { found: u64, known: u32 },
    /// Something kept cannot be read. It stays where it is.
    Damaged(Damage),
    /// Anything else.
    Failed(Cause),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    NoDatabase,
    /// Another tab holds the database open as an older Palpate made it.
    OlderTab,
    /// The browser said nothing more.
    NoReason,
    /// A new note that could not be read again is not written.
    Unreadable,
    /// What the browser said, in its own words.
    Said(String),
}

/// What cannot be read; the reason is in the words of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    Step {
        sequence: u32,
        why: String,
    },
    Copy {
        why: String,
    },
    /// The steps are left.
    Copies,
    /// Nothing is left that a note could be put together from.
    Everything,
}

impl StorageError {
    /// What a person reads of it.
    pub fn told(&self, fill: Fill<'_>) -> String {
        match self {
            StorageError::Unavailable(cause) => fill(
                "This browser lets the page keep nothing ({why}): what you chart stays while the page is open, so share or print it before you close it.",
                &[("why", &cause.told(fill))],
            ),
            StorageError::Full => fill(
                "This device is full: all you charted is still here while the page stays open, so free some room and it is kept by itself.",
                &[],
            ),
            StorageError::Missing { note } => fill(
                "This device keeps no note {note}: nothing was changed, so choose a note from the list.",
                &[("note", note)],
            ),
            StorageError::TooNew { found, known } => fill(
                "A newer Palpate wrote this note (format version {found}, this one knows up to {known}): it stays as it is, so load this page again to get the newer Palpate.",
                &[("found", found), ("known", known)],
            ),
            StorageError::Damaged(damage) => damage.told(fill),
            StorageError::Failed(cause) => fill(
                "The storage of this device failed ({why}): all you charted is still here while the page stays open, so leave it open until it says that it is saved.",
                &[("why", &cause.told(fill))],
            ),
        }
    }
}

impl Cause {
    fn told(&self, fill: Fill<'_>) -> String {
        match self {
            Cause::NoDatabase => fill("it has no IndexedDB", &[]),
            Cause::OlderTab => fill("another tab holds an older database open", &[]),
            Cause::NoReason => fill("the browser gave no reason", &[]),
            Cause::Unreadable => fill("the new note would not be readable again", &[]),
            Cause::Said(words) => words.clone(),
        }
    }
}

impl Damage {
    fn told(&self, fill: Fill<'_>) -> String {
        match self {
            Damage::Step { sequence, why } => fill(
                "One step of this note ({n}, {why}) cannot be read: all other steps are here and that one stays on this device, so look the note over before you go on.",
                &[("n", sequence), ("why", why)],
            ),
            Damage::Copy { why } => fill(
                "One copy of this note ({why}) cannot be read: the note was put together from another copy and the steps since, so look the note over before you go on.",
                &[("why", why)],
            ),
            Damage::Copies => fill(
                "No copy of this note can be read: the note was put together from the steps that remain, and the copies stay on this device, so look the note over before you go on.",
                &[],
            ),
            Damage::Everything => fill(
                "No copy of this note can be read: all of it stays on this device as it is, so choose another one from the list.",
                &[],
            ),
        }
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&|text, slots| filled(text, slots)))
    }
}

impl std::error::Error for StorageError {}
