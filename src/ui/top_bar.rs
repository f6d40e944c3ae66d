//! The bar above: whose session, before or after, undo and redo, and whether it is kept.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    editor::{Action, Keeping, Phase, Source, State, Store},
    note::SessionKind,
    ui::{
        clock::RunningClock,
        icon::{Icon, icon},
        press::press,
    },
    words,
};

/// `leading` is what the surroundings put first, such as the way back to the list of notes; `trailing` is what
/// they put last, such as the export.
pub fn top_bar(store: &Rc<Store>, state: &State, leading: Html, trailing: Html) -> Html {
    let session = &state.note().session;
    let locked = state.is_locked();
    let dispatch = |action| press(store, action);
    let rename = {
        let store = store.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                store.dispatch(Action::SetClient(input.value()), Source::User);
            }
        })
    };
    html! {
        <header class="bar" part="bar">
            { leading }
            <input class="client" aria-label="Client" placeholder="Client" value={session.client.clone()} oninput={rename}
                disabled={locked} autocomplete="off" />
            <div class="segmented kind" role="group" aria-label="Kind of session">
                { for [SessionKind::Medical, SessionKind::Relaxation].map(|kind| html! {
                    <button type="button" aria-pressed={(session.kind == kind).to_string()} disabled={locked}
                        onclick={dispatch(Action::SetSessionKind(kind))}>{ words::kind(kind) }</button>
                }) }
            </div>
            <div class="segmented phase" role="group" aria-label="Before or after the treatment">
                { for [(Phase::Before, "Before"), (Phase::After, "After")].map(|(phase, name)| html! {
                    <button type="button" aria-pressed={(state.screen.phase == phase).to_string()}
                        onclick={dispatch(Action::SetPhase(phase))}>{ name }</button>
                }) }
            </div>
            <span class="bar-space" />
            <span class="session-clock" title="Since the session began"><RunningClock store={store.clone()} since={session.created_at} /></span>
            { kept(state) }
            <button type="button" class="plain" aria-label="Undo" title="Undo" disabled={!state.history.can_undo() || locked}
                onclick={dispatch(Action::Undo)}>{ icon(Icon::Undo) }</button>
            <button type="button" class="plain" aria-label="Redo" title="Redo" disabled={!state.history.can_redo() || locked}
                onclick={dispatch(Action::Redo)}>{ icon(Icon::Redo) }</button>
            { trailing }
        </header>
    }
}

/// A word and a mark, never a colour alone.
fn kept(state: &State) -> Html {
    if state.screen.read_only {
        return html! { <span class="kept" data-kept="read-only">{ icon(Icon::Warning) }<span>{ "Read only" }</span></span> };
    }
    let (kept, mark, word, title) = match &state.screen.keeping {
        Keeping::NotAsked => return Html::default(),
        Keeping::Kept { revision } if *revision == state.revision => {
            ("saved", Icon::Check, "Saved", "Everything is on this device".to_owned())
        }
        Keeping::Kept { .. } => {
            ("saving", Icon::Waiting, "Saving", "The last change is on its way to the disk".to_owned())
        }
        Keeping::Failed { why } => ("failed", Icon::Warning, "Not saved", why.clone()),
    };
    html! { <span class="kept" data-kept={kept} {title}>{ icon(mark) }<span>{ word }</span></span> }
}
