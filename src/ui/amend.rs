//! What can still be said of a signed note: an addendum, or a correction that leaves the original readable.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    editor::{Action, Draft, Source, State, Store},
    note::{Author, Matter, Note, Passage},
    ui::{
        sign_off::{on_press, who},
        writing::Writing,
    },
};

pub fn amend(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let draft = &state.screen.draft;
    html! {
        <>
            { who(store, state) }
            <div class="card" role="group" aria-label={words.say("Add an addendum")} data-form="addendum">
                <h3>{ words.say("Add an addendum") }</h3>
                { area(store, "addendum", words.say("What else is to be said"), &draft.addendum, |draft, text| draft.addendum = text) }
                { button(store, state, words.say("Add the addendum"), Matter::Addendum { text: draft.addendum.clone() }) }
            </div>
            <div class="card" role="group" aria-label={words.say("Correct something")} data-form="correction">
                <h3>{ words.say("Correct something") }</h3>
                <p class="aside">{ words.say("It is struck through and stays readable.") }</p>
                { passages(store, state.note(), draft) }
                if let Some(corrects) = &draft.corrects {
                    <p class="said"><span class="visually-hidden">{ words.say("As signed: ") }</span><del>{ words.corrected(state.note(), corrects).1 }</del></p>
                    { area(store, "correction", words.say("What holds instead"), &draft.replacement, |draft, text| draft.replacement = text) }
                    { area(store, "correction-reason", words.say("Why"), &draft.reason, |draft, text| draft.reason = text) }
                    { button(store, state, words.say("Add the correction"), Matter::Correction {
                        corrects: corrects.clone(),
                        replacement: draft.replacement.clone(),
                        reason: draft.reason.clone(),
                    }) }
                }
            </div>
        </>
    }
}

/// Adds what was written, once nothing of it is missing.
fn button(store: &Rc<Store>, state: &State, name: &'static str, matter: Matter) -> Html {
    let is_blank = |text: &str| text.trim().is_empty();
    let lacks = match &matter {
        Matter::Signature => false,
        Matter::Addendum { text } => is_blank(text),
        Matter::Correction { replacement, reason, .. } => is_blank(replacement) || is_blank(reason),
    };
    let Author { name: author, .. } = &*state.screen.author;
    let disabled = lacks || is_blank(author);
    html! { <button type="button" class="primary" {disabled} onclick={on_press(store, matter)}>{ name }</button> }
}

fn area(
    store: &Rc<Store>,
    context: &'static str,
    label: &'static str,
    text: &str,
    set: fn(&mut Draft, String),
) -> Html {
    let onwrite = {
        let store = store.clone();
        Callback::from(move |text| write(&store, |draft| set(draft, text)))
    };
    html! { <Writing key={context} store={store.clone()} {context} {label} text={text.to_owned()} {onwrite} /> }
}

/// What can be corrected, by the names that it has on the screen.
fn passages(store: &Rc<Store>, note: &Note, draft: &Draft) -> Html {
    let words = store.words();
    let groups = words.correctable(note);
    let all: Vec<Passage> =
        groups.iter().flat_map(|(_, passages)| passages).map(|(_, passage)| passage.clone()).collect();
    let onchange = {
        let store = store.clone();
        let all = all.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let chosen = select.value().parse().ok().and_then(|place: usize| all.get(place)).cloned();
                write(&store, |draft| draft.corrects = chosen);
            }
        })
    };
    let mut place = 0..;
    let mut option = |(title, passage): &(String, Passage)| {
        let value = place.next().map(|place: usize| place.to_string());
        let selected = draft.corrects.as_ref() == Some(passage);
        html! { <option {value} {selected}>{ title.clone() }</option> }
    };
    html! {
        <label class="field">
            <span class="field-label">{ words.say("What is to be corrected") }</span>
            <select class="text" {onchange}>
                <option value="" selected={draft.corrects.is_none()}>{ words.say("Choose an entry or a field") }</option>
                { for groups.iter().map(|(name, passages)| html! {
                    <optgroup label={*name}>{ for passages.iter().map(&mut option) }</optgroup>
                }) }
            </select>
        </label>
    }
}

fn write(store: &Rc<Store>, change: impl FnOnce(&mut Draft)) {
    let mut draft = Draft::clone(&store.state().screen.draft);
    change(&mut draft);
    store.dispatch(Action::SetDraft(draft), Source::User);
}
