//! Whose rules the therapist keeps, remembered on this device for each kind of session.

use crate::{
    app::habits::local_storage,
    chart::Entries,
    editor::{Action, Source, State, Store},
    note::{SessionKind, read_json, write_json},
};

const KEY: &str = "palpate.rules";
const KINDS: [(SessionKind, &str); 2] = [(SessionKind::Medical, "medical"), (SessionKind::Relaxation, "relaxation")];

/// Tells the screen what was chosen before.
pub fn recall(store: &Store) {
    let text = local_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let chosen: Entries<String, String> = text.and_then(|text| read_json(&text).ok()).unwrap_or_default();
    for (kind, name) in KINDS {
        if let Some(set) = chosen.get(name) {
            store.dispatch(Action::ChooseRules { kind, set: set.as_str().into() }, Source::Host);
        }
    }
}

/// Keeps another choice.
pub fn learn(before: &State, after: &State) {
    if before.screen.rules == after.screen.rules {
        return;
    }
    let mut chosen: Entries<String, String> = Entries::new();
    for ((_, name), set) in KINDS.into_iter().zip(&after.screen.rules) {
        if let Some(set) = set {
            chosen.insert(name.to_owned(), set.to_string());
        }
    }
    if let Some(storage) = local_storage() {
        // A full or forbidden storage costs the choice, and nothing else.
        let _ = storage.set_item(KEY, &write_json(&chosen));
    }
}
