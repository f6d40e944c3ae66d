//! One note on the screen, kept at every tap.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::{
    app::{Shared, chosen_rules, earlier, known_author, own_phrases},
    editor::{Action, Beside, Source, State, Store, Subscription},
    note::{Id, SessionKind},
    storage::{NoteLock, Opened, Runtime, SNAPSHOT_EVERY, Saver, StorageError, hold, open},
    ui::{Favourites, Icon, NoteEditor, icon, later},
    words::Words,
};

#[derive(Properties, PartialEq)]
pub struct OpenNoteProps {
    pub words: Words,
    pub without_list: bool,
    pub shared: Shared,
    pub note: Id,
    pub onclose: Callback<()>,
    pub onstore: Callback<Option<Rc<Store>>>,
}

/// A note with everything that keeps it; dropping it lets the note go.
struct Sitting {
    store: Rc<Store>,
    saver: Option<Saver>,
    _lock: Option<NoteLock>,
    _habits: Subscription,
}

#[derive(Clone)]
enum Stage {
    Opening,
    Open(Rc<Store>, Vec<StorageError>),
    Failed(StorageError),
}

#[component]
pub fn OpenNote(props: &OpenNoteProps) -> Html {
    let words = props.words;
    let stage = use_state(|| Stage::Opening);
    let sitting = use_mut_ref(|| None::<Sitting>);
    {
        let (stage, sitting, shared, onstore) =
            (stage.clone(), sitting.clone(), props.shared.clone(), props.onstore.clone());
        use_effect_with(props.note, move |note| {
            let note = *note;
            let (kept, told) = (sitting.clone(), onstore.clone());
            // False once the component is gone: what is still on its way must not open it again.
            let wanted = Rc::new(RefCell::new(true));
            let still_wanted = wanted.clone();
            spawn_local(async move {
                let lock = hold(note).await;
                let opened = open(&*shared.notes, note, &*shared.env).await;
                if !*still_wanted.borrow() {
                    return;
                }
                match opened {
                    Ok(opened) => {
                        let damage = opened.damage.clone();
                        let new = sit_down(&shared, opened, lock);
                        stage.set(Stage::Open(new.store.clone(), damage));
                        told.emit(Some(new.store.clone()));
                        *kept.borrow_mut() = Some(new);
                    }
                    Err(error) => stage.set(Stage::Failed(error)),
                }
            });
            move || {
                *wanted.borrow_mut() = false;
                onstore.emit(None);
                let left = sitting.borrow_mut().take();
                if let Some(Sitting { saver: Some(saver), _lock: lock, .. }) = left {
                    // The last records may still be on their way; the lock is held until they lie.
                    spawn_local(async move {
                        let _ = saver.settled().await;
                        drop((saver, lock));
                    });
                }
            }
        });
    }
    let unkept = use_state(|| None::<StorageError>);
    let close = {
        let onclose = props.onclose.clone();
        Callback::from(move |_: MouseEvent| onclose.emit(()))
    };
    let leave = {
        let (onclose, sitting, unkept) = (props.onclose.clone(), sitting.clone(), unkept.clone());
        Callback::from(move |_: MouseEvent| {
            let settled = sitting.borrow().as_ref().and_then(|sitting| sitting.saver.as_ref()).map(Saver::settled);
            let (onclose, unkept) = (onclose.clone(), unkept.clone());
            spawn_local(async move {
                match settled {
                    Some(settled) => match settled.await {
                        Ok(()) => onclose.emit(()),
                        Err(why) => unkept.set(Some(why)),
                    },
                    None => onclose.emit(()),
                }
            });
        })
    };
    let stay = {
        let unkept = unkept.clone();
        Callback::from(move |_: MouseEvent| unkept.set(None))
    };
    {
        let sitting = sitting.clone();
        use_effect_with((), move |()| {
            let ask = move |event: &web_sys::Event| {
                let saver_works =
                    sitting.borrow().as_ref().and_then(|sitting| sitting.saver.as_ref()).map_or(0, Saver::unkept);
                if saver_works > 0 {
                    event.prevent_default();
                }
            };
            let listener = on_window("beforeunload", ask);
            move || drop(listener)
        });
    }
    let main = use_node_ref();
    {
        let (sitting, main) = (sitting.clone(), main.clone());
        use_effect_with((), move |()| {
            // The browser would print the screen; what is wanted is the report.
            let print = move |event: &web_sys::Event| {
                let is_asked = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| {
                    (event.ctrl_key() || event.meta_key()) && matches!(event.key().as_str(), "p" | "P")
                });
                let editor = main.cast::<Element>().and_then(|main| main.query_selector(".palpate").ok().flatten());
                if let (true, Some(later), Some(editor), Some(sitting)) =
                    (is_asked, later(), editor, &*sitting.borrow())
                {
                    event.prevent_default();
                    (later.print_report)(&sitting.store, editor);
                }
            };
            let listener = on_window("keydown", print);
            move || drop(listener)
        });
    }
    let favourites: Rc<dyn Fn(SessionKind) -> Favourites> = {
        let habits = props.shared.habits.clone();
        use_memo((), move |()| move |kind| habits.favourites(kind))
    };
    let leading = html! {
        <>
            if !props.without_list {
                <button type="button" class="plain back" aria-label={words.say("All notes")} title={words.say("All notes")} onclick={leave}>{ icon(Icon::Back) }</button>
            }
            <slot name="header" />
        </>
    };
    match &*stage {
        Stage::Opening => {
            html! { <main class="waiting"><p role="status">{ words.say("Opening the note…") }</p></main> }
        }
        Stage::Failed(why) => html! {
            <main class="waiting">
                <p class="trouble" role="alert">{ icon(Icon::Warning) }{ why.told(&words.filler()) }</p>
                <button type="button" class="primary" onclick={close}>{ words.say("All notes") }</button>
            </main>
        },
        Stage::Open(store, damage) => {
            let share = {
                let store = store.clone();
                Callback::from(move |event: MouseEvent| match later() {
                    Some(later) => (later.lead_to_share)(&store, &event),
                    None => store.dispatch(Action::TurnTo(Beside::Finish), Source::User),
                })
            };
            let trailing = html! {
                <>
                    <button type="button" class="plain" aria-label={words.say("Share")} title={words.say("Share")} onclick={share}>{ icon(Icon::Share) }</button>
                    <slot name="actions" />
                </>
            };
            html! {
                <main class="open-note" ref={main}>
                    <h1 class="visually-hidden">{ words.say("Session note") }</h1>
                    { for damage.iter().map(|why| html! { <p class="trouble" role="alert">{ icon(Icon::Warning) }{ why.told(&words.filler()) }</p> }) }
                    if let Some(why) = &*unkept {
                        <p class="trouble" role="alert">
                            { icon(Icon::Warning) }{ words.fill("{why} Whoever leaves now loses the last changes.", &[("why", &why.told(&words.filler()))]) }
                            <button type="button" onclick={stay}>{ words.say("Stay") }</button>
                            <button type="button" onclick={close}>{ words.say("Leave all the same") }</button>
                        </p>
                    }
                    <NoteEditor store={store.clone()} favourites={favourites.clone()} {leading} {trailing} />
                </main>
            }
        }
    }
}

