//! What is selected, or else what the finger pointed at, or else the note so far.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Source, State, Store, Tool},
    ui::{
        entry_list::EntryList,
        field,
        finding_details::FindingDetails,
        icon::{Icon, icon},
        layout::Layout,
        place::{place_menu, search_and_log},
        treatment_details::TreatmentDetails,
    },
    words,
};

#[derive(Properties)]
pub struct InspectorProps {
    pub store: Rc<Store>,
    pub state: Rc<State>,
    pub layout: Layout,
}

impl PartialEq for InspectorProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store) && Rc::ptr_eq(&self.state, &other.state) && self.layout == other.layout
    }
}

#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let (store, state) = (&props.store, &props.state);
    // On a phone the chart keeps the room, and the details come up when they are asked for.
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let shown = props.layout != Layout::Narrow || *open || state.screen.place.is_some();
    let content = if let Some(finding) = state.selected_finding() {
        html! { <FindingDetails store={store.clone()} state={state.clone()} finding={finding.clone()} /> }
    } else if let Some(treatment) = state.selected_treatment() {
        html! { <TreatmentDetails store={store.clone()} state={state.clone()} treatment={treatment.clone()} /> }
    } else if let Some(place) = &state.screen.place {
        place_menu(store, place)
    } else {
        overview(store, state)
    };
    html! {
        <aside class="inspector" aria-label="Note" data-open={shown.to_string()}>
            if props.layout == Layout::Narrow {
                <button type="button" class="handle" aria-expanded={shown.to_string()} onclick={toggle}>
                    <span class="handle-text">{ peek(state) }</span>{ icon(Icon::Down) }
                </button>
            }
            if shown { <div class="inspector-body">{ content }</div> }
        </aside>
    }
}

/// The note so far, with the search above it and the session's words below.
fn overview(store: &Rc<Store>, state: &Rc<State>) -> Html {
    let remark = {
        let store = store.clone();
        Callback::from(move |remark| store.dispatch(Action::SetSessionRemark(remark), Source::User))
    };
    html! {
        <div class="overview">
            { search_and_log(store) }
            { whole_body(store, state) }
            <EntryList store={store.clone()} note={state.note().clone()} selection={state.screen.selection} />
            { field::remark("About the session", &state.note().session.remark, remark, state.screen.read_only) }
        </div>
    }
}

/// A technique in the hand may need no place: the whole body, or breathing guidance.
fn whole_body(store: &Rc<Store>, state: &Rc<State>) -> Html {
    let Some(Tool::Technique(technique)) = state.screen.tool.filter(|_| state.screen.open_treatment.is_none()) else {
        return Html::default();
    };
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let action = Action::AddTreatment { technique, site: None, finding: None, direction: None };
            store.dispatch(action, Source::User);
        })
    };
    html! {
        <button type="button" class="whole-body" {onclick}>
            { icon(Icon::Plus) }{ format!("{}: whole body, or no single place", technique.row().short_name) }
        </button>
    }
}

/// One line of what the inspector holds, for the handle of a closed sheet.
fn peek(state: &State) -> String {
    if let Some(finding) = state.selected_finding() {
        return words::finding_title(finding);
    }
    if let Some(treatment) = state.selected_treatment() {
        return format!("{} · {}", treatment.technique.row().short_name, words::treatment_summary(treatment));
    }
    if let Some(place) = &state.screen.place {
        return words::site(place);
    }
    let note = state.note();
    format!("{} found · {} done", note.findings.len(), note.treatments.len())
}
