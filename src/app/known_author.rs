//! Who signs, remembered on this device, so that a name is typed once.

use crate::{
    app::device::Device,
    editor::{Action, Source, State, Store},
    note::Author,
};

const KEY: &str = "author";

/// Tells the screen who signed before.
pub fn recall(store: &Store, device: &Device) {
    if let Some(author) = device.kept::<Author>(KEY) {
        store.dispatch(Action::SetAuthor(author), Source::Host);
    }
}

/// Keeps another name.
pub fn learn(before: &State, after: &State, device: &Device) {
    if before.screen.author != after.screen.author {
        device.keep(KEY, &*after.screen.author);
    }
}
