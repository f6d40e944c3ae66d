//! Who signs, remembered on this device, so that a name is typed once.

use crate::{
    app::habits::local_storage,
    editor::{Action, Source, State, Store},
    note::{Author, read_json, write_json},
};

const KEY: &str = "palpate.author";

/// Tells the screen who signed before.
pub fn recall(store: &Store) {
    let text = local_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if let Some(author) = text.and_then(|text| read_json::<Author>(&text).ok()) {
        store.dispatch(Action::SetAuthor(author), Source::Host);
    }
}

/// Keeps another name.
pub fn learn(before: &State, after: &State) {
    if before.screen.author == after.screen.author {
        return;
    }
    if let Some(storage) = local_storage() {
        // A full or forbidden storage costs the name, and nothing else.
        let _ = storage.set_item(KEY, &write_json(&*after.screen.author));
    }
}
