//! Every finding, or every technique, by kind and by search.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    editor::Tool,
    note::{FindingTypeId, Gloss, Screening, TechniqueId},
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
    let tools: Vec<Offer> = match props.group {
        Group::Found => FindingTypeId::all().map(found).collect(),
        Group::Did => TechniqueId::all().map(done).collect(),
    };
    let sections = grouped(&tools, &wanted);
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

/// A tool, in what section it stands, and by what it is searched for.
struct Offer {
    tool: Tool,
    section: String,
    names: String,
    definition: String,
}

fn found(finding: FindingTypeId) -> Offer {
    let (row, gloss) = (finding.row(), finding.gloss());
    let names = format!("{} {} {}", row.name, row.short_name, gloss.abbreviation);
    offer(Tool::Finding(finding), format!("{:?}", row.category), &names, gloss)
}

fn done(technique: TechniqueId) -> Offer {
    let (row, gloss) = (technique.row(), technique.gloss());
    let names = format!("{} {} {} {}", row.name, row.short_name, gloss.abbreviation, gloss.synonyms);
    offer(Tool::Technique(technique), row.family.to_owned(), &names, gloss)
}

fn offer(tool: Tool, section: String, names: &str, gloss: &Gloss) -> Offer {
    Offer { tool, section, names: names.to_ascii_lowercase(), definition: gloss.definition.to_ascii_lowercase() }
}

/// Sections in the catalogue's order, with what the search leaves of them: by name, or else by what it is.
fn grouped(offers: &[Offer], wanted: &str) -> Vec<(String, Vec<Tool>)> {
    let sections = |text: fn(&Offer) -> &str| {
        let mut sections: Vec<(String, Vec<Tool>)> = Vec::new();
        let is_wanted = |offer: &&Offer| wanted.split_whitespace().all(|word| text(offer).contains(word));
        for offer in offers.iter().filter(is_wanted) {
            match sections.iter_mut().find(|(name, _)| *name == offer.section) {
                Some((_, tools)) => tools.push(offer.tool),
                None => sections.push((offer.section.clone(), vec![offer.tool])),
            }
        }
        sections
    };
    let by_name = sections(|offer| &offer.names);
    if by_name.is_empty() { sections(|offer| &offer.definition) } else { by_name }
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
