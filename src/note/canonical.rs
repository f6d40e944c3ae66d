//! The one form of a JSON value that is hashed, RFC 8785 (JSON Canonicalization Scheme), and its hash.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use crate::note::json::write_json;

/// A SHA-256, written as 64 digits of hexadecimal in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of a value's canonical form.
    pub(crate) fn of(json: &Json) -> Hash {
        Hash(Sha256::digest(canonical(json)).into())
    }

    fn named(text: &str) -> Option<Hash> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut hash = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != hash.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Hash(hash))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let refusal = || D::Error::custom(format_args!("found \"{text}\", expected 64 digits from 0 to 9 and a to f"));
        Hash::named(&text).ok_or_else(refusal)
    }
}

/// The canonical form: no space between anything, names in the order of their UTF-16, numbers and texts as
/// ECMAScript prints them.
///
/// ```
/// let json = serde_json::json!({ "minutes": 6.0, "client": "Zoë" });
/// assert_eq!(palpate::note::canonical(&json), r#"{"client":"Zoë","minutes":6}"#);
/// ```
pub fn canonical(json: &Json) -> String {
    let mut text = String::new();
    write(json, &mut text);
    text
}

fn write(json: &Json, text: &mut String) {
    match json {
        // RFC 8785 knows no numbers but those of 64 bits with a point.
        Json::Number(number) => {
            let number = number.as_f64().filter(|number| number.is_finite()).unwrap_or_default();
            text.push_str(ryu_js::Buffer::new().format_finite(number));
        }
        Json::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Json::Object(fields) => {
            text.push('{');
            for (place, (name, value)) in in_utf16_order(fields).into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&write_json(name));
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        // What serde_json escapes in a text, and how, is what ECMAScript does.
        Json::Null | Json::Bool(_) | Json::String(_) => text.push_str(&write_json(json)),
    }
}

fn in_utf16_order(fields: &Map<String, Json>) -> Vec<(&String, &Json)> {
    let mut fields: Vec<(&String, &Json)> = fields.iter().collect();
    fields.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    fields
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use crate::note::canonical::Hash;

    impl JsonSchema for Hash {
        fn schema_name() -> Cow<'static, str> {
            "Hash".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "pattern": "^[0-9a-f]{64}$",
                "description": "The SHA-256 of the canonical form (RFC 8785) of something, in small hexadecimal digits."
            })
        }
    }
}
