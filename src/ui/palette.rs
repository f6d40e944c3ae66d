//! What can be taken in the hand: what was found, and what was done.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Arrival, Source, State, Store, Tool, pick},
    note::{FindingTypeId, Screening, SessionKind, TechniqueId, against_technique, gravest, palette},
    ui::{
        areas::level_id,
        icon::{Icon, icon, sign},
        later::{later, waiting_sheet},
        tool_sheet::ToolSheetProps,
    },
    words::Words,
};

/// The order in which tools stand on the palette: the therapist's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Favourites {
    pub findings: Vec<FindingTypeId>,
    pub techniques: Vec<TechniqueId>,
}

impl Favourites {
    /// The palette as the catalogue has it.
    pub fn usual(kind: SessionKind) -> Favourites {
        let usual = palette(kind);
        Favourites { findings: usual.findings.to_vec(), techniques: usual.techniques.to_vec() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Found,
    Did,
}

#[derive(Properties)]
pub struct PaletteProps {
    pub store: Rc<Store>,
    pub tool: Option<Tool>,
    pub favourites: Rc<Favourites>,
    pub screening: Rc<Screening>,
    pub program: Arrival,
}

impl PartialEq for PaletteProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && self.tool == other.tool
            && Rc::ptr_eq(&self.favourites, &other.favourites)
            && Rc::ptr_eq(&self.screening, &other.screening)
            && self.program == other.program
    }
}

#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let words = props.store.words();
    let group = use_state(|| Group::Found);
    let sheet = use_state(|| None::<Group>);

    let onpick = {
        let (store, sheet) = (props.store.clone(), sheet.clone());
        Callback::from(move |tool: Tool| {
            take(&store, tool);
            sheet.set(None);
        })
    };
    let show = |which: Group| {
        let group = group.clone();
        Callback::from(move |_: MouseEvent| group.set(which))
    };
    let open = |which: Group| {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set(Some(which)))
    };
    let close = {
        let sheet = sheet.clone();
        Callback::from(move |()| sheet.set(None))
    };
    let tools = |which: Group| -> Vec<Tool> {
        // A tool from the sheet shows on the palette for as long as it is in the hand.
        let held = props.tool.filter(|tool| (which == Group::Found) == matches!(tool, Tool::Finding(_)));
        let favourites: Vec<Tool> = match which {
            Group::Found => props.favourites.findings.iter().copied().map(Tool::Finding).collect(),
            Group::Did => props.favourites.techniques.iter().copied().map(Tool::Technique).collect(),
        };
        let extra = held.filter(|tool| !favourites.contains(tool));
        extra.into_iter().chain(favourites).collect()
    };
    let column = |which: Group, name: &'static str| {
        html! {
            <div class="tools" role="group" aria-label={name} data-shown={(*group == which).to_string()}>
                <h2>{ name }</h2>
                <div class="tool-list">
                    { for tools(which).into_iter().map(|tool| tool_button(words, tool, props.tool == Some(tool), &props.screening, &onpick)) }
                    <button type="button" class="tool more" onclick={open(which)} aria-haspopup="true">
                        { icon(Icon::More) }<span>{ words.say("More") }</span>
                    </button>
                </div>
            </div>
        }
    };

    html! {
        <aside class="palette" part="palette" aria-label={words.say("Tools")}>
            <div class="groups segmented" role="group" aria-label={words.say("Group")}>
                <button type="button" aria-pressed={(*group == Group::Found).to_string()} onclick={show(Group::Found)}>{ words.say("Found") }</button>
                <button type="button" aria-pressed={(*group == Group::Did).to_string()} onclick={show(Group::Did)}>{ words.say("Did") }</button>
            </div>
            { column(Group::Found, words.say("Found")) }
            { column(Group::Did, words.say("Did")) }
            if let Some(which) = *sheet {
                { match later() {
                    Some(later) => (later.tool_sheet)(ToolSheetProps {
                        words, group: which, held: props.tool, screening: props.screening.clone(), onpick, onclose: close,
                    }),
                    None => waiting_sheet(words, props.program, close),
                } }
            }
        </aside>
    }
}

/// Uses a tool, or takes it in the hand, as the state of things asks for.
pub fn take(store: &Store, tool: Tool) {
    let state: Rc<State> = store.state();
    let action: Action = pick(&state, tool);
    store.dispatch(action, Source::User);
}

/// A tool's button: its sign and its name, and a mark where something speaks against it.
pub fn tool_button(words: Words, tool: Tool, held: bool, screening: &Screening, onpick: &Callback<Tool>) -> Html {
    let mut title = AttrValue::default();
    let mut level = None;
    let (id, name, full, glyph, colour) = match tool {
        Tool::Finding(finding) => {
            let row = finding.row();
            (row.id, words.say(row.short_name), words.say(row.name), row.id, row.category.group().id())
        }
        Tool::Technique(technique) => {
            let row = technique.row();
            level = gravest(&against_technique(screening, technique)).map(level_id);
            if let Some(later) = later().filter(|_| level.is_some()) {
                title = format!(
                    "{}. {}",
                    words.say(row.name),
                    (later.technique_cautions_in_words)(words, screening, technique)
                )
                .into();
            }
            (row.id, words.say(row.short_name), words.say(row.name), row.family, "treated")
        }
    };
    let onclick = {
        let onpick = onpick.clone();
        Callback::from(move |_: MouseEvent| onpick.emit(tool))
    };
    if title.is_empty() {
        title = full.into();
    }
    // No word is broken.
    let is_long = name.split(' ').any(|word| word.len() > 11).then_some("");
    html! {
        <button type="button" key={id} class="tool" data-tool={id} data-colour={colour} data-level={level} data-long={is_long}
            aria-pressed={held.to_string()} {title} {onclick}>
            { sign(glyph) }<span>{ name }</span>
            if level.is_some() { { icon(Icon::Warning) } }
        </button>
    }
}
