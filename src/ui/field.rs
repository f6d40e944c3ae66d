//! One detail of a finding or a treatment, edited in the way that its kind asks for.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{Entries, StructureId},
    editor::{Action, EntryId, Store},
    note::{AttributeId, AttributeKind, AttributeUse, Choice, Id, Referral, Scale, Standing, Value},
    ui::{
        choice_search::ChoiceSearch,
        icon::{Icon, icon},
        press::press,
        stepper::{Stepper, stepper},
        strip::levels,
        structure_search::StructureSearch,
        writing::Writing,
    },
    words::{self, Words},
};

/// The most choices that stand as chips; more are searched for.
const MOST_CHIPS: usize = 29;

/// The most choices that stay beside the one that was chosen.
const MOST_BESIDE: usize = 8;

/// What a detail is and holds, and who is told of another value.
pub struct Field {
    pub store: Rc<Store>,
    pub use_: &'static AttributeUse,
    /// What the detail is of; a search begins anew with another.
    pub record: Id,
    pub value: Option<Value>,
    pub onchange: Callback<Option<Value>>,
    /// Where the pain of what is edited usually goes.
    pub referral: Option<&'static Referral>,
    pub disabled: bool,
}

pub fn field(props: &Field) -> Html {
    let words = props.store.words();
    let use_ = props.use_;
    let row = use_.attribute.row();
    let required = use_
        .required
        .then(|| html! { <span class="required" title={words.say("Asked for by the catalogue")}>{ "•" }</span> });
    let label =
        html! { <span class="field-label">{ words.say(row.label) }{ required }{ standing(words, &row.kind) }</span> };
    let framed = |control: Html| {
        html! {
            <div key={row.id} class="field" role="group" aria-label={words.say(row.label)} data-attribute={row.id}>
                { label.clone() }{ control }
            </div>
        }
    };
    match &row.kind {
        // They stand together in one row.
        AttributeKind::Flag => Html::default(),
        AttributeKind::Scale(_) => framed(scale_levels(props)),
        AttributeKind::Scales(scale) => {
            let choices = scale.levels.iter().map(|level| (level.code, words.say(level.label)));
            framed(several(props, choices))
        }
        AttributeKind::Parts(scale) => framed(parts(props, scale)),
        AttributeKind::Choice(choices) if choices.len() > MOST_CHIPS => framed(found_one(props, choices)),
        AttributeKind::Choice(choices) => framed(one_of(props, offered(words, use_, choices))),
        AttributeKind::Choices(choices) => {
            framed(several(props, choices.iter().map(move |choice| (choice.code, words.say(choice.label)))))
        }
        AttributeKind::Number { .. } => framed(amount(props)),
        AttributeKind::Date => framed(date(props)),
        // It is set with what it is the time of.
        AttributeKind::Time => Html::default(),
        AttributeKind::Text => framed(text(props)),
        AttributeKind::Structures => framed(structures(props)),
    }
}

/// What a reader has to know about a scale that is no validated instrument.
fn standing(words: Words, kind: &AttributeKind) -> Html {
    let (AttributeKind::Scale(scale) | AttributeKind::Scales(scale) | AttributeKind::Parts(scale)) = kind else {
        return Html::default();
    };
    match scale.standing {
        Standing::Convention if !scale.levels.is_empty() && scale.id.contains("-0-") => {
            html! { <small class="standing" title={words.say("A charting convention, not a validated instrument")}>{ words.say("convention") }</small> }
        }
        _ => Html::default(),
    }
}

fn offered<'a>(
    words: Words,
    use_: &'a AttributeUse,
    choices: &'a [Choice],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let choices = if use_.choices.is_empty() { choices } else { use_.choices };
    choices.iter().map(move |choice| (choice.code, words.say(choice.label)))
}

fn chip(label: &str, pressed: bool, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="chip" aria-pressed={pressed.to_string()} {disabled} {onclick}>{ label.to_owned() }</button>
    }
}

