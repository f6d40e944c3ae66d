//! Keys that work everywhere in the editor.

use yew::prelude::*;

use crate::editor::Action;

/// What a key asks for, wherever the focus is. Text fields keep their own undo while they are typed in.
pub fn shortcut(event: &KeyboardEvent, in_text: bool) -> Option<Action> {
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "z" | "Z" if command && !in_text => Some(if event.shift_key() { Action::Redo } else { Action::Undo }),
        "y" if command && !in_text => Some(Action::Redo),
        "Escape" => Some(Action::PutDown),
        _ => None,
    }
}
