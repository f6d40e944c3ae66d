//! The running list of the note. Only the rows in sight exist on the page.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    chart::decimal,
    editor::{Action, EntryId, Source, Store},
    note::{Finding, Note, Treatment},
    ui::{icon::sign, tally::colour},
    words,
};

/// The height of a row, in CSS pixels; the style sheet says the same.
const ROW: f64 = 60.0;
/// Rows that exist beyond those in sight, above and below.
const MARGIN: usize = 4;
/// Rows that exist before the list has been measured.
const AT_FIRST: usize = 14;

#[derive(Properties)]
pub struct EntryListProps {
    pub store: Rc<Store>,
    pub note: Rc<Note>,
    pub selection: Option<EntryId>,
}

impl PartialEq for EntryListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.note, &other.note) && self.selection == other.selection
    }
}

#[component]
pub fn EntryList(props: &EntryListProps) -> Html {
    let window = use_state(|| (0_usize, AT_FIRST));
    let note = &props.note;
    let count = note.findings.len() + note.treatments.len();
    let onscroll = {
        let window = window.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlElement>() {
                let top = f64::from(list.scroll_top()) / ROW;
                let rows = f64::from(list.client_height()) / ROW;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row count, at least 0")]
                let next = ((top.max(0.0)) as usize, rows.max(1.0).ceil() as usize);
                if *window != next {
                    window.set(next);
                }
            }
        })
    };
    if count == 0 {
        return html! {
            <div class="empty-note">
                <h2>{ "Nothing charted yet" }</h2>
                <p>{ "Take a tool from the palette and tap the body: each tap is a finding on the structure under your finger." }</p>
                <p>{ "Or tap the body first, and choose what you found or did there." }</p>
            </div>
        };
    }
    let (top, rows) = *window;
    let first = top.saturating_sub(MARGIN).min(count);
    let last = (top + rows + 2 * MARGIN).min(count);
    // What was charted last stands first: it is what the eye looks for.
    let entries = (first..last).filter_map(|place| entry(note, count - 1 - place));
    let select = |entry: EntryId| {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Select(Some(entry)), Source::User))
    };
    let pixels = |rows: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
        let pixels = rows as f64 * ROW;
        decimal(pixels, 0)
    };
    html! {
        <div class="list" role="region" aria-label="What was charted" tabindex="0" {onscroll}>
            <svg class="spacer" width="1" height={pixels(first)} aria-hidden="true" />
            <ul>
                { for entries.map(|entry| match entry {
                    Entry::Finding(finding) => finding_row(finding, props.selection, select(EntryId::Finding(finding.id))),
                    Entry::Treatment(treatment) => treatment_row(treatment, props.selection, select(EntryId::Treatment(treatment.id))),
                }) }
            </ul>
            <svg class="spacer" width="1" height={pixels(count - last)} aria-hidden="true" />
        </div>
    }
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

fn finding_row(finding: &Finding, selection: Option<EntryId>, onclick: Callback<MouseEvent>) -> Html {
    let row = finding.finding.row();
    let place = finding.site.as_ref().map_or_else(|| "Whole person".to_owned(), words::site);
    let grade = row.severity.zip(finding.severity()).map(|(attribute, value)| words::grade(attribute, value));
    html! {
        <li key={finding.id.0.to_string()}>
            <button type="button" class="row" data-kind="finding" data-colour={colour(row.category)} {onclick}
                aria-pressed={(selection == Some(EntryId::Finding(finding.id))).to_string()}>
                <span class="badge-sign">{ sign(row.id) }</span>
                <span class="row-text"><b>{ place }</b><small>{ row.short_name }{ after_dot(&words::summary(finding)) }</small></span>
                if let Some(grade) = grade { <span class="row-grade">{ grade }</span> }
            </button>
        </li>
    }
}

fn treatment_row(treatment: &Treatment, selection: Option<EntryId>, onclick: Callback<MouseEvent>) -> Html {
    let row = treatment.technique.row();
    let minutes = treatment.minutes.map(|minutes| format!("{}′", words::amount(minutes)));
    html! {
        <li key={treatment.id.0.to_string()}>
            <button type="button" class="row" data-kind="treatment" data-colour="treated" {onclick}
                aria-pressed={(selection == Some(EntryId::Treatment(treatment.id))).to_string()}>
                <span class="badge-sign square">{ sign(row.family) }</span>
                <span class="row-text"><b>{ row.short_name }</b><small>{ words::treatment_summary(treatment) }</small></span>
                if let Some(minutes) = minutes { <span class="row-grade">{ minutes }</span> }
            </button>
        </li>
    }
}

fn after_dot(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" · {text}") }
}
