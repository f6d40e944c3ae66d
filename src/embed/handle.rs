//! One editor on the page, from its start to its end.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::{Function, JSON};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

use crate::{
    app::{App, AppProps, Habits},
    chart::{is_complete, take_later},
    editor::{Action, Arrival, Arrivals, Env, Listener, Source, State, Store, Subscription},
    embed::browser::BrowserEnv,
    note::{Note, SessionKind, changes, read, write, write_json},
    ui::{NoteEditor, NoteEditorProps, later, take_later as take_later_program},
};

/// The style sheet of the element's shadow root, as much of it as is here.
#[wasm_bindgen(js_name = styleSheet)]
pub fn style_sheet() -> String {
    [include_str!("../../assets/style.css"), later().map_or("", |later| later.style)].concat()
}

/// Takes in the drawings that the first screen does not show: the text that chart.js hands on. Throws with the reason
/// where it is another one.
#[wasm_bindgen(js_name = takeDrawings)]
pub fn take_drawings(text: &JsValue) -> Result<(), JsError> {
    Ok(take_later(text.as_string().unwrap_or_default())?)
}

/// Asks for the part of the program that the first screen does not need; true once it is here.
#[wasm_bindgen(js_name = takeProgram)]
pub async fn take_program() -> bool {
    take_later_program().await
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    /// Keeps notes on this device and shows the list of them.
    #[serde(default)]
    storage: bool,
}

/// An editor in an element. The page calls `destroy` when it is done with it.
#[wasm_bindgen]
pub struct PalpateHandle {
    page: Rc<Page>,
    mounted: Mounted,
}

impl std::fmt::Debug for PalpateHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PalpateHandle")
    }
}

enum Mounted {
    App(AppHandle<App>),
    Editor(AppHandle<NoteEditor>),
}

/// What the page sees of the note on the screen.
struct Page {
    /// Called with the event's name and its `detail`.
    emit: Function,
    shown: RefCell<Option<(Rc<Store>, Subscription)>>,
    arrivals: Cell<Arrivals>,
}

#[wasm_bindgen]
impl PalpateHandle {
    /// Puts an editor into `root`. `emit(name, detail)` is called for each event.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, options: JsValue, emit: Function) -> Result<PalpateHandle, JsError> {
        let options: Options = serde_wasm_bindgen::from_value(options)
            .map_err(|error| JsError::new(&format!("The options are not valid: {error}.")))?;
        let env: Rc<dyn Env> = Rc::new(BrowserEnv);
        let program = if later().is_some() { Arrival::Here } else { Arrival::Coming };
        let arrivals = Arrivals { program, ..Arrivals::default() };
        let page = Rc::new(Page { emit, shown: RefCell::new(None), arrivals: Cell::new(arrivals) });
        let mounted = if options.storage {
            let onstore = {
                let page = page.clone();
                Callback::from(move |store| page.show(store))
            };
            Mounted::App(yew::Renderer::<App>::with_root_and_props(root, AppProps { env, onstore }).render())
        } else {
            let note = Note::new(env.new_id(), SessionKind::Medical, env.now());
            let store = Store::new(State::new(note), env);
            page.show(Some(store.clone()));
            let habits = Habits::default();
            let props = NoteEditorProps {
                store,
                favourites: Rc::new(move |kind| habits.favourites(kind)),
                leading: yew::Html::default(),
                trailing: yew::Html::default(),
            };
            Mounted::Editor(yew::Renderer::<NoteEditor>::with_root_and_props(root, props).render())
        };
        Ok(PalpateHandle { page, mounted })
    }

    /// The note on the screen as an object: `{ format, version, note }`; null while none is open.
    #[wasm_bindgen(getter)]
    pub fn note(&self) -> Result<JsValue, JsValue> {
        match &*self.page.shown.borrow() {
            Some((store, _)) => JSON::parse(&write(store.state().note())),
            None => Ok(JsValue::NULL),
        }
    }

    /// Shows another note, given as JSON text. Throws with the reason where it is not valid, and changes
    /// nothing then.
    #[wasm_bindgen(js_name = openNote)]
    pub fn open_note(&self, text: &str) -> Result<(), JsError> {
        let note = read(text)?;
        let store = self.page.shown.borrow().as_ref().map(|(store, _)| store.clone());
        match store {
            Some(store) => {
                store.dispatch(Action::OpenNote { note: Box::new(note), read_only: false }, Source::Host);
                Ok(())
            }
            None => Err(JsError::new("No note is open that another could take the place of.")),
        }
    }

    /// Shows the drawings that have come since, or says that they could not be loaded.
    #[wasm_bindgen(js_name = showDrawings)]
    pub fn show_drawings(&self) {
        let drawings = if is_complete() { Arrival::Here } else { Arrival::Failed };
        self.page.set_arrivals(Arrivals { drawings, ..self.page.arrivals.get() });
    }

    /// Shows what waits for the later part of the program, or says that it could not be loaded.
    #[wasm_bindgen(js_name = showProgram)]
    pub fn show_program(&self) {
        let program = if later().is_some() { Arrival::Here } else { Arrival::Failed };
        self.page.set_arrivals(Arrivals { program, ..self.page.arrivals.get() });
    }

    /// Takes the editor off the page.
    pub fn destroy(self) {
        self.page.show(None);
        match self.mounted {
            Mounted::App(app) => app.destroy(),
            Mounted::Editor(editor) => editor.destroy(),
        }
    }
}

impl Page {
    fn show(self: &Rc<Self>, store: Option<Rc<Store>>) {
        let shown = store.map(|store| {
            store.dispatch(Action::SetArrivals(self.arrivals.get()), Source::Host);
            let subscription = store.subscribe(listener(Rc::downgrade(self)));
            (store, subscription)
        });
        *self.shown.borrow_mut() = shown;
    }

    fn set_arrivals(&self, arrivals: Arrivals) {
        self.arrivals.set(arrivals);
        let store = self.shown.borrow().as_ref().map(|(store, _)| store.clone());
        if let Some(store) = store {
            store.dispatch(Action::SetArrivals(arrivals), Source::Host);
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
        if source == Source::User
            && !Rc::ptr_eq(before.note(), after.note())
            && let Some(page) = page.upgrade()
        {
            page.tell("palpate-change", &changes(before.note(), after.note()));
        }
    })
}
