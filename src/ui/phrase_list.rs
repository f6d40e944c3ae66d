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
    words::Words,
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
    let words = props.store.words();
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
        <section class="section" data-section="Phrases" aria-label={words.say("Your phrases")}>
            <h2>{ words.say("Your phrases") }</h2>
            <p class="aside">{ words.say("What you write in two notes, or keep, is offered where you write it again. It stays on this device.") }</p>
            if count > 0 {
                <button type="button" class="disclosure" aria-expanded={open.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ words.fill("All of them ({count})", &[("count", &count)]) }
                </button>
            }
            if *open && count > 0 {
                <ul class="phrase-list">{ for phrases.iter().rev().map(|phrase| row(&props.store, phrase)) }</ul>
                <button type="button" class="danger" data-do="forget-all" onclick={forget_all}>{ icon(Icon::Bin) }{ words.say("Forget all of them") }</button>
            }
        </section>
    }
}

fn row(store: &Rc<Store>, phrase: Phrase<'_>) -> Html {
    let words = store.words();
    let forget = {
        let (store, context, text) = (store.clone(), phrase.context.to_owned(), phrase.text.to_owned());
        Callback::from(move |_: MouseEvent| teach(&store, |known, _| forgotten(known, &context, &text)))
    };
    let standing = if phrase.is_offered() { "" } else { words.say(" · written once, not offered yet") };
    html! {
        <li key={format!("{} {}", phrase.context, phrase.text)}>
            <span class="row-text"><b>{ phrase.text.to_owned() }</b><small>{ place(words, phrase.context) }{ standing }</small></span>
            <button type="button" class="plain" aria-label={words.fill("Forget {phrase}", &[("phrase", &phrase.text)])} onclick={forget}>{ icon(Icon::Bin) }</button>
        </li>
    }
}

/// The field where a phrase is written, as the screen names it.
fn place(words: Words, context: &str) -> &'static str {
    match context {
        "finding" => words.say("About a finding"),
        "treatment" => words.say("About a treatment"),
        "measurement" => words.say("About a measurement"),
        "session" => words.say("About the session"),
        "sentence" => words.say("In the text"),
        "going-on" => words.say("Going on because"),
        "addendum" => words.say("Addendum"),
        "correction" => words.say("What holds instead"),
        "correction-reason" => words.say("Why it is corrected"),
        "hard-to-do" => words.say("What the client finds hard"),
        other => AttributeId::named(other).map_or("", |attribute| words.say(attribute.row().label)),
    }
}
