//! Where Yew puts what it shows. Yew never takes its listeners off such a place, nor frees them, so a place whose element
//! has gone waits for the next one: there are never more than elements were on the page at one time.

use std::cell::RefCell;

use web_sys::Element;
use yew::prelude::*;

use crate::{
    app::{App, AppProps},
    ui::{NoteEditor, NoteEditorProps},
};

thread_local! {
    static FREE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
}

pub struct Root {
    pub host: Element,
    app: AppHandle<Show>,
}

#[derive(Clone, PartialEq)]
pub enum Shown {
    Nothing,
    App(AppProps),
    Editor(NoteEditorProps),
}

#[derive(PartialEq, Properties)]
struct ShowProps {
    shown: Shown,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    match props.shown.clone() {
        Shown::Nothing => Html::default(),
        Shown::App(props) => html! { <App ..props /> },
        Shown::Editor(props) => html! { <NoteEditor ..props /> },
    }
}

impl Root {
    /// A place that is free, or else `host` as a new one.
    pub fn take(host: Element) -> Root {
        if let Some(free) = FREE.with(|free| free.borrow_mut().pop()) {
            return free;
        }
        let app =
            yew::Renderer::<Show>::with_root_and_props(host.clone(), ShowProps { shown: Shown::Nothing }).render();
        Root { host, app }
    }

    pub fn show(&mut self, shown: Shown) {
        self.app.update(ShowProps { shown });
    }

    pub fn give_back(mut self) {
        self.show(Shown::Nothing);
        FREE.with(|free| free.borrow_mut().push(self));
    }
}
