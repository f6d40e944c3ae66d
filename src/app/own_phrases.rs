//! The therapist's own short texts, remembered on this device and nowhere else.

use crate::{
    app::device::Device,
    editor::{Action, Source, State, Store},
};

const KEY: &str = "phrases";

/// Tells the screen what was learned before.
pub fn recall(store: &Store, device: &Device) {
    if let Some(phrases) = device.kept::<String>(KEY) {
        store.dispatch(Action::SetPhrases(phrases.into()), Source::Host);
    }
}

/// Keeps what was learned or forgotten.
pub fn learn(before: &State, after: &State, device: &Device) {
    if before.screen.phrases != after.screen.phrases {
        device.keep(KEY, &after.screen.phrases.as_ref());
    }
}