fn on_window(event: &'static str, told: impl FnMut(&web_sys::Event) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    web_sys::window().map(|window| EventListener::new_with_options(&window, event, options, told))
}

fn sit_down(shared: &Shared, opened: Opened, lock: Option<NoteLock>) -> Sitting {
    let store = Store::new(State::new(opened.note.clone()), shared.env.clone());
    let device = shared.device.clone();
    chosen_rules::recall(&store, &device);
    known_author::recall(&store, &device);
    own_phrases::recall(&store, &device);
    earlier::follow(&store, shared);
    let saver = match &lock {
        Some(_) => Some(Saver::attach(&store, shared.notes.clone(), opened, Runtime::browser(), SNAPSHOT_EVERY)),
        None => {
            store.dispatch(Action::SetReadOnly(true), Source::Host);
            None
        }
    };
    let habits = shared.habits.clone();
    let (charted, shared) = (Rc::downgrade(&store), shared.clone());
    // A name that is typed is looked for once it rests: each letter would read what is known of every note.
    let resting = RefCell::new(None);
    let habits = store.subscribe(Rc::new(move |before, after, source| {
        if before.note().session.client != after.note().session.client {
            let (charted, shared) = (charted.clone(), shared.clone());
            let look = move || {
                if let Some(store) = charted.upgrade() {
                    earlier::follow(&store, &shared);
                }
            };
            *resting.borrow_mut() = Some(Timeout::new(300, look));
        }
        if source == Source::User {
            chosen_rules::learn(before, after, &device);
            known_author::learn(before, after, &device);
            own_phrases::learn(before, after, &device);
            habits.learn(before, after);
        }
    }));
    Sitting { store, saver, _lock: lock, _habits: habits }
}
