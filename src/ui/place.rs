//! Where something is: the structures under the finger as chips, the side, and what is likely there.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    chart::{REACH, Side, StructureId, drawing, regions_at},
    editor::{Action, EntryId, Source, Store, Tool, stack},
    note::{Site, Suggestion, suggestion},
    ui::{
        caution::site_cautions,
        icon::{Icon, icon},
        palette::{take, tool_button},
        press::press,
        structure_search::StructureSearch,
    },
    words::{ENGLISH, Words},
};

/// What is likely at a site, by the region that was tapped.
fn suggested(site: &Site) -> Option<&'static Suggestion> {
    let mark = site.mark.as_ref()?;
    let surface = drawing(mark.view, crate::chart::Layer::Surface)?;
    let hit = *regions_at(surface, mark.point.into(), REACH).first()?;
    suggestion(mark.view, hit.region.region)
}

pub fn likely_findings(site: &Site) -> Vec<Tool> {
    let findings = suggested(site).map_or(&[][..], |suggestion| suggestion.findings);
    findings.iter().copied().map(Tool::Finding).collect()
}

pub fn likely_techniques(site: Option<&Site>) -> Vec<Tool> {
    let techniques = site.and_then(suggested).map_or(&[][..], |suggestion| suggestion.techniques);
    techniques.iter().copied().map(Tool::Technique).collect()
}

