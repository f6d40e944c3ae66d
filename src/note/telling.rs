//! Sentences of the layers that know no language: whoever says them hands in what puts a text into one.

use std::fmt::{Display, Write};

/// What stands in the place of the names between braces.
pub type Slots<'a> = &'a [(&'a str, &'a dyn Display)];

/// Says a text, with its slots filled: in the language of a screen, or as it stands.
pub type Fill<'a> = &'a dyn Fn(&'static str, Slots<'_>) -> String;

/// "Remove {name}" with the name.
pub fn filled(text: &str, slots: Slots<'_>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(plain);
        if let Some((_, value)) = slots.iter().find(|(slot, _)| *slot == name) {
            // Writing to a String does not fail.
            _ = write!(filled, "{value}");
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
