//! Time: what was booked, what the hands have had of it, and the units that it makes.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Source, State, Store},
    note::{MOST_MINUTES, PlaceMinutes, SessionKind, hands_on, minutes_by_place, timed_units},
    ui::{
        icon::{Icon, icon},
        stepper::{Stepper, stepper},
    },
    words::Words,
};

/// What the first press on an empty field books.
const AN_HOUR: f64 = 60.0;
/// More places than these are folded.
const IN_SIGHT: usize = 4;

pub fn session_time(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let note = state.note();
    let onchange = {
        let store = store.clone();
        Callback::from(move |minutes| store.dispatch(Action::SetBookedMinutes(minutes), Source::User))
    };
    // Who comes for well-being pays for it.
    let is_counted = note.session.kind == SessionKind::Medical;
    let units = is_counted.then(|| timed_units(note)).filter(|units| !units.services.is_empty());
    let places = minutes_by_place(note);
    html! {
        <section class="time" aria-label={words.say("Time")}>
            <p class="field">
                <span class="field-label">{ words.say("Hands-on") }</span>
                <b>{ words.minutes_of(hands_on(note)) }</b>
            </p>
            <div class="field">
                <span class="field-label" aria-hidden="true">{ words.say("Booked") }</span>
                { stepper(&Stepper { words,
                    label: words.say("Booked"), unit: words.say("min").into(), least: 0.0, most: MOST_MINUTES, step: 5.0, first: Some(AN_HOUR), leap: None,
                    value: note.session.booked_minutes, onchange, disabled: state.is_locked(),
                }) }
            </div>
            if let Some(units) = units {
                <p class="units">{ words.timed_units(&units) }</p>
            }
            if !places.is_empty() {
                <ByStructure {words} {places} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ByStructureProps {
    words: Words,
    places: Vec<PlaceMinutes>,
}

#[component]
fn ByStructure(props: &ByStructureProps) -> Html {
    let words = props.words;
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let count = props.places.len();
    let is_folded = count > IN_SIGHT;
    html! {
        <div class="by-place" role="group" aria-label={words.say("By structure")}>
            if is_folded {
                <button type="button" class="disclosure" aria-expanded={open.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ words.fill("By structure ({count})", &[("count", &count)]) }
                </button>
            } else {
                <span class="field-label">{ words.say("By structure") }</span>
            }
            if !is_folded || *open {
                <ul>{ for props.places.iter().map(|place| html! {
                    <li><span>{ words.places(place) }</span><b>{ words.minutes_of(place.minutes) }</b></li>
                }) }</ul>
            }
        </div>
    }
}
