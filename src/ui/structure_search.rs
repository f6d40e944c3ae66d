//! Finds a structure by name: "levator l" is the left levator scapulae.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{Side, StructureId},
    ui::icon::{Icon, icon},
    words::Words,
};

#[derive(Properties, PartialEq)]
pub struct StructureSearchProps {
    pub words: Words,
    pub label: &'static str,
    pub onchoose: Callback<(StructureId, Side)>,
}

#[component]
pub fn StructureSearch(props: &StructureSearchProps) -> Html {
    let words = props.words;
    let wanted = use_state(String::new);
    let answers = words.search(&wanted);
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
                <input type="search" aria-label={words.fill("{label}: find a structure", &[("label", &props.label)])} placeholder={words.say("Find a structure: levator l")}
                    value={(*wanted).clone()} {oninput} {onkeydown} autocomplete="off" />
            </label>
            if !wanted.trim().is_empty() {
                <div class="answers" role="group" aria-label={words.say("Structures found")}>
                    if answers.is_empty() { <p class="empty">{ words.say("No structure of that name.") }</p> }
                    { for answers.into_iter().enumerate().map(|(place, (structure, side))| {
                        let choose = choose.clone();
                        let onclick = Callback::from(move |_: MouseEvent| choose((structure, side)));
                        html! {
                            <button type="button" class="answer" data-first={(place == 0).to_string()} {onclick}>
                                { words.structure_and_side(structure, side) }
                            </button>
                        }
                    }) }
                </div>
            }
        </div>
    }
}
