//! The pages about the session, which stand beside the chart.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{State, Store},
    note::{Page, Section},
    ui::{
        icon::{Icon, icon},
        item_list::ItemList,
        measures::Measures,
        screening::ScreeningSection,
        section_fields::SectionFields,
    },
};

/// The sections of a page.
pub fn page(store: &Rc<Store>, state: &Rc<State>, page: Page) -> Html {
    let words = state.screen.words;
    let sections = Section::ALL.into_iter().filter(|section| section.row().page == page);
    html! {
        <div class="page">
            { for sections.filter(|section| section.is_shown(state.note())).map(|section| html! {
                <section key={section.row().title} class="section" data-section={section.row().title} aria-label={words.say(section.row().title)}>
                    <h2>{ words.say(section.row().title) }</h2>
                    if section == Section::Referral { { standing(state) } }
                    { content(store, state, section) }
                </section>
            }) }
        </div>
    }
}

fn content(store: &Rc<Store>, state: &Rc<State>, section: Section) -> Html {
    let (note, disabled) = (state.note(), state.is_locked());
    match section {
        Section::Screening => html! {
            <ScreeningSection store={store.clone()} screening={note.screening.clone()} {disabled} />
        },
        Section::Measures => html! {
            <Measures store={store.clone()} note={note.clone()} phase={state.screen.phase} {disabled} />
        },
        Section::Diagnoses | Section::Goals => html! {
            <ItemList store={store.clone()} note={note.clone()} {section} {disabled} />
        },
        _ => match note.values(section) {
            Some(values) => html! {
                <SectionFields store={store.clone()} {section} kind={note.session.kind} record={note.id}
                    values={values.clone()} {disabled} />
            },
            None => Html::default(),
        },
    }
}

/// Which visit this is, and what is past. It stops nothing.
fn standing(state: &State) -> Html {
    let words = state.screen.words;
    let standing = words.referral_standing(state.note());
    html! {
        <>
            if !standing.visits.is_empty() { <p class="visits">{ standing.visits }</p> }
            { for standing.past.into_iter().map(|past| html! { <p class="past">{ icon(Icon::Warning) }{ past }</p> }) }
        </>
    }
}
