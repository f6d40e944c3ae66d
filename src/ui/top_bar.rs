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
};

/// `leading` is what the surroundings put first, such as the way back to the list of notes; `trailing` is what
/// they put last, such as the export.
pub fn top_bar(store: &Rc<Store>, state: &State, leading: Html, trailing: Html) -> Html {
    let words = state.screen.words;
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
            <input class="client" aria-label={words.say("Client")} placeholder={words.say("Client")} value={session.client.clone()} oninput={rename}
                disabled={locked} autocomplete="off" />
            <div class="segmented kind" role="group" aria-label={words.say("Kind of session")}>
                { for [SessionKind::Medical, SessionKind::Relaxation].map(|kind| html! {
                    <button type="button" aria-pressed={(session.kind == kind).to_string()} disabled={locked}
                        onclick={dispatch(Action::SetSessionKind(kind))}>{ words.kind(kind) }</button>
                }) }
            </div>
            <div class="segmented phase" role="group" aria-label={words.say("Before or after the treatment")}>
                { for [(Phase::Before, words.say("Before")), (Phase::After, words.say("After"))].map(|(phase, name)| html! {
                    <button type="button" aria-pressed={(state.screen.phase == phase).to_string()}
                        onclick={dispatch(Action::SetPhase(phase))}>{ name }</button>
                }) }
            </div>
            <span class="bar-space" />
            <span class="session-clock" title={words.say("Since the session began")}><RunningClock store={store.clone()} since={session.created_at} /></span>
            { kept(state) }
            <button type="button" class="plain" aria-label={words.say("Undo")} title={words.say("Undo")} disabled={!state.history.can_undo() || locked}
                onclick={dispatch(Action::Undo)}>{ icon(Icon::Undo) }</button>
            <button type="button" class="plain" aria-label={words.say("Redo")} title={words.say("Redo")} disabled={!state.history.can_redo() || locked}
                onclick={dispatch(Action::Redo)}>{ icon(Icon::Redo) }</button>
            { trailing }
        </header>
    }
}

/// A word and a mark, never a colour alone.
fn kept(state: &State) -> Html {
    let words = state.screen.words;
    if state.screen.read_only {
        return html! { <span class="kept" data-kept="read-only">{ icon(Icon::Warning) }<span>{ words.say("Read only") }</span></span> };
    }
    let (kept, mark, word, title) = match &state.screen.keeping {
        Keeping::NotAsked => return Html::default(),
        Keeping::Kept { revision } if *revision == state.revision => {
            ("saved", Icon::Check, words.say("Saved"), words.say("Everything is on this device").to_owned())
        }
        Keeping::Kept { .. } => (
            "saving",
            Icon::Waiting,
            words.say("Saving"),
            words.say("The last change is on its way to the disk").to_owned(),
        ),
        // A finger finds no title: the reason, and what helps, opens with a tap.
        Keeping::Failed { why } => {
            let word = words.say("Not saved");
            return html! {
                <details class="kept" data-kept="failed">
                    <summary aria-label={word}>{ icon(Icon::Warning) }<span>{ word }</span></summary>
                    <p>{ why.clone() }</p>
                </details>
            };
        }
    };
    html! { <span class="kept" data-kept={kept} {title}>{ icon(mark) }<span>{ word }</span></span> }
}
