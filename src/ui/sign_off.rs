//! The signature under a note, and the record of what was said after it.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::{
    editor::{Action, Source, State, Store, attest},
    note::{Author, Hash, Link, Matter, Note, Statement, Verdict},
    ui::{
        amend::amend,
        icon::{Icon, icon},
        seal::use_verdict,
    },
    words::{self, Words},
};

#[derive(Properties)]
pub struct SignOffProps {
    pub store: Rc<Store>,
    pub state: Rc<State>,
}

impl PartialEq for SignOffProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store) && Rc::ptr_eq(&self.state, &other.state)
    }
}

#[component]
pub fn SignOff(props: &SignOffProps) -> Html {
    let words = props.store.words();
    let (store, state) = (&props.store, &props.state);
    let note = state.note();
    let verdict = use_verdict(note);
    let asked = use_state(|| false);
    let question = use_node_ref();
    {
        let question = question.clone();
        // The question is read out, and in sight.
        use_effect_with(*asked, move |_| {
            if let Some(question) = question.cast::<HtmlElement>() {
                let _ = question.focus();
            }
        });
    }
    html! {
        <section class="section" data-section="Signature" aria-label={words.say("Signature")}>
            <h2>{ words.say("Signature") }</h2>
            if note.is_signed() {
                { standing(words, note, &verdict) }
                <ol class="record" aria-label={words.say("What was signed and said after it")}>
                    { for note.record.iter().enumerate().map(|(place, statement)| entry(words, note, place, statement, &verdict)) }
                </ol>
                if !state.screen.read_only { { amend(store, state) } }
            } else {
                { to_sign(store, state, &asked, question) }
            }
        </section>
    }
}

/// Signing takes two taps, as nothing takes it back.
fn to_sign(store: &Rc<Store>, state: &State, asked: &UseStateHandle<bool>, question: NodeRef) -> Html {
    let words = state.screen.words;
    let author = &state.screen.author;
    let disabled = state.screen.read_only || author.name.trim().is_empty();
    let ask = |next: bool| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(next))
    };
    html! {
        <>
            <p class="aside">
                { words.say("Signing locks the note as it stands, for good. What is said later is an addendum or a correction with its own name and time; what was signed stays readable.") }
            </p>
            { who(store, state) }
            if **asked && !disabled {
                <div class="card" role="group" aria-labelledby="sign-as" tabindex="-1" ref={question}>
                    <h3 id="sign-as">{ words.fill("Sign as {author}?", &[("author", &words::author(author))]) }</h3>
                    <p class="by">{ words.say("No edit and no undo after this.") }</p>
                    <div class="answers-row">
                        <button type="button" class="primary" data-do="sign" onclick={on_press(store, Matter::Signature)}>{ words.say("Sign and lock") }</button>
                        <button type="button" class="chip" data-do="not-yet" onclick={ask(false)}>{ words.say("Not yet") }</button>
                    </div>
                </div>
            } else {
                <button type="button" class="primary" data-do="ask" {disabled} onclick={ask(true)}>{ words.say("Sign this note") }</button>
            }
        </>
    }
}

/// Who signs; remembered where there is something to remember it in.
pub fn who(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let author = &state.screen.author;
    let field = |name: &'static str, label: &'static str, value: &str, set: fn(&mut Author, String)| {
        let store = store.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut author = Author::clone(&store.state().screen.author);
                set(&mut author, input.value());
                store.dispatch(Action::SetAuthor(author), Source::User);
            }
        });
        html! {
            <label class="field">
                <span class="field-label">{ label }</span>
                <input type="text" class="text" {name} value={value.to_owned()} {oninput} disabled={state.screen.read_only}
                    autocomplete="off" />
            </label>
        }
    };
    html! {
        <div class="who">
            { field("name", words.say("Your name"), &author.name, |author, name| author.name = name) }
            { field("credentials", words.say("Credentials"), &author.credentials, |author, text| author.credentials = text) }
        </div>
    }
}

/// States it, by who signs here and now.
pub fn on_press(store: &Rc<Store>, matter: Matter) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        let state = store.state();
        let Author { name, credentials } = &*state.screen.author;
        let by = Author { name: name.trim().to_owned(), credentials: credentials.trim().to_owned() };
        if let Some(action) = attest(&state, matter.clone(), by, store.env().now()) {
            store.dispatch(action, Source::User);
        }
    })
}

/// Whether the note is what was signed.
fn standing(words: Words, note: &Note, verdict: &Verdict) -> Html {
    match verdict {
        Verdict::NotSigned => Html::default(),
        Verdict::Holds => html! {
            <p class="complete">{ icon(Icon::Check) }{ words.say("The note and every entry are as they were made.") }</p>
        },
        Verdict::Broken { at, found, expected } => html! {
            <div class="card broken">
                <p><b>{ words.broken(note, *at) }</b></p>
                <p class="source">{ words.fill("Written down is {expected}, and what stands here gives {found}.", &[("expected", &expected), ("found", &found)]) }</p>
            </div>
        },
    }
}

fn entry(words: Words, note: &Note, place: usize, statement: &Statement, verdict: &Verdict) -> Html {
    let is_broken = matches!(verdict, Verdict::Broken { at: Link::Statement(broken), .. } if *broken == place);
    let (name, said) = match &statement.matter {
        Matter::Signature if place == 0 => (words.say("Signed"), Html::default()),
        Matter::Signature => (words.say("Signed again"), Html::default()),
        Matter::Addendum { text } => (words.say("Addendum"), html! { <p class="said">{ text.clone() }</p> }),
        Matter::Correction { corrects, replacement, reason } => {
            let (title, original) = words.corrected(note, corrects);
            let correction = html! {
                <>
                    <p class="said"><b>{ title }</b></p>
                    <p class="said"><span class="visually-hidden">{ words.say("As signed: ") }</span><del>{ original }</del></p>
                    <p class="said"><span class="visually-hidden">{ words.say("Now reads: ") }</span><ins>{ replacement.clone() }</ins></p>
                    <p class="because">{ words.say("Why: ") }{ reason.clone() }</p>
                </>
            };
            (words.say("Correction"), correction)
        }
    };
    html! {
        <li key={place} class={classes!("card", "entry", is_broken.then_some("broken"))}>
            <header>
                <h3>{ format!("{}. {name}", place + 1) }</h3>
                { short(&statement.hash) }
            </header>
            { said }
            <p class="by">
                { words::author(&statement.by) }{ " · " }{ words.moment(statement.at) }
                if note.is_late(statement) {
                    <span class="late" title={words.say("More than 24 hours after the session")}>
                        { if statement.matter == Matter::Signature { words.say("signed late") } else { words.say("late entry") } }
                    </span>
                }
            </p>
        </li>
    }
}

/// The beginning of a hash, which is enough to compare two at a glance.
fn short(hash: &Hash) -> Html {
    let whole = hash.to_string();
    html! { <code class="hash" title={format!("SHA-256 {whole}")}>{ whole[..8].to_owned() }</code> }
}
