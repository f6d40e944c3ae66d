//! A number between two buttons.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{limited, number},
    ui::icon::{Icon, icon},
    words::Words,
};

pub struct Stepper {
    pub words: Words,
    pub label: &'static str,
    /// As it is written behind the number.
    pub unit: AttrValue,
    pub least: f64,
    pub most: f64,
    pub step: f64,
    pub value: Option<f64>,
    pub onchange: Callback<Option<f64>>,
    /// What the first press on an empty field gives; none where it steps from zero.
    pub first: Option<f64>,
    /// A second, longer step upwards.
    pub leap: Option<f64>,
    pub disabled: bool,
}

pub fn stepper(props: &Stepper) -> Html {
    let words = props.words;
    let by = |step: f64| {
        let (onchange, value, least, most) = (props.onchange.clone(), props.value, props.least, props.most);
        let first = props.first;
        Callback::from(move |_: MouseEvent| {
            // What is less than the least becomes the least.
            let from = value.map_or_else(|| first.unwrap_or(step), |value| value + step);
            let stepped = (from * 100.0).round() / 100.0;
            onchange.emit(Some(limited(stepped, least, most)));
        })
    };
    let text = props.value.map_or_else(String::new, |it| words.amount(it));
    let onchange = {
        let (onchange, least, most) = (props.onchange.clone(), props.least, props.most);
        let kept = text.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = input.value().trim().replace(',', ".");
            if typed.is_empty() {
                onchange.emit(None);
            } else if let Some(number) = number(&typed) {
                onchange.emit(Some(limited(number, least, most)));
            } else {
                let kept = if kept.is_empty() { words.say("nothing") } else { &kept };
                input.set_custom_validity(
                    &words.fill("This is no number, so {kept} is kept. Type one such as 2.5.", &[("kept", &kept)]),
                );
                input.report_validity();
            }
        })
    };
    let oninput = Callback::from(|event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.set_custom_validity("");
        }
    });
    html! {
        <div class="stepper">
            <button type="button" aria-label={words.fill("{label} less", &[("label", &props.label)])} disabled={props.disabled}
                onclick={by(-props.step)}>{ icon(Icon::Minus) }</button>
            <input inputmode="decimal" aria-label={props.label} value={text} placeholder="–" {onchange} {oninput}
                disabled={props.disabled} autocomplete="off" />
            <span class="unit">{ props.unit.clone() }</span>
            <button type="button" aria-label={words.fill("{label} more", &[("label", &props.label)])} disabled={props.disabled}
                onclick={by(props.step)}>{ icon(Icon::Plus) }</button>
            if let Some(leap) = props.leap {
                <button type="button" class="leap" aria-label={words.fill("{label} plus {n}", &[("label", &props.label), ("n", &words.amount(leap))])}
                    disabled={props.disabled} onclick={by(leap)}>{ format!("+{}", words.amount(leap)) }</button>
            }
        </div>
    }
}
