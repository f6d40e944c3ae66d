//! A store in the browser's IndexedDB, which outlives the page.
//!
//! A thin adapter of our own over web-sys, because a crate that wraps transactions for futures
//! (`indexed_db_futures`) ends a transaction whose future is dropped, says of one that the browser ended
//! neither that the disk was full nor any other reason, and brings a part of tokio with it.

mod connection;
mod request;

use std::rc::Rc;

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbTransactionMode as Mode};

use crate::{
    note::Id,
    storage::{
        Key, Loaded, NoteStore, Pending, Row, Snapshot, StorageError, SummaryRow, indexed_db::connection::Connection,
        indexed_db::request::Transaction, prune,
    },
};

/// By the note's id.
const SUMMARIES: &str = "summaries";
/// By note, epoch and sequence, as are the snapshots.
const RECORDS: &str = "records";
const SNAPSHOTS: &str = "snapshots";

/// Clones share one connection.
#[derive(Clone, Debug)]
pub struct IndexedDb(Rc<Connection>);

impl IndexedDb {
    /// Opens the database, and makes it where there is none. `Unavailable` where the browser has none to
    /// give, or where another tab does not let go of an older one.
    pub async fn open(name: &str) -> Result<IndexedDb, StorageError> {
        Ok(IndexedDb(Connection::open(name).await?))
    }

    /// Says what is to be written within this call, and then waits until it is on the disk.
    fn write(
        &self,
        stores: &'static [&'static str],
        put: impl Fn(&Transaction) -> Result<(), JsValue> + 'static,
    ) -> Pending<()> {
        let begin = move |transaction: Transaction| {
            transaction.change(&put)?;
            transaction.commit();
            Ok::<_, StorageError>(transaction)
        };
        let begun = self.0.transaction(stores, Mode::Readwrite).map(&begin);
        let this = self.clone();
        Box::pin(async move {
            let transaction = match begun {
                Ok(transaction) => transaction?,
                Err(_) => begin(this.transaction_anew(stores, Mode::Readwrite).await?)?,
            };
            transaction.complete().await
        })
    }

    async fn transaction(&self, stores: &[&str], mode: Mode) -> Result<Transaction, StorageError> {
        match self.0.transaction(stores, mode) {
            Ok(transaction) => Ok(transaction),
            Err(_) => self.transaction_anew(stores, mode).await,
        }
    }

    /// A browser may close a connection on its own, as when it runs short of memory: then it is opened again.
    async fn transaction_anew(&self, stores: &[&str], mode: Mode) -> Result<Transaction, StorageError> {
        self.0.reopen().await?;
        self.0.transaction(stores, mode).map_err(|error| request::reason(&error))
    }
}

impl NoteStore for IndexedDb {
    fn summaries(&self) -> Pending<Vec<SummaryRow>> {
        let this = self.clone();
        Box::pin(async move {
            let transaction = this.transaction(&[SUMMARIES], Mode::Readonly).await?;
            let rows = transaction.rows(SUMMARIES, None)?.await?;
            let row = |(key, text): (JsValue, JsValue)| Some(SummaryRow { note: id(&key)?, text: text_of(&text) });
            Ok(rows.into_iter().filter_map(row).collect())
        })
    }

    fn load(&self, note: Id) -> Pending<Loaded> {
        let this = self.clone();
        Box::pin(async move {
            let transaction = this.transaction(&[SUMMARIES, SNAPSHOTS, RECORDS], Mode::Readonly).await?;
            let all = all_of(note).map_err(|error| request::reason(&error))?;
            let summary = transaction.value(SUMMARIES, &name(note))?;
            let snapshots = transaction.rows(SNAPSHOTS, Some(&all))?;
            let records = transaction.rows(RECORDS, Some(&all))?;
            Ok(Loaded {
                summary: Some(summary.await?).filter(|value| !value.is_undefined()).map(|value| text_of(&value)),
                snapshots: rows(snapshots.await?),
                records: rows(records.await?),
            })
        })
    }

    fn append(&self, note: Id, records: Vec<Row>, summary: String) -> Pending<()> {
        self.write(&[SUMMARIES, RECORDS], move |transaction| {
            let store = transaction.store(RECORDS)?;
            for row in &records {
                store.put_with_key(&row.text.as_str().into(), &key(note, row.key))?;
            }
            transaction.store(SUMMARIES)?.put_with_key(&summary.as_str().into(), &name(note))?;
            Ok(())
        })
    }

    fn put_snapshot(&self, note: Id, snapshot: Row, spare: Vec<Key>, summary: String) -> Pending<()> {
        let this = self.clone();
        Box::pin(async move {
            let transaction = this.transaction(&[SUMMARIES, SNAPSHOTS, RECORDS], Mode::Readwrite).await?;
            let all = all_of(note).map_err(|error| request::reason(&error))?;
            // Read in the transaction that writes: another tab may have put a snapshot since.
            let kept = rows(transaction.rows(SNAPSHOTS, Some(&all))?.await?);
            let kept: Vec<_> = kept.iter().filter_map(|row| Some((row.key, Snapshot::covers(&row.text)?))).collect();
            let covers = Snapshot::covers(&snapshot.text);
            if let Some(pruning) = covers.and_then(|covers| prune(&kept, (snapshot.key, &covers), &spare)) {
                transaction.change(|transaction| {
                    let snapshots = transaction.store(SNAPSHOTS)?;
                    for old in &pruning.snapshots {
                        snapshots.delete(&key(note, *old))?;
                    }
                    let records = transaction.store(RECORDS)?;
                    for range in &pruning.records {
                        let bound = |sequence| key(note, Key { epoch: range.epoch, sequence });
                        let range = IdbKeyRange::bound(&bound(range.first), &bound(range.last))?;
                        records.delete(&range)?;
                    }
                    snapshots.put_with_key(&snapshot.text.as_str().into(), &key(note, snapshot.key))?;
                    transaction.store(SUMMARIES)?.put_with_key(&summary.as_str().into(), &name(note))?;
                    Ok(())
                })?;
            }
            transaction.complete().await
        })
    }

    fn delete(&self, note: Id) -> Pending<()> {
        self.write(&[SUMMARIES, SNAPSHOTS, RECORDS], move |transaction| {
            let all = all_of(note)?;
            transaction.store(SNAPSHOTS)?.delete(&all)?;
            transaction.store(RECORDS)?.delete(&all)?;
            transaction.store(SUMMARIES)?.delete(&name(note))?;
            Ok(())
        })
    }
}

fn name(id: Id) -> JsValue {
    id.0.to_string().into()
}

fn key(note: Id, key: Key) -> JsValue {
    Array::of3(&name(note), &name(key.epoch), &key.sequence.into()).into()
}

/// Every key of a note: an empty array sorts after every text and number.
fn all_of(note: Id) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&Array::of1(&name(note)), &Array::of2(&name(note), &Array::new()))
}

fn rows(rows: Vec<(JsValue, JsValue)>) -> Vec<Row> {
    let row = |(key, text): (JsValue, JsValue)| {
        let key: Array = key.dyn_into().ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sequence is written as a u32")]
        let sequence = key.get(2).as_f64()? as u32;
        Some(Row { key: Key { epoch: id(&key.get(1))?, sequence }, text: text_of(&text) })
    };
    rows.into_iter().filter_map(row).collect()
}

fn id(value: &JsValue) -> Option<Id> {
    value.as_string()?.parse().ok().map(Id)
}

/// What is no text reads as an empty one, which replay takes for damaged.
fn text_of(value: &JsValue) -> String {
    value.dyn_ref::<JsString>().map(String::from).unwrap_or_default()
}
