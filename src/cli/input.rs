//! The texts of notes, from files and streams, none held longer than it is read.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
};

use crate::{
    cli::arguments::Order,
    note::{Extent, MOST_BYTES, ReadError},
};

/// About so many bytes of texts go from thread to thread at once.
const BATCH: usize = 64 * 1024;

/// One note as it came.
pub struct Text {
    /// The file, or the file and the line, counted from 1.
    pub place: String,
    /// The file's name without its ending, where the file is one note.
    pub stem: Option<String>,
    /// What stands there, or why it could not be read.
    pub text: Result<String, String>,
}

/// Reads all that was named and hands it on, several texts at once. Ends early when nobody takes them.
pub fn read_all(order: &Order, take: impl FnMut(Vec<Text>) -> bool) {
    let mut batch = Batch { texts: Vec::new(), bytes: 0, take, is_wanted: true };
    for file in &order.files {
        let place = file.to_string_lossy().into_owned();
        let result = if file.as_os_str() == "-" {
            read_from(io::stdin(), &place, None, order.lines, &mut batch)
        } else {
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            File::open(file).and_then(|file| read_from(file, &place, stem, order.lines, &mut batch))
        };
        if let Err(why) = result {
            batch.add(Text { place, stem: None, text: Err(format!("NotRead: {why}")) });
        }
        if !batch.is_wanted {
            return;
        }
    }
    batch.hand_on();
}

/// Texts that wait to be handed on together.
struct Batch<T> {
    texts: Vec<Text>,
    bytes: usize,
    take: T,
    is_wanted: bool,
}

impl<T: FnMut(Vec<Text>) -> bool> Batch<T> {
    fn add(&mut self, text: Text) {
        self.bytes += text.text.as_ref().map_or(0, String::len) + text.place.len();
        self.texts.push(text);
        if self.bytes >= BATCH {
            self.hand_on();
        }
    }

    fn hand_on(&mut self) {
        self.bytes = 0;
        let texts = std::mem::take(&mut self.texts);
        self.is_wanted = self.is_wanted && (texts.is_empty() || (self.take)(texts));
    }
}

fn read_from<T: FnMut(Vec<Text>) -> bool>(
    from: impl Read,
    place: &str,
    stem: Option<String>,
    lines: bool,
    batch: &mut Batch<T>,
) -> io::Result<()> {
    let mut from = BufReader::with_capacity(BATCH, from);
    if !lines {
        let (part, length) = part_of(&mut from, None)?.unwrap_or_default();
        batch.add(Text { place: place.to_owned(), stem, text: text_of(&part, length) });
        return Ok(());
    }
    let mut number = 0_u64;
    while let Some((line, length)) = part_of(&mut from, Some(b'\n'))? {
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) && length == line.len() {
            continue;
        }
        batch.add(Text { place: format!("{place}:{number}"), stem: None, text: text_of(&line, length) });
        // Whoever sends one note now and another in an hour is not to wait for the first that long.
        if from.buffer().is_empty() {
            batch.hand_on();
        }
        if !batch.is_wanted {
            break;
        }
    }
    Ok(())
}

/// What stands up to an end, or to the end of all, and how long it is; what no note may have is counted and not kept.
fn part_of(from: &mut impl BufRead, end: Option<u8>) -> io::Result<Option<(Vec<u8>, usize)>> {
    let (mut part, mut length, mut is_there) = (Vec::new(), 0, false);
    loop {
        let bytes = match from.fill_buf() {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        if bytes.is_empty() {
            return Ok(is_there.then_some((part, length)));
        }
        is_there = true;
        let found = end.and_then(|end| bytes.iter().position(|byte| *byte == end));
        let here = &bytes[..found.unwrap_or(bytes.len())];
        length += here.len();
        part.extend_from_slice(&here[..here.len().min(MOST_BYTES.saturating_sub(part.len()))]);
        let read = here.len() + usize::from(found.is_some());
        from.consume(read);
        if found.is_some() {
            return Ok(Some((part, length)));
        }
    }
}

/// The text, or why no note can be in it, as the reader of notes would say it.
fn text_of(bytes: &[u8], length: usize) -> Result<String, String> {
    if length > bytes.len() {
        return Err(refusal(&ReadError::TooLarge { what: Extent::Bytes, found: length, most: MOST_BYTES }));
    }
    // A mark that some systems set before UTF-8.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|why| {
        let why = format!("no UTF-8 from byte {} on", why.valid_up_to() + 1);
        refusal(&ReadError::NotJson { why })
    })?;
    Ok(text.to_owned())
}

/// Why a text is no note: the reason's name, as docs/note-format.md has it, and the sentence.
pub fn refusal(why: &ReadError) -> String {
    let name = match why {
        ReadError::NotJson { .. } => "NotJson",
        ReadError::NotANote { .. } => "NotANote",
        ReadError::TooNew { .. } => "TooNew",
        ReadError::TooLarge { .. } => "TooLarge",
        ReadError::Invalid { .. } => "Invalid",
    };
    format!("{name}: {why}")
}
