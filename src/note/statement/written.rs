//! A statement as it stands in JSON: the fields of all kinds side by side, so that a refusal can name each.

use serde::{Deserialize, Serialize};

use crate::note::{
    canonical::Hash,
    record::Timestamp,
    statement::{Author, Matter, Passage, Statement},
};

/// A statement about the note: who made it, when, and what it says.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Statement", transform = schema::tell_the_kinds_apart))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Written {
    kind: Kind,
    by: Author,
    /// When it was made.
    at: Timestamp,
    /// True where it was made more than 24 hours after the session's `createdAt`, else left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    /// What an addendum says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What a correction strikes through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrects: Option<Passage>,
    /// What is to be read instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replacement: Option<String>,
    /// Why it is corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The hash of the note for the first statement, else that of the statement before.
    previous: Hash,
    /// The hash of this statement without this field.
    hash: Hash,
}

/// What kind of statement it is.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StatementKind"))]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Signature,
    Addendum,
    Correction,
}

impl From<Statement> for Written {
    fn from(statement: Statement) -> Written {
        let Statement { matter, by, at, late, previous, hash } = statement;
        let bare = |kind| Written {
            kind,
            by,
            at,
            late,
            text: None,
            corrects: None,
            replacement: None,
            reason: None,
            previous,
            hash,
        };
        match matter {
            Matter::Signature => bare(Kind::Signature),
            Matter::Addendum { text } => Written { text: Some(text), ..bare(Kind::Addendum) },
            Matter::Correction { corrects, replacement, reason } => Written {
                corrects: Some(corrects),
                replacement: Some(replacement),
                reason: Some(reason),
                ..bare(Kind::Correction)
            },
        }
    }
}

impl TryFrom<Written> for Statement {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Statement, &'static str> {
        let Written { kind, by, at, late, text, corrects, replacement, reason, previous, hash } = written;
        let matter = match (kind, text, corrects, replacement, reason) {
            (Kind::Signature, None, None, None, None) => Matter::Signature,
            (Kind::Signature, ..) => {
                return Err("a signature says nothing else, expected by, at, late, previous, hash");
            }
            (Kind::Addendum, Some(text), None, None, None) => Matter::Addendum { text },
            (Kind::Addendum, ..) => return Err("an addendum says nothing else, expected a text"),
            (Kind::Correction, None, Some(corrects), Some(replacement), Some(reason)) => {
                Matter::Correction { corrects, replacement, reason }
            }
            (Kind::Correction, ..) => {
                return Err("a correction has no text, expected corrects, replacement and reason");
            }
        };
        Ok(Statement { matter, by, at, late, previous, hash })
    }
}

#[cfg(feature = "schema")]
mod schema {
    use schemars::Schema;
    use serde_json::{Value as Json, json};

    const WORDS: [&str; 4] = ["text", "corrects", "replacement", "reason"];

    /// Each kind has its own words, and none has another's.
    pub(super) fn tell_the_kinds_apart(schema: &mut Schema) {
        let kind = |name: &str, words: &[&str]| {
            let others = WORDS.iter().filter(|word| !words.contains(word));
            let mut properties: serde_json::Map<String, Json> =
                others.map(|word| ((*word).to_owned(), Json::Bool(false))).collect();
            properties.insert("kind".to_owned(), json!({ "const": name }));
            json!({ "properties": properties, "required": words })
        };
        schema.insert(
            "oneOf".to_owned(),
            json!([
                kind("signature", &[]),
                kind("addendum", &["text"]),
                kind("correction", &["corrects", "replacement", "reason"]),
            ]),
        );
        for word in ["text", "replacement", "reason"] {
            if let Some(said) = schema.pointer_mut(&format!("/properties/{word}")) {
                said["type"] = json!("string");
                said["minLength"] = json!(1);
            }
        }
        if let Some(late) = schema.pointer_mut("/properties/late") {
            *late = json!({ "description": late["description"].take(), "const": true });
        }
    }
}
