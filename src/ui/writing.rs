//! A field for the therapist's own words, with the short texts that they often write there.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    editor::{Action, Phrases, Source, Store, kept, learned, with_phrase},
    ui::icon::{Icon, icon},
    words::Words,
};

#[derive(Properties)]
pub struct WritingProps {
    pub store: Rc<Store>,
    /// What the phrases of this field are kept under: the id of the attribute, or another name.
    pub context: &'static str,
    pub label: &'static str,
    pub text: String,
    pub onwrite: Callback<String>,
    /// One line, whose label stands elsewhere; otherwise several, under their label.
    #[prop_or_default]
    pub is_line: bool,
    #[prop_or_default]
    pub placeholder: &'static str,
    #[prop_or_default]
    pub disabled: bool,
}

impl PartialEq for WritingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && self.context == other.context
            && self.label == other.label
            && self.text == other.text
            && self.onwrite == other.onwrite
            && self.is_line == other.is_line
            && self.placeholder == other.placeholder
            && self.disabled == other.disabled
    }
}

/// What is offered under an empty field, and under one that is being written in.
const AT_A_GLANCE: usize = 3;
const WHILE_WRITING: usize = 6;

#[component]
pub fn Writing(props: &WritingProps) -> Html {
    let open = use_state(|| false);
    let shown_again = use_force_update();
    use_learning(props);

    let onfocus = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(true))
    };
    let onchange = {
        let (store, context, text, shown_again) =
            (props.store.clone(), props.context, props.text.clone(), shown_again.clone());
        Callback::from(move |_: Event| {
            teach(&store, |known, note| learned(known, context, &text, note));
            shown_again.force_update();
        })
    };
    let (label, text, disabled, placeholder) = (props.label, props.text.clone(), props.disabled, props.placeholder);
    let control = if props.is_line {
        let onwrite = props.onwrite.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                onwrite.emit(input.value());
            }
        });
        html! {
            <input class="text" type="text" aria-label={label} {placeholder} value={text} {oninput} {onchange} {onfocus} {disabled} autocomplete="off" />
        }
    } else {
        let onwrite = props.onwrite.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                onwrite.emit(area.value());
            }
        });
        html! {
            <label class="field">
                <span class="field-label">{ label }</span>
                <textarea rows="2" value={text} {placeholder} {oninput} {onchange} {onfocus} {disabled} />
            </label>
        }
    };
    html! { <>{ control }{ offers(props, *open, &shown_again) }</> }
}

/// Learns what was written as the field goes, where no browser says that it was left.
#[hook]
fn use_learning(props: &WritingProps) {
    let written = use_mut_ref(|| (props.text.clone(), props.text.clone()));
    written.borrow_mut().1.clone_from(&props.text);
    let (store, context) = (props.store.clone(), props.context);
    use_effect_with((), move |()| {
        move || {
            let (at_first, at_last) = &*written.borrow();
            if at_first != at_last {
                teach(&store, |known, note| learned(known, context, at_last, note));
            }
        }
    });
}

/// Changes what is known of phrases, from what was known and in which note; tells nobody where nothing changed.
pub fn teach(store: &Store, change: impl FnOnce(&str, &str) -> String) {
    let state = store.state();
    let phrases = change(&state.screen.phrases, &state.note().id.0.to_string());
    if *phrases != *state.screen.phrases {
        store.dispatch(Action::SetPhrases(phrases.into()), Source::User);
    }
}

fn offers(props: &WritingProps, is_open: bool, shown_again: &UseForceUpdateHandle) -> Html {
    let words = props.store.words();
    let (context, text) = (props.context, &props.text);
    let most = match (is_open, text.is_empty()) {
        (true, _) => WHILE_WRITING,
        (false, true) => AT_A_GLANCE,
        (false, false) => 0,
    };
    let known = props.store.state().screen.phrases.clone();
    let phrases = Phrases::read(&known);
    let can_keep = is_open && phrases.lacks(context, text);
    if props.disabled || most == 0 {
        return Html::default();
    }
    let onpick = {
        let (onwrite, text) = (props.onwrite.clone(), text.clone());
        Callback::from(move |phrase: String| onwrite.emit(with_phrase(&text, &phrase)))
    };
    let keep = {
        let (store, text, shown_again) = (props.store.clone(), text.clone(), shown_again.clone());
        Callback::from(move |_: MouseEvent| {
            teach(&store, |known, note| kept(known, context, &text, note));
            shown_again.force_update();
        })
    };
    let keep_button = can_keep.then(|| {
        html! { <button type="button" class="chip quiet" data-keep="true" onclick={keep}>{ words.say("Keep as a phrase") }</button> }
    });
    let offered = phrases.offered(context, text);
    chips(words, props.label, offered.iter().take(most).map(|phrase| phrase.text), &onpick, keep_button)
}

/// Phrases, each by one tap.
pub fn chips<'a>(
    words: Words,
    label: &str,
    phrases: impl Iterator<Item = &'a str>,
    onpick: &Callback<String>,
    after: Option<Html>,
) -> Html {
    let chip = |phrase: &str| {
        let (onpick, text) = (onpick.clone(), phrase.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| onpick.emit(text.clone()));
        html! {
            <button type="button" class="chip phrase" key={phrase.to_owned()} data-phrase={phrase.to_owned()} {onclick}>
                { icon(Icon::Plus) }<span>{ phrase.to_owned() }</span>
            </button>
        }
    };
    let mut phrases: Vec<Html> = phrases.map(chip).collect();
    phrases.extend(after);
    if phrases.is_empty() {
        return Html::default();
    }
    // The keyboard stays as it is: up while it is used, and down where nothing is typed.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! { <div class="chips phrases" role="group" aria-label={words.fill("Your phrases: {label}", &[("label", &label)])} {onmousedown}>{ for phrases }</div> }
}
