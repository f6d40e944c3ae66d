//! The saver: hears of every change of a note, and has it on its way to the disk before the screen repaints.

use std::{
    cell::RefCell,
    collections::VecDeque,
    fmt,
    future::poll_fn,
    mem,
    rc::{Rc, Weak},
    task::{Poll, Waker},
    time::Duration,
};

use crate::{
    editor::{Action, Env, Keeping, Source, State, Store, Subscription},
    note::{Note, changes},
    storage::{Journal, NoteStore, Opened, Row, Runtime, StorageError, Summary},
};

/// After how many records a snapshot is written.
pub const SNAPSHOT_EVERY: usize = 200;

/// The longest pause between two tries, in seconds.
const LONGEST_PAUSE: u64 = 30;

/// Keeps one note while it lives. What it has heard of when it is dropped is still brought to the disk.
///
/// Only the tab that holds the note's lock has one.
pub struct Saver {
    inner: Rc<Inner>,
    _subscription: Subscription,
}

struct Inner {
    notes: Rc<dyn NoteStore>,
    editor: Weak<Store>,
    env: Rc<dyn Env>,
    runtime: Runtime,
    snapshot_every: usize,
    work: RefCell<Work>,
}

struct Work {
    journal: Journal,
    /// The note as the records so far make it, and its revision in the editor.
    note: Rc<Note>,
    revision: u64,
    /// The records that are not known to be on the disk, those that are on their way first.
    queue: VecDeque<Row>,
    is_writing: bool,
    is_taking_snapshot: bool,
    /// How many records without a snapshot are enough for one.
    snapshot_due: usize,
    /// Counts the writes, so that a pause notices that somebody tried before it was over.
    tries: u64,
    failures: u32,
    failure: Option<StorageError>,
    is_abandoned: bool,
    waiting: Vec<Waker>,
}

impl fmt::Debug for Saver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saver").field("unkept", &self.unkept()).finish_non_exhaustive()
    }
}

impl Saver {
    /// Keeps the note that was opened from now on, whenever the editor shows it.
    pub fn attach(
        editor: &Rc<Store>,
        notes: Rc<dyn NoteStore>,
        opened: Opened,
        runtime: Runtime,
        snapshot_every: usize,
    ) -> Saver {
        let work = Work {
            journal: opened.journal,
            note: Rc::new(opened.note),
            revision: 0,
            queue: VecDeque::new(),
            is_writing: false,
            is_taking_snapshot: false,
            snapshot_due: snapshot_every,
            tries: 0,
            failures: 0,
            failure: None,
            is_abandoned: false,
            waiting: Vec::new(),
        };
        let inner = Rc::new(Inner {
            notes,
            editor: Rc::downgrade(editor),
            env: editor.env().clone(),
            runtime,
            snapshot_every,
            work: RefCell::new(work),
        });
        let listener = inner.clone();
        let subscription = editor.subscribe(Rc::new(move |_, after, _| listener.hear(after)));
        inner.hear(&editor.state());
        Saver { inner, _subscription: subscription }
    }

    /// How many changes are not known to be on the disk.
    pub fn unkept(&self) -> usize {
        self.inner.work.borrow().queue.len()
    }

    /// Waits until all that was heard of is on the disk, or until a try to bring it there has failed.
    pub fn settled(&self) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let inner = self.inner.clone();
        poll_fn(move |context| {
            let mut work = inner.work.borrow_mut();
            if work.is_writing || work.is_taking_snapshot {
                work.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(work.failure.clone().map_or(Ok(()), Err))
        })
    }

    /// Ends without keeping what is not kept yet: for a note that is about to be deleted.
    pub fn abandon(self) {
        let mut work = self.inner.work.borrow_mut();
        work.queue.clear();
        work.is_abandoned = true;
    }
}

impl Inner {
    fn hear(self: &Rc<Self>, state: &State) {
        {
            let mut work = self.work.borrow_mut();
            if state.note().id != work.journal.note || Rc::ptr_eq(&work.note, state.note()) {
                return;
            }
            let changes = changes(&work.note, state.note());
            work.note = state.note().clone();
            work.revision = state.revision;
            if changes.is_empty() {
                self.say_later(&work);
            } else {
                let record = work.journal.record(changes);
                work.queue.push_back(record);
            }
        }
        self.write();
    }

