//! THE TABLET APP: the notes on this device, one of them open at a time.

mod chosen_rules;
mod device;
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
    note::Id,
    storage::{IndexedDb, Memory, NoteStore},
    ui::{Icon, icon},
};

use device::Device;
use habits::Habits;
use open_note::OpenNote;
use shelf::Shelf;

#[derive(Clone, Properties)]
pub struct AppProps {
    pub env: Rc<dyn Env>,
    /// What the names of all begin with that is kept on this device.
    pub prefix: Rc<str>,
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
        Rc::ptr_eq(&self.env, &other.env) && self.prefix == other.prefix && self.onstore == other.onstore
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
    let shared = use_state(|| None::<Shared>);
    let trouble = use_state(|| None::<String>);
    let open = use_state(|| None::<Id>);
    {
        let (shared, trouble, env) = (shared.clone(), trouble.clone(), props.env.clone());
        let device = Device { prefix: props.prefix.clone() };
        use_effect_with((), move |()| {
            spawn_local(async move {
                let notes: Rc<dyn NoteStore> = match IndexedDb::open(&device.prefix).await {
                    Ok(notes) => Rc::new(notes),
                    Err(why) => {
                        // Charting goes on all the same: a session is not the time to find another browser.
                        trouble.set(Some(why.to_string()));
                        Rc::new(Memory::default())
                    }
                };
                let habits = Rc::new(Habits::of(device.clone()));
                shared.set(Some(Shared { env, notes, habits, device }));
            });
        });
    }
    let onopen = {
        let open = open.clone();
        Callback::from(move |note: Id| open.set(Some(note)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let Some(shared) = (*shared).clone() else {
        return html! { <main class="waiting" aria-busy="true" /> };
    };
    let warning = trouble.as_ref().map(|why| {
        html! { <p class="trouble" role="alert">{ icon(Icon::Warning) }{ why.clone() }</p> }
    });
    match *open {
        Some(note) => html! {
            <>
                { warning }
                <OpenNote key={note.0.to_string()} {shared} {note} {onclose} onstore={props.onstore.clone()} />
            </>
        },
        None => html! { <>{ warning }<Shelf {shared} {onopen} /></> },
    }
}
