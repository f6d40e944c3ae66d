//! The strip below the chart: one tap grades what was charted last, or checks it again.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, EntryId, Phase, State, Store, Tool},
    note::{AttributeId, AttributeKind, Finding, Response, Value},
    ui::{
        icon::{Icon, icon},
        later::later,
        press::press,
    },
    words::Words,
};

/// What is answered after the treatment without a number, the commonest first.
pub const ANSWERS: [Response; 4] = [Response::Improved, Response::Unchanged, Response::Worse, Response::Resolved];

pub fn strip(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    if let (Some(treatment), Some(later)) = (state.selected_treatment(), later()) {
        return (later.doing)(store, treatment, state.is_locked());
    }
    let Some(finding) = state.selected_finding() else {
        return html! { <div class="strip hint" part="strip" data-rows="1"><p>{ hint(state) }</p>{ cautions(state) }</div> };
    };
    let (phase, disabled) = (state.screen.phase, state.is_locked());
    let rows = graded(finding);
    let count = (rows.len() + usize::from(phase == Phase::After)).max(1);
    html! {
        <div class="strip" part="strip" data-rows={count.to_string()} role="group" aria-label={words.finding_title(finding)}>
            if rows.is_empty() && phase == Phase::Before {
                <p class="strip-title">{ words.finding_title(finding) }</p>
            }
            { for rows.into_iter().map(|attribute| row(store, finding, attribute, phase, disabled)) }
            if phase == Phase::After {
                <div class="strip-row responses" role="group" aria-label={words.say("Response")}>
                    <span class="strip-label">{ words.say("Response") }</span>
                    <div class="levels">
                    { for ANSWERS.map(|answer| answer_button(store, finding, answer, disabled)) }
                    </div>
                </div>
            }
        </div>
    }
}

/// The grades that the strip shows for a finding: its severity and what its type requires, at most two.
pub fn graded(finding: &Finding) -> Vec<AttributeId> {
    let row = finding.finding.row();
    let required =
        row.attributes.iter().filter(|use_| use_.required && use_.fixed.is_none() && is_short(use_.attribute));
    let mut rows: Vec<AttributeId> = row.severity.into_iter().filter(|severity| is_short(*severity)).collect();
    for use_ in required.filter(|use_| use_.attribute.row().recheck) {
        if !rows.contains(&use_.attribute) {
            rows.push(use_.attribute);
        }
    }
    rows.truncate(2);
    rows
}

/// True where each of its values has a button of its own.
pub fn is_short(attribute: AttributeId) -> bool {
    (1..=11).contains(&level_count(attribute))
}

/// How many values it has; none where they cannot be counted.
pub fn level_count(attribute: AttributeId) -> usize {
    match &attribute.row().kind {
        AttributeKind::Scale(scale) => scale.levels.len(),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the most is more than the least")]
        AttributeKind::Number { least, most, step, .. } => ((most - least) / step) as usize + 1,
        _ => 0,
    }
}

/// The values of a short scale, with the label that a button shows and the one that is read.
pub fn levels(words: Words, attribute: AttributeId) -> Vec<(Value, String, String)> {
    match &attribute.row().kind {
        AttributeKind::Scale(scale) => scale
            .levels
            .iter()
            .map(|level| {
                let value = scale.value_of(level.code);
                let short =
                    if level.code.len() <= 3 { level.code.to_owned() } else { words.say(level.label).to_owned() };
                let long = if level.definition.is_empty() {
                    words.say(level.label).to_owned()
                } else {
                    format!("{}: {}", words.say(level.label), words.say(level.definition))
                };
                // Who speaks to the screen says what stands on the button.
                let long = if holds(&long, &short) { long } else { format!("{short}, {long}") };
                (value, short, long)
            })
            .collect(),
        AttributeKind::Number { least, most, step, .. } => {
            let mut values = Vec::new();
            let mut number = *least;
            while number <= *most {
                values.push((Value::Number(number), words.amount(number), words.amount(number)));
                number += step;
            }
            values
        }
        _ => Vec::new(),
    }
}