    /// Begins to write what is queued, unless a write is on its way: what comes meanwhile goes with the next.
    fn write(self: &Rc<Self>) {
        let (records, note, revision) = {
            let mut work = self.work.borrow_mut();
            if work.is_writing || work.is_abandoned || work.queue.is_empty() {
                return;
            }
            work.is_writing = true;
            work.tries += 1;
            (work.queue.iter().cloned().collect::<Vec<_>>(), work.note.clone(), work.revision)
        };
        let count = records.len();
        let writing = self.notes.append(note.id, records, self.summary(&note));
        let this = self.clone();
        (self.runtime.spawn)(Box::pin(async move {
            match writing.await {
                Ok(()) => this.written(count, revision),
                Err(error) => this.failed(error),
            }
        }));
    }

    fn written(self: &Rc<Self>, count: usize, revision: u64) {
        {
            let mut work = self.work.borrow_mut();
            let count = count.min(work.queue.len());
            work.queue.drain(..count);
            work.is_writing = false;
            work.failures = 0;
            work.failure = None;
        }
        self.write();
        self.take_snapshot();
        self.say(Keeping::Kept { revision });
        self.wake();
    }

    fn failed(self: &Rc<Self>, error: StorageError) {
        let (pause, tried) = {
            let mut work = self.work.borrow_mut();
            work.is_writing = false;
            work.failure = Some(error.clone());
            let pause = 1_u64 << work.failures.min(5);
            work.failures += 1;
            (Duration::from_secs(pause.min(LONGEST_PAUSE)), work.tries)
        };
        let this = self.clone();
        let delay = (self.runtime.delay)(pause);
        (self.runtime.spawn)(Box::pin(async move {
            delay.await;
            if this.work.borrow().tries == tried {
                this.write();
            }
        }));
        if let Some(editor) = self.editor.upgrade() {
            self.say(Keeping::Failed { why: error.told(&editor.words().filler()) });
        }
        self.wake();
    }

    /// Writes the whole note when there are records enough. Where that fails nobody is alarmed, since the
    /// records hold everything: it is tried again some records later.
    fn take_snapshot(self: &Rc<Self>) {
        let (note, snapshot, spare) = {
            let mut work = self.work.borrow_mut();
            let is_due = work.journal.uncovered() >= work.snapshot_due;
            if !is_due || work.is_taking_snapshot || work.is_abandoned {
                return;
            }
            let note = work.note.clone();
            let Some(snapshot) = work.journal.snapshot(&note) else { return };
            work.is_taking_snapshot = true;
            (note, snapshot, work.journal.spare().to_vec())
        };
        let writing = self.notes.put_snapshot(note.id, snapshot, spare, self.summary(&note));
        let this = self.clone();
        (self.runtime.spawn)(Box::pin(async move {
            let result = writing.await;
            {
                let mut work = this.work.borrow_mut();
                work.is_taking_snapshot = false;
                work.snapshot_due = this.snapshot_every;
                if result.is_err() {
                    work.snapshot_due = work.journal.uncovered + this.snapshot_every.div_ceil(10);
                }
            }
            this.wake();
        }));
    }

    fn summary(&self, note: &Note) -> String {
        Summary::of(note, self.env.now()).text()
    }

    /// Says that all is kept, if that is still so after the listeners have heard of the state.
    fn say_later(self: &Rc<Self>, work: &Work) {
        let this = self.clone();
        let revision = work.revision;
        (self.runtime.spawn)(Box::pin(async move {
            let is_kept = {
                let work = this.work.borrow();
                work.queue.is_empty() && work.revision == revision
            };
            if is_kept {
                this.say(Keeping::Kept { revision });
            }
        }));
    }

    fn say(&self, keeping: Keeping) {
        let Some(editor) = self.editor.upgrade() else { return };
        if editor.state().note().id == self.work.borrow().journal.note {
            editor.dispatch(Action::SetKeeping(keeping), Source::Host);
        }
    }

    fn wake(&self) {
        let waiting = mem::take(&mut self.work.borrow_mut().waiting);
        waiting.into_iter().for_each(Waker::wake);
    }
}
