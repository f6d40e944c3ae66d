//! What the page around an editor sees of the note on the screen.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::{Function, JSON};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::{
    course::Course,
    editor::{Action, Arrivals, EntryId, Event, Listener, Source, State, Store, Subscription},
    embed::Selection,
    note::{changes, write_json},
    words::Words,
};

pub struct Page {
    /// Called with the event's name and its `detail`.
    emit: Function,
    shown: RefCell<Option<(Rc<Store>, Subscription)>>,
    arrivals: Cell<Arrivals>,
    words: Cell<Words>,
    course: RefCell<Option<Rc<Course>>>,
    read_only: Cell<bool>,
    /// True where the note on the screen is only read because the page asked for it.
    locked: Cell<bool>,
}

#[derive(Serialize)]
struct Spoken {
    language: String,
    latin: bool,
}

impl Page {
    pub fn new(emit: Function, arrivals: Arrivals) -> Page {
        Page {
            emit,
            shown: RefCell::new(None),
            arrivals: Cell::new(arrivals),
            words: Cell::default(),
            course: RefCell::default(),
            read_only: Cell::new(false),
            locked: Cell::new(false),
        }
    }

    pub fn show(self: &Rc<Self>, store: Option<Rc<Store>>) {
        let shown = store.map(|store| {
            store.dispatch(Action::SetArrivals(self.arrivals.get()), Source::Host);
            store.dispatch(Action::SetWords(self.words.get()), Source::Host);
            if let Some(course) = &*self.course.borrow() {
                store.dispatch(Action::SetCourse(course.clone()), Source::Host);
            }
            let subscription = store.subscribe(listener(Rc::downgrade(self)));
            (store, subscription)
        });
        *self.shown.borrow_mut() = shown;
        self.locked.set(false);
        self.lock();
    }

    pub fn store(&self) -> Option<Rc<Store>> {
        self.shown.borrow().as_ref().map(|(store, _)| store.clone())
    }

    pub fn dispatch(&self, action: Action) {
        if let Some(store) = self.store() {
            store.dispatch(action, Source::Host);
        }
    }

    pub fn arrivals(&self) -> Arrivals {
        self.arrivals.get()
    }

    pub fn set_arrivals(&self, arrivals: Arrivals) {
        self.arrivals.set(arrivals);
        self.dispatch(Action::SetArrivals(arrivals));
    }

    /// Asks the page for another language: the element has its words brought.
    pub fn speak(&self, language: String, latin: bool) {
        self.tell("palpate-language", &Spoken { language, latin });
    }

    pub fn words(&self) -> Words {
        self.words.get()
    }

    pub fn set_course(&self, course: Rc<Course>) {
        *self.course.borrow_mut() = Some(course.clone());
        self.dispatch(Action::SetCourse(course));
    }

    pub fn set_words(&self, words: Words) {
        // A page may change a language anywhere in it; what says the same as before is not painted again.
        if self.words.replace(words) != words {
            self.dispatch(Action::SetWords(words));
        }
    }

    pub fn read_only(&self) -> bool {
        self.read_only.get()
    }

    pub fn set_read_only(&self, read_only: bool) {
        self.read_only.set(read_only);
        self.lock();
    }

    /// A note that another tab holds stays as it is, whatever the page asks for.
    fn lock(&self) {
        let wanted = self.read_only.get();
        let is_read_only = self.store().is_some_and(|store| store.state().screen.read_only);
        if wanted != is_read_only && (wanted || self.locked.get()) {
            self.locked.set(wanted);
            self.dispatch(Action::SetReadOnly(wanted));
        }
    }

    fn tell(&self, name: &str, detail: &impl Serialize) {
        let detail = JSON::parse(&write_json(detail)).unwrap_or(JsValue::NULL);
        // What a listener of the page throws is the page's own affair.
        let _ = self.emit.call2(&JsValue::NULL, &JsValue::from_str(name), &detail);
    }
}

/// Tells the page of what the person did, and never of what the page did itself.
fn listener(page: Weak<Page>) -> Listener {
    Rc::new(move |before, after, source| {
        let Some(page) = page.upgrade().filter(|_| source == Source::User) else { return };
        if !Rc::ptr_eq(before.note(), after.note()) {
            page.tell("palpate-change", &changes(before.note(), after.note()));
        }
        if let Some(selection) = selection(before, after) {
            page.tell("palpate-select", &selection);
        }
        if before.happening.number != after.happening.number && after.happening.event == Some(Event::Signed) {
            page.tell("palpate-finish", &());
        }
    })
}

/// What the person has just pointed at.
fn selection(before: &State, after: &State) -> Option<Selection> {
    let (was, is) = (&before.screen, &after.screen);
    if was.selection == is.selection && was.place == is.place {
        return None;
    }
    let site = match is.selection {
        Some(EntryId::Finding(_)) => after.selected_finding()?.site.as_ref(),
        Some(EntryId::Treatment(_)) => after.selected_treatment()?.sites.last(),
        None => is.place.as_ref(),
    }?;
    Some(Selection { structure: site.structure, side: site.side })
}
