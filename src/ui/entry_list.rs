//! The running list of the note; after the treatment, the findings to be checked again. Only the rows in sight exist
//! on the page.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    chart::decimal,
    editor::{Action, EntryId, Phase, Store},
    note::{Finding, Note, Treatment},
    ui::{
        icon::sign,
        layout::Layout,
        panel::invitation,
        press::press,
        recheck::{Columns, height, recheck},
    },
    words::Words,
};

/// The height of a row of the running list, in CSS pixels; the style sheet says the same.
const ROW: f64 = 60.0;
/// How much of the list exists beyond what is in sight, above and below.
const MARGIN: f64 = 4.0 * ROW;
/// How much is taken to be in sight before the list has been measured.
const AT_FIRST: f64 = 14.0 * ROW;

#[derive(Properties)]
pub struct EntryListProps {
    pub store: Rc<Store>,
    pub note: Rc<Note>,
    pub selection: Option<EntryId>,
    pub phase: Phase,
    pub layout: Layout,
    pub disabled: bool,
}

impl PartialEq for EntryListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.note, &other.note)
            && self.selection == other.selection
            && self.phase == other.phase
            && self.layout == other.layout
            && self.disabled == other.disabled
    }
}

#[component]
pub fn EntryList(props: &EntryListProps) -> Html {
    let words = props.store.words();
    let seen = use_state(|| (0.0, AT_FIRST));
    let (note, phase) = (&props.note, props.phase);
    let onscroll = {
        let seen = seen.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlElement>() {
                // In steps of a row: what is painted again for less would be the same.
                let top = (f64::from(list.scroll_top()) / ROW).floor() * ROW;
                let next = (top, f64::from(list.client_height()) + ROW);
                if *seen != next {
                    seen.set(next);
                }
            }
        })
    };
    let count = note.findings.len() + if phase == Phase::Before { note.treatments.len() } else { 0 };
    if count == 0 {
        return empty(words, phase);
    }
    let columns = Columns(if props.layout == Layout::Tall { 11 } else { 6 });
    let (top, room) = *seen;
    let part = Part::in_sight(count, top, room, &|place| match (phase, note.findings.get(place)) {
        (Phase::After, Some(finding)) => height(finding, columns),
        _ => ROW,
    });
    let select = |entry: EntryId| press(&props.store, Action::Select(Some(entry)));
    let row = |place: usize| match phase {
        // What was charted last stands first: it is what the eye looks for.
        Phase::Before => entry(note, count - 1 - place).map(|entry| match entry {
            Entry::Finding(finding) => {
                finding_row(words, finding, props.selection, select(EntryId::Finding(finding.id)))
            }
            Entry::Treatment(treatment) => {
                treatment_row(words, treatment, props.selection, select(EntryId::Treatment(treatment.id)))
            }
        }),
        Phase::After => note.findings.get(place).map(|finding| {
            recheck(&props.store, finding, columns, props.disabled, select(EntryId::Finding(finding.id)))
        }),
    };
    let label =
        if phase == Phase::Before { words.say("What was charted") } else { words.say("What is to be checked again") };
    html! {
        <div class="list" key={label} role="region" aria-label={label} tabindex="0" {onscroll}>
            <svg class="spacer" width="1" height={decimal(part.above, 0)} aria-hidden="true" />
            <ul>{ for (part.first..part.end).filter_map(row) }</ul>
            <svg class="spacer" width="1" height={decimal(part.below, 0)} aria-hidden="true" />
        </div>
    }
}

/// The part of a list that exists on the page: its rows, and the pixels of those above and below them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Part {
    first: usize,
    end: usize,
    above: f64,
    below: f64,
}

