//! A number between two buttons.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{limited, number},
    ui::icon::{Icon, icon},
    words,
};

pub struct Stepper {
    pub label: &'static str,
    pub unit: &'static str,
    pub least: f64,
    pub most: f64,
    pub step: f64,
    pub value: Option<f64>,
    pub onchange: Callback<Option<f64>>,
    /// A second, longer step upwards.
    pub leap: Option<f64>,
    pub disabled: bool,
}

pub fn stepper(props: &Stepper) -> Html {
    let by = |step: f64| {
        let (onchange, value, least, most) = (props.onchange.clone(), props.value, props.least, props.most);
        Callback::from(move |_: MouseEvent| {
            // The first press on an empty field starts from zero, or from the least where that is higher.
            let start = value.unwrap_or(limited(0.0, least, most));
            let stepped = ((start + step) * 100.0).round() / 100.0;
            onchange.emit(Some(limited(stepped, least, most)));
        })
    };
    let onchange = {
        let (onchange, least, most) = (props.onchange.clone(), props.least, props.most);
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = input.value().trim().replace(',', ".");
            if typed.is_empty() {
                onchange.emit(None);
            } else if let Some(number) = number(&typed) {
                onchange.emit(Some(limited(number, least, most)));
            }
        })
    };
    let unit = match props.unit {
        "1" | "{score}" => "",
        "deg" => "°",
        "Cel" => "°C",
        other => other,
    };
    let text = props.value.map_or_else(String::new, words::amount);
    html! {
        <div class="stepper">
            <button type="button" aria-label={format!("{} less", props.label)} disabled={props.disabled}
                onclick={by(-props.step)}>{ icon(Icon::Minus) }</button>
            <input inputmode="decimal" aria-label={props.label} value={text} placeholder="–" {onchange}
                disabled={props.disabled} autocomplete="off" />
            <span class="unit">{ unit }</span>
            <button type="button" aria-label={format!("{} more", props.label)} disabled={props.disabled}
                onclick={by(props.step)}>{ icon(Icon::Plus) }</button>
            if let Some(leap) = props.leap {
                <button type="button" class="leap" aria-label={format!("{} plus {}", props.label, words::amount(leap))}
                    disabled={props.disabled} onclick={by(leap)}>{ format!("+{}", words::amount(leap)) }</button>
            }
        </div>
    }
}
