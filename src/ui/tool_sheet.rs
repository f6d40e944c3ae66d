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
    words,
};

#[derive(Properties, PartialEq, Debug)]
pub struct ToolSheetProps {
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
    let sections = sections(props.group, &wanted);
    let title = match props.group {
        Group::Found => "Everything that can be found",
        Group::Did => "Everything that can be done",
    };
    html! {
        <div class="sheet" role="region" aria-label={title} {onkeydown}>
            <header>
                <label class="search">
                    { icon(Icon::Search) }
                    <input type="search" aria-label={title} placeholder={title} {oninput} autocomplete="off" />
                </label>
                <button type="button" class="plain" aria-label="Close" onclick={close}>{ icon(Icon::Close) }</button>
            </header>
            <div class="sheet-body">
                if sections.is_empty() {
                    <p class="empty">{ "Nothing of that name." }</p>
                }
                { for sections.into_iter().map(|(name, tools)| html! {
                    <section key={name.clone()}>
                        <h3>{ heading(&name) }</h3>
                        <div class="tool-grid">
                            { for tools.into_iter().map(|tool| tool_button(tool, props.held == Some(tool), &props.screening, &props.onpick)) }
                        </div>
                    </section>
                }) }
            </div>
        </div>
    }
}

/// In the sections of the catalogue what the search leaves of them.
fn sections(group: Group, wanted: &str) -> Vec<(String, Vec<Tool>)> {
    let found = |id: FindingTypeId| (format!("{:?}", id.row().category), Tool::Finding(id));
    let done = |id: TechniqueId| (id.row().family.to_owned(), Tool::Technique(id));
    let tools: Vec<(String, Tool)> = match group {
        Group::Found => words::search_findings(wanted).into_iter().map(found).collect(),
        Group::Did => words::search_techniques(wanted).into_iter().map(done).collect(),
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

/// "connective-tissue" and "ConnectiveTissue" as "Connective tissue".
fn heading(code: &str) -> String {
    let mut heading = String::new();
    for letter in code.chars() {
        if letter == '-' {
            heading.push(' ');
        } else if letter.is_ascii_uppercase() && !heading.is_empty() {
            heading.push(' ');
            heading.push(letter.to_ascii_lowercase());
        } else if heading.is_empty() {
            heading.push(letter.to_ascii_uppercase());
        } else {
            heading.push(letter);
        }
    }
    heading
}