fn set(props: &Field, value: Option<Value>) -> Callback<MouseEvent> {
    let onchange = props.onchange.clone();
    Callback::from(move |_: MouseEvent| onchange.emit(value.clone()))
}

/// Flags as one row of chips: a tap says yes, another no, a third takes it back. From three on, one chip more says
/// yes to all of them.
pub fn flags(
    store: &Rc<Store>,
    entry: EntryId,
    flags: &[AttributeId],
    value: &dyn Fn(AttributeId) -> Option<Value>,
    disabled: bool,
) -> Html {
    let words = store.words();
    if flags.is_empty() {
        return Html::default();
    }
    let yes = Some(Value::Flag(true));
    let set = |details| press(store, Action::SetDetails { entry, details });
    let are_all = flags.iter().all(|flag| value(*flag) == yes);
    html! {
        <div class="field" role="group" aria-label={words.say("What applies")}>
            <span class="field-label">{ words.say("What applies") }</span>
            <div class="chips">
                { for flags.iter().map(|flag| flag_chip(words, *flag, value(*flag), disabled, &|next| set(vec![(*flag, next)]))) }
                if flags.len() > 2 {
                    { chip(words.say("All"), are_all, disabled, {
                        let answer = if are_all { None } else { yes.clone() };
                        set(flags.iter().map(|flag| (*flag, answer.clone())).collect())
                    }) }
                }
            </div>
        </div>
    }
}

/// One flag: a tap says yes, another no, a third takes it back.
pub fn flag_chip(
    words: Words,
    flag: AttributeId,
    value: Option<Value>,
    disabled: bool,
    set: &dyn Fn(Option<Value>) -> Callback<MouseEvent>,
) -> Html {
    let label = words.say(flag.row().label);
    let is_yes = value == Some(Value::Flag(true));
    let (said, next) = match value {
        Some(Value::Flag(true)) => (label.to_owned(), Some(Value::Flag(false))),
        Some(Value::Flag(false)) => (words.fill("{label}: no", &[("label", &label)]), None),
        _ => (label.to_owned(), Some(Value::Flag(true))),
    };
    html! {
        <button type="button" class="chip" data-attribute={flag.row().id} aria-pressed={is_yes.to_string()} {disabled}
            onclick={set(next)}>{ said }</button>
    }
}

/// A number between two buttons, after those that one tap gives.
fn amount(props: &Field) -> Html {
    let words = props.store.words();
    let row = props.use_.attribute.row();
    let AttributeKind::Number { unit, least, most, step, offered } = row.kind else { return Html::default() };
    let value = props.value.as_ref().and_then(Value::number);
    let unit = words::narrative::unit(unit, value, words).into();
    let onchange = props.onchange.reform(|number: Option<f64>| number.map(Value::Number));
    let disabled = props.disabled;
    html! {
        <div class="amount">
            { for offered.iter().map(|number| {
                let pressed = value == Some(*number);
                let text = words.amount(*number);
                html! {
                    <button type="button" class="level" aria-pressed={pressed.to_string()} {disabled}
                        aria-label={format!("{}, {text}", words.say(row.label))}
                        onclick={set(props, (!pressed).then_some(Value::Number(*number)))}>{ text.clone() }</button>
                }
            }) }
            { stepper(&Stepper { words, label: words.say(row.label), unit, least, most, step, first: None, leap: None, value, onchange, disabled }) }
        </div>
    }
}

fn scale_levels(props: &Field) -> Html {
    let words = props.store.words();
    let levels = levels(words, props.use_.attribute);
    let short = levels.iter().all(|(_, short, _)| short.chars().count() <= 3);
    html! {
        <div class={if short { "levels" } else { "chips" }}>
            { for levels.into_iter().map(|(value, short_label, long)| {
                let pressed = props.value.as_ref() == Some(&value);
                let onclick = set(props, (!pressed).then_some(value));
                html! {
                    <button type="button" class={if short { "level" } else { "chip" }} aria-pressed={pressed.to_string()}
                        aria-label={long.clone()} title={long.clone()} disabled={props.disabled} {onclick}>{ short_label }</button>
                }
            }) }
            if short {
                if let Some(said) = &props.value {
                    <p class="level-said">{ words.value(props.use_.attribute, said) }</p>
                }
            }
        </div>
    }
}