/// Corrects the structure and the side of a site; `place` says which of the entry's sites it is.
pub fn site_editor(store: &Rc<Store>, entry: EntryId, site: &Site, place: usize, disabled: bool) -> Html {
    let words = store.words();
    let change = {
        let store = store.clone();
        Callback::from(move |(structure, side): (StructureId, Side)| {
            store.dispatch(Action::SetStructure { entry, site: place, structure, side }, Source::User);
        })
    };
    html! {
        <div class="site-editor">
            <StructureChips {words} key={entry.id().0.to_string()} site={site.clone()} onchoose={change.clone()} {disabled} />
            { side_chips(words, site, &change, disabled) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct SiteChipsProps {
    pub words: Words,
    pub site: Site,
    pub onchoose: Callback<(StructureId, Side)>,
    #[prop_or_default]
    pub disabled: bool,
}

/// How many structures of a stack are shown before "more" is asked for.
const FIRST: usize = 6;

/// The stack under the finger; one tap corrects which structure was meant.
#[component]
fn StructureChips(props: &SiteChipsProps) -> Html {
    let words = props.words;
    let all = use_state(|| false);
    let mut stack = props.site.mark.as_ref().map(stack).unwrap_or_default();
    // What stands stays on its side; the others take the side that the tap gives them.
    match stack.iter().position(|(structure, _)| *structure == props.site.structure) {
        Some(place) => stack[place].1 = props.site.side,
        None => stack.insert(0, (props.site.structure, props.site.side)),
    }
    let chosen = stack.iter().position(|(structure, _)| *structure == props.site.structure).unwrap_or(0);
    let shown = if *all || chosen >= FIRST { stack.len() } else { stack.len().min(FIRST) };
    let hidden = stack.len() - shown;
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div class="field stack" role="group" aria-label={words.say("Structure")}>
            <span class="field-label">{ words.say("Structure") }</span>
            <div class="chips">
                { for stack.into_iter().take(shown).map(|(structure, side)| {
                    let onchoose = props.onchoose.clone();
                    let onclick = Callback::from(move |_: MouseEvent| onchoose.emit((structure, side)));
                    html! {
                        <button type="button" class="chip" data-structure={structure.row().id} disabled={props.disabled}
                            aria-pressed={(structure == props.site.structure).to_string()}
                            title={words.say(structure.row().name)} {onclick}>{ words.structure(structure) }</button>
                    }
                }) }
                if hidden > 0 {
                    <button type="button" class="chip quiet" onclick={show_all}>{ words.fill("{hidden} more", &[("hidden", &hidden)]) }</button>
                }
            </div>
        </div>
    }
}

fn side_chips(words: Words, site: &Site, onchoose: &Callback<(StructureId, Side)>, disabled: bool) -> Html {
    let structure = site.structure;
    let sides = if structure.row().paired {
        [Side::Left, Side::Right, Side::Bilateral]
    } else {
        [Side::Left, Side::Midline, Side::Right]
    };
    let label = |side: Side| match side {
        Side::Left if !structure.row().paired => words.say("Left half"),
        Side::Right if !structure.row().paired => words.say("Right half"),
        Side::Midline => words.say("Whole"),
        other => words.side(other),
    };
    // A side that the structure would not be given stays in sight where a note has it.
    let extra = (!sides.contains(&site.side)).then_some(site.side);
    html! {
        <div class="field" role="group" aria-label={words.say("Side")}>
            <span class="field-label">{ words.say("Side") }</span>
            <div class="segmented">
                { for sides.into_iter().chain(extra).map(|side| {
                    let onchoose = onchoose.clone();
                    let onclick = Callback::from(move |_: MouseEvent| onchoose.emit((structure, side)));
                    html! {
                        <button type="button" data-side={ENGLISH.side(side)} aria-pressed={(side == site.side).to_string()}
                            {disabled} {onclick}>{ label(side) }</button>
                    }
                }) }
            </div>
        </div>
    }
}

/// What is offered where the finger pointed with nothing in the hand.
pub fn place_menu(store: &Rc<Store>, place: &Site, disabled: bool) -> Html {
    let words = store.words();
    let choose = {
        let (store, mark) = (store.clone(), place.mark.clone());
        Callback::from(move |(structure, side): (StructureId, Side)| {
            store.dispatch(Action::PointAt(Site { mark: mark.clone(), ..Site::new(structure, side) }), Source::User);
        })
    };
    let pick = {
        let store = store.clone();
        Callback::from(move |tool| take(&store, tool))
    };
    let state = store.state();
    let screening = &state.note().screening;
    let button = |tool| tool_button(words, tool, false, screening, &pick);
    html! {
        <div class="details place-menu">
            <header class="details-head" data-colour="place">
                <div><h2>{ words.site(place) }</h2><p>{ words.say(place.structure.row().name) }</p></div>
                <button type="button" class="plain" aria-label={words.say("Close")} onclick={press(store, Action::Select(None))}>{ icon(Icon::Close) }</button>
            </header>
            { site_cautions(words, screening, place) }
            <StructureChips {words} site={place.clone()} onchoose={choose.clone()} />
            { side_chips(words, place, &choose, false) }
            if !disabled {
                <div class="field" role="group" aria-label={words.say("Found here")}>
                    <span class="field-label">{ words.say("Found here") }</span>
                    <div class="tool-row">{ for likely_findings(place).into_iter().map(button) }</div>
                </div>
                <div class="field" role="group" aria-label={words.say("Did here")}>
                    <span class="field-label">{ words.say("Did here") }</span>
                    <div class="tool-row">{ for likely_techniques(Some(place)).into_iter().map(button) }</div>
                </div>
                <p class="aside">{ words.say("Everything else is on the palette: it is used here.") }</p>
            }
        </div>
    }
}

/// Finds a structure by name and uses what is in the hand on it, or points at it.
pub fn search_and_log(store: &Rc<Store>) -> Html {
    let words = store.words();
    let onchoose = {
        let store = store.clone();
        Callback::from(move |(structure, side): (StructureId, Side)| {
            let screen = store.state().screen.clone();
            let site = Site::new(structure, side);
            let action = match (screen.tool, screen.open_treatment) {
                (Some(Tool::Finding(finding)), _) => {
                    Action::AddFinding { finding, site: Some(site), details: Vec::new() }
                }
                (Some(Tool::Technique(_)), Some(treatment)) => Action::AddSite { treatment, site, direction: None },
                (Some(Tool::Technique(technique)), None) => {
                    Action::AddTreatment { technique, site: Some(site), finding: None, direction: None }
                }
                (None, _) => Action::PointAt(site),
            };
            store.dispatch(action, Source::User);
        })
    };
    html! { <StructureSearch {words} label={words.say("Body")} {onchoose} /> }
}
