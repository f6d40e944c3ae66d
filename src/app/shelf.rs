//! The list of notes: start one, open one, take one in from a file, remove one.

use std::rc::Rc;

use time::OffsetDateTime;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    app::{Shared, files::note_of, taken_in},
    note::{Id, Note, SessionKind, Timestamp},
    storage::{Summary, create, delete, hold, list},
    ui::{Icon, icon, later},
    words::{Words, clock},
};

#[derive(Properties, PartialEq)]
pub struct ShelfProps {
    pub words: Words,
    pub is_whole: bool,
    pub onlanguage: Callback<(String, bool)>,
    pub shared: Shared,
    /// Told which note is to be opened, and whether it was taken from a file and is on this device already.
    pub onopen: Callback<(Id, bool)>,
}

#[component]
pub fn Shelf(props: &ShelfProps) -> Html {
    let words = props.words;
    let notes = use_state(|| None::<Rc<Vec<Summary>>>);
    let trouble = use_state(|| None::<String>);
    let leaving = use_state(|| None::<Id>);
    let shared = &props.shared;

    let refresh = {
        let (notes, trouble, store) = (notes.clone(), trouble.clone(), shared.notes.clone());
        Callback::from(move |()| {
            let (notes, trouble, store) = (notes.clone(), trouble.clone(), store.clone());
            spawn_local(async move {
                match list(&*store).await {
                    Ok(found) => notes.set(Some(Rc::new(found))),
                    Err(error) => {
                        notes.set(Some(Rc::default()));
                        trouble.set(Some(error.told(&words.filler())));
                    }
                }
            });
        })
    };
    {
        let refresh = refresh.clone();
        use_effect_with((), move |()| refresh.emit(()));
    }
    let keep = {
        let (shared, trouble, onopen) = (shared.clone(), trouble.clone(), props.onopen.clone());
        Callback::from(move |note: Note| {
            let (shared, trouble, onopen) = (shared.clone(), trouble.clone(), onopen.clone());
            spawn_local(async move {
                let id = note.id;
                match create(&*shared.notes, note, &*shared.env).await {
                    Ok(_) => onopen.emit((id, false)),
                    Err(error) => trouble.set(Some(error.told(&words.filler()))),
                }
            });
        })
    };
    let start = |kind: SessionKind| {
        let (env, keep) = (shared.env.clone(), keep.clone());
        Callback::from(move |_: MouseEvent| keep.emit(Note::new(env.new_id(), kind, env.now())))
    };
    let import = {
        let (shared, trouble, onopen) = (shared.clone(), trouble.clone(), props.onopen.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            input.set_value("");
            let (shared, trouble, onopen) = (shared.clone(), trouble.clone(), onopen.clone());
            spawn_local(async move {
                let note = match note_of(words, file).await {
                    Ok(note) => note,
                    Err(why) => return trouble.set(Some(words.fill("{why} Nothing was changed.", &[("why", &why)]))),
                };
                let id = note.id;
                match taken_in(&*shared.notes, note, &*shared.env).await {
                    Ok(is_new) => onopen.emit((id, !is_new)),
                    Err(error) => trouble.set(Some(error.told(&words.filler()))),
                }
            });
        })
    };
    let remove = |id: Id| {
        let (store, leaving, refresh, trouble) =
            (shared.notes.clone(), leaving.clone(), refresh.clone(), trouble.clone());
        Callback::from(move |_: MouseEvent| {
            let (store, leaving, refresh, trouble) = (store.clone(), leaving.clone(), refresh.clone(), trouble.clone());
            spawn_local(async move {
                // A tab that has the note open would write it back.
                match hold(id).await {
                    None => trouble
                        .set(Some(words.say("This note is open in another tab; close it there first.").to_owned())),
                    Some(_lock) => {
                        if let Err(error) = delete(&*store, id).await {
                            trouble.set(Some(error.told(&words.filler())));
                        }
                    }
                }
                leaving.set(None);
                refresh.emit(());
            });
        })
    };
    let ask = |id: Option<Id>| {
        let leaving = leaving.clone();
        Callback::from(move |_: MouseEvent| leaving.set(id))
    };
    let now = shared.env.now().0;

    html! {
        <main class="shelf">
            <header>
                <svg class="icon-app" viewBox="0 0 512 512" aria-hidden="true">
                    <path class="app-line" d="M192 80v36c0 36-18 52-52 66-42 17-60 46-60 98v136M320 80v36c0 36 18 52 52 66 42 17 60 46 60 98v136" />
                    <circle class="app-line" cx="256" cy="320" r="94" /><circle class="app-dot" cx="256" cy="320" r="38" />
                </svg>
                <h1>{ "Palpate" }</h1>
                <p>{ words.say("Session notes, tapped on the body.") }</p>
            </header>
            <section class="start" aria-label={words.say("New note")}>
                <button type="button" class="start-button" onclick={start(SessionKind::Medical)}>
                    { icon(Icon::Plus) }<b>{ words.say("Medical session") }</b><small>{ words.say("Treats a condition: findings, techniques, re-check") }</small>
                </button>
                <button type="button" class="start-button" onclick={start(SessionKind::Relaxation)}>
                    { icon(Icon::Plus) }<b>{ words.say("Relaxation session") }</b><small>{ words.say("Serves well-being: a few taps and done") }</small>
                </button>
                <label class="start-button quiet">
                    { icon(Icon::Open) }<b>{ words.say("Import") }</b><small>{ words.say("A note's JSON file") }</small>
                    <input type="file" accept=".json,application/json" onchange={import} />
                </label>
            </section>
            if let Some(why) = &*trouble { <p class="trouble" role="alert">{ icon(Icon::Warning) }{ why.clone() }</p> }
            <section class="notes" aria-label={words.say("Notes on this device")}>
                <h2>{ words.say("On this device") }</h2>
                { match notes.as_ref() {
                    None => html! { <p class="empty">{ words.say("Looking…") }</p> },
                    Some(notes) if notes.is_empty() => html! { <p class="empty">{ words.say("No notes yet. Start a session above.") }</p> },
                    Some(notes) => html! {
                        <ul>{ for notes.iter().map(|summary| row(words, summary, now, *leaving, &props.onopen, &ask, &remove)) }</ul>
                    },
                } }
            </section>
            if let Some(later) = later().filter(|_| props.is_whole) { { (later.languages)(words, &props.onlanguage) } }
        </main>
    }
}

