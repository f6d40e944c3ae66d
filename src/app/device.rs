//! Small things that are remembered on this device, beside the notes. A full or forbidden storage costs no more than them.

use std::rc::Rc;

use serde::{Serialize, de::DeserializeOwned};

use crate::note::{read_json, write_json};

/// Where this app keeps what it keeps: apps with other prefixes know nothing of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub prefix: Rc<str>,
}

impl Device {
    /// What was kept under a name; none where nothing was, or where it cannot be read.
    pub fn kept<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let text = storage()?.get_item(&self.key(name)).ok().flatten()?;
        read_json(&text).ok()
    }

    pub fn keep<T: Serialize>(&self, name: &str, value: &T) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&self.key(name), &write_json(value));
        }
    }

    fn key(&self, name: &str) -> String {
        [&self.prefix, ".", name].concat()
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