impl Part {
    /// What a list of so many rows shows that is scrolled to `top` and has so much `room`.
    fn in_sight(count: usize, top: f64, room: f64, height: &dyn Fn(usize) -> f64) -> Part {
        let mut part = Part::default();
        let mut bottom = 0.0;
        for place in 0..count {
            let height = height(place);
            bottom += height;
            if bottom <= top - MARGIN {
                part = Part { first: place + 1, end: place + 1, above: bottom, below: 0.0 };
            } else if bottom - height < top + room + MARGIN {
                part.end = place + 1;
            } else {
                part.below += height;
            }
        }
        part
    }
}

fn empty(words: Words, phase: Phase) -> Html {
    if phase == Phase::After {
        return html! { <div class="empty-note"><p>{ words.say("No finding was charted that could be checked again.") }</p></div> };
    }
    invitation(words)
}

enum Entry<'a> {
    Finding(&'a Finding),
    Treatment(&'a Treatment),
}

/// Findings first, then treatments, each in their order.
fn entry(note: &Note, place: usize) -> Option<Entry<'_>> {
    match note.findings.get(place) {
        Some(finding) => Some(Entry::Finding(finding)),
        None => note.treatments.get(place - note.findings.len()).map(|treatment| Entry::Treatment(treatment)),
    }
}

fn finding_row(words: Words, finding: &Finding, selection: Option<EntryId>, onclick: Callback<MouseEvent>) -> Html {
    let row = finding.finding.row();
    let grade = row.severity.zip(finding.severity()).map(|(attribute, value)| words.grade(attribute, value));
    html! {
        <li key={finding.id.0.to_string()}>
            <button type="button" class="row" data-kind="finding" data-colour={row.category.group().id()} {onclick}
                aria-pressed={(selection == Some(EntryId::Finding(finding.id))).to_string()}>
                <span class="badge-sign">{ sign(row.id) }</span>
                <span class="row-text"><b>{ whereabouts(words, finding) }</b><small>{ words.say(row.short_name) }{ after_dot(&words.summary(finding)) }</small></span>
                if let Some(grade) = grade { <span class="row-grade">{ grade }</span> }
            </button>
        </li>
    }
}

fn treatment_row(
    words: Words,
    treatment: &Treatment,
    selection: Option<EntryId>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let row = treatment.technique.row();
    let minutes = treatment.minutes.map(|minutes| format!("{}′", words.amount(minutes)));
    html! {
        <li key={treatment.id.0.to_string()}>
            <button type="button" class="row" data-kind="treatment" data-colour="treated" {onclick}
                aria-pressed={(selection == Some(EntryId::Treatment(treatment.id))).to_string()}>
                <span class="badge-sign square">{ sign(row.family) }</span>
                <span class="row-text"><b>{ words.say(row.short_name) }</b><small>{ words.treatment_summary(treatment) }</small></span>
                if let Some(minutes) = minutes { <span class="row-grade">{ minutes }</span> }
            </button>
        </li>
    }
}

pub fn whereabouts(words: Words, finding: &Finding) -> String {
    finding.site.as_ref().map_or_else(|| words.say("Whole person").to_owned(), |it| words.site(it))
}

pub fn after_dot(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" · {text}") }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn only_the_rows_in_sight_and_some_around_them_exist() {
        let height_of = |place: usize| if place.is_multiple_of(2) { 100.0 } else { 200.0 };
        for top in [0.0, 600.0, 75_000.0, 149_400.0] {
            let part = Part::in_sight(1000, top, 600.0, &height_of);
            let height = |places: std::ops::Range<usize>| places.map(height_of).sum::<f64>();
            assert_eq!((part.above, part.below), (height(0..part.first), height(part.end..1000)), "{part:?}");
            assert!(part.above <= top && part.end - part.first < 12, "{part:?} from {top}");
            assert!(part.below == 0.0 || part.below <= 150_000.0 - top - 600.0, "{part:?} from {top}");
        }
        assert_eq!(Part::in_sight(0, 0.0, 600.0, &height_of), Part::default());
        assert_eq!(Part::in_sight(1, 5000.0, 600.0, &height_of).below, 0.0, "scrolled past a list that has shrunk");
    }
}
