//! The file that a note travels in: written in one canonical way, read with a named reason for every refusal.

use std::{fmt, rc::Rc};

use serde::Serialize;
use serde_json::Value as Json;

use crate::note::{
    Note,
    check::check,
    json::{indented, keep_digits, shortened, write_json},
    reading::read_part,
    signing::Original,
    statement::Statement,
    telling::{Fill, Slots, filled},
};

/// What stands in `format`.
pub const FORMAT: &str = "palpate-note";

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// The most bytes of a note's file.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The deepest nesting of arrays and objects.
const MOST_NESTING: usize = 64;
/// The most findings, the most treatments and the most statements of a note.
const MOST_RECORDS: usize = 10_000;
/// All that a file may hold.
const FIELDS: [&str; 4] = ["format", "version", "note", "record"];

/// The file of one note.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope<N> {
    /// Always `palpate-note`.
    pub format: String,
    /// The version of the format, not of the program.
    pub version: u32,
    pub note: N,
    /// The signature, then what was stated later, each with the hash before it; left out before. At most 10,000.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 10000)))]
    pub record: Vec<Rc<Statement>>,
}

/// Why a file was not read. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    NotJson { why: String },
    NotANote { found: String },
    TooNew { found: u64, known: u32 },
    TooLarge { what: Extent, found: usize, most: usize },
    Invalid { path: String, why: String },
}

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Bytes,
    /// Of arrays and objects in each other.
    Levels,
    Findings,
    Treatments,
    Statements,
}

impl ReadError {
    /// What a person reads of it. What is found, and why something is not valid, is in the words of the format.
    pub fn told(&self, fill: Fill<'_>) -> String {
        match self {
            ReadError::NotJson { why } => fill("This file is not JSON ({why}).", &[("why", why)]),
            ReadError::NotANote { found } => fill(
                "This is not a Palpate note: found {found}, expected \"format\": \"palpate-note\" and a version.",
                &[("found", found)],
            ),
            ReadError::TooNew { found, known } => fill(
                "This note was written by a newer Palpate: found format version {found}, this one knows up to {known}.",
                &[("found", found), ("known", known)],
            ),
            ReadError::TooLarge { what, found, most } => {
                let slots: Slots<'_> = &[("found", found), ("most", most)];
                match what {
                    Extent::Bytes => {
                        fill("This file is too large: found {found} bytes, expected at most {most}.", slots)
                    }
                    Extent::Levels => {
                        fill("This file is too large: found {found} levels of nesting, expected at most {most}.", slots)
                    }
                    Extent::Findings => {
                        fill("This file is too large: found {found} findings, expected at most {most}.", slots)
                    }
                    Extent::Treatments => {
                        fill("This file is too large: found {found} treatments, expected at most {most}.", slots)
                    }
                    Extent::Statements => {
                        fill("This file is too large: found {found} statements, expected at most {most}.", slots)
                    }
                }
            }
            ReadError::Invalid { path, why } => {
                fill("This note is not valid at {path}: {why}.", &[("path", path), ("why", why)])
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&|text, slots| filled(text, slots)))
    }
}

impl std::error::Error for ReadError {}

/// The note's file: the same note gives the same bytes.
pub fn write(note: &Note) -> String {
    let record = note.record.clone();
    let format = FORMAT.to_owned();
    indented(&match &note.original {
        None => write_json(&Envelope { format, version: VERSION, note, record }),
        Some(original) => write_json(&Envelope { format, version: original.version, note: &original.note, record }),
    })
}

/// Reads a note's file of any released version.
///
/// ```
/// use palpate::note::{ReadError, read};
/// assert!(matches!(read("{}"), Err(ReadError::NotANote { .. })));
/// ```
pub fn read(text: &str) -> Result<Note, ReadError> {
    let json = parse(text)?;
    let version = json["version"].as_u64().and_then(|version| version.try_into().ok()).unwrap_or(VERSION);
    let as_read = Original { version, note: json["note"].clone() };
    let json = migrate(json)?;
    for (what, found) in [
        (Extent::Findings, &json["note"]["findings"]),
        (Extent::Treatments, &json["note"]["treatments"]),
        (Extent::Statements, &json["record"]),
    ] {
        let found = found.as_array().map_or(0, Vec::len);
        if found > MOST_RECORDS {
            return Err(ReadError::TooLarge { what, found, most: MOST_RECORDS });
        }
    }
    if let Some(stranger) = json.as_object().and_then(|file| file.keys().find(|key| !FIELDS.contains(&key.as_str()))) {
        return Err(ReadError::Invalid { path: stranger.clone(), why: "this field is not known".to_owned() });
    }
    let mut note: Note = read_part(&json["note"])
        .map_err(|fault| ReadError::Invalid { path: fault.path("note"), why: fault.into_why() })?;
    check(&note).map_err(|objection| ReadError::Invalid { path: objection.path, why: objection.why })?;
    if let Some(record) = json.get("record") {
        note.take_record(record, as_read)?;
    }
    Ok(note)
}

/// The untyped JSON of a note's file of any version.
pub(crate) fn parse(text: &str) -> Result<Json, ReadError> {
    if text.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { what: Extent::Bytes, found: text.len(), most: MOST_BYTES });
    }
    let nesting = nesting(text);
    if nesting > MOST_NESTING {
        return Err(ReadError::TooLarge { what: Extent::Levels, found: nesting, most: MOST_NESTING });
    }
    let mut json: Json = serde_json::from_str(text).map_err(|error| ReadError::NotJson { why: error.to_string() })?;
    keep_digits(&mut json);
    if json["format"] != FORMAT {
        let found = match &json {
            Json::Object(object) if object.contains_key("format") => {
                format!("\"format\": {}", shortened(&json["format"]))
            }
            Json::Object(_) => "no \"format\"".to_owned(),
            other => shortened(other),
        };
        return Err(ReadError::NotANote { found });
    }
    Ok(json)
}

/// Brings untyped JSON to the version that is written, one step per version. The record is left as it is: each
/// statement is hashed as it stands.
fn migrate(json: Json) -> Result<Json, ReadError> {
    match json["version"].as_u64() {
        Some(version) if version == u64::from(VERSION) => Ok(json),
        Some(version) if version > u64::from(VERSION) => Err(ReadError::TooNew { found: version, known: VERSION }),
        _ => Err(ReadError::NotANote { found: format!("\"version\": {}", shortened(&json["version"])) }),
    }
}

/// How deep brackets stand in each other, outside strings.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
