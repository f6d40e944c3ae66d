//! Everything about one treatment: where, how long, how hard, with what, and for which findings.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, EntryId, Source, State, Store, directions},
    note::{AttributeId, AttributeKind, Id, MOST_MINUTES, PressureRange, Treatment},
    ui::{
        caution::treatment_cautions,
        details::{Details, Fold},
        doing::{minute_levels, minutes, of_all, pressure, pressure_limit},
        field::{self, Field},
        icon::{Icon, icon, sign},
        place::site_editor,
        press::press,
        stepper::{Stepper, stepper},
        writing::Writing,
    },
    words::Words,
};

#[derive(Properties, Debug)]
pub struct TreatmentDetailsProps {
    pub store: Rc<Store>,
    pub state: Rc<State>,
    pub treatment: Rc<Treatment>,
    pub fold: Fold,
}

impl PartialEq for TreatmentDetailsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.treatment, &other.treatment)
            && Rc::ptr_eq(self.state.note(), other.state.note())
            && self.state.is_locked() == other.state.is_locked()
            && self.fold == other.fold
    }
}

#[component]
pub fn TreatmentDetails(props: &TreatmentDetailsProps) -> Html {
    let words = props.store.words();
    let open_site = use_state(|| None::<(Id, usize)>);
    let treatment = &props.treatment;
    let row = treatment.technique.row();
    let id = treatment.id;
    let entry = EntryId::Treatment(id);
    let locked = props.state.is_locked();

    let dispatch = |action| press(&props.store, action);
    let remark = {
        let store = props.store.clone();
        Callback::from(move |remark| store.dispatch(Action::SetRemark { entry, remark }, Source::User))
    };
    let chip = |label: &str, pressed: bool, action: Action| {
        html! {
            <button type="button" class="chip" aria-pressed={pressed.to_string()} disabled={locked}
                onclick={dispatch(action)}>{ label.to_owned() }</button>
        }
    };
    let choice = |name: &'static str,
                  options: &[&'static str],
                  chosen: Option<&String>,
                  action: fn(Id, Option<String>) -> Action| {
        if options.is_empty() {
            return Html::default();
        }
        // What a note holds stays in sight, even where the catalogue no longer offers it.
        let other = chosen.map(String::as_str).filter(|chosen| !options.contains(chosen));
        html! {
            <div class="field" role="group" aria-label={name}>
                <span class="field-label">{ name }</span>
                <div class="chips">
                    { for options.iter().map(|option| (*option, words.direction(option))).chain(other.map(|other| (other, other))).map(|(option, called)| {
                        let pressed = chosen.is_some_and(|chosen| chosen == option);
                        chip(called, pressed, action(id, (!pressed).then(|| option.to_owned())))
                    }) }
                </div>
            </div>
        }
    };
    let drained = directions(props.state.note(), treatment);
    let offered: Vec<&'static str> = drained
        .into_iter()
        .chain(row.directions.iter().copied())
        .chain(anatomical_directions(row.directions))
        .collect();
    let shows_directions = !row.directions.is_empty();
    let detail = |use_: &'static crate::note::AttributeUse| {
        let attribute = use_.attribute;
        let onchange = {
            let store = props.store.clone();
            Callback::from(move |value| store.dispatch(Action::SetDetail { entry, attribute, value }, Source::User))
        };
        let value = treatment.attributes.get(&attribute).cloned();
        field::field(&Field {
            store: props.store.clone(),
            use_,
            record: entry.id(),
            value,
            onchange,
            referral: None,
            disabled: locked,
        })
    };
    let has_value = |attribute| treatment.attributes.contains_key(&attribute);
    let details = Details::in_sight(row.attributes, None, &props.fold, &has_value);
    let flag = |attribute| treatment.attributes.get(&attribute).cloned();
    let kit = usize::from(!row.tools.is_empty()) + usize::from(!row.products.is_empty());

    let place = open_site.and_then(|(of, place)| (of == id).then_some(place));
    let opened = place.and_then(|place| Some((place, treatment.sites.get(place)?)));
    html! {
        <div class="details">
            <header class="details-head" data-colour="treated">
                <span class="badge-sign square">{ sign(row.family) }</span>
                <div><h2>{ words.say(row.name) }</h2><p>{ words.say(treatment.technique.gloss().definition) }</p></div>
                <button type="button" class="plain" aria-label={words.say("Close the details")} onclick={dispatch(Action::Select(None))}>{ icon(Icon::Close) }</button>
            </header>
            <div class="field" role="group" aria-label={words.say("Where")}>
                <span class="field-label">{ words.say("Where") }</span>
                <div class="chips">
                    if treatment.sites.is_empty() { <span class="chip-note">{ words.say("No single place. Tap the body to add one.") }</span> }
                    { for treatment.sites.iter().enumerate().map(|(place, site)| {
                        let open = open_site.clone();
                        let is_open = *open_site == Some((id, place));
                        let onclick = Callback::from(move |_: MouseEvent| open.set((!is_open).then_some((id, place))));
                        html! {
                            <span class="chip split" key={place}>
                                <button type="button" aria-expanded={is_open.to_string()} {onclick}>
                                    <span>{ words.site(site) }</span>
                                    if let Some(minutes) = treatment.minutes_apart(site) { <b>{ format!(" {}′", words.amount(minutes)) }</b> }
                                </button>
                                <button type="button" aria-label={words.fill("Remove {name}", &[("name", &words.site(site))])} disabled={locked}
                                    onclick={dispatch(Action::RemoveSite { treatment: id, site: place })}>{ icon(Icon::Close) }</button>
                            </span>
                        }
                    }) }
                    if treatment.sites.len() > 1 && place.is_none() && !locked {
                        <span class="chip-note">{ words.say("Tap a place to say how many minutes it had.") }</span>
                    }
                </div>
            </div>
            if let Some((place, site)) = opened {
                if treatment.sites.len() > 1 || treatment.minutes_apart(site).is_some() {
                    { minutes_here(&props.store, id, place, site.minutes, locked) }
                }
                { site_editor(&props.store, entry, site, place, locked) }
            }
            { treatment_cautions(&props.store, treatment, locked) }
            <div class="field minutes" role="group" aria-label={words.say("Minutes")}>
                <span class="field-label">{ words.say("Minutes") }
                    if let Some((least, most)) = row.minutes {
                        <small>{ words.fill("usually {least}–{most}", &[("least", &words.amount(least.into())), ("most", &words.amount(most.into()))]) }</small>
                    }
                </span>
                { minute_levels(&props.store, treatment.minutes, &of_all(id), locked) }
                { minutes(&props.store, treatment, Some(5.0), locked) }
            </div>
            if let Some(range) = row.pressure {
                <div class="field" role="group" aria-label={words.say("Pressure")}>
                    <span class="field-label">{ words.say("Pressure") }<small>{ usual_pressure(words, range) }</small>
                        if let Some(limit) = pressure_limit(&props.store, treatment) { <small class="limit">{ limit }</small> }
                    </span>
                    { pressure(&props.store, treatment, locked) }
                </div>
            }
            { for details.first.iter().copied().map(detail) }
            { field::flags(&props.store, entry, &details.flags, &flag, locked) }
            { details.disclosure(words, &props.fold, kit) }
            { for details.rest.iter().copied().map(detail) }
            if shows_directions {
                { choice(words.say("Direction"), &offered, treatment.direction.as_ref(), |treatment, direction| Action::SetDirection { treatment, direction }) }
            }
            if !props.state.note().findings.is_empty() {
                <div class="field" role="group" aria-label={words.say("Treats")}>
                    <span class="field-label">{ words.say("Treats") }</span>
                    <div class="chips">
                        { for treatable(&props.state, treatment).into_iter().map(|(finding, title)| {
                            let pressed = treatment.findings.contains(&finding);
                            chip(&title, pressed, Action::ToggleTreats { treatment: id, finding })
                        }) }
                    </div>
                </div>
            }
            if props.fold.is_open {
                { choice(words.say("Tool"), row.tools, treatment.tool.as_ref(), |treatment, tool| Action::SetTool { treatment, tool }) }
                { choice(words.say("Product"), row.products, treatment.product.as_ref(), |treatment, product| Action::SetProduct { treatment, product }) }
            }
            <div class="field remark" key={id.0.to_string()}>
                <Writing store={props.store.clone()} context="treatment" label={words.say("In your words")} text={treatment.remark.clone()} onwrite={remark} disabled={locked} />
            </div>
            <footer class="details-foot">
                <button type="button" class="danger" disabled={locked} onclick={dispatch(Action::Remove(entry))}>{ icon(Icon::Bin) }{ words.say("Remove") }</button>
                <button type="button" class="primary" onclick={dispatch(Action::Select(None))}>{ words.say("Done") }</button>
            </footer>
        </div>
    }
}

