//! What a press on a button asks for.

use std::rc::Rc;

use yew::prelude::*;

use crate::editor::{Action, Source, Store};

/// Every button that asks for an action shares this: a closure of its own for each would weigh more.
pub fn press(store: &Rc<Store>, action: Action) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| store.dispatch(action.clone(), Source::User))
}
