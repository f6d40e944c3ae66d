//! A store that lasts as long as the page: for where there is no other, and for tests, which can make it fail or wait.

use std::{
    cell::RefCell,
    collections::VecDeque,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use crate::{
    chart::Entries,
    note::Id,
    storage::{Cause, Key, Loaded, NoteStore, Pending, Row, Snapshot, StorageError, SummaryRow, prune},
};

/// Clones are the same store.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    notes: Entries<Id, Kept>,
    calls: usize,
    failing: Failing,
    /// Writes that wait for the disk, as long as the disk is held.
    held: Option<VecDeque<Held>>,
}

#[derive(Debug, Default)]
struct Kept {
    summary: Option<String>,
    snapshots: Entries<Key, String>,
    records: Entries<Key, String>,
}

#[derive(Debug, Default)]
enum Failing {
    #[default]
    Never,
    At(usize),
    From(usize),
}

#[derive(Debug)]
struct Held {
    write: Write,
    done: Rc<RefCell<Done>>,
}

#[derive(Debug, Default)]
struct Done {
    result: Option<Result<(), StorageError>>,
    waker: Option<Waker>,
}

#[derive(Debug)]
enum Write {
    Records { note: Id, records: Vec<Row>, summary: String },
    Snapshot { note: Id, snapshot: Row, spare: Vec<Key>, summary: String },
    Delete(Id),
}

impl Memory {
    pub fn new() -> Memory {
        Memory::default()
    }

    /// Lets one call fail: the first to come is 1.
    pub fn fail_call(&self, call: usize) {
        let mut inner = self.0.borrow_mut();
        inner.failing = Failing::At(inner.calls + call);
    }

    /// Lets every call fail from one on: the next to come is 1.
    pub fn fail_from(&self, call: usize) {
        let mut inner = self.0.borrow_mut();
        inner.failing = Failing::From(inner.calls + call);
    }

    pub fn recover(&self) {
        self.0.borrow_mut().failing = Failing::Never;
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.0.borrow().calls
    }

    /// Holds the disk: writes that begin now are neither carried out nor answered until it is released.
    pub fn hold(&self) {
        self.0.borrow_mut().held.get_or_insert_default();
    }

    /// Lets the disk go on, in the order in which the writes began.
    pub fn release(&self) {
        let held = self.0.borrow_mut().held.take().unwrap_or_default();
        for Held { write, done } in held {
            self.0.borrow_mut().carry_out(write);
            done.borrow_mut().answer(Ok(()));
        }
    }

    /// Lets the disk go on, but says that the held writes have failed, as at the end of a transaction.
    pub fn release_failing(&self, error: &StorageError) {
        let held = self.0.borrow_mut().held.take().unwrap_or_default();
        for Held { done, .. } in held {
            done.borrow_mut().answer(Err(error.clone()));
        }
    }

    /// Writes over a record, as a disk that rots does.
    pub fn spoil_record(&self, note: Id, key: Key, text: &str) {
        if let Some(kept) = self.0.borrow_mut().notes.get_mut(&note) {
            kept.records.insert(key, text.to_owned());
        }
    }

    /// Writes over a snapshot.
    pub fn spoil_snapshot(&self, note: Id, key: Key, text: &str) {
        if let Some(kept) = self.0.borrow_mut().notes.get_mut(&note) {
            kept.snapshots.insert(key, text.to_owned());
        }
    }

    /// Writes over a summary.
    pub fn spoil_summary(&self, note: Id, text: &str) {
        if let Some(kept) = self.0.borrow_mut().notes.get_mut(&note) {
            kept.summary = Some(text.to_owned());
        }
    }

    fn write(&self, write: Write) -> Pending<()> {
        let mut inner = self.0.borrow_mut();
        if let Err(error) = inner.call() {
            return Box::pin(async { Err(error) });
        }
        let Some(held) = &mut inner.held else {
            inner.carry_out(write);
            return Box::pin(async { Ok(()) });
        };
        let done = Rc::<RefCell<Done>>::default();
        held.push_back(Held { write, done: done.clone() });
        Box::pin(poll_fn(move |context| {
            let mut done = done.borrow_mut();
            match done.result.take() {
                Some(result) => Poll::Ready(result),
                None => {
                    done.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        }))
    }

    fn read<T: 'static>(&self, read: impl FnOnce(&Inner) -> T) -> Pending<T> {
        let mut inner = self.0.borrow_mut();
        let result = inner.call().map(|()| read(&inner));
        Box::pin(async { result })
    }
}

impl Done {
    fn answer(&mut self, result: Result<(), StorageError>) {
        self.result = Some(result);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Inner {
    fn call(&mut self) -> Result<(), StorageError> {
        self.calls += 1;
        let fails = match self.failing {
            Failing::Never => false,
            Failing::At(call) => self.calls == call,
            Failing::From(call) => self.calls >= call,
        };
        if fails { Err(StorageError::Failed(Cause::Said(format!("call {} was to fail", self.calls)))) } else { Ok(()) }
    }

    fn carry_out(&mut self, write: Write) {
        match write {
            Write::Records { note, records, summary } => {
                let kept = self.notes.or_default(note);
                kept.summary = Some(summary);
                for row in records {
                    kept.records.insert(row.key, row.text);
                }
            }
            Write::Snapshot { note, snapshot, spare, summary } => {
                self.notes.or_default(note).put_snapshot(snapshot, &spare, summary);
            }
            Write::Delete(note) => {
                self.notes.remove(&note);
            }
        }
    }
}

impl Kept {
    fn put_snapshot(&mut self, new: Row, spare: &[Key], summary: String) {
        let covers = |text: &String| Snapshot::covers(text);
        let kept: Vec<_> = self.snapshots.iter().filter_map(|(key, text)| Some((*key, covers(text)?))).collect();
        let Some(pruning) = covers(&new.text).and_then(|covers| prune(&kept, (new.key, &covers), spare)) else {
            return;
        };
        self.snapshots.retain(|key, _| !pruning.snapshots.contains(key));
        self.records.retain(|key, _| !pruning.records.iter().any(|range| range.holds(*key)));
        self.snapshots.insert(new.key, new.text);
        self.summary = Some(summary);
    }
}

impl NoteStore for Memory {
    fn summaries(&self) -> Pending<Vec<SummaryRow>> {
        self.read(|inner| {
            let row = |(note, kept): (&Id, &Kept)| Some(SummaryRow { note: *note, text: kept.summary.clone()? });
            inner.notes.iter().filter_map(row).collect()
        })
    }

    fn load(&self, note: Id) -> Pending<Loaded> {
        let rows = |rows: &Entries<Key, String>| {
            rows.iter().map(|(key, text)| Row { key: *key, text: text.clone() }).collect()
        };
        self.read(move |inner| {
            inner.notes.get(&note).map_or_else(Loaded::default, |kept| Loaded {
                summary: kept.summary.clone(),
                snapshots: rows(&kept.snapshots),
                records: rows(&kept.records),
            })
        })
    }

    fn append(&self, note: Id, records: Vec<Row>, summary: String) -> Pending<()> {
        self.write(Write::Records { note, records, summary })
    }

    fn put_snapshot(&self, note: Id, snapshot: Row, spare: Vec<Key>, summary: String) -> Pending<()> {
        self.write(Write::Snapshot { note, snapshot, spare, summary })
    }

    fn delete(&self, note: Id) -> Pending<()> {
        self.write(Write::Delete(note))
    }
}
