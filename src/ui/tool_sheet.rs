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
                wanted.set(input.value().to_ascii_lowercase());
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
    let sections: Vec<(String, Vec<Tool>)> = match props.group {
        Group::Found => grouped(
            FindingTypeId::all().map(|finding| {
                let row = finding.row();
                let text = format!("{} {} {}", row.name, row.short_name, row.abbreviation);
                (format!("{:?}", row.category), text, Tool::Finding(finding))
            }),
            &wanted,
        ),
        Group::Did => grouped(
            TechniqueId::all().map(|technique| {
                let row = technique.row();
                let text = format!("{} {} {} {}", row.name, row.short_name, row.abbreviation, row.synonyms);
                (row.family.to_owned(), text, Tool::Technique(technique))
            }),
            &wanted,
        ),
    };
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

/// Sections in the catalogue's order, with what the search leaves of them.
fn grouped(tools: impl Iterator<Item = (String, String, Tool)>, wanted: &str) -> Vec<(String, Vec<Tool>)> {
    let mut sections: Vec<(String, Vec<Tool>)> = Vec::new();
    for (section, text, tool) in tools {
        let text = text.to_ascii_lowercase();
        if !wanted.split_whitespace().all(|word| text.contains(word)) {
            continue;
        }
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
