//! Small things that are remembered on this device, beside the notes. A full or forbidden storage costs no more than them.

use serde::{Serialize, de::DeserializeOwned};

use crate::note::{read_json, write_json};

/// What was kept under a key; none where nothing was, or where it cannot be read.
pub fn kept<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = storage()?.get_item(key).ok().flatten()?;
    read_json(&text).ok()
}

pub fn keep<T: Serialize>(key: &str, value: &T) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, &write_json(value));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
