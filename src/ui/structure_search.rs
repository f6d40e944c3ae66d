//! Finds a structure by name: "levator l" is the left levator scapulae.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{Side, StructureId, in_order},
    ui::icon::{Icon, icon},
    words,
};

#[derive(Properties, PartialEq)]
pub struct StructureSearchProps {
    pub label: &'static str,
    pub onchoose: Callback<(StructureId, Side)>,
}

/// The most answers that are shown.
const MOST: usize = 12;

#[component]
pub fn StructureSearch(props: &StructureSearchProps) -> Html {
    let wanted = use_state(String::new);
    let answers = search(&wanted);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                wanted.set(input.value());
            }
        })
    };
    let choose = {
        let (wanted, onchoose) = (wanted.clone(), props.onchoose.clone());
        move |answer: (StructureId, Side)| {
            wanted.set(String::new());
            onchoose.emit(answer);
        }
    };
    let onkeydown = {
        let (first, choose, wanted) = (answers.first().copied(), choose.clone(), wanted.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                if let Some(answer) = first {
                    choose(answer);
                }
            }
            "Escape" if !wanted.is_empty() => {
                event.stop_propagation();
                wanted.set(String::new());
            }
            _ => {}
        })
    };
    html! {
        <div class="structure-search">
            <label class="search">
                { icon(Icon::Search) }
                <input type="search" aria-label={format!("{}: find a structure", props.label)} placeholder="Find a structure, such as levator l"
                    value={(*wanted).clone()} {oninput} {onkeydown} autocomplete="off" />
            </label>
            if !wanted.trim().is_empty() {
                <div class="answers" role="group" aria-label="Structures found">
                    if answers.is_empty() { <p class="empty">{ "No structure of that name." }</p> }
                    { for answers.into_iter().enumerate().map(|(place, (structure, side))| {
                        let choose = choose.clone();
                        let onclick = Callback::from(move |_: MouseEvent| choose((structure, side)));
                        html! {
                            <button type="button" class="answer" data-first={(place == 0).to_string()} {onclick}>
                                { words::structure_and_side(structure, side) }
                            </button>
                        }
                    }) }
                </div>
            }
        </div>
    }
}

/// The structures whose names hold every word, the closest first; a paired one stands once for each side
/// unless the words name a side.
pub fn search(wanted: &str) -> Vec<(StructureId, Side)> {
    let lower = wanted.to_lowercase();
    let mut side = None;
    let mut words = Vec::new();
    for word in lower.split_whitespace() {
        match word {
            "l" | "left" | "lt" => side = Some(Side::Left),
            "r" | "right" | "rt" => side = Some(Side::Right),
            "both" | "bilateral" | "b" => side = Some(Side::Bilateral),
            _ => words.push(word),
        }
    }
    if words.is_empty() {
        return Vec::new();
    }
    let found: Vec<(u32, StructureId)> = StructureId::all()
        .filter_map(|structure| {
            let row = structure.row();
            let names = format!("{} {} {}", row.common_name, row.name, row.id.replace('-', " ")).to_lowercase();
            if !words.iter().all(|word| names.contains(word)) {
                return None;
            }
            let common = row.common_name.to_lowercase();
            let starts = common.starts_with(words[0]) || row.name.to_lowercase().starts_with(words[0]);
            let whole = common == words.join(" ");
            let cost = u32::from(row.tier) * 4 + if whole { 0 } else if starts { 1 } else { 3 };
            Some((cost, structure))
        })
        .collect();
    let found = in_order(found, |(cost, structure)| u128::from(*cost) << 32 | structure.row().common_name.len() as u128);
    let sides = |structure: StructureId| match (structure.row().paired, side) {
        (false, _) => vec![Side::Midline],
        (true, Some(side)) => vec![side],
        (true, None) => vec![Side::Left, Side::Right],
    };
    found
        .into_iter()
        .flat_map(|(_, structure)| sides(structure).into_iter().map(move |side| (structure, side)))
        .take(MOST)
        .collect()
}
