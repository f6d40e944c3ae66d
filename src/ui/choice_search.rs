//! Finds one of very many choices by its name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    note::Choice,
    ui::icon::{Icon, icon},
    words::Words,
};

#[derive(Properties)]
pub struct ChoiceSearchProps {
    pub words: Words,
    pub label: &'static str,
    pub choices: &'static [Choice],
    /// Told the code of what was chosen.
    pub onchoose: Callback<&'static str>,
}

impl PartialEq for ChoiceSearchProps {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
            && self.label == other.label
            && std::ptr::eq(self.choices, other.choices)
            && self.onchoose == other.onchoose
    }
}

#[component]
pub fn ChoiceSearch(props: &ChoiceSearchProps) -> Html {
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
    let answers = words.search_choices(&wanted, props.choices);
    let choose = {
        let (wanted, onchoose) = (wanted.clone(), props.onchoose.clone());
        move |code: &'static str| {
            wanted.set(String::new());
            onchoose.emit(code);
        }
    };
    let onkeydown = {
        let (first, choose) = (answers.first().map(|choice| choice.code), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(code) = first.filter(|_| event.key() == "Enter") {
                event.prevent_default();
                choose(code);
            }
        })
    };
    html! {
        <div class="structure-search">
            <label class="search">
                { icon(Icon::Search) }
                <input type="search" aria-label={words.fill("{label}: find one", &[("label", &props.label)])} placeholder={words.fill("Find: {label}", &[("label", &props.label)])}
                    value={(*wanted).clone()} {oninput} {onkeydown} autocomplete="off" />
            </label>
            if !wanted.trim().is_empty() {
                <div class="answers" role="group" aria-label={words.say("Found")}>
                    if answers.is_empty() { <p class="empty">{ words.say("Nothing of that name.") }</p> }
                    { for answers.into_iter().map(|choice| {
                        let choose = choose.clone();
                        let onclick = Callback::from(move |_: MouseEvent| choose(choice.code));
                        html! { <button type="button" class="answer" {onclick}>{ words.say(choice.label) }</button> }
                    }) }
                </div>
            }
        </div>
    }
}