fn row(
    words: Words,
    summary: &Summary,
    now: OffsetDateTime,
    leaving: Option<Id>,
    onopen: &Callback<(Id, bool)>,
    ask: &dyn Fn(Option<Id>) -> Callback<MouseEvent>,
    remove: &dyn Fn(Id) -> Callback<MouseEvent>,
) -> Html {
    let id = summary.id;
    let name = if summary.client.is_empty() { words.say("Client without a name") } else { &summary.client };
    let open = {
        let onopen = onopen.clone();
        Callback::from(move |_: MouseEvent| onopen.emit((id, false)))
    };
    let counts =
        words.fill("{found} found · {done} done", &[("found", &summary.findings), ("done", &summary.treatments)]);
    html! {
        <li key={id.0.to_string()}>
            <button type="button" class="note" onclick={open}>
                <b data-unnamed={summary.client.is_empty().to_string()}>{ name.to_owned() }</b>
                <span class="kind-word">{ words.kind(summary.kind) }</span>
                <small>{ day(words, summary.created_at.0, now) }</small>
                <small>{ counts }</small>
            </button>
            if leaving == Some(id) {
                <span class="confirm" role="group" aria-label={words.say("Delete for good?")}>
                    <button type="button" class="danger" onclick={remove(id)}>{ words.say("Delete for good") }</button>
                    <button type="button" onclick={ask(None)}>{ words.say("Keep") }</button>
                </span>
            } else {
                <button type="button" class="plain" aria-label={words.fill("Delete the note of {name}", &[("name", &name)])} onclick={ask(Some(id))}>{ icon(Icon::Bin) }</button>
            }
        </li>
    }
}

/// "Today, 14:05", or the date.
fn day(words: Words, time: OffsetDateTime, now: OffsetDateTime) -> String {
    let at = Timestamp(time);
    match time.date() == now.date() {
        true => words.fill("Today, {clock}", &[("clock", &clock(at))]),
        false => words.moment(at),
    }
}