fn one_of<'a>(props: &Field, choices: impl Iterator<Item = (&'a str, &'a str)>) -> Html {
    let choices: Vec<_> = choices.collect();
    let is_chosen = |code: &str| matches!(&props.value, Some(Value::Text(chosen)) if chosen == code);
    // Of many the one that was chosen stands alone; without it they all stand again.
    let alone = choices.iter().find(|(code, _)| choices.len() > MOST_BESIDE && is_chosen(code));
    if let Some((_, label)) = alone {
        return html! { <div class="chips">{ chosen(props, label) }</div> };
    }
    let chips = choices.into_iter().map(|(code, label)| {
        let pressed = is_chosen(code);
        chip(label, pressed, props.disabled, set(props, (!pressed).then(|| Value::Text(code.to_owned()))))
    });
    html! { <div class="chips">{ for chips }</div> }
}

/// What was chosen; a tap takes it back.
fn chosen(props: &Field, label: &str) -> Html {
    let words = props.store.words();
    html! {
        <button type="button" class="chip" aria-pressed="true" aria-label={words.fill("Remove {label}", &[("label", &label)])}
            disabled={props.disabled} onclick={set(props, None)}>{ label.to_owned() }{ icon(Icon::Close) }</button>
    }
}

/// One of very many: what was chosen, and a search.
fn found_one(props: &Field, choices: &'static [Choice]) -> Html {
    let words = props.store.words();
    let found = match &props.value {
        Some(Value::Text(code)) => choices.iter().find(|choice| choice.code == code),
        _ => None,
    };
    let onchoose = props.onchange.reform(|code: &'static str| Some(Value::Text(code.to_owned())));
    html! {
        <div class="chips">
            if let Some(choice) = found {
                { chosen(props, words.say(choice.label)) }
            } else if !props.disabled {
                <ChoiceSearch {words} key={props.record.0.to_string()} label={words.say(props.use_.attribute.row().label)} {choices} {onchoose} />
            }
        </div>
    }
}

fn several<'a>(props: &Field, choices: impl Iterator<Item = (&'a str, &'a str)>) -> Html {
    let chosen = listed(props);
    html! { <div class="chips">{ for choices.map(|(code, label)| toggle(props, &chosen, code, label)) }</div> }
}

/// A chip that adds a code to the list, or takes it out.
fn toggle(props: &Field, chosen: &[String], code: &str, label: &str) -> Html {
    let pressed = chosen.iter().any(|other| other == code);
    let mut codes: Vec<String> = chosen.iter().filter(|other| *other != code).cloned().collect();
    if !pressed {
        codes.push(code.to_owned());
    }
    chip(label, pressed, props.disabled, set(props, (!codes.is_empty()).then_some(Value::List(codes))))
}

fn listed(props: &Field) -> Vec<String> {
    match &props.value {
        Some(Value::List(codes)) => codes.clone(),
        _ => Vec::new(),
    }
}

fn parts(props: &Field, scale: &'static Scale) -> Html {
    let words = props.store.words();
    let given = match &props.value {
        Some(Value::Parts(parts)) => parts.clone(),
        _ => Entries::new(),
    };
    let rows = scale.levels.iter().map(|item| {
        let buttons = (0..=item.most).map(|number| {
            let pressed = given.get(item.code) == Some(&number);
            let mut next = given.clone();
            if pressed {
                next.remove(item.code);
            } else {
                next.insert(item.code.to_owned(), number);
            }
            let onclick = set(props, (!next.is_empty()).then_some(Value::Parts(next)));
            html! {
                <button type="button" class="level" aria-pressed={pressed.to_string()} disabled={props.disabled}
                    aria-label={format!("{} {number}", words.say(item.label))} title={words.say(item.definition)} {onclick}>{ number }</button>
            }
        });
        html! { <div class="part"><span>{ words.say(item.label) }</span><div class="levels">{ for buttons }</div></div> }
    });
    html! { <div class="parts">{ for rows }</div> }
}

