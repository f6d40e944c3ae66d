//! The earlier sessions beside this one: what the last of them found, to be found again by one tap, and how findings and
//! measures have gone since.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    chart::{Spot, decimal},
    course::{Reading, Subject, Trend},
    editor::{Action, Beside, State, Store, found_again},
    note::{Finding, Note, Value},
    ui::{
        entry_list::{after_dot, whereabouts},
        icon::{Icon, icon, sign},
        marks::line,
        press::press,
    },
    words::Words,
};

/// The way to the earlier sessions, where there are any.
pub fn way_to_earlier(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let (course, note) = (&state.screen.course, state.note());
    let count = course.before(note).count();
    if count == 0 {
        return Html::default();
    }
    let ghosts = course.ghosts(note).len();
    let sessions = words.count("{n} earlier session|{n} earlier sessions", count);
    let open = words.count("{n} finding to look at again|{n} findings to look at again", ghosts);
    html! {
        <button type="button" class="way" data-way="earlier" onclick={press(store, Action::TurnTo(Beside::Earlier))}>
            <span class="row-text"><b>{ sessions }</b>if ghosts > 0 { <small>{ open }</small> }</span>{ icon(Icon::Next) }
        </button>
    }
}

pub fn earlier(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let (course, note) = (&state.screen.course, state.note());
    let Some(last) = course.last(note) else {
        return html! { <div class="page"><p class="empty">{ words.say("No earlier session is known.") }</p></div> };
    };
    let ghosts = course.ghosts(note);
    let trends = course.trends(note);
    html! {
        <div class="page">
            <button type="button" class="chip quiet" onclick={press(store, Action::TurnTo(Beside::List))}>{ icon(Icon::Back) }{ words.say("This session") }</button>
            <section class="section" data-section="Last time" aria-label={words.say("Last time")}>
                <h2>{ words.say("Last time") }</h2>
                <p class="aside">{ at_last(words, course.before(note).count(), last) }</p>
                if ghosts.is_empty() {
                    <p class="complete">{ icon(Icon::Check) }{ words.say("Everything that was found last time has been looked at.") }</p>
                }
                if !ghosts.is_empty() && !state.is_locked() {
                    <p class="aside">{ words.say("A tap finds it again, here or on the body; its grade is asked anew.") }</p>
                }
                <ul>{ for ghosts.into_iter().map(|ghost| row(store, ghost, state.is_locked())) }</ul>
            </section>
            if !trends.is_empty() {
                <section class="section" data-section="Over time" aria-label={words.say("Over time")}>
                    <h2>{ words.say("Over time") }</h2>
                    <ul class="trends">{ for trends.iter().map(|trend| curve(words, trend)) }</ul>
                </section>
            }
        </div>
    }
}

fn at_last(words: Words, count: usize, last: &Note) -> String {
    let sessions = words.count("{n} earlier session|{n} earlier sessions", count);
    words.fill(
        "{sessions}; the last on {moment}",
        &[("sessions", &sessions), ("moment", &words.moment(last.session.created_at))],
    )
}

/// What was found then; a tap finds it again.
fn row(store: &Rc<Store>, ghost: &Rc<Finding>, disabled: bool) -> Html {
    let words = store.words();
    let kind = ghost.finding.row();
    let grade = kind.severity.zip(ghost.severity()).map(|(attribute, value)| words.grade(attribute, value));
    html! {
        <li key={ghost.id.0.to_string()}>
            <button type="button" class="row last-time" data-kind="finding" data-colour={kind.category.group().id()} {disabled}
                data-again={kind.id} onclick={press(store, found_again(ghost))}>
                <span class="badge-sign">{ sign(kind.id) }</span>
                <span class="row-text"><b>{ whereabouts(words, ghost) }</b><small>{ words.say(kind.short_name) }{ after_dot(&words.summary(ghost)) }</small></span>
                if let Some(grade) = grade { <span class="row-grade">{ grade }</span> }
                { icon(Icon::Plus) }
            </button>
        </li>
    }
}

/// The width and the height of a line, in CSS pixels.
const LINE: (f64, f64) = (96.0, 32.0);

fn curve(words: Words, trend: &Trend) -> Html {
    let heights = trend.heights();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen sessions")]
    let step = LINE.0 / (heights.len().saturating_sub(1).max(1)) as f64;
    #[expect(clippy::cast_precision_loss, reason = "a few dozen sessions")]
    let spot = |(place, height): (usize, &f64)| Spot { x: place as f64 * step, y: LINE.1 * (1.0 - height) };
    let spots: Vec<Spot> = heights.iter().enumerate().map(spot).collect();
    html! {
        <li class="trend">
            <span class="row-text">
                <b>{ title(words, &trend.subject) }</b>
                <small>{ for trend.readings.iter().map(|reading| html! { <span class="reading">{ said(words, trend, reading) }</span> }) }</small>
            </span>
            <svg class="line" viewBox="-4 -4 104 40" width="104" height="40" aria-hidden="true" focusable="false">
                <path d={line(&spots, false)} />
                if let Some(last) = spots.last() { <circle cx={decimal(last.x, 1)} cy={decimal(last.y, 1)} r="4" /> }
            </svg>
        </li>
    }
}

fn title(words: Words, subject: &Subject) -> String {
    let (name, place, more) = match subject {
        Subject::Finding(finding, place) => (words.say(finding.row().short_name), place, None),
        Subject::Measure { measure, place, movement, .. } => {
            (words.say(measure.row().name), place, movement.as_deref().map(|movement| words.movement(movement)))
        }
    };
    let place = place.map(|(structure, side)| words.structure_and_side(structure, side));
    [Some(name.to_owned()), place, more].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "12 Nov: 7 → 4".
fn said(words: Words, trend: &Trend, reading: &Reading) -> String {
    let value = |value: &Value| match &trend.subject {
        Subject::Finding(finding, _) => {
            finding.row().severity.map_or_else(String::new, |attribute| words.grade(attribute, value))
        }
        Subject::Measure { measure, .. } => words.measure(*measure, value),
    };
    let values = match (&reading.before, &reading.after) {
        (Some(before), Some(after)) => words.from_to(&value(before), &value(after)),
        (Some(only), None) | (None, Some(only)) => value(only),
        (None, None) => String::new(),
    };
    words.fill("{day}: {value}", &[("day", &words.date(reading.at)), ("value", &values)])
}
