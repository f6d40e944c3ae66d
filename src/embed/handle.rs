//! One editor on the page, from its start to its end.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{Callback, html};

use crate::{
    app::AppProps,
    chart::{is_complete, take_later},
    course::Course,
    editor::{Action, Arrival, Arrivals, Env, State, Store},
    embed::{
        browser::BrowserEnv,
        page::Page,
        root::{Root, Shown},
    },
    note::{FindingTypeId, Note, SessionKind, Slots, TechniqueId, read, read_json, write},
    ui::{Favourites, NoteEditorProps, STYLE, later, take_later as take_later_program},
    words::{Language, Words},
};

/// The style sheet of the element's shadow root, as much of it as is here.
#[wasm_bindgen(js_name = styleSheet)]
pub fn style_sheet() -> String {
    [STYLE, later().map_or("", |later| later.style)].concat()
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

/// An editor in an element. The page calls `destroy` when it is done with it.
#[wasm_bindgen]
pub struct PalpateHandle {
    page: Rc<Page>,
    env: Rc<dyn Env>,
    root: Option<Root>,
    /// Of the one note, where nothing is kept on the device.
    store: Option<Rc<Store>>,
    /// Of the list of notes, where they are.
    app: Option<AppProps>,
}

impl std::fmt::Debug for PalpateHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PalpateHandle")
    }
}

