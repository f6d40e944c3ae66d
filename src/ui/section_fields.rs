//! The fields of a section: what the kind of session asks for, and the rest on demand.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, SectionAction, Source, Store},
    note::{AttributeId, AttributeKind, Id, Section, SectionField, SessionKind, Value, Values},
    ui::{
        field::{self, Field},
        icon::{Icon, icon},
    },
    words,
};

#[derive(Properties)]
pub struct SectionFieldsProps {
    pub store: Rc<Store>,
    pub section: Section,
    pub kind: SessionKind,
    /// The note, or the item of a list.
    pub record: Id,
    /// True where it is one item of a section that is a list.
    #[prop_or_default]
    pub is_item: bool,
    pub values: Rc<Values>,
    pub disabled: bool,
}

impl PartialEq for SectionFieldsProps {
    fn eq(&self, other: &Self) -> bool {
        self.section == other.section
            && self.kind == other.kind
            && self.record == other.record
            && (Rc::ptr_eq(&self.values, &other.values) || self.values == other.values)
            && self.disabled == other.disabled
    }
}

#[component]
pub fn SectionFields(props: &SectionFieldsProps) -> Html {
    let words = props.store.words();
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let (shown, on_demand) = props.section.shown(props.kind, &props.values);
    html! {
        <>
            { fields(props, &shown) }
            if !on_demand.is_empty() {
                <button type="button" class="disclosure" aria-expanded={is_open.to_string()} onclick={toggle}>
                    { icon(Icon::Down) }{ words.fill("More ({count})", &[("count", &on_demand.len())]) }
                </button>
            }
            if *is_open { { fields(props, &on_demand) } }
        </>
    }
}

/// Flags in one row, then the others in the order of the sheet.
fn fields(props: &SectionFieldsProps, fields: &[&'static SectionField]) -> Html {
    let words = props.store.words();
    let is_flag = |field: &&&'static SectionField| matches!(field.use_.attribute.row().kind, AttributeKind::Flag);
    let flags: Vec<AttributeId> = fields.iter().filter(is_flag).map(|field| field.use_.attribute).collect();
    let stamps = fields.iter().filter_map(|field| match props.values.get(&field.use_.attribute)? {
        Value::Text(time) if matches!(field.use_.attribute.row().kind, AttributeKind::Time) => {
            Some(format!("{} {}", words.say(field.use_.attribute.row().label), words::time_of_day(time)))
        }
        _ => None,
    });
    html! {
        <>
            if !flags.is_empty() {
                <div class="chips" role="group" aria-label={words.say(props.section.row().title)}>
                    { for flags.into_iter().map(|flag| {
                        let set = |value| { let set = setter(props, flag); Callback::from(move |_: MouseEvent| set.emit(Option::clone(&value))) };
                        field::flag_chip(words, flag, props.values.get(&flag).cloned(), props.disabled, &set)
                    }) }
                    { for stamps.map(|stamp| html! { <span class="chip-note">{ stamp }</span> }) }
                </div>
            }
            { for fields.iter().map(|field| {
                let attribute = field.use_.attribute;
                field::field(&Field {
                    store: props.store.clone(),
                    use_: &field.use_,
                    record: props.record,
                    value: props.values.get(&attribute).cloned(),
                    onchange: setter(props, attribute),
                    referral: None,
                    disabled: props.disabled,
                })
            }) }
        </>
    }
}

fn setter(props: &SectionFieldsProps, attribute: AttributeId) -> Callback<Option<Value>> {
    let (store, section, item) = (props.store.clone(), props.section, props.is_item.then_some(props.record));
    Callback::from(move |value| {
        let said = match item {
            Some(item) => SectionAction::SetOfItem { section, item, attribute, value },
            None => SectionAction::Set { section, attribute, value },
        };
        store.dispatch(Action::Say(said), Source::User);
    })
}