fn row(store: &Rc<Store>, finding: &Finding, attribute: AttributeId, phase: Phase, disabled: bool) -> Html {
    let words = store.words();
    html! {
        <div class="strip-row" role="group" aria-label={words.say(attribute.row().label)} data-attribute={attribute.row().id}>
            <span class="strip-label">{ words.say(attribute.row().label) }</span>
            <div class="levels">{ for grades(store, finding, attribute, phase, disabled) }</div>
        </div>
    }
}

/// A button for each level of a grade; after the treatment the one before is marked.
pub fn grades(store: &Rc<Store>, finding: &Finding, attribute: AttributeId, phase: Phase, disabled: bool) -> Vec<Html> {
    let words = store.words();
    let before = finding.value(attribute);
    let chosen = if phase == Phase::After { finding.after.get(&attribute) } else { before };
    let state = store.state();
    // What it is compared with: the grade before the treatment, or how the last session left it.
    let earlier = match phase {
        Phase::After => before,
        Phase::Before => state
            .screen
            .course
            .last_time(state.note(), finding)
            .and_then(|last| last.after.get(&attribute).or_else(|| last.value(attribute))),
    };
    let button = |(value, short, long): (Value, String, String)| {
        let is_chosen = chosen == Some(&value);
        let was = earlier == Some(&value);
        let (id, value) = (finding.id, (!is_chosen).then_some(value));
        let action = match phase {
            Phase::Before => Action::SetDetail { entry: EntryId::Finding(id), attribute, value },
            Phase::After => Action::Recheck { finding: id, attribute, value },
        };
        let onclick = press(store, action);
        html! {
            <button type="button" class="level" aria-pressed={is_chosen.to_string()} data-was={was.to_string()}
                aria-label={format!("{}, {long}", words.say(attribute.row().label))} title={long.clone()} {disabled} {onclick}>{ short }</button>
        }
    };
    levels(words, attribute).into_iter().map(button).collect()
}

pub fn answer_button(store: &Rc<Store>, finding: &Finding, answer: Response, disabled: bool) -> Html {
    let words = store.words();
    let is_chosen = finding.response == Some(answer);
    let (entry, response) = (EntryId::Finding(finding.id), (!is_chosen).then_some(answer));
    let onclick = press(store, Action::SetResponse { entry, response });
    html! {
        <button type="button" class="level word" aria-pressed={is_chosen.to_string()} {disabled} {onclick}>
            { words.response(answer) }
        </button>
    }
}

/// What speaks against the technique in the hand; with nothing in it, what is hatched.
fn cautions(state: &State) -> Html {
    let words = state.screen.words;
    match (state.screen.tool, later()) {
        (Some(Tool::Technique(technique)), Some(later)) => {
            (later.technique_cautions)(words, &state.note().screening, technique)
        }
        (None, Some(later)) => (later.legend)(words, &state.note().screening),
        _ => Html::default(),
    }
}

/// What the next tap does.
fn hint(state: &State) -> Html {
    let words = state.screen.words;
    if state.is_locked() {
        return html! { { words.say("Tap a mark to read what was charted there.") } };
    }
    if state.screen.phase == Phase::After {
        return html! { { words.say("Tap how each is now in the list, or tap a mark first.") } };
    }
    match state.screen.tool {
        Some(Tool::Finding(finding)) => html! {
            { around(words.say("Tap where you find {tool}. Slide up or down to grade it."), words.say(finding.row().name)) }
        },
        Some(Tool::Technique(technique)) => html! {
            { around(words.say("Tap what you treat with {tool}. Drag to show the direction."), words.say(technique.row().name)) }
        },
        None if state.note().is_empty() => html! {
            <>{ icon(Icon::Check) }{ words.say("Take a tool and tap the body, or tap the body first.") }</>
        },
        None => html! { { words.say("Tap the body to see what lies there, or take a tool.") } },
    }
}

/// As `str::contains`, whose way to search weighs a kilobyte of the first load.
fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// A hint with the name of the tool in it, which is what the eye looks for.
fn around(hint: &str, tool: &str) -> Html {
    let (before, after) = hint.split_once('{').unwrap_or((hint, ""));
    let after = after.split_once('}').map_or(after, |(_, after)| after);
    html! { <>{ before.to_owned() }<b>{ tool.to_owned() }</b>{ after.to_owned() }</> }
}