#[wasm_bindgen]
impl PalpateHandle {
    /// Makes an editor in `host`, or in that of an element which has gone. With `storage`, notes are kept on this device
    /// under names that begin so, and the list of them is shown unless it is not wanted. `emit(name, detail)` is called for each event.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, storage: Option<String>, without_list: bool, emit: Function) -> PalpateHandle {
        let env: Rc<dyn Env> = Rc::new(BrowserEnv);
        let program = if later().is_some() { Arrival::Here } else { Arrival::Coming };
        let page = Rc::new(Page::new(emit, Arrivals { program, ..Arrivals::default() }));
        let mut root = Root::take(host);
        let (mut store, mut app) = (None, None);
        if let Some(prefix) = storage {
            let onstore = {
                let page = page.clone();
                Callback::from(move |store| page.show(store))
            };
            let onlanguage = {
                let page = page.clone();
                Callback::from(move |(language, latin)| page.speak(language, latin))
            };
            let shown = AppProps {
                words: Words::default(),
                is_whole: later().is_some(),
                onlanguage,
                env: env.clone(),
                prefix: prefix.into(),
                without_list,
                wanted: None,
                onstore,
            };
            root.show(Shown::App(shown.clone()));
            app = Some(shown);
        } else {
            let note = Store::new(State::new(blank(&*env)), env.clone());
            page.show(Some(note.clone()));
            root.show(Shown::Editor(props(&note, Favourites::default())));
            store = Some(note);
        }
        PalpateHandle { page, env, root: Some(root), store, app }
    }

    /// What it is in, to be put on the page.
    #[wasm_bindgen(getter)]
    pub fn host(&self) -> Option<Element> {
        self.root.as_ref().map(|root| root.host.clone())
    }

    /// The note on the screen as JSON text, `{ format, version, note }`; nothing while none is open.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> Option<String> {
        Some(write(self.page.store()?.state().note()))
    }

    /// True while nothing was charted, written or signed.
    fn is_empty(&self) -> bool {
        self.page.store().is_none_or(|store| store.state().note().is_empty())
    }

    /// The note on the screen as it is now, for whoever reads it later; nothing while none is open.
    #[wasm_bindgen(getter)]
    pub fn snapshot(&self) -> Option<PalpateSnapshot> {
        Some(PalpateSnapshot(self.page.store()?.state().note().clone()))
    }

    /// Shows another note, given as JSON text, or a new one; the note that is shown already stays as it is, with all that
    /// can be undone. Throws with the reason where it is not valid, and changes nothing then.
    #[wasm_bindgen(js_name = openNote)]
    pub fn open_note(&mut self, text: Option<String>) -> Result<(), JsError> {
        let note = match text {
            Some(text) => read(&text)?,
            None => blank(&*self.env),
        };
        // As texts: to compare every field of a note weighs 2 KB, and a page sets one seldom.
        if self.text().is_some_and(|shown| shown == write(&note)) {
            return Ok(());
        }
        // A saver keeps what becomes of its own note, and of no other.
        let is_shown = self.page.store().is_some_and(|store| store.state().note().id == note.id);
        if self.app.is_some() && !is_shown {
            self.show_app(|app| app.wanted = Some(Rc::new(note)));
            return Ok(());
        }
        self.page.dispatch(Action::OpenNote { note: Box::new(note), read_only: self.page.read_only() });
        Ok(())
    }

    /// Puts these on the palette, a list of ids as JSON text; the usual ones where there are none. Throws with the reason
    /// where it is no such list or one is not known, and changes nothing then.
    #[wasm_bindgen(js_name = setFavourites)]
    pub fn set_favourites(&mut self, ids: &str) -> Result<(), JsError> {
        let ids: Vec<String> = read_json(ids).map_err(|_| JsError::new("The favourites are no list of ids."))?;
        let mut chosen = Favourites::default();
        for id in &ids {
            match (FindingTypeId::named(id), TechniqueId::named(id)) {
                (Some(finding), _) => chosen.findings.push(finding),
                (_, Some(technique)) => chosen.techniques.push(technique),
                _ => return Err(JsError::new(&["There is nothing called ", id, " to put first."].concat())),
            }
        }
        match (&self.store, &mut self.root) {
            (Some(store), Some(root)) => {
                root.show(Shown::Editor(props(store, chosen)));
                Ok(())
            }
            _ => Err(JsError::new("With storage, the palette follows what is used on this device.")),
        }
    }

    /// Takes the notes of earlier sessions, a list of JSON texts as JSON text. Throws with the reason where one is not valid,
    /// and changes nothing then.
    #[wasm_bindgen(js_name = setHistory)]
    pub fn set_history(&self, notes: &str) -> Result<(), JsError> {
        let texts: Vec<String> = read_json(notes).map_err(|_| JsError::new("The history is no list of notes."))?;
        let mut earlier = Vec::new();
        for (place, text) in texts.iter().enumerate() {
            let note = read(text).map_err(|why| JsError::new(&format!("Note {} of the history: {why}", place + 1)))?;
            earlier.push(Rc::new(note));
        }
        self.page.set_course(Rc::new(Course::new(earlier)));
        Ok(())
    }

    /// Says everything in a language from now on, and calls the structures by their names in another file of words, such as
    /// `la`. Answers which language it is: English where that one was not taken in.
    #[wasm_bindgen(js_name = setWords)]
    pub fn set_words(&mut self, language: &str, structures: &str) -> String {
        let words = words_of(taken(language), taken(structures));
        self.page.set_words(words);
        self.show_app(|app| app.words = words);
        self.tell_paper();
        words.language().to_owned()
    }

    /// What a form says while nothing is charted.
    #[wasm_bindgen(getter)]
    pub fn wanting(&self) -> Option<String> {
        self.is_empty().then(|| self.page.words().say("Chart something first.").to_owned())
    }

    #[wasm_bindgen(js_name = setReadOnly)]
    pub fn set_read_only(&self, read_only: bool) {
        self.page.set_read_only(read_only);
    }

    pub fn undo(&self) {
        self.page.dispatch(Action::Undo);
    }

    pub fn redo(&self) {
        self.page.dispatch(Action::Redo);
    }

    /// A promise of the note in a format, as a Blob; nothing before the later part of the program is here, or while no
    /// note is open.
    pub fn export(&self, format: String, options: JsValue) -> Option<Promise> {
        let note = self.page.store()?.state().note().clone();
        Some((later()?.blob_of)(self.page.words(), all_words(self.page.words().is_latin()), note, format, options))
    }

    /// Shows the drawings that have come since, or says that they could not be loaded.
    #[wasm_bindgen(js_name = showDrawings)]
    pub fn show_drawings(&self) {
        let drawings = if is_complete() { Arrival::Here } else { Arrival::Failed };
        self.page.set_arrivals(Arrivals { drawings, ..self.page.arrivals() });
    }

    /// Shows what waits for the later part of the program, or says that it could not be loaded.
    #[wasm_bindgen(js_name = showProgram)]
    pub fn show_program(&mut self) {
        let program = if later().is_some() { Arrival::Here } else { Arrival::Failed };
        self.page.set_arrivals(Arrivals { program, ..self.page.arrivals() });
        self.show_app(|app| app.is_whole = later().is_some());
    }

    /// Paper is for the report, which the key for printing gives; what the browser's menu prints says where it is.
    fn tell_paper(&self) {
        if let (Some(_), Some(root)) = (&self.app, &self.root) {
            let words = self.page.words();
            let slots: Slots<'_> =
                &[("finish", &words.say("Finish")), ("share", &words.say("Share")), ("print", &words.say("Print"))];
            let told = words.fill("To print the report of a session: {finish}, {share}, {print}.", slots);
            // An element takes any attribute with such a name.
            let _ = root.host.set_attribute(ON_PAPER, &told);
        }
    }

    fn show_app(&mut self, change: impl FnOnce(&mut AppProps)) {
        if let (Some(app), Some(root)) = (&mut self.app, &mut self.root) {
            change(app);
            root.show(Shown::App(app.clone()));
        }
    }

    /// Takes the editor off the page.
    pub fn destroy(mut self) {
        self.page.show(None);
        if let Some(root) = self.root.take() {
            let _ = root.host.remove_attribute(ON_PAPER);
            root.give_back();
        }
    }
}

