//! What a detail of a finding or a treatment can hold.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, SeqAccess, Visitor},
};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::chart::{Entries, decimal, number};
use crate::note::json::write_json;
use crate::note::vocabulary::{Attribute, AttributeId, AttributeKind, Scale};

/// Details by attribute, in the catalogue's order.
pub type Values = Entries<AttributeId, Value>;

/// The value of one attribute; which shape is right depends on the attribute's kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number in the attribute's unit, or a level of a scale whose codes are all whole numbers.
    Number(f64),
    /// A code of a scale or a choice, a date, or the therapist's words.
    Text(String),
    /// Several codes, or ids of structures.
    List(Vec<String>),
    /// The items of a composite scale.
    Parts(Entries<String, u8>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(ValueReader)
    }
}

struct ValueReader;

impl<'de> Visitor<'de> for ValueReader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true or false, a number, a text, a list of texts, or an object of numbers from 0 to 255")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "what a note counts is small, and its check refuses the rest")]
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "what a note counts is small, and its check refuses the rest")]
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut codes = Vec::new();
        while let Some(code) = items.next_element()? {
            codes.push(code);
        }
        Ok(Value::List(codes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut all = Entries::new();
        while let Some((code, number)) = parts.next_entry()? {
            all.insert(code, number);
        }
        Ok(Value::Parts(all))
    }
}

impl Value {
    /// The number, where the value is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl Scale {
    /// True where every level's code is a whole number; such levels are numbers in a note.
    pub fn is_numeric(&self) -> bool {
        self.levels.iter().all(|level| level.code.parse::<i32>().is_ok())
    }

    /// The value that stands for a level in a note.
    pub fn value_of(&self, code: &str) -> Value {
        match number(code) {
            Some(number) if self.is_numeric() => Value::Number(number),
            _ => Value::Text(code.to_owned()),
        }
    }

    /// Where on the scale a value stands, from 0.
    pub fn place_of(&self, value: &Value) -> Option<usize> {
        self.levels.iter().position(|level| self.value_of(level.code) == *value)
    }
}

impl AttributeKind {
    /// Why the value cannot be one of this kind, in one sentence about what is called `id`; none where it fits.
    pub fn objection_to(&self, id: &str, value: &Value) -> Option<String> {
        let expected = match (self, value) {
            (AttributeKind::Flag, Value::Flag(_)) | (AttributeKind::Text, Value::Text(_)) => return None,
            (AttributeKind::Scale(scale), value) if scale.place_of(value).is_some() => return None,
            (AttributeKind::Scale(scale), _) => {
                let codes: Vec<_> = scale.levels.iter().map(|level| level.code).collect();
                format!("one of {}", codes.join(", "))
            }
            (AttributeKind::Scales(scale), Value::List(codes)) => {
                match codes.iter().find(|code| !scale.levels.iter().any(|level| level.code == **code)) {
                    None => return None,
                    Some(code) => return Some(format!("\"{code}\" is no level of {}", scale.id)),
                }
            }
            (AttributeKind::Parts(scale), Value::Parts(parts)) => {
                let fits = |(code, number): (&String, &u8)| {
                    scale.levels.iter().any(|level| level.code == code && *number <= level.most)
                };
                match parts.iter().find(|part| !fits(*part)) {
                    None => return None,
                    Some((code, number)) => return Some(format!("{code} {number} is not on {}", scale.id)),
                }
            }
            (AttributeKind::Choice(choices), Value::Text(code)) => {
                if choices.iter().any(|choice| choice.code == code) {
                    return None;
                }
                let codes: Vec<_> = choices.iter().map(|choice| choice.code).collect();
                format!("one of {}", codes.join(", "))
            }
            (AttributeKind::Choices(choices), Value::List(codes)) => {
                match codes.iter().find(|code| !choices.iter().any(|choice| choice.code == **code)) {
                    None => return None,
                    Some(code) => return Some(format!("\"{code}\" is no choice of {id}")),
                }
            }
            (AttributeKind::Number { least, most, .. }, Value::Number(number)) if (*least..=*most).contains(number) => {
                return None;
            }
            (AttributeKind::Number { unit, least, most, .. }, _) => {
                // These say that there is no unit.
                let unit = if matches!(*unit, "1" | "{score}" | "{Tscore}") { "" } else { unit };
                format!("a number from {} to {} {unit}", decimal(*least, 2), decimal(*most, 2))
            }
            (AttributeKind::Date, Value::Text(date)) if is_date(date) => return None,
            (AttributeKind::Time, Value::Text(time)) if OffsetDateTime::parse(time, &Rfc3339).is_ok() => return None,
            (AttributeKind::Structures, Value::List(ids)) => {
                match ids.iter().find(|id| crate::chart::StructureId::named(id).is_none()) {
                    None => return None,
                    Some(id) => return Some(format!("no structure is called \"{id}\"")),
                }
            }
            (AttributeKind::Flag, _) => "true or false".to_owned(),
            (AttributeKind::Text | AttributeKind::Choice(_), _) => "a text".to_owned(),
            (AttributeKind::Date, _) => "a date such as 2026-11-25".to_owned(),
            (AttributeKind::Time, _) => "a time such as 2026-11-25T09:30:00+01:00".to_owned(),
            (AttributeKind::Parts(_), _) => "an object of numbers".to_owned(),
            (AttributeKind::Scales(_) | AttributeKind::Choices(_) | AttributeKind::Structures, _) => {
                "a list of codes".to_owned()
            }
        };
        let found = write_json(value);
        Some(format!("{id} is {found}, expected {}", expected.trim_end()))
    }

    /// How far along its scale a value stands, so that two values can be compared; none for words.
    pub fn measure(&self, value: &Value) -> Option<f64> {
        match (self, value) {
            #[expect(clippy::cast_precision_loss, reason = "scales have a dozen levels")]
            (AttributeKind::Scale(scale), value) => scale.place_of(value).map(|place| place as f64),
            (AttributeKind::Number { .. }, Value::Number(number)) => Some(*number),
            (AttributeKind::Parts(_), Value::Parts(parts)) => Some(parts.values().map(|part| f64::from(*part)).sum()),
            _ => None,
        }
    }
}

impl Attribute {
    /// Why the value cannot be this attribute's, in one sentence; none where it fits.
    pub fn objection_to(&self, value: &Value) -> Option<String> {
        self.kind.objection_to(self.id, value)
    }

    /// The value that a code of the catalogue stands for.
    pub fn value_of(&self, code: &str) -> Value {
        match &self.kind {
            AttributeKind::Scale(scale) => scale.value_of(code),
            AttributeKind::Flag => Value::Flag(code == "true"),
            AttributeKind::Number { .. } => number(code).map_or_else(|| Value::Text(code.to_owned()), Value::Number),
            _ => Value::Text(code.to_owned()),
        }
    }

    /// How far along its scale a value stands, so that two values can be compared; none for words.
    pub fn measure(&self, value: &Value) -> Option<f64> {
        self.kind.measure(value)
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let lengths = [year.len(), month.len(), day.len()];
    let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse::<u8>(), day.parse()) else { return false };
    let month = time::Month::try_from(month);
    lengths == [4, 2, 2] && digits && month.is_ok_and(|month| time::Date::from_calendar_date(year, month, day).is_ok())
}
