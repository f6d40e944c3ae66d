//! How long and how hard: the two things that every treatment is asked for.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Source, Store},
    note::{self, Id, MOST_MINUTES, Treatment},
    ui::{
        clock::RunningClock,
        icon::{Icon, icon},
        press::press,
        stepper::{Stepper, stepper},
    },
};

/// Minutes that one tap gives.
const MINUTES: [u8; 12] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

/// Both in the strip below the chart.
pub fn doing(store: &Rc<Store>, treatment: &Treatment, disabled: bool) -> Html {
    let words = store.words();
    let row = treatment.technique.row();
    html! {
        <div class="strip doing" part="strip" role="group" aria-label={words.say(row.name)}>
            { minute_levels(store, treatment.minutes, &of_all(treatment.id), disabled) }
            <div class="strip-row">
                { minutes(store, treatment, None, disabled) }
                if let Some(range) = row.pressure {
                    <div class="strip-row pressure">
                        <span class="strip-label">{ words.say("Pressure") }<small>{ pressure_limit(store, treatment).unwrap_or_else(|| words.fill("preset {n}", &[("n", &range.usual)])) }</small></span>
                        { pressure(store, treatment, disabled) }
                    </div>
                }
            </div>
        </div>
    }
}

/// Says how long all of a treatment took.
pub fn of_all(treatment: Id) -> impl Fn(Option<f64>) -> Action {
    move |minutes| Action::SetMinutes { treatment, minutes }
}

/// The usual minutes, each by one tap.
pub fn minute_levels(
    store: &Rc<Store>,
    said: Option<f64>,
    action: &dyn Fn(Option<f64>) -> Action,
    disabled: bool,
) -> Html {
    let words = store.words();
    let level = |level: u8| {
        let chosen = said == Some(f64::from(level));
        let action = action((!chosen).then_some(f64::from(level)));
        html! {
            <button type="button" class="level" aria-pressed={chosen.to_string()} {disabled}
                aria-label={words.fill("{level}′, {level} minutes", &[("level", &level)])} onclick={press(store, action)}>{ level }{ "′" }</button>
        }
    };
    html! { <div class="levels minute-levels" role="group" aria-label={words.say("Minutes")}>{ for MINUTES.map(level) }</div> }
}

/// Minutes by steps, or by a clock that runs while the hands work.
pub fn minutes(store: &Rc<Store>, treatment: &Treatment, leap: Option<f64>, disabled: bool) -> Html {
    let words = store.words();
    let id = treatment.id;
    let onchange = {
        let store = store.clone();
        Callback::from(move |minutes| store.dispatch(Action::SetMinutes { treatment: id, minutes }, Source::User))
    };
    let dispatch = |action| press(store, action);
    html! {
        <div class="minutes-row">
            { stepper(&Stepper { words,
                label: words.say("Minutes"), unit: words.say("min").into(), least: 0.0, most: MOST_MINUTES, step: 1.0, first: None, leap,
                value: treatment.minutes, onchange, disabled,
            }) }
            if let Some(since) = treatment.clock_started_at {
                <button type="button" class="clock running" {disabled} onclick={dispatch(Action::StopClock(id))}>
                    { icon(Icon::Stop) }<RunningClock store={store.clone()} {since} />
                    <span class="visually-hidden">{ words.say("Stop the clock") }</span>
                </button>
            } else {
                <button type="button" class="clock" {disabled} aria-label={words.say("Start the clock")}
                    onclick={dispatch(Action::StartClock(id))}>{ icon(Icon::Play) }<span class="clock-word">{ words.say("Clock") }</span></button>
            }
        </div>
    }
}

/// Such as "at most 2", where the screening says so.
pub fn pressure_limit(store: &Store, treatment: &Treatment) -> Option<String> {
    let words = store.words();
    most_pressure(store, treatment).map(|most| words.fill("at most {most}", &[("most", &most)]))
}

fn most_pressure(store: &Store, treatment: &Treatment) -> Option<u8> {
    note::most_pressure(&store.state().note().screening, treatment)
}

/// Pressure on the Walton scale; what is usual for the technique is marked.
pub fn pressure(store: &Rc<Store>, treatment: &Treatment, disabled: bool) -> Html {
    let words = store.words();
    let usual = treatment.technique.row().pressure;
    let cap = most_pressure(store, treatment);
    html! {
        <div class="levels">
            { for (1..=5_u8).map(|level| {
                let chosen = treatment.pressure == Some(level);
                let is_usual = usual.is_some_and(|range| (range.least..=range.most).contains(&level));
                let action = Action::SetPressure { treatment: treatment.id, pressure: (!chosen).then_some(level) };
                let most = cap.filter(|most| level > *most);
                let above = most.map(|most| words.fill(", above the most, {most}", &[("most", &most)])).unwrap_or_default();
                html! {
                    <button type="button" class="level" aria-pressed={chosen.to_string()} data-usual={is_usual.to_string()}
                        data-above={most.map(|_| "true")} aria-label={words.fill("Pressure {level} of 5{above}", &[("level", &level), ("above", &above)])} {disabled} onclick={press(store, action)}>{ level }</button>
                }
            }) }
        </div>
    }
}