/// What a root shows on paper in the place of the screen; assets/style.css reads it.
const ON_PAPER: &str = "data-on-paper";

/// A note as it was at one moment.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PalpateSnapshot(Rc<Note>);

#[wasm_bindgen]
impl PalpateSnapshot {
    /// As JSON text, `{ format, version, note }`.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        write(&self.0)
    }
}

thread_local! {
    static TAKEN: RefCell<Vec<&'static Language>> = const { RefCell::new(Vec::new()) };
    /// What was asked for so far, by the language and the names.
    static ASKED: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// Takes in a file of words. Throws with the reason where it is none.
#[wasm_bindgen(js_name = takeWords)]
pub fn take_words(file: String) -> Result<(), JsError> {
    let language = Language::read(file).map_err(|why| JsError::new(&why))?;
    TAKEN.with_borrow_mut(|taken| taken.push(language));
    Ok(())
}

/// The same each time that the same is asked for.
fn words_of(language: Option<&'static Language>, latin: Option<&'static Language>) -> Words {
    ASKED.with_borrow_mut(|asked| {
        if let Some(known) = asked.iter().find(|known| known.speaks(language, latin)) {
            return *known;
        }
        let new = Words::new(language, latin);
        asked.push(new);
        new
    })
}

fn taken(tag: &str) -> Option<&'static Language> {
    TAKEN.with_borrow(|taken| taken.iter().copied().find(|language| language.tag() == tag))
}

/// Every language that was taken in.
fn all_words(is_latin: bool) -> Vec<Words> {
    let latin = if is_latin { taken("la") } else { None };
    let all = TAKEN.with_borrow(Clone::clone);
    all.into_iter().map(|language| words_of(Some(language), latin)).collect()
}

fn blank(env: &dyn Env) -> Note {
    Note::new(env.new_id(), SessionKind::Medical, env.now())
}

/// What the page puts into the bar stands in slots.
fn props(store: &Rc<Store>, chosen: Favourites) -> NoteEditorProps {
    let favourites = move |kind| {
        let mut favourites = chosen.clone();
        let usual = Favourites::usual(kind);
        if favourites.findings.is_empty() {
            favourites.findings = usual.findings;
        }
        if favourites.techniques.is_empty() {
            favourites.techniques = usual.techniques;
        }
        favourites
    };
    NoteEditorProps {
        store: store.clone(),
        favourites: Rc::new(favourites),
        leading: html! { <slot name="header" /> },
        trailing: html! { <slot name="actions" /> },
    }
}
