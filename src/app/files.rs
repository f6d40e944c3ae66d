//! Files that come in.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::{
    note::{Extent, MOST_BYTES, Note, ReadError, read},
    words::Words,
};

/// The note in a file that was chosen, or what is wrong with the file.
pub async fn note_of(words: Words, file: File) -> Result<Note, String> {
    read(&text_of(words, file).await?).map_err(|error| error.told(&words.filler()))
}

/// Its text, unless it is larger than any note can be.
async fn text_of(words: Words, file: File) -> Result<String, String> {
    // A little more than a note may have, so that the reader itself names the size.
    const MOST: f64 = 6.0 * 1024.0 * 1024.0;
    if file.size() > MOST {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size; more than 4 GB is named as 4 GB"
        )]
        let found = file.size() as usize;
        return Err(ReadError::TooLarge { what: Extent::Bytes, found, most: MOST_BYTES }.told(&words.filler()));
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| words.say("This file could not be read.").to_owned())?;
    text.as_string().ok_or_else(|| words.say("This file holds no text.").to_owned())
}
