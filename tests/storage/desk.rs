//! A therapist at work over a store in memory, in a world where time passes only when it is told to.

use std::{cell::RefCell, rc::Rc, time::Duration};

use futures::{
    channel::oneshot,
    executor::{LocalPool, block_on},
    task::LocalSpawnExt,
};
use palpate::{
    editor::{Action, Keeping, Source, State, Store},
    note::{Id, Note},
    storage::{Loaded, Memory, NoteStore, Opened, Runtime, Saver, Task, create, open},
};

use crate::session::{Counting, action, new_note};

type Pauses = Rc<RefCell<Vec<(Duration, oneshot::Sender<()>)>>>;

/// One editor, its saver and the store behind it.
pub struct Desk {
    pub memory: Memory,
    pub editor: Rc<Store>,
    /// None where the note was closed.
    pub saver: Option<Saver>,
    pool: LocalPool,
    pauses: Pauses,
}

impl Desk {
    /// A new note, of which a snapshot is taken after every few records.
    pub fn new(snapshot_every: usize) -> Desk {
        let env = Counting::from(500_000);
        let memory = Memory::new();
        let opened = block_on(create(&memory, new_note(&env), &env)).unwrap();
        Desk::at(memory, opened, snapshot_every, 0)
    }

    /// At a note that was opened; new ids count from the first.
    pub fn at(memory: Memory, opened: Opened, snapshot_every: usize, first_id: u128) -> Desk {
        let pool = LocalPool::new();
        let spawner = pool.spawner();
        let pauses = Pauses::default();
        let begun = pauses.clone();
        let runtime = Runtime {
            spawn: Rc::new(move |task| spawner.spawn_local(task).unwrap()),
            delay: Rc::new(move |time| -> Task {
                let (end, ended) = oneshot::channel();
                begun.borrow_mut().push((time, end));
                Box::pin(async { ended.await.unwrap_or_default() })
            }),
        };
        let editor = Store::new(State::new(opened.note.clone()), Rc::new(Counting::from(first_id)));
        let saver = Saver::attach(&editor, Rc::new(memory.clone()), opened, runtime, snapshot_every);
        let mut desk = Desk { memory, editor, saver: Some(saver), pool, pauses };
        desk.run();
        desk
    }

    pub fn note(&self) -> Rc<Note> {
        self.editor.state().note().clone()
    }

    pub fn id(&self) -> Id {
        self.note().id
    }

    pub fn keeping(&self) -> Keeping {
        self.editor.state().screen.keeping.clone()
    }

    /// True where the screen says that all of the note is kept.
    pub fn says_kept(&self) -> bool {
        self.keeping() == Keeping::Kept { revision: self.editor.state().revision }
    }

    pub fn says_failed(&self) -> bool {
        matches!(self.keeping(), Keeping::Failed { .. })
    }

    pub fn unkept(&self) -> Option<usize> {
        self.saver.as_ref().map(Saver::unkept)
    }

    /// Does something, and lets nothing else happen.
    pub fn dispatch(&self, action: Action) {
        self.editor.dispatch(action, Source::User);
    }

    /// Does a step of a session, and lets everything happen that can happen without time.
    pub fn step(&mut self, step: u8) {
        self.dispatch(action(step, &self.editor.state()));
        self.run();
    }

    pub fn run(&mut self) {
        self.pool.run_until_stalled();
    }

    /// Ends every pause that has begun, and says how long they were, in seconds.
    pub fn let_time_pass(&mut self) -> Vec<u64> {
        let pauses = std::mem::take(&mut *self.pauses.borrow_mut());
        let seconds = pauses.iter().map(|(time, _)| time.as_secs()).collect();
        for (_, end) in pauses {
            end.send(()).ok();
        }
        self.run();
        seconds
    }

    /// Ends the pause that began first.
    pub fn end_first_pause(&mut self) {
        let (_, end) = self.pauses.borrow_mut().remove(0);
        end.send(()).ok();
        self.run();
    }

    /// What is on the disk.
    pub fn loaded(&self) -> Loaded {
        block_on(self.memory.load(self.id())).unwrap()
    }

    /// What another opening of the note would find, as after the tablet went off now.
    pub fn opened(&self) -> Opened {
        block_on(open(&self.memory, self.id(), &Counting::from(900_000))).unwrap()
    }
}
