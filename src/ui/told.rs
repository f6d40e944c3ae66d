//! The note as text: sentences that follow the data, each of which the therapist can put in other words.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, SectionAction, Source, Store},
    note::{Note, Subject, Wording},
    ui::{
        icon::{Icon, icon},
        writing::Writing,
    },
    words::Words,
    words::narrative::{Form, Own, Sentence, narrative},
};

#[derive(Properties)]
pub struct ToldProps {
    pub store: Rc<Store>,
    pub note: Rc<Note>,
    pub disabled: bool,
}

impl PartialEq for ToldProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.note, &other.note) && self.disabled == other.disabled
    }
}

#[component]
pub fn Told(props: &ToldProps) -> Html {
    let words = props.store.words();
    let chosen = use_state(|| None::<Form>);
    let form = chosen.unwrap_or_else(|| Form::usual(props.note.session.kind));
    // The sentence that is being written, and its words so far.
    let open = use_state(|| None::<((Subject, usize), String)>);
    let forms = Form::ALL.into_iter().map(|each| {
        let chosen = chosen.clone();
        let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(each)));
        html! {
            <button type="button" class="chip" key={each.name()} data-told={each.name()} aria-pressed={(each == form).to_string()}
                {onclick}>{ each.said(words) }</button>
        }
    });
    let paragraphs = narrative(&props.note, form, words.plain());
    html! {
        <>
            <div class="chips" role="group" aria-label={words.say("Form of the text")}>{ for forms }</div>
            if paragraphs.is_empty() {
                <p class="empty">{ words.say("Nothing is charted yet.") }</p>
            }
            { for paragraphs.into_iter().map(|paragraph| html! {
                <div class="told" key={paragraph.heading}>
                    <h3>{ words.say(paragraph.heading) }</h3>
                    { for paragraph.sentences.into_iter().map(|sentence| shown(props, sentence, &open)) }
                </div>
            }) }
        </>
    }
}

type Open = UseStateHandle<Option<((Subject, usize), String)>>;

fn shown(props: &ToldProps, sentence: Sentence, open: &Open) -> Html {
    let words = props.store.words();
    let Sentence { about, text, data, own } = sentence;
    let Some(subject) = about.subject().filter(|_| !props.disabled) else {
        return html! { <p class="sentence" data-own={own.is_some().to_string()}>{ text }{ overtaken(words, own.as_ref()) }</p> };
    };
    if let Some((_, written)) = open.as_ref().filter(|(of, _)| *of == subject) {
        let shown = own.map_or(text, |own| own.made);
        return writing(props, subject, data, &shown, written, open);
    }
    let onclick = {
        let (open, text) = (open.clone(), text.clone());
        Callback::from(move |_: MouseEvent| open.set(Some((subject, text.clone()))))
    };
    html! {
        <>
            <button type="button" class="sentence" data-own={own.is_some().to_string()} {onclick}>
                { text }
                if own.is_some() { <small>{ words.say("Your words") }</small> }
            </button>
            if let Some(own) = &own {
                { overtaken(words, Some(own)) }
                if own.is_overtaken && !own.made.is_empty() {
                    <button type="button" class="chip" data-follow="true"
                        onclick={word(&props.store, subject, data.clone(), data, None)}>{ words.say("Take what the data says") }</button>
                }
            }
        </>
    }
}

/// What the data says where it is no longer what the sentence was written for.
fn overtaken(words: Words, own: Option<&Own>) -> Html {
    let Some(own) = own.filter(|own| own.is_overtaken) else { return Html::default() };
    let says = if own.made.is_empty() { words.say("nothing of it any more.") } else { own.made.as_str() };
    html! { <p class="past">{ icon(Icon::Warning) }<span>{ words.say("The data says now: ") }{ says }</span></p> }
}

fn writing(props: &ToldProps, subject: (Subject, usize), made: String, shown: &str, text: &str, open: &Open) -> Html {
    let words = props.store.words();
    let onwrite = {
        let (store, open, made, shown) = (props.store.clone(), open.clone(), made.clone(), shown.to_owned());
        Callback::from(move |text: String| {
            open.set(Some((subject, text.clone())));
            // What says what the data says, in whichever language, is no sentence of the therapist's own.
            let text = if text == shown { made.clone() } else { text };
            say(&store, subject, made.clone(), text);
        })
    };
    let done = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    html! {
        <div class="card writing">
            <Writing store={props.store.clone()} context="sentence" label={words.say("In your words")} text={text.to_owned()} {onwrite} />
            <div class="chips">
                <button type="button" class="primary" onclick={done}>{ words.say("Done") }</button>
                <button type="button" class="chip" data-follow="true"
                    onclick={word(&props.store, subject, made.clone(), made, Some(open.clone()))}>{ words.say("Follow the data") }</button>
            </div>
        </div>
    }
}

/// Says it by a press, and closes what is being written.
fn word(
    store: &Rc<Store>,
    subject: (Subject, usize),
    made: String,
    text: String,
    open: Option<Open>,
) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        say(&store, subject, made.clone(), text.clone());
        if let Some(open) = &open {
            open.set(None);
        }
    })
}

fn say(store: &Rc<Store>, (of, place): (Subject, usize), instead_of: String, text: String) {
    let wording = Wording { of, place, instead_of, text };
    store.dispatch(Action::Say(SectionAction::Word(wording)), Source::User);
}