fn usual_pressure(words: Words, range: PressureRange) -> String {
    let PressureRange { least, most, usual } = range;
    if least == most {
        words.fill("usually {usual}", &[("usual", &usual)])
    } else {
        words.fill("usually {least}–{most}, preset {usual}", &[("least", &least), ("most", &most), ("usual", &usual)])
    }
}

/// What one place had of the minutes, by one tap or by steps.
fn minutes_here(store: &Rc<Store>, treatment: Id, site: usize, value: Option<f64>, disabled: bool) -> Html {
    let words = store.words();
    let action = move |minutes| Action::SetSiteMinutes { treatment, site, minutes };
    let onchange = {
        let store = store.clone();
        Callback::from(move |minutes| store.dispatch(action(minutes), Source::User))
    };
    html! {
        <div class="field minutes" role="group" aria-label={words.say("Minutes here")}>
            <span class="field-label">{ words.say("Minutes here") }</span>
            { minute_levels(store, value, &action, disabled) }
            <div class="minutes-row">
                { stepper(&Stepper { words,
                    label: words.say("Minutes here"), unit: words.say("min").into(), least: 0.0, most: MOST_MINUTES, step: 1.0, first: None, leap: Some(5.0),
                    value, onchange, disabled,
                }) }
            </div>
        </div>
    }
}

/// The directions of the body that a technique does not name itself.
fn anatomical_directions(named: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    let levels = AttributeId::named("direction").map(|attribute| match &attribute.row().kind {
        AttributeKind::Scale(scale) => scale.levels,
        _ => &[],
    });
    levels.unwrap_or_default().iter().map(|level| level.code).filter(|code| *code != "angle" && !named.contains(code))
}

/// The findings that a treatment can be said to treat: those it treats, those on its structures, and the
/// last few others.
fn treatable(state: &State, treatment: &Treatment) -> Vec<(Id, String)> {
    let words = state.screen.words;
    let near = |finding: &crate::note::Finding| {
        treatment.findings.contains(&finding.id)
            || finding
                .site
                .as_ref()
                .is_some_and(|site| treatment.sites.iter().any(|other| other.structure == site.structure))
    };
    let findings = &state.note().findings;
    let first = findings.iter().filter(|finding| near(finding));
    let others = findings.iter().rev().filter(|finding| !near(finding)).take(6);
    first.chain(others).map(|finding| (finding.id, words.finding_title(finding))).collect()
}
