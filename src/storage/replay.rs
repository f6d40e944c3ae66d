//! From what a store holds back to the note: the newest snapshot that can be read, and every record after it.

use crate::{
    chart::in_order,
    note::{Id, Note, VERSION, apply},
    storage::{Covers, Damage, Journal, Record, Row, Snapshot, StorageError, Summary, SummaryRow, journal::Unreadable},
};

/// Everything that a store holds of one note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub summary: Option<String>,
    pub snapshots: Vec<Row>,
    pub records: Vec<Row>,
}

/// A note that was kept, and where its saver goes on.
#[derive(Clone, Debug)]
pub struct Opened {
    pub note: Note,
    pub journal: Journal,
    /// What of it could not be read, a sentence each; empty nearly always.
    pub damage: Vec<StorageError>,
}

/// The note that a store holds. A row that cannot be read costs at most what it alone says: it is
/// reported and stays in the store.
pub fn replay(id: Id, loaded: &Loaded, epoch: Id) -> Result<Opened, StorageError> {
    let mut journal = Journal::new(id, epoch);
    let mut damage = Vec::new();
    let (covers, mut note) = base(id, loaded, &mut journal, &mut damage)?;

    // By epoch, and within an epoch by sequence.
    let records: Vec<&Row> = in_order(loaded.records.iter().collect(), |row| row.key.sequence.into());
    let records = in_order(records, |row| row.key.epoch.0.as_u128());
    for row in records {
        let is_new = !covers.holds(row.key);
        journal.covers.add(row.key);
        journal.uncovered += usize::from(is_new);
        match Record::read(&row.text) {
            Ok(record) if is_new => apply(&mut note, &record.changes),
            Ok(_) => {}
            Err(Unreadable::TooNew { found }) => return Err(StorageError::TooNew { found, known: VERSION }),
            Err(Unreadable::Damaged(why)) => {
                journal.spare.push(row.key);
                if is_new {
                    damage.push(StorageError::Damaged(Damage::Step { sequence: row.key.sequence, why }));
                }
            }
        }
    }
    mend(&mut note);
    Ok(Opened { note, journal, damage })
}

/// Where replay begins: the newest snapshot, or else the empty note that the summary tells of.
fn base(
    id: Id,
    loaded: &Loaded,
    journal: &mut Journal,
    damage: &mut Vec<StorageError>,
) -> Result<(Covers, Note), StorageError> {
    let mut newest: Option<(Covers, Note)> = None;
    for row in &loaded.snapshots {
        let (covers, note) = match Snapshot::read(&row.text) {
            Ok(snapshot) => snapshot,
            Err(Unreadable::TooNew { found }) => return Err(StorageError::TooNew { found, known: VERSION }),
            Err(Unreadable::Damaged(why)) => {
                journal.spare.push(row.key);
                damage.push(StorageError::Damaged(Damage::Copy { why }));
                continue;
            }
        };
        if newest.as_ref().is_none_or(|(most, _)| most.count() <= covers.count()) {
            newest = Some((covers, note));
        }
    }
    if let Some(newest) = newest {
        journal.covers.clone_from(&newest.0);
        return Ok(newest);
    }
    if loaded.snapshots.is_empty() && loaded.records.is_empty() {
        return Err(StorageError::Missing { note: id.0.to_string() });
    }
    let summary = loaded.summary.clone().and_then(|text| Summary::read(&SummaryRow { note: id, text }));
    let Some(summary) = summary else {
        return Err(StorageError::Damaged(Damage::Everything));
    };
    *damage = vec![StorageError::Damaged(Damage::Copies)];
    Ok((Covers::default(), Note::new(id, summary.kind, summary.created_at)))
}

/// Lets a treatment name only findings that are there: one tab may have removed what another treated.
fn mend(note: &mut Note) {
    let ids = note.findings.iter().map(|finding| finding.id).collect();
    let ids = in_order(ids, |id: &Id| id.0.as_u128());
    for treatment in &mut note.treatments {
        if treatment.findings.iter().any(|id| ids.binary_search(id).is_err()) {
            std::rc::Rc::make_mut(treatment).findings.retain(|id| ids.binary_search(id).is_ok());
        }
    }
}
