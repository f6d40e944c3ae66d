//! KEEPING IT: an append-only journal, one small record an action, and the place where it lies.

mod error;
mod journal;
mod pruning;
mod replay;
mod summary;

mod autosave;
mod runtime;

#[cfg(feature = "web")]
mod indexed_db;
#[cfg(feature = "web")]
mod lock;
mod memory;

use std::pin::Pin;

pub use autosave::{SNAPSHOT_EVERY, Saver};
pub use error::{Cause, Damage, StorageError};
#[cfg(feature = "web")]
pub use indexed_db::IndexedDb;
pub use journal::{Covers, Journal, Key, Record, Row, Snapshot, Unreadable};
#[cfg(feature = "web")]
pub use lock::{NoteLock, hold};
pub use memory::Memory;
pub use pruning::{Pruning, Range, prune};
pub use replay::{Loaded, Opened, replay};
pub use runtime::{Runtime, Task};
pub use summary::{Summary, SummaryRow};

use crate::{
    chart::in_order,
    editor::Env,
    note::{Id, Note},
};

/// The answer of a store.
pub type Pending<T> = Pin<Box<dyn Future<Output = Result<T, StorageError>>>>;

/// Where journals lie. The texts are opaque to it, but for what a snapshot covers.
///
/// A write is `Ok` only when all of it lies on the disk, and `Err` only when nothing of it does.
pub trait NoteStore {
    /// What the list of notes shows, in no order.
    fn summaries(&self) -> Pending<Vec<SummaryRow>>;

    /// Everything that is kept of one note; empty where nothing is.
    fn load(&self, note: Id) -> Pending<Loaded>;

    /// Writes records and the note's summary. The write has begun when the call returns, and goes on when
    /// its answer is dropped. A record that is there already is written over.
    fn append(&self, note: Id, records: Vec<Row>, summary: String) -> Pending<()>;

    /// Writes a snapshot and the note's summary, and removes what it makes dispensable, but never a row
    /// that is to be spared. What that is, and that a snapshot which knows too little is left unwritten,
    /// is for `prune` to say.
    fn put_snapshot(&self, note: Id, snapshot: Row, spare: Vec<Key>, summary: String) -> Pending<()>;

    /// Removes everything of one note.
    fn delete(&self, note: Id) -> Pending<()>;
}

/// Keeps a new note. What it returns is for the saver that will keep what follows.
pub async fn create(store: &dyn NoteStore, note: Note, env: &dyn Env) -> Result<Opened, StorageError> {
    let mut journal = Journal::new(note.id, env.new_id());
    let summary = Summary::of(&note, env.now());
    let snapshot = journal.snapshot(&note).ok_or(StorageError::Failed(Cause::Unreadable))?;
    store.put_snapshot(note.id, snapshot, Vec::new(), summary.text()).await?;
    Ok(Opened { note, journal, damage: Vec::new() })
}

/// Opens a note that is kept, with all that was charted in it until the last moment.
pub async fn open(store: &dyn NoteStore, note: Id, env: &dyn Env) -> Result<Opened, StorageError> {
    replay(note, &store.load(note).await?, env.new_id())
}

/// The notes that are kept, the one that changed last first.
pub async fn list(store: &dyn NoteStore) -> Result<Vec<Summary>, StorageError> {
    let mut summaries = Vec::new();
    for row in store.summaries().await? {
        match Summary::read(&row) {
            Some(summary) => summaries.push(summary),
            // The note itself says again what its damaged summary said. A note of which nothing can be
            // read is not listed; it stays in the store.
            None => {
                let loaded = store.load(row.note).await?;
                if let Ok(opened) = replay(row.note, &loaded, row.note) {
                    let changed_at = Summary::last_recorded_at(&opened.note);
                    summaries.push(Summary::of(&opened.note, changed_at));
                }
            }
        }
    }
    // By id first, so that of two that changed at once the newer note stands before the older.
    let summaries = in_order(summaries, |summary| !summary.id.0.as_u128());
    Ok(in_order(summaries, |summary| !u128::from(summary.changed_at.0.unix_timestamp().max(0).unsigned_abs())))
}

/// Removes a note for good. Its saver must be dropped, or settled, before.
pub async fn delete(store: &dyn NoteStore, note: Id) -> Result<(), StorageError> {
    store.delete(note).await
}
