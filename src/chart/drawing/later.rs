//! The drawings that the first screen does not show: in a browser they come in a file of their own, after the program.

use std::{error::Error, fmt, sync::OnceLock};

use crate::chart::drawing::{Drawing, FIRST, reading};

/// What that file holds. Elsewhere it is in the program, as there is nothing to wait for.
const TEXT: &str = include_str!("later.txt");

/// Only this text will do: its numbers are places in the tables of this program, and of no other.
const CHECKSUM: u32 = checksum(TEXT);

static LATER: OnceLock<Vec<Drawing>> = OnceLock::new();

/// The text is not that of the later drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTheseDrawings {
    /// Of the text.
    length: usize,
    checksum: u32,
}

/// Takes in the later drawings, once; `text` is what was built together with this program.
pub fn take_later(text: String) -> Result<(), NotTheseDrawings> {
    let checksum = checksum(&text);
    if checksum != CHECKSUM {
        return Err(NotTheseDrawings { length: text.len(), checksum });
    }
    LATER.get_or_init(|| reading::drawings(String::leak(text), &FIRST));
    Ok(())
}

/// True where every drawing is here.
pub fn is_complete() -> bool {
    !drawings().is_empty()
}

/// The later drawings, or nothing before they were taken in.
pub fn drawings() -> &'static [Drawing] {
    if cfg!(target_arch = "wasm32") {
        LATER.get().map_or(&[], Vec::as_slice)
    } else {
        LATER.get_or_init(|| reading::drawings(TEXT, &FIRST))
    }
}

/// FNV-1a, 32 bits.
const fn checksum(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut sum: u32 = 0x811c_9dc5;
    let mut place = 0;
    while place < bytes.len() {
        sum = (sum ^ bytes[place] as u32).wrapping_mul(0x0100_0193);
        place += 1;
    }
    sum
}

impl fmt::Display for NotTheseDrawings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NotTheseDrawings { length, checksum } = self;
        write!(
            f,
            "These are not the drawings of this Palpate: found {length} bytes with the checksum {checksum}, expected \
             {} with {CHECKSUM}.",
            TEXT.len()
        )
    }
}

impl Error for NotTheseDrawings {}

#[cfg(test)]
mod tests {
    use super::{CHECKSUM, TEXT, checksum, take_later};

    #[test]
    fn only_the_text_that_belongs_to_the_program_is_taken() {
        assert_eq!(checksum("foobar"), 0xbf9c_f968);
        assert_eq!(take_later(TEXT.to_owned()), Ok(()));
        let damaged = TEXT.replacen('#', "$", 1);
        for text in ["", "undefined", &TEXT[..TEXT.len() / 2], &damaged] {
            let why = take_later(text.to_owned()).unwrap_err().to_string();
            let found = format!("found {} bytes with the checksum {}", text.len(), checksum(text));
            assert!(why.contains(&found), "{why}");
            assert!(why.ends_with(&format!("expected {} with {CHECKSUM}.", TEXT.len())), "{why}");
        }
    }
}
