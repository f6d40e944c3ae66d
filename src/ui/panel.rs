//! The place beside the chart: its frame and its tabs. What stands in it comes with the later part of the program; before
//! that, a note with nothing in it says how it is begun.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::{
    editor::{Action, Arrival, Beside, Event, State, Store},
    note::{Page, Section, SessionKind},
    ui::{
        details::Fold,
        icon::{Icon, icon},
        later::{later, waiting},
        layout::Layout,
        press::press,
    },
    words::{ENGLISH, Words},
};

/// The panel of an editor, which is no component of its own: each has one, and paints it with every state.
#[hook]
pub fn use_panel(store: &Rc<Store>, state: &Rc<State>, layout: Option<Layout>) -> Html {
    let (words, program) = (state.screen.words, state.screen.arrivals.program);
    // On a phone the chart keeps the room, and the details come up when they are asked for.
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    {
        let open = open.clone();
        use_effect_with(state.happening, move |happening| {
            if happening.event == Some(Event::Turned) {
                open.set(true);
            }
        });
    }
    let more = use_state(|| false);
    let body = use_node_ref();
    {
        let body = body.clone();
        // What is shown next starts at its top. At once and not as an effect: Yew lets timers run before its effects where
        // rendering took long, and one of them may have scrolled to a field by then.
        use_memo((state.screen.selection, state.screen.beside), move |_| {
            if let Some(body) = body.cast::<Element>() {
                body.set_scroll_top(0);
            }
        });
    }
    let Some(layout) = layout else { return Html::default() };
    let fold = match (state.note().session.kind, layout) {
        (SessionKind::Medical, Layout::Wide | Layout::Narrow) => Fold { is_open: true, toggle: None },
        _ => Fold { is_open: *more, toggle: Some(Callback::from(move |_: MouseEvent| more.set(!*more))) },
    };
    let shown = layout != Layout::Narrow || *open || state.screen.place.is_some();
    html! {
        <aside class="inspector" part="panel" aria-label={words.say("Note")} data-open={shown.to_string()}>
            if layout == Layout::Narrow {
                <button type="button" class="handle" aria-expanded={shown.to_string()} onclick={toggle}>
                    <span class="handle-text">{ later().map_or_else(|| counts(state), |later| (later.peek)(state)) }</span>{ icon(Icon::Down) }
                </button>
            }
            if shown {
                <div class="inspector-body" ref={body}>
                    if is_overview(state) { { tabs(store, state) } }
                    { match later() {
                        Some(later) => (later.inspector)(store, state, layout, fold),
                        None if is_blank(state) && program != Arrival::Failed => html! { <div class="overview">{ invitation(words) }</div> },
                        None => waiting(words, program),
                    } }
                </div>
            }
        </aside>
    }
}

/// True while nothing is selected and nothing pointed at.
fn is_overview(state: &State) -> bool {
    let is_selected = state.selected_finding().is_some() || state.selected_treatment().is_some();
    !is_selected && state.screen.place.is_none()
}

fn is_blank(state: &State) -> bool {
    is_overview(state) && state.screen.beside == Beside::List && state.note().is_empty()
}

/// How much there is of the note.
pub fn counts(state: &State) -> String {
    let (words, note) = (state.screen.words, state.note());
    words.fill("{found} found · {done} done", &[("found", &note.findings.len()), ("done", &note.treatments.len())])
}

/// What stands in the place of a list with nothing in it.
pub fn invitation(words: Words) -> Html {
    html! {
        <div class="empty-note">
            <h2>{ words.say("Nothing charted yet") }</h2>
            <p>{ words.say("Take a tool from the palette and tap the body: each tap is a finding on the structure under your finger.") }</p>
            <p>{ words.say("Or tap the body first, and choose what you found or did there.") }</p>
        </div>
    }
}

/// The tabs of the pages that a kind of session has.
fn tabs(store: &Rc<Store>, state: &State) -> Html {
    let words = state.screen.words;
    let beside = state.screen.beside;
    let pages = [Page::Client, Page::Measures, Page::Plan].into_iter().filter(|page| {
        let mut sections = Section::ALL.into_iter().filter(|section| section.row().page == *page);
        beside == Beside::Page(*page) || sections.any(|section| section.is_shown(state.note()))
    });
    let tabs = std::iter::once(Beside::List).chain(pages.map(Beside::Page)).chain([Beside::Finish]);
    html! {
        <nav class="tabs segmented" aria-label={words.say("Parts of the note")}>
            { for tabs.map(|tab| {
                let called = |words: Words| match tab {
                    Beside::List | Beside::Earlier => words.say("Chart"),
                    Beside::Page(page) => words.page(page),
                    Beside::Finish => words.say("Finish"),
                };
                let name = called(words);
                html! {
                    <button type="button" key={name} data-tab={called(ENGLISH)} aria-pressed={(beside == tab).to_string()}
                        onclick={press(store, Action::TurnTo(tab))}>{ name }</button>
                }
            }) }
        </nav>
    }
}
