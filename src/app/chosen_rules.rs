//! Whose rules the therapist keeps, remembered on this device for each kind of session.

use crate::{
    app::device::Device,
    chart::Entries,
    editor::{Action, Source, State, Store},
    note::SessionKind,
};

const KEY: &str = "rules";
const KINDS: [(SessionKind, &str); 2] = [(SessionKind::Medical, "medical"), (SessionKind::Relaxation, "relaxation")];

/// Tells the screen what was chosen before.
pub fn recall(store: &Store, device: &Device) {
    let chosen: Entries<String, String> = device.kept(KEY).unwrap_or_default();
    for (kind, name) in KINDS {
        if let Some(set) = chosen.get(name) {
            store.dispatch(Action::ChooseRules { kind, set: set.as_str().into() }, Source::Host);
        }
    }
}

/// Keeps another choice.
pub fn learn(before: &State, after: &State, device: &Device) {
    if before.screen.rules == after.screen.rules {
        return;
    }
    let mut chosen: Entries<String, String> = Entries::new();
    for ((_, name), set) in KINDS.into_iter().zip(&after.screen.rules) {
        if let Some(set) = set {
            chosen.insert(name.to_owned(), set.to_string());
        }
    }
    device.keep(KEY, &chosen);
}
