//! The one owner of the state, and the three kinds of listener that hear of it.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use crate::{
    editor::{Action, Env, Source, State, reduce},
    words::Words,
};

/// Hears of each new state: the one before, the one now, and who asked for it.
/// The screen paints, the saver keeps, the page is told.
pub type Listener = Rc<dyn Fn(&Rc<State>, &Rc<State>, Source)>;

/// Holds the state of one editor.
pub struct Store {
    state: RefCell<Rc<State>>,
    env: Rc<dyn Env>,
    listeners: Rc<RefCell<Vec<(u64, Listener)>>>,
    next_listener: Cell<u64>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("listeners", &self.listeners.borrow().len()).finish_non_exhaustive()
    }
}

impl Store {
    pub fn new(state: State, env: Rc<dyn Env>) -> Rc<Store> {
        Rc::new(Store {
            state: RefCell::new(Rc::new(state)),
            env,
            listeners: Rc::default(),
            next_listener: Cell::new(0),
        })
    }

    pub fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    /// The language that the screen speaks.
    pub fn words(&self) -> Words {
        self.state.borrow().screen.words
    }

    pub fn env(&self) -> &Rc<dyn Env> {
        &self.env
    }

    /// Carries an action out and tells the listeners, in the order in which they came.
    pub fn dispatch(&self, action: Action, source: Source) {
        let before = self.state();
        let after = Rc::new(reduce(&before, action, &*self.env));
        *self.state.borrow_mut() = after.clone();
        let listeners: Vec<Listener> = self.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener(&before, &after, source);
        }
    }

    /// Listens until the subscription is dropped.
    pub fn subscribe(&self, listener: Listener) -> Subscription {
        let id = self.next_listener.replace(self.next_listener.get() + 1);
        self.listeners.borrow_mut().push((id, listener));
        Subscription { listeners: Rc::downgrade(&self.listeners), id }
    }
}

/// Ends its listening when it is dropped.
pub struct Subscription {
    listeners: Weak<RefCell<Vec<(u64, Listener)>>>,
    id: u64,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Subscription").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}
