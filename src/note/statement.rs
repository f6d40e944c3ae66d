//! What is stated of a note once it is finished: its signature, then addenda and corrections, each with who and when.

mod written;

use serde::{Deserialize, Serialize};
use time::Duration;

use crate::note::{
    canonical::Hash,
    json::json_of,
    record::{Id, Timestamp},
};
use written::Written;

/// A statement that is made later than this after the session is a late one.
const LATE: Duration = Duration::hours(24);

/// One link of a note's record. Once made it is never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Statement {
    pub matter: Matter,
    pub by: Author,
    pub at: Timestamp,
    /// True where it was made more than 24 hours after the session.
    pub late: bool,
    /// The hash of the note for the first statement, else that of the statement before.
    pub previous: Hash,
    /// The hash of the statement itself, without this field.
    pub hash: Hash,
}

/// What is stated.
#[derive(Clone, Debug, PartialEq)]
pub enum Matter {
    /// That the note, and the record so far, are as they are to stand.
    Signature,
    /// What else is to be said.
    Addendum { text: String },
    /// What is struck through, what is to be read instead, and why. The note itself stays as it was signed.
    Correction { corrects: Passage, replacement: String, reason: String },
}

/// Who makes a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Author {
    /// As it is to be read under the note.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub name: String,
    /// Such as LMT or the number of a licence; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credentials: String,
}

/// Something that stands in a note: a finding, a treatment, or one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minProperties" = 1)))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Passage {
    /// The finding or the treatment; left out for a field of the note, such as `session.remark`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The path within it, such as `before.painNrs` or `sites[0].side`; left out where all of it is meant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
}

impl Statement {
    /// A new link, after the hash `previous`, of the record of a session that was begun at `created_at`.
    pub(crate) fn new(matter: Matter, by: Author, at: Timestamp, created_at: Timestamp, previous: Hash) -> Statement {
        let late = is_late(at, created_at);
        let mut statement = Statement { matter, by, at, late, previous, hash: Hash([0; 32]) };
        statement.hash = hash_without_itself(&json_of(&statement));
        statement
    }
}

/// The hash of a statement's JSON but for its field `hash`.
pub(crate) fn hash_without_itself(statement: &serde_json::Value) -> Hash {
    let mut statement = statement.clone();
    if let Some(fields) = statement.as_object_mut() {
        fields.remove("hash");
    }
    Hash::of(&statement)
}

/// The first text of a statement that is empty and must not be, by its path.
pub(crate) fn blank(by: &Author, matter: &Matter) -> Option<&'static str> {
    let is_blank = |text: &str| text.trim().is_empty();
    let names_nothing = |passage: &Passage| passage.id.is_none() && is_blank(&passage.field);
    match matter {
        _ if is_blank(&by.name) => Some("by.name"),
        Matter::Addendum { text } if is_blank(text) => Some("text"),
        Matter::Correction { corrects, .. } if names_nothing(corrects) => Some("corrects"),
        Matter::Correction { replacement, .. } if is_blank(replacement) => Some("replacement"),
        Matter::Correction { reason, .. } if is_blank(reason) => Some("reason"),
        _ => None,
    }
}

/// True more than 24 hours after the session.
pub(crate) fn is_late(at: Timestamp, created_at: Timestamp) -> bool {
    at.0 - created_at.0 > LATE
}
