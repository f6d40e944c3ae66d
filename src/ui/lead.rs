//! The way from what is missing to where it is said.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::{
    editor::{Action, Beside, EntryId, Source, Store},
    note::{Need, Note, Page, Section},
};

/// A press shows the page, or the treatment, and the field on it.
pub fn lead(store: &Rc<Store>, need: Option<Need>) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |event: MouseEvent| {
        let editor = event.target_dyn_into::<Element>().and_then(|button| button.closest(".palpate").ok().flatten());
        let action = need.map_or(Action::TurnTo(Beside::List), |need| way(store.state().note(), need));
        store.dispatch(action, Source::User);
        if let (Some(need), Some(editor)) = (need, editor) {
            // The page is there once the dispatch has been shown.
            Timeout::new(0, move || show(&editor, need)).forget();
        }
    })
}

/// Shows where the note is handed on.
pub fn lead_to_share(store: &Rc<Store>, event: &MouseEvent) {
    let editor = event.target_dyn_into::<Element>().and_then(|button| button.closest(".palpate").ok().flatten());
    store.dispatch(Action::TurnTo(Beside::Finish), Source::User);
    if let Some(editor) = editor {
        Timeout::new(0, move || drop(bring(&editor, "[data-section='Share']"))).forget();
    }
}

/// Presses the button that prints the report, in sight of what it has to say.
pub fn print_report(store: &Rc<Store>, editor: Element) {
    store.dispatch(Action::TurnTo(Beside::Finish), Source::User);
    Timeout::new(0, move || {
        if let Some(button) = bring(&editor, "[data-share='print']") {
            button.click();
        }
    })
    .forget();
}

fn way(note: &Note, need: Need) -> Action {
    if let Some(treatment) = need.lacking(note) {
        return Action::Select(Some(EntryId::Treatment(treatment.id)));
    }
    Action::TurnTo(match need {
        Need::Field(section, _) => Beside::Page(section.row().page),
        Need::Measures | Need::MeasuresAfter => Beside::Page(Page::Measures),
        Need::Signature => Beside::Finish,
        other => section(other).map_or(Beside::List, |section| Beside::Page(section.row().page)),
    })
}

fn section(need: Need) -> Option<Section> {
    match need {
        Need::Screening | Need::Reasons => Some(Section::Screening),
        Need::Diagnoses => Some(Section::Diagnoses),
        Need::Goals | Need::GoalsMeasurable => Some(Section::Goals),
        Need::Measures | Need::MeasuresAfter => Some(Section::Measures),
        Need::Field(section, _) => Some(section),
        _ => None,
    }
}

/// Brings the field into sight, or its section where it is folded away, and puts the focus there.
fn show(editor: &Element, need: Need) {
    let field = match need {
        Need::Client => ".client".to_owned(),
        Need::BookedMinutes => ".time input".to_owned(),
        Need::Remark => ".closing textarea".to_owned(),
        Need::Signature => "[data-section='Signature']".to_owned(),
        Need::TreatmentMinutes => ".details .minutes".to_owned(),
        Need::TreatmentPressure => ".details [aria-label='Pressure']".to_owned(),
        Need::TreatmentSites => ".details [aria-label='Where']".to_owned(),
        Need::Field(_, attribute) => format!(".inspector [data-attribute='{}']", attribute.row().id),
        _ => String::new(),
    };
    let of_section = section(need).map(|section| format!("[data-section='{}']", section.row().title));
    let mut paths = [Some(field), of_section].into_iter().flatten();
    if let Some(path) = paths.find(|path| matches!(editor.query_selector(path), Ok(Some(_)))) {
        bring(editor, &path);
    }
}

/// Scrolls to an element, and focuses and answers the first control of it.
fn bring(editor: &Element, path: &str) -> Option<HtmlElement> {
    let found = editor.query_selector(path).ok().flatten()?;
    found.scroll_into_view();
    const CONTROLS: &str = "button:not(:disabled), input:not(:disabled), textarea:not(:disabled)";
    let control = match found.matches(CONTROLS) {
        Ok(true) => found,
        _ => found.query_selector(CONTROLS).ok().flatten()?,
    };
    let control = wasm_bindgen::JsCast::dyn_into::<HtmlElement>(control).ok()?;
    let _ = control.focus();
    Some(control)
}
