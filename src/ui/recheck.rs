//! A finding in the list after the treatment: how it was, and how it is now by one tap a grade.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Phase, Store},
    note::{AttributeId, Finding},
    ui::{
        entry_list::{after_dot, whereabouts},
        icon::sign,
        strip::{ANSWERS, answer_button, grades, is_short, level_count},
    },
};

// The heights in CSS pixels, their margins included; the style sheet says the same.
const HEAD: f64 = 56.0;
const LABEL: f64 = 24.0;
const LEVELS: f64 = 48.0;
const FOOT: f64 = 12.0;

/// The most buttons side by side, each as wide as a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns(pub usize);

impl Columns {
    /// Rows that so many buttons need, and how many stand in each.
    fn of(self, buttons: usize) -> (usize, usize) {
        let rows = buttons.div_ceil(self.0).max(1);
        (rows, buttons.div_ceil(rows))
    }
}

/// What was graded before the treatment and has a button for each level, the severity first.
fn graded(finding: &Finding) -> Vec<AttributeId> {
    let severity = finding.finding.row().severity;
    let mut graded: Vec<_> = finding.before.keys().copied().filter(|attribute| is_short(*attribute)).collect();
    if let Some(place) = graded.iter().position(|attribute| Some(*attribute) == severity) {
        graded[..=place].rotate_right(1);
    }
    graded
}

pub fn height(finding: &Finding, columns: Columns) -> f64 {
    let grade = |attribute: AttributeId| {
        #[expect(clippy::cast_precision_loss, reason = "a row or two")]
        let rows = columns.of(level_count(attribute)).0 as f64;
        LABEL + rows * LEVELS
    };
    let grades = graded(finding);
    let buttons = if grades.is_empty() { LEVELS } else { grades.into_iter().map(grade).sum() };
    HEAD + buttons + FOOT
}

pub fn recheck(
    store: &Rc<Store>,
    finding: &Finding,
    columns: Columns,
    disabled: bool,
    onselect: Callback<MouseEvent>,
) -> Html {
    let words = store.words();
    let row = finding.finding.row();
    let grades_now = graded(finding);
    let line = |attribute: AttributeId| {
        let label = words.say(attribute.row().label);
        let was = finding.before.get(&attribute).map_or_else(String::new, |value| words.value(attribute, value));
        let buttons = grades(store, finding, attribute, Phase::After, disabled);
        let (_, side_by_side) = columns.of(buttons.len());
        html! {
            <div class="again-grade" role="group" aria-label={label} data-attribute={attribute.row().id}>
                <p class="again-label">{ label }{ words.say(" · before ") }{ was }</p>
                <div class="levels" data-columns={side_by_side.to_string()}>{ for buttons }</div>
            </div>
        }
    };
    html! {
        <li key={finding.id.0.to_string()} class="again">
            <button type="button" class="row" data-kind="finding" data-colour={row.category.group().id()} onclick={onselect}>
                <span class="badge-sign">{ sign(row.id) }</span>
                <span class="row-text">
                    <b>{ whereabouts(words, finding) }</b>
                    <small>{ words.say(row.short_name) }{ after_dot(finding.response.map_or("", |it| words.response(it))) }</small>
                </span>
            </button>
            if grades_now.is_empty() {
                <div class="levels" role="group" aria-label={words.say("Response")} data-columns="4">
                    { for ANSWERS.map(|answer| answer_button(store, finding, answer, disabled)) }
                </div>
            }
            { for grades_now.into_iter().map(line) }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn buttons_are_spread_over_as_few_rows_as_fingers_allow() {
        for (buttons, most, expected) in
            [(11, 6, (2, 6)), (11, 11, (1, 11)), (7, 6, (2, 4)), (5, 6, (1, 5)), (0, 6, (1, 0))]
        {
            assert_eq!(Columns(most).of(buttons), expected, "{buttons} buttons, at most {most} side by side");
        }
    }
}
