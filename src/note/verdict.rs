//! Whether a signed note and its record are what was signed.

use serde_json::Value as Json;

use crate::note::{
    Note, ReadError,
    canonical::Hash,
    envelope::parse,
    json::{json_of, shortened},
    statement::hash_without_itself,
};

/// What the hashes say of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody has signed it, so there is nothing to hold it against.
    NotSigned,
    /// The note and every statement are as they were when they were made.
    Holds,
    /// The first link that is not what it was. The note is shown all the same, with this said of it.
    Broken {
        at: Link,
        /// The hash of what stands there now, or the kind of a first statement that is no signature.
        found: String,
        /// What was written down, or was to stand there.
        expected: String,
    },
}

/// A link of the chain of hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    Note,
    /// A statement of the record, counted from 0: it was altered itself, or another stood before it.
    Statement(usize),
}

/// What the hashes say of a note's file, of this version or any other. Only the hashes are looked at; whether the
/// file is valid is for `read` to say.
///
/// ```
/// use palpate::note::{Verdict, verify};
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {} }"#;
/// assert_eq!(verify(file), Ok(Verdict::NotSigned));
/// ```
pub fn verify(text: &str) -> Result<Verdict, ReadError> {
    let file = parse(text)?;
    Ok(verdict(&file["note"], &file["record"]))
}

impl Note {
    /// What the hashes say of the note as it would be written.
    pub fn verdict(&self) -> Verdict {
        let statements = self.record.iter().map(|statement| json_of(&**statement)).collect();
        verdict(&self.as_it_stands(), &Json::Array(statements))
    }
}

/// Looks at untyped JSON, as it was read, so that no later version of the types can change the answer.
pub(crate) fn verdict(note: &Json, record: &Json) -> Verdict {
    let statements: &[Json] = match record {
        Json::Null => &[],
        Json::Array(statements) => statements,
        other => std::slice::from_ref(other),
    };
    let Some(first) = statements.first() else { return Verdict::NotSigned };
    let broken = |at, found: String, expected: &Json| {
        let expected = expected.as_str().map_or_else(|| shortened(expected), str::to_owned);
        Verdict::Broken { at, found, expected }
    };
    let mut before = Hash::of(note).to_string();
    if first["previous"] != before.as_str() {
        return broken(Link::Note, before, &first["previous"]);
    }
    // An addendum to what nobody signed: the signature was taken away, and the chain made anew without it.
    if let Some(kind @ ("addendum" | "correction")) = first["kind"].as_str() {
        return broken(Link::Statement(0), kind.to_owned(), &Json::from("signature"));
    }
    for (place, statement) in statements.iter().enumerate() {
        if statement["previous"] != before.as_str() {
            return broken(Link::Statement(place), before, &statement["previous"]);
        }
        before = hash_without_itself(statement).to_string();
        if statement["hash"] != before.as_str() {
            return broken(Link::Statement(place), before, &statement["hash"]);
        }
    }
    Verdict::Holds
}
