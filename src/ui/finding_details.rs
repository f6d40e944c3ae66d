//! Everything about one finding: where exactly, how much, and what it calls for.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, EntryId, Phase, Source, State, Store},
    note::{AttributeUse, Finding, Response},
    ui::{
        field::{self, Field},
        icon::{Icon, icon, sign},
        palette::tool_button,
        place::{likely_techniques, site_editor},
        tally::colour,
    },
    words,
};

#[derive(Properties)]
pub struct FindingDetailsProps {
    pub store: Rc<Store>,
    pub state: Rc<State>,
    pub finding: Rc<Finding>,
}

impl PartialEq for FindingDetailsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.finding, &other.finding)
            && self.state.screen.phase == other.state.screen.phase
            && self.state.screen.read_only == other.state.screen.read_only
    }
}

#[component]
pub fn FindingDetails(props: &FindingDetailsProps) -> Html {
    let more = use_state(|| false);
    let finding = &props.finding;
    let row = finding.finding.row();
    let entry = EntryId::Finding(finding.id);
    let read_only = props.state.screen.read_only;
    let after = props.state.screen.phase == Phase::After;

    let dispatch = |action: Action| {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action.clone(), Source::User))
    };
    let detail = |use_: &'static AttributeUse| {
        let attribute = use_.attribute;
        let recheck = after && attribute.row().recheck;
        let value = if recheck { finding.after.get(&attribute) } else { finding.value(attribute) }.cloned();
        let onchange = {
            let (store, id) = (props.store.clone(), finding.id);
            Callback::from(move |value| {
                let action = if recheck {
                    Action::Recheck { finding: id, attribute, value }
                } else {
                    Action::SetDetail { entry: EntryId::Finding(id), attribute, value }
                };
                store.dispatch(action, Source::User);
            })
        };
        field::field(&Field { use_, value, onchange, disabled: read_only })
    };
    let asked = |use_: &&'static AttributeUse| use_.fixed.is_none();
    let (mut first, rest): (Vec<_>, Vec<_>) = row.attributes.iter().filter(asked).partition(|use_| {
        use_.required || Some(use_.attribute) == row.severity || finding.value(use_.attribute).is_some()
    });
    // The strip puts the severity first; here it stands first as well.
    if let Some(place) = first.iter().position(|use_: &&AttributeUse| Some(use_.attribute) == row.severity) {
        first[..=place].rotate_right(1);
    }
    let toggle = {
        let more = more.clone();
        Callback::from(move |_: MouseEvent| more.set(!*more))
    };
    let remark = {
        let store = props.store.clone();
        Callback::from(move |remark| store.dispatch(Action::SetRemark { entry, remark }, Source::User))
    };
    let treat = {
        let store = props.store.clone();
        Callback::from(move |tool| crate::ui::palette::take(&store, tool))
    };

    html! {
        // Keyed by the type: from one finding to the next of its type, only what differs is painted anew.
        <div class="details" key={row.id}>
            <header class="details-head" data-colour={colour(row.category)}>
                <span class="badge-sign">{ sign(row.id) }</span>
                <div>
                    <h2>{ row.name }</h2>
                    <p>{ finding.site.as_ref().map_or_else(|| "Whole person".to_owned(), words::site) }</p>
                </div>
                <button type="button" class="plain" aria-label="Close the details" onclick={dispatch(Action::Select(None))}>{ icon(Icon::Close) }</button>
            </header>
            if let Some(site) = &finding.site {
                { site_editor(&props.store, entry, site, 0, read_only) }
            }
            { for first.into_iter().map(detail) }
            if after || finding.response.is_some() {
                <div class="field" role="group" aria-label="Response">
                    <span class="field-label">{ "Response" }</span>
                    <div class="chips">
                        { for [Response::Improved, Response::Unchanged, Response::Worse, Response::Resolved, Response::NotReassessed].map(|answer| {
                            let pressed = finding.response == Some(answer);
                            let response = (!pressed).then_some(answer);
                            html! {
                                <button type="button" class="chip" aria-pressed={pressed.to_string()} disabled={read_only}
                                    onclick={dispatch(Action::SetResponse { entry, response })}>{ words::response(answer) }</button>
                            }
                        }) }
                    </div>
                </div>
            }
            if !after && !read_only {
                <div class="field" role="group" aria-label="Treat it with">
                    <span class="field-label">{ "Treat it with" }</span>
                    <div class="tool-row">
                        { for likely_techniques(finding.site.as_ref()).into_iter().take(6).map(|tool| tool_button(tool, false, &treat)) }
                    </div>
                </div>
            }
            if !rest.is_empty() {
                <button type="button" class="disclosure" aria-expanded={more.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ format!("More details ({})", rest.len()) }
                </button>
                if *more { { for rest.into_iter().map(detail) } }
            }
            { field::remark("In your words", &finding.remark, remark, read_only) }
            <footer class="details-foot">
                <button type="button" class="danger" disabled={read_only} onclick={dispatch(Action::Remove(entry))}>{ icon(Icon::Bin) }{ "Remove" }</button>
                <button type="button" class="primary" onclick={dispatch(Action::Select(None))}>{ "Done" }</button>
            </footer>
        </div>
    }
}
