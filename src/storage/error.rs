//! Why something was not kept or not read, and what became of it.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this page no storage at all, as in some private windows.
    Unavailable { why: String },
    /// The disk, or the browser's share of it, is full.
    Full,
    /// This store has no such note.
    Missing { note: String },
    /// A newer Palpate has written in the note; opened by this one, it would lose that.
    TooNew { found: u64, known: u32 },
    /// Something kept cannot be read. It stays where it is.
    Damaged { what: String, kept: String },
    /// Anything else that the browser says.
    Failed { why: String },
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageError::Unavailable { why } => write!(
                f,
                "This browser lets the page keep nothing ({why}): what you chart stays while the page is open, \
                 so share or print it before you close it."
            ),
            StorageError::Full => write!(
                f,
                "This device has no room left: all you charted is still here while the page stays open, \
                 so free some room and it is kept by itself."
            ),
            StorageError::Missing { note } => {
                write!(f, "This device keeps no note {note}: nothing was changed, so choose a note from the list.")
            }
            StorageError::TooNew { found, known } => write!(
                f,
                "A newer Palpate wrote this note (format version {found}, this one knows up to {known}): \
                 it stays as it is, so load this page again to get the newer Palpate."
            ),
            StorageError::Damaged { what, kept } => {
                write!(f, "{what} cannot be read: {kept}, so look the note over before you go on.")
            }
            StorageError::Failed { why } => write!(
                f,
                "The storage of this device failed ({why}): all you charted is still here while the page stays \
                 open, so leave it open until it says that it is saved."
            ),
        }
    }
}

impl std::error::Error for StorageError {}
