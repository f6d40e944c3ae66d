//! Everything about one finding: where exactly, how much, and what it calls for.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, EntryId, Phase, Source, State, Store},
    note::{AttributeId, AttributeUse, Finding, Referral, Response},
    ui::{
        caution::site_cautions,
        details::{Details, Fold},
        entry_list::whereabouts,
        field::{self, Field},
        icon::{Icon, icon, sign},
        palette::tool_button,
        place::{likely_techniques, site_editor},
        press::press,
        writing::Writing,
    },
};

#[derive(Properties, Debug)]
pub struct FindingDetailsProps {
    pub store: Rc<Store>,
    pub state: Rc<State>,
    pub finding: Rc<Finding>,
    pub fold: Fold,
}

impl PartialEq for FindingDetailsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.finding, &other.finding)
            && Rc::ptr_eq(&self.state.note().screening, &other.state.note().screening)
            && self.state.screen.phase == other.state.screen.phase
            && self.state.is_locked() == other.state.is_locked()
            && self.fold == other.fold
    }
}

#[component]
pub fn FindingDetails(props: &FindingDetailsProps) -> Html {
    let words = props.store.words();
    let finding = &props.finding;
    let row = finding.finding.row();
    let entry = EntryId::Finding(finding.id);
    let locked = props.state.is_locked();
    let screening = &props.state.note().screening;
    let after = props.state.screen.phase == Phase::After;

    let dispatch = |action| press(&props.store, action);
    let value = |attribute: AttributeId| {
        let recheck = after && attribute.row().recheck;
        if recheck { finding.after.get(&attribute) } else { finding.value(attribute) }.cloned()
    };
    let detail = |use_: &'static AttributeUse| {
        let attribute = use_.attribute;
        let recheck = after && attribute.row().recheck;
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
        let zones = finding.site.as_ref().filter(|_| attribute.row().id == "referralZones");
        let referral = zones.and_then(|site| Referral::of(site.structure));
        field::field(&Field {
            store: props.store.clone(),
            use_,
            record: entry.id(),
            value: value(attribute),
            onchange,
            referral,
            disabled: locked,
        })
    };
    let has_value = |attribute| finding.value(attribute).is_some();
    let details = Details::in_sight(row.attributes, row.severity, &props.fold, &has_value);
    let remark = {
        let store = props.store.clone();
        Callback::from(move |remark| store.dispatch(Action::SetRemark { entry, remark }, Source::User))
    };
    let treat = {
        let store = props.store.clone();
        Callback::from(move |tool| crate::ui::palette::take(&store, tool))
    };

    html! {
        <div class="details">
            <header class="details-head" data-colour={row.category.group().id()}>
                <span class="badge-sign">{ sign(row.id) }</span>
                <div>
                    <h2>{ words.say(row.name) }</h2>
                    <p>{ whereabouts(words, finding) }</p>
                </div>
                <button type="button" class="plain" aria-label={words.say("Close the details")} onclick={dispatch(Action::Select(None))}>{ icon(Icon::Close) }</button>
            </header>
            if let Some(site) = &finding.site {
                { site_cautions(words, screening, site) }
                { site_editor(&props.store, entry, site, 0, locked) }
            }
            { for details.first.iter().copied().map(detail) }
            { field::flags(&props.store, entry, &details.flags, &value, locked) }
            if after || finding.response.is_some() {
                <div class="field" role="group" aria-label={words.say("Response")}>
                    <span class="field-label">{ words.say("Response") }</span>
                    <div class="chips">
                        { for [Response::Improved, Response::Unchanged, Response::Worse, Response::Resolved, Response::NotReassessed].map(|answer| {
                            let chosen = finding.response == Some(answer);
                            let response = (!chosen).then_some(answer);
                            html! {
                                <button type="button" class="chip" aria-pressed={chosen.to_string()} disabled={locked}
                                    onclick={dispatch(Action::SetResponse { entry, response })}>{ words.response(answer) }</button>
                            }
                        }) }
                    </div>
                </div>
            }
            if !after && !locked {
                <div class="field" role="group" aria-label={words.say("Treat it with")}>
                    <span class="field-label">{ words.say("Treat it with") }</span>
                    <div class="tool-row">
                        { for likely_techniques(finding.site.as_ref()).into_iter().take(6).map(|tool| tool_button(words, tool, false, screening, &treat)) }
                    </div>
                </div>
            }
            { details.disclosure(words, &props.fold, 0) }
            { for details.rest.iter().copied().map(detail) }
            <div class="field remark" key={finding.id.0.to_string()}>
                <Writing store={props.store.clone()} context="finding" label={words.say("In your words")} text={finding.remark.clone()} onwrite={remark} disabled={locked} />
            </div>
            <footer class="details-foot">
                <button type="button" class="danger" disabled={locked} onclick={dispatch(Action::Remove(entry))}>{ icon(Icon::Bin) }{ words.say("Remove") }</button>
                <button type="button" class="primary" onclick={dispatch(Action::Select(None))}>{ words.say("Done") }</button>
            </footer>
        </div>
    }
}
