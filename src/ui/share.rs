//! The note in the forms that others take, each handed over as a file.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    export::{
        report::PaperSize,
        shape::{GROUPS, Shape},
    },
    note::Note,
    ui::{
        handing::{Told, share},
        icon::{Icon, icon},
    },
    words::Words,
};

#[derive(Properties)]
pub struct ShareProps {
    pub words: Words,
    pub note: Rc<Note>,
}

impl PartialEq for ShareProps {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && Rc::ptr_eq(&self.note, &other.note)
    }
}

#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = props.words;
    // Of what was asked for last.
    let told = use_state(|| None::<(Shape, Told)>);
    // What is being made: the report takes a moment where its part of the program has to come first.
    let making = use_state(|| None::<Shape>);
    let paper = usual_paper();
    let button = |shape: Shape| {
        let is_made = *making == Some(shape);
        let (note, told, making) = (props.note.clone(), told.clone(), making.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if making.is_some() {
                return;
            }
            making.set(Some(shape));
            let (note, told, making) = (note.clone(), told.clone(), making.clone());
            spawn_local(async move {
                told.set(share(words, &note, shape, paper).await.map(|told| (shape, told)));
                making.set(None);
            });
        });
        html! {
            <button type="button" class="share" key={shape.key()} data-share={shape.key()}
                aria-busy={is_made.then_some("true")} {onclick}>
                if is_made { { icon(Icon::Waiting) } }
                <span><b>{ shape.name(words) }</b><small>{ if is_made { words.say("One moment.").to_owned() } else { shape.says(words, paper) } }</small></span>
            </button>
        }
    };
    html! {
        <section class="section" data-section="Share" aria-label={words.say("Share")}>
            <h2>{ words.say("Share") }</h2>
            <p class="aside">{ words.say("Each is a file with what the note holds, the client's name too, unless it says otherwise. It goes where you put it.") }</p>
            { for GROUPS.iter().map(|(heading, shapes)| html! {
                <div class="share-group" key={*heading} role="group" aria-label={words.say(heading)}>
                    <h3>{ words.say(heading) }</h3>
                    <div class="shares">{ for shapes.iter().copied().map(&button) }</div>
                    if let Some((_, told)) = told.as_ref().filter(|(shape, _)| shapes.contains(shape)) {
                        <p class="past" role="alert">{ icon(Icon::Warning) }<span>{ told.sentence(words) }</span></p>
                    }
                </div>
            }) }
        </section>
    }
}

/// The paper of the region that the browser is set to.
pub fn usual_paper() -> PaperSize {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    PaperSize::usual(&language.unwrap_or_default())
}