fn date(props: &Field) -> Html {
    let words = props.store.words();
    let onchange = props.onchange.reform(text_or_none);
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            onchange.emit(input.value());
        }
    });
    html! {
        <input type="date" class="text" aria-label={words.say(props.use_.attribute.row().label)} value={said(props)} {oninput}
            disabled={props.disabled} autocomplete="off" />
    }
}

fn text(props: &Field) -> Html {
    let words = props.store.words();
    let row = props.use_.attribute.row();
    html! {
        <Writing key={props.record.0.to_string()} store={props.store.clone()} context={row.id} label={words.say(row.label)} is_line={true}
            text={said(props)} onwrite={props.onchange.reform(text_or_none)} disabled={props.disabled} />
    }
}

fn said(props: &Field) -> String {
    match &props.value {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn text_or_none(text: String) -> Option<Value> {
    (!text.is_empty()).then_some(Value::Text(text))
}

/// Structures of the catalogue: first those that the pain usually goes to, then what else was chosen, then a search.
fn structures(props: &Field) -> Html {
    let words = props.store.words();
    let chosen = listed(props);
    let (primary, spillover) = props.referral.map_or_else(Default::default, |zones| (zones.primary, zones.spillover));
    let zone = |zone: &StructureId| toggle(props, &chosen, zone.row().id, words.structure(*zone));
    let is_offered = |id: &str| primary.iter().chain(spillover).any(|zone| zone.row().id == id);
    let others = chosen.iter().filter(|id| !is_offered(id)).map(|id| {
        let name = StructureId::named(id).map_or(id.as_str(), |structure| words.structure(structure));
        let rest: Vec<String> = chosen.iter().filter(|other| *other != id).cloned().collect();
        let onclick = set(props, (!rest.is_empty()).then_some(Value::List(rest)));
        html! {
            <button type="button" class="chip" aria-pressed="true" aria-label={words.fill("Remove {name}", &[("name", &name)])}
                disabled={props.disabled} {onclick}>{ name.to_owned() }{ icon(Icon::Close) }</button>
        }
    });
    let onchoose = {
        let (onchange, chosen) = (props.onchange.clone(), chosen.clone());
        Callback::from(move |(structure, _): (StructureId, _)| {
            let id = structure.row().id.to_owned();
            if !chosen.contains(&id) {
                onchange.emit(Some(Value::List(chosen.iter().cloned().chain([id]).collect())));
            }
        })
    };
    let usual: Vec<String> = primary.iter().map(|zone| zone.row().id.to_owned()).collect();
    let is_told = props.disabled || usual.iter().all(|id| chosen.contains(id));
    html! {
        <div class="chips">
            if let Some(referral) = props.referral {
                <p class="chip-note">{ words.referral_note(referral) }</p>
                if !is_told {
                    <button type="button" class="chip yes" onclick={set(props, Some(Value::List(chosen.iter().cloned().chain(usual.into_iter().filter(|id| !chosen.contains(id))).collect())))}>
                        { icon(Icon::Check) }{ words.say("Yes, this is the pain") }
                    </button>
                }
            }
            { for primary.iter().map(zone) }
            if !spillover.is_empty() { <span class="chip-note">{ words.say("Spills over to") }</span> }
            { for spillover.iter().map(zone) }
            { for others }
            if !props.disabled { <StructureSearch {words} key={props.record.0.to_string()} label={words.say(props.use_.attribute.row().label)} {onchoose} /> }
        </div>
    }
}
