//! THE TABLET APP: the notes on this device, one of them open at a time.

mod chosen_rules;
mod device;
mod earlier;
mod files;
mod habits;
mod known_author;
mod open_note;
mod own_phrases;
mod shelf;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    editor::{Env, Store},
    note::{Id, Note, SessionKind},
    storage::{IndexedDb, Memory, NoteStore, StorageError, create, list},
    ui::{Icon, icon},
    words::Words,
};

use device::Device;
use habits::Habits;
use open_note::OpenNote;
use shelf::Shelf;

#[derive(Clone, Properties)]
pub struct AppProps {
    pub words: Words,
    /// True once the part of the program is here that the first screen does not need.
    pub is_whole: bool,
    /// Told the language that was chosen, and whether structures have their Latin names.
    pub onlanguage: Callback<(String, bool)>,
    pub env: Rc<dyn Env>,
    /// What the names of all begin with that is kept on this device.
    pub prefix: Rc<str>,
    /// True where the page wants one note and no list of them: the last one, or a new one.
    pub without_list: bool,
    /// The note that the page gave last, to be kept and shown.
    pub wanted: Option<Rc<Note>>,
    /// Told which note's store is on the screen, and that none is.
    pub onstore: Callback<Option<Rc<Store>>>,
}

impl std::fmt::Debug for AppProps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppProps").finish_non_exhaustive()
    }
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
            && self.is_whole == other.is_whole
            && Rc::ptr_eq(&self.env, &other.env)
            && self.prefix == other.prefix
            && self.without_list == other.without_list
            && self.wanted.as_ref().map(Rc::as_ptr) == other.wanted.as_ref().map(Rc::as_ptr)
            && self.onstore == other.onstore
    }
}

/// What every screen of the app shares.
#[derive(Clone)]
pub(crate) struct Shared {
    pub env: Rc<dyn Env>,
    pub notes: Rc<dyn NoteStore>,
    pub habits: Rc<Habits>,
    pub device: Device,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.notes, &other.notes)
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let (words, without_list) = (props.words, props.without_list);
    let shared = use_state(|| None::<Shared>);
    let trouble = use_state(|| None::<StorageError>);
    let open = use_state(|| None::<Id>);
    let was_here = use_state(|| false);
    let is_given = use_mut_ref(|| false);
    *is_given.borrow_mut() = props.wanted.is_some();
    {
        let (shared, trouble, open, env) = (shared.clone(), trouble.clone(), open.clone(), props.env.clone());
        let device = Device { prefix: props.prefix.clone() };
        use_effect_with((), move |()| {
            spawn_local(async move {
                let notes: Rc<dyn NoteStore> = match IndexedDb::open(&device.prefix).await {
                    Ok(notes) => Rc::new(notes),
                    Err(why) => {
                        // Charting goes on all the same: a session is not the time to find another browser.
                        trouble.set(Some(why));
                        Rc::new(Memory::default())
                    }
                };
                // A note that the page gave meanwhile is opened in the place of the last one.
                if without_list && !*is_given.borrow() {
                    match only_note(&*notes, &*env).await {
                        Ok(note) => open.set(Some(note)),
                        Err(why) => trouble.set(Some(why)),
                    }
                }
                let habits = Rc::new(Habits::of(device.clone()));
                shared.set(Some(Shared { env, notes, habits, device }));
            });
        });
    }
    {
        let (shared, trouble, open, was_here) = (shared.clone(), trouble.clone(), open.clone(), was_here.clone());
        let wanted = props.wanted.clone();
        use_effect_with((wanted.as_ref().map(Rc::as_ptr), shared.is_some()), move |_| {
            if let (Some(note), Some(known)) = (wanted, (*shared).clone()) {
                spawn_local(async move {
                    let id = note.id;
                    if let Err(why) = taken_in(&*known.notes, (*note).clone(), &*known.env).await {
                        trouble.set(Some(why));
                        if !without_list {
                            return;
                        }
                        // There is nothing else to show, and charting goes on all the same.
                        let notes: Rc<dyn NoteStore> = Rc::new(Memory::default());
                        if let Err(why) = create(&*notes, (*note).clone(), &*known.env).await {
                            return trouble.set(Some(why));
                        }
                        shared.set(Some(Shared { notes, ..known }));
                    }
                    was_here.set(false);
                    open.set(Some(id));
                });
            }
        });
    }
    let onopen = {
        let (open, was_here) = (open.clone(), was_here.clone());
        Callback::from(move |(note, is_here)| {
            was_here.set(is_here);
            open.set(Some(note));
        })
    };
    let onclose = {
        let (open, was_here) = (open.clone(), was_here.clone());
        Callback::from(move |()| {
            was_here.set(false);
            open.set(None);
        })
    };
    let Some(shared) = (*shared).clone() else {
        return html! { <main class="waiting" aria-busy="true" /> };
    };
    let warning = trouble.as_ref().map(|why| {
        html! { <p class="trouble" role="alert">{ icon(Icon::Warning) }{ why.told(&words.filler()) }</p> }
    });
    match *open {
        Some(note) => html! {
            <>
                { warning }
                if *was_here { <p class="trouble" role="status">{ icon(Icon::Open) }{ words.say("This note is on this device already; it was opened as it is here.") }</p> }
                <OpenNote {words} {without_list} key={note.0.to_string()} {shared} {note} {onclose} onstore={props.onstore.clone()} />
            </>
        },
        None if without_list => html! { <main class="waiting">{ warning }</main> },
        None => {
            html! { <>{ warning }<Shelf {words} onlanguage={props.onlanguage.clone()} is_whole={props.is_whole} {shared} {onopen} /></> }
        }
    }
}

/// Keeps a note that comes from elsewhere. False where it is on this device already: it may have gone on since, and stays
/// as it is here.
pub(crate) async fn taken_in(notes: &dyn NoteStore, note: Note, env: &dyn Env) -> Result<bool, StorageError> {
    // By their rows: what cannot be read is not in the list, and is not written over either.
    let is_new = !notes.summaries().await?.iter().any(|row| row.note == note.id);
    if is_new {
        create(notes, note, env).await?;
    }
    Ok(is_new)
}

/// The note that was changed last, or a new one where there is none.
async fn only_note(notes: &dyn NoteStore, env: &dyn Env) -> Result<Id, StorageError> {
    if let Some(last) = list(notes).await?.first() {
        return Ok(last.id);
    }
    let new = Note::new(env.new_id(), SessionKind::Medical, env.now());
    let id = new.id;
    create(notes, new, env).await?;
    Ok(id)
}
