//! Which language the screen speaks, and what it calls the structures.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::words::{LANGUAGES, Words};

/// Tells the language that was chosen, and whether structures have their Latin names.
pub fn languages(words: Words, onchoose: &Callback<(String, bool)>) -> Html {
    let (now, is_latin) = (words.language(), words.is_latin());
    let onchange = {
        let onchoose = onchoose.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                onchoose.emit((select.value(), is_latin));
            }
        })
    };
    let toggle = onchoose.reform(move |_: MouseEvent| (now.to_owned(), !is_latin));
    html! {
        <section class="languages" aria-label={words.say("Language")}>
            <label class="field">
                <span class="field-label">{ words.say("Language") }</span>
                <select class="text" {onchange}>
                    { for LANGUAGES.map(|(tag, name)| html! { <option value={tag} lang={tag} selected={tag == now}>{ name }</option> }) }
                </select>
            </label>
            <button type="button" class="chip" aria-pressed={is_latin.to_string()} onclick={toggle}>{ words.say("Latin names of structures") }</button>
        </section>
    }
}
