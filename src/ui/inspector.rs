//! What is selected, or else what the finger pointed at, or else the note so far.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Beside, Phase, Source, State, Store, Tool},
    ui::{
        details::Fold,
        earlier::{earlier, way_to_earlier},
        entry_list::EntryList,
        finding_details::FindingDetails,
        finish::finish,
        icon::{Icon, icon},
        layout::Layout,
        pages::page,
        panel::counts,
        place::{place_menu, search_and_log},
        press::press,
        session_time::session_time,
        treatment_details::TreatmentDetails,
        writing::Writing,
    },
};

pub fn inspector(store: &Rc<Store>, state: &Rc<State>, layout: Layout, fold: Fold) -> Html {
    if let Some(finding) = state.selected_finding() {
        return html! { <FindingDetails store={store.clone()} state={state.clone()} finding={finding.clone()} {fold} /> };
    }
    if let Some(treatment) = state.selected_treatment() {
        return html! { <TreatmentDetails store={store.clone()} state={state.clone()} treatment={treatment.clone()} {fold} /> };
    }
    if let Some(place) = &state.screen.place {
        return place_menu(store, place, state.is_locked());
    }
    match state.screen.beside {
        Beside::List => overview(store, state, layout),
        Beside::Page(which) => page(store, state, which),
        Beside::Earlier => earlier(store, state),
        Beside::Finish => finish(store, state),
    }
}

/// The note so far, with the search above it, time and the session's words below. After the treatment, what is to be
/// checked again; where there is little room it has all of it.
fn overview(store: &Rc<Store>, state: &Rc<State>, layout: Layout) -> Html {
    let words = state.screen.words;
    let remark = {
        let store = store.clone();
        Callback::from(move |remark| store.dispatch(Action::SetSessionRemark(remark), Source::User))
    };
    html! {
        <div class="overview">
            if state.screen.phase == Phase::Before {
                if !state.is_locked() {
                    { search_and_log(store) }
                    { whole_body(store, state) }
                }
                { way_to_earlier(store, state) }
            } else if layout != Layout::Narrow {
                // On a phone the handle says it.
                <h2 class="overview-title">{ checked(state) }</h2>
            }
            <EntryList store={store.clone()} note={state.note().clone()} selection={state.screen.selection}
                phase={state.screen.phase} disabled={state.is_locked()} {layout} />
            if state.screen.phase == Phase::Before || layout == Layout::Wide {
                <div class="closing">
                    if state.screen.phase == Phase::Before { { session_time(store, state) } }
                    <div class="field remark">
                        <Writing store={store.clone()} context="session" label={words.say("About the session")}
                            text={state.note().session.remark.clone()} onwrite={remark} disabled={state.is_locked()} />
                    </div>
                </div>
            }
        </div>
    }
}

/// A technique in the hand may need no place: the whole body, or breathing guidance.
fn whole_body(store: &Rc<Store>, state: &Rc<State>) -> Html {
    let words = state.screen.words;
    let Some(Tool::Technique(technique)) = state.screen.tool.filter(|_| state.screen.open_treatment.is_none()) else {
        return Html::default();
    };
    let onclick = press(store, Action::AddTreatment { technique, site: None, finding: None, direction: None });
    html! {
        <button type="button" class="whole-body" {onclick}>
            { icon(Icon::Plus) }{ words.fill("{technique}: whole body, or no single place", &[("technique", &words.say(technique.row().short_name))]) }
        </button>
    }
}

/// How much of what was found has been looked at again.
fn checked(state: &State) -> String {
    let words = state.screen.words;
    let findings = &state.note().findings;
    let checked = findings.iter().filter(|finding| finding.response.is_some() || !finding.after.is_empty());
    words.fill("Checked again: {n} of {all}", &[("n", &checked.count()), ("all", &findings.len())])
}

/// One line of what the inspector holds, for the handle of a closed sheet.
pub fn peek(state: &State) -> String {
    let words = state.screen.words;
    if let Some(finding) = state.selected_finding() {
        return words.finding_title(finding);
    }
    if let Some(treatment) = state.selected_treatment() {
        return format!("{} · {}", words.say(treatment.technique.row().short_name), words.treatment_summary(treatment));
    }
    if let Some(place) = &state.screen.place {
        return words.site(place);
    }
    if state.screen.phase == Phase::After {
        return checked(state);
    }
    counts(state)
}
