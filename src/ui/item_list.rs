//! A section that is a list: diagnoses with their codes, goals with what measures them.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, SectionAction, Source, Store},
    note::{AttributeId, Condition, Item, Note, Section, Value, title_of},
    ui::{
        icon::{Icon, icon},
        press::press,
        section_fields::SectionFields,
    },
};

#[derive(Properties)]
pub struct ItemListProps {
    pub store: Rc<Store>,
    pub note: Rc<Note>,
    pub section: Section,
    pub disabled: bool,
}

impl PartialEq for ItemListProps {
    fn eq(&self, other: &Self) -> bool {
        self.section == other.section
            && self.note.session.kind == other.note.session.kind
            && self.note.items(self.section) == other.note.items(self.section)
            && self.disabled == other.disabled
    }
}

#[component]
pub fn ItemList(props: &ItemListProps) -> Html {
    let words = props.store.words();
    let section = props.section;
    let items = props.note.items(section).map(Vec::as_slice).unwrap_or_default();
    let add = press(&props.store, Action::Say(SectionAction::AddItem { section, values: Vec::new() }));
    let name = if section == Section::Goals { words.say("Add a goal") } else { words.say("Add a diagnosis") };
    html! {
        <>
            { for items.iter().map(|item| card(props, item)) }
            if !props.disabled {
                <button type="button" class="chip add" onclick={add}>{ icon(Icon::Plus) }{ name }</button>
            }
        </>
    }
}

fn card(props: &ItemListProps, item: &Rc<Item>) -> Html {
    let words = props.store.words();
    let remove = press(&props.store, Action::Say(SectionAction::RemoveItem { section: props.section, item: item.id }));
    let title = words.item_title(props.section, item);
    html! {
        <article key={item.id.0.to_string()} class="card">
            <header>
                <h3>{ title.clone() }</h3>
                <button type="button" class="plain" aria-label={words.fill("Remove {title}", &[("title", &title)])} disabled={props.disabled}
                    onclick={remove}>{ icon(Icon::Bin) }</button>
            </header>
            <SectionFields store={props.store.clone()} section={props.section} kind={props.note.session.kind}
                record={item.id} is_item={true} values={Rc::new(item.values.clone())} disabled={props.disabled} />
            if props.section == Section::Diagnoses { { codes(props, item) } }
        </article>
    }
}

/// The codes by which a referrer may name the condition; one tap takes one over.
fn codes(props: &ItemListProps, item: &Item) -> Html {
    let words = props.store.words();
    let (Some(condition), Some(attribute)) =
        (item.text("condition").and_then(Condition::named), AttributeId::named("icd10cm"))
    else {
        return Html::default();
    };
    html! {
        <div class="field" role="group" aria-label={words.say("Codes of the condition")}>
            <span class="field-label">{ words.say("As the referrer has it") }</span>
            <div class="chips">
                { for condition.codes().map(|code| {
                    let is_chosen = item.text("icd10cm") == Some(code);
                    let value = (!is_chosen).then(|| Value::Text(code.to_owned()));
                    let (store, section, item) = (props.store.clone(), props.section, item.id);
                    let onclick = Callback::from(move |_: MouseEvent| {
                        let said = SectionAction::SetOfItem { section, item, attribute, value: value.clone() };
                        store.dispatch(Action::Say(said), Source::User);
                    });
                    html! {
                        <button type="button" class="chip" aria-pressed={is_chosen.to_string()} title={title_of(code).unwrap_or_default()}
                            disabled={props.disabled} {onclick}>{ code }</button>
                    }
                }) }
            </div>
        </div>
    }
}
