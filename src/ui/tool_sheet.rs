//! Every finding, or every technique, by kind and by search.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    editor::Tool,
    note::{FindingTypeId, Screening, TechniqueId},
    ui::{
        icon::{Icon, icon},
        palette::{Group, tool_button},
    },
    words::Words,
};

#[derive(Properties, PartialEq, Debug)]
pub struct ToolSheetProps {
    pub words: Words,
    pub group: Group,
    pub held: Option<Tool>,
    pub screening: Rc<Screening>,
    pub onpick: Callback<Tool>,
    pub onclose: Callback<()>,
}

pub fn tool_sheet(props: ToolSheetProps) -> Html {
    html! { <ToolSheet ..props /> }
}

#[component]
fn ToolSheet(props: &ToolSheetProps) -> Html {
    let words = props.words;
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                wanted.set(input.value());
            }
        })
    };
    let close = {
        let onclose = props.onclose.clone();
        Callback::from(move |_: MouseEvent| onclose.emit(()))
    };
    let onkeydown = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                onclose.emit(());
            }
        })
    };
    let sections = sections(words, props.group, &wanted);
    let title = match props.group {
        Group::Found => words.say("Everything that can be found"),
        Group::Did => words.say("Everything that can be done"),
    };
    html! {
        <div class="sheet" role="region" aria-label={title} {onkeydown}>
            <header>
                <label class="search">
                    { icon(Icon::Search) }
                    <input type="search" aria-label={title} placeholder={title} {oninput} autocomplete="off" />
                </label>
                <button type="button" class="plain" aria-label={words.say("Close")} onclick={close}>{ icon(Icon::Close) }</button>
            </header>
            <div class="sheet-body">
                if sections.is_empty() {
                    <p class="empty">{ words.say("Nothing of that name.") }</p>
                }
                { for sections.into_iter().map(|(name, tools)| html! {
                    <section key={name.clone()}>
                        <h3>{ name }</h3>
                        <div class="tool-grid">
                            { for tools.into_iter().map(|tool| tool_button(words, tool, props.held == Some(tool), &props.screening, &props.onpick)) }
                        </div>
                    </section>
                }) }
            </div>
        </div>
    }
}

/// In the sections of the catalogue what the search leaves of them.
fn sections(words: Words, group: Group, wanted: &str) -> Vec<(String, Vec<Tool>)> {
    let found = |id: FindingTypeId| (words.category(id.row().category), Tool::Finding(id));
    let done = |id: TechniqueId| (words.family(id.row().family), Tool::Technique(id));
    let tools: Vec<(String, Tool)> = match group {
        Group::Found => words.search_findings(wanted).into_iter().map(found).collect(),
        Group::Did => words.search_techniques(wanted).into_iter().map(done).collect(),
    };
    let mut sections: Vec<(String, Vec<Tool>)> = Vec::new();
    for (section, tool) in tools {
        match sections.iter_mut().find(|(name, _)| *name == section) {
            Some((_, tools)) => tools.push(tool),
            None => sections.push((section, vec![tool])),
        }
    }
    sections
}
