//! All phrases that this device knows, each of which can be forgotten.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Phrase, Phrases, Store, forgotten},
    note::AttributeId,
    ui::{
        icon::{Icon, icon},
        writing::teach,
    },
};

#[derive(Properties)]
pub struct PhraseListProps {
    pub store: Rc<Store>,
    /// As `Phrases` reads them.
    pub phrases: Rc<str>,
}

impl PartialEq for PhraseListProps {
    fn eq(&self, other: &Self) -> bool {
        self.phrases == other.phrases
    }
}

#[component]
pub fn PhraseList(props: &PhraseListProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let phrases = Phrases::read(&props.phrases);
    let count = phrases.iter().count();
    let forget_all = {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| teach(&store, |_, _| String::new()))
    };
    html! {
        <section class="section" data-section="Phrases" aria-label="Your phrases">
            <h2>{ "Your phrases" }</h2>
            <p class="aside">{ "What you write in two notes, or keep, is offered where you write it again. It stays on this device." }</p>
            if count > 0 {
                <button type="button" class="disclosure" aria-expanded={open.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ format!("All of them ({count})") }
                </button>
            }
            if *open && count > 0 {
                <ul class="phrase-list">{ for phrases.iter().rev().map(|phrase| row(&props.store, phrase)) }</ul>
                <button type="button" class="danger" data-do="forget-all" onclick={forget_all}>{ icon(Icon::Bin) }{ "Forget all of them" }</button>
            }
        </section>
    }
}

fn row(store: &Rc<Store>, phrase: Phrase<'_>) -> Html {
    let forget = {
        let (store, context, text) = (store.clone(), phrase.context.to_owned(), phrase.text.to_owned());
        Callback::from(move |_: MouseEvent| teach(&store, |known, _| forgotten(known, &context, &text)))
    };
    let standing = if phrase.is_offered() { "" } else { " · written once, not offered yet" };
    html! {
        <li key={format!("{} {}", phrase.context, phrase.text)}>
            <span class="row-text"><b>{ phrase.text.to_owned() }</b><small>{ place(phrase.context) }{ standing }</small></span>
            <button type="button" class="plain" aria-label={format!("Forget {}", phrase.text)} onclick={forget}>{ icon(Icon::Bin) }</button>
        </li>
    }
}

/// The field where a phrase is written, as the screen names it.
fn place(context: &str) -> &'static str {
    match context {
        "finding" => "About a finding",
        "treatment" => "About a treatment",
        "measurement" => "About a measurement",
        "session" => "About the session",
        "sentence" => "In the text",
        "going-on" => "Going on because",
        "addendum" => "Addendum",
        "correction" => "What holds instead",
        "correction-reason" => "Why it is corrected",
        "hard-to-do" => "What the client finds hard",
        other => AttributeId::named(other).map_or("", |attribute| attribute.row().label),
    }
}
