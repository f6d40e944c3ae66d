//! One of several of a kind: a diagnosis, a goal.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor, value::StrDeserializer},
    ser::SerializeMap,
};

use crate::note::{
    record::Id,
    value::{Value, Values},
    vocabulary::AttributeId,
};

/// One of several of a kind. In JSON its id and its values are one object.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique in the note.
    pub id: Id,
    pub values: Values,
}

impl Item {
    pub fn text(&self, attribute: &str) -> Option<&str> {
        match self.values.get(&AttributeId::named(attribute)?)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self, attribute: &str) -> Option<f64> {
        self.values.get(&AttributeId::named(attribute)?)?.number()
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len() + 1))?;
        map.serialize_entry("id", &self.id)?;
        for (attribute, value) in self.values.iter() {
            map.serialize_entry(attribute, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item, D::Error> {
        deserializer.deserialize_map(ItemReader)
    }
}

struct ItemReader;

impl<'de> Visitor<'de> for ItemReader {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an id and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Item, A::Error> {
        let (mut id, mut values) = (None, Values::new());
        while let Some(name) = fields.next_key::<String>()? {
            if name == "id" {
                id = Some(fields.next_value()?);
            } else {
                let attribute = AttributeId::deserialize(StrDeserializer::new(&name))?;
                values.insert(attribute, fields.next_value()?);
            }
        }
        match id {
            Some(id) => Ok(Item { id, values }),
            None => Err(serde::de::Error::missing_field("id")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Item {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (id, value) = (generator.subschema_for::<Id>(), generator.subschema_for::<Value>());
        schemars::json_schema!({
            "type": "object",
            "description": "An id, unique in the note, and values by the attribute's id.",
            "properties": { "id": id },
            "required": ["id"],
            "additionalProperties": value
        })
    }
}
