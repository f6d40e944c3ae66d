//! The last page of a note: what is missing by the rules that the therapist keeps, the note as text, and the signature.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Keeping, State, Store},
    note::{Rule, RuleSet, RuleStanding, missing},
    ui::{
        icon::{Icon, icon},
        lead::lead,
        phrase_list::PhraseList,
        press::press,
        share::Share,
        sign_off::SignOff,
        told::Told,
    },
    words,
};

pub fn finish(store: &Rc<Store>, state: &Rc<State>) -> Html {
    let words = state.screen.words;
    let is_signed = state.note().is_signed();
    let sign_off = html! { <SignOff store={store.clone()} state={state.clone()} /> };
    html! {
        <div class="page">
            // What can still be said stands first, once nothing else can be done.
            if is_signed { { sign_off.clone() } }
            <section class="section" data-section="Missing" aria-label={words.say("What is missing")}>
                <h2>{ words.say("What is missing") }</h2>
                { rules(store, state) }
            </section>
            <section class="section" data-section="Text" aria-label={words.say("The note as text")}>
                <h2>{ words.say("As text") }</h2>
                <Told store={store.clone()} note={state.note().clone()} disabled={state.is_locked()} />
            </section>
            if !is_signed { { sign_off } }
            // Where the page around the editor keeps the note, it also hands it on.
            if state.screen.keeping != Keeping::NotAsked { <Share {words} note={state.note().clone()} /> }
            <PhraseList store={store.clone()} phrases={state.screen.phrases.clone()} />
        </div>
    }
}

fn rules(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let note = state.note();
    let kind = note.session.kind;
    let Some(chosen) = state.rule_set() else { return Html::default() };
    let lacking = missing(note, chosen);
    html! {
        <>
            <div class="chips" role="group" aria-label={words.say("Whose rules")}>
                { for RuleSet::all().iter().filter(|set| set.is_for(kind)).map(|set| {
                    let onclick = press(store, Action::ChooseRules { kind, set: set.id.into() });
                    html! {
                        <button type="button" class="chip" key={set.id} data-rules={set.id} title={words.say(set.note)}
                            aria-pressed={(set.id == chosen.id).to_string()} {onclick}>{ words.say(set.name) }</button>
                    }
                }) }
            </div>
            if lacking.is_empty() {
                <p class="complete" role="status">{ icon(Icon::Check) }{ words.fill("Nothing is missing by these rules: {rules}.", &[("rules", &words.say(chosen.name))]) }</p>
            } else {
                <ul class="missing-list">{ for lacking.into_iter().map(|rule| row(store, rule)) }</ul>
            }
            <p class="source">{ format!("{} {} {}", words.say(chosen.note), words.say("It tells, and stops nothing."), words::sentence(chosen.source)) }</p>
        </>
    }
}

/// What is lacking, and the way to where it is said.
fn row(store: &Rc<Store>, rule: &'static Rule) -> Html {
    let words = store.words();
    let standing = match rule.standing {
        RuleStanding::Read => "",
        RuleStanding::Recalled => words.say(" (recalled)"),
        RuleStanding::Convention => words.say(" (convention)"),
    };
    // Where it was read is for who holds the pointer on it.
    let named = rule.source.split(';').next().unwrap_or_default();
    html! {
        <li key={rule.id}>
            <button type="button" class="lack" data-rule={rule.id} onclick={lead(store, rule.needs.first().copied())}>
                <span>{ words.say(rule.text) }</span>
                <small title={rule.source}>{ format!("{named}{standing}") }</small>
            </button>
        </li>
    }
}
