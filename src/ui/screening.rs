//! What speaks against a treatment: one tap where it is nothing new, else what it is, where, and why it goes on.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{Side, StructureId},
    editor::{Action, SectionAction, Source, Store},
    note::{Answer, ContraindicationId, Screening, Site},
    ui::{
        areas::level_id,
        caution::going_on,
        icon::{Icon, icon},
        press::press,
        structure_search::StructureSearch,
    },
    words,
};

#[derive(Properties)]
pub struct ScreeningSectionProps {
    pub store: Rc<Store>,
    pub screening: Rc<Screening>,
    pub disabled: bool,
}

impl PartialEq for ScreeningSectionProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.screening, &other.screening) && self.disabled == other.disabled
    }
}

#[component]
pub fn ScreeningSection(props: &ScreeningSectionProps) -> Html {
    let words = props.store.words();
    let wanted = use_state(String::new);
    let (flags_are_open, others_are_open) = (use_state(|| false), use_state(|| false));
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                wanted.set(input.value());
            }
        })
    };
    let group = |name: &'static str, is_open: &UseStateHandle<bool>, red_flags: bool| {
        let found = words.search_contraindications(&wanted);
        let rows: Vec<_> = found.into_iter().filter(|id| id.row().red_flag == red_flags).collect();
        // A search shows what it has found.
        let shown = **is_open || !wanted.trim().is_empty();
        let toggle = {
            let is_open = is_open.clone();
            Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
        };
        html! {
            <>
                <button type="button" class="disclosure" aria-expanded={shown.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ format!("{name} ({})", rows.len()) }
                </button>
                if shown { <div class="chips">{ for rows.into_iter().map(|id| ask(props, id)) }</div> }
            </>
        }
    };
    let screened = props.screening.screened_at.map(|time| words::time_of_day(&time.to_string()));
    let present: Vec<_> = props.screening.present().collect();
    html! {
        <>
            <div class="chips">
                <button type="button" class="chip" data-screened="nothing-new" disabled={props.disabled}
                    aria-pressed={(screened.is_some() && present.is_empty()).to_string()}
                    onclick={press(&props.store, Action::Say(SectionAction::NothingNew))}>{ icon(Icon::Check) }{ words.say("Asked, nothing new") }</button>
                if let Some(time) = screened { <span class="chip-note">{ words.fill("Asked at {time}", &[("time", &time)]) }</span> }
            </div>
            { for present.into_iter().map(|(answer, _)| card(props, answer)) }
            if !props.disabled {
                <label class="search">
                    { icon(Icon::Search) }
                    <input type="search" aria-label={words.say("Find a contraindication")} placeholder={words.say("Find: anticoagulants")} {oninput} autocomplete="off" />
                </label>
            }
            { group(words.say("Red flags"), &flags_are_open, true) }
            { group(words.say("Other contraindications"), &others_are_open, false) }
            <p class="aside">{ words.say("Guidance from public summaries; no clinician has reviewed it. A tap says present, a second ruled out.") }</p>
        </>
    }
}

/// A tap says that it is so, another that it is not, a third takes it back.
fn ask(props: &ScreeningSectionProps, contraindication: ContraindicationId) -> Html {
    let words = props.store.words();
    let row = contraindication.row();
    let answered = props.screening.answer(contraindication).map(|answer| answer.present);
    let (label, next) = match answered {
        None => (words.say(row.name).to_owned(), Some(true)),
        Some(true) => (words.say(row.name).to_owned(), Some(false)),
        Some(false) => (words.fill("{label}: no", &[("label", &words.say(row.name))]), None),
    };
    let onclick = press(&props.store, Action::Say(SectionAction::Answer { contraindication, present: next }));
    html! {
        <button type="button" key={row.id} class="chip" data-contraindication={row.id} aria-pressed={(answered == Some(true)).to_string()}
            disabled={props.disabled} {onclick}>{ label }</button>
    }
}

fn card(props: &ScreeningSectionProps, answer: &Answer) -> Html {
    let words = props.store.words();
    let contraindication = answer.contraindication;
    let row = contraindication.row();
    let say = |said| press(&props.store, Action::Say(said));
    let onchoose = {
        let (store, sites) = (props.store.clone(), answer.sites.clone());
        Callback::from(move |(structure, side): (StructureId, Side)| {
            let site = Site::new(structure, side);
            let sites = sites.iter().cloned().chain([site]).collect();
            store.dispatch(Action::Say(SectionAction::AnswerAt { contraindication, sites }), Source::User);
        })
    };
    html! {
        <article key={row.id} class="card caution" data-level={level_id(row.level)} data-caution={row.id}>
            <header>
                { icon(Icon::Warning) }
                <h3>{ words.say(row.name) }</h3>
                <button type="button" class="plain" aria-label={words.fill("Remove {name}", &[("name", &words.say(row.name))])} disabled={props.disabled}
                    onclick={say(SectionAction::Answer { contraindication, present: None })}>{ icon(Icon::Close) }</button>
            </header>
            <p>{ words.caution(contraindication) }</p>
            <div class="chips">
                { for answer.sites.iter().enumerate().map(|(place, site)| {
                    let mut sites = answer.sites.clone();
                    sites.remove(place);
                    html! {
                        <button type="button" class="chip" aria-pressed="true" aria-label={words.fill("Remove {name}", &[("name", &words.site(site))])}
                            disabled={props.disabled} onclick={say(SectionAction::AnswerAt { contraindication, sites })}>{ words.site(site) }{ icon(Icon::Close) }</button>
                    }
                }) }
            </div>
            if !props.disabled { <StructureSearch {words} label={words.say(row.name)} {onchoose} /> }
            { going_on(&props.store, answer, props.disabled) }
            <p class="source" title={contraindication.advice().source}>{ words.caution_source(contraindication) }</p>
        </article>
    }
}
