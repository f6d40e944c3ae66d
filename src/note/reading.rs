//! From JSON to the types of a note. What does not fit is refused with its path, in the words of the format.

use std::{fmt, slice};

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor, value::BorrowedStrDeserializer,
    },
};
use serde_json::{Value as Json, map};

use crate::note::json::shortened;

/// Why JSON could not be read, and where. One pointer, as it goes outwards through every level of a note, and a result
/// that may hold it is copied at each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Box<Refusal>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    /// From the inside outwards, such as `[3]` and `.findings`.
    steps: Vec<String>,
    why: String,
}

impl Fault {
    pub(crate) fn new(why: String) -> Fault {
        Fault(Box::new(Refusal { steps: Vec::new(), why }))
    }

    // What is not generic is kept out of what is: it would stand in the program once for every type of a note.

    #[cold]
    #[inline(never)]
    fn in_field(mut self, name: &str) -> Fault {
        self.0.steps.push(format!(".{name}"));
        self
    }

    #[cold]
    #[inline(never)]
    fn in_item(mut self, place: usize) -> Fault {
        self.0.steps.push(format!("[{place}]"));
        self
    }

    /// Where, counted from what stands at `root`.
    pub(crate) fn path(&self, root: &str) -> String {
        let steps = self.0.steps.iter().rev().map(String::as_str);
        std::iter::once(root).chain(steps).collect()
    }

    pub(crate) fn into_why(self) -> String {
        self.0.why
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path("").trim_start_matches('.') {
            "" => f.write_str(&self.0.why),
            path => write!(f, "{path}: {}", self.0.why),
        }
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(why: T) -> Fault {
        Fault::new(why.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Fault {
        Fault::new(format!("expected {expected}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Fault {
        Fault::invalid_type(found, expected)
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Fault {
        Fault::new(format!("found \"{found}\", expected one of {}", expected.join(", ")))
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Fault {
        let why = format!("this field is not known, expected one of {}", expected.join(", "));
        Fault::new(why).in_field(found)
    }

    fn missing_field(field: &'static str) -> Fault {
        Fault::new("found nothing, expected a value".to_owned()).in_field(field)
    }
}

/// Reads JSON text as a type.
pub fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let json: Json = serde_json::from_str(text).map_err(|error| Fault::new(error.to_string()))?;
    read_part(&json)
}

/// Reads untyped JSON as a type.
pub(crate) fn read_part<T: DeserializeOwned>(json: &Json) -> Result<T, Fault> {
    T::deserialize(Part(json))
}

/// One value of untyped JSON. It gives what is asked for, and nothing that only resembles it.
#[derive(Clone, Copy)]
struct Part<'a>(&'a Json);

impl<'a> Part<'a> {
    #[cold]
    #[inline(never)]
    fn refusal(self, expected: &dyn Expected) -> Fault {
        Fault::new(format!("found {}, expected {expected}", shortened(self.0)))
    }

    fn whole_number(self, most: u64) -> Result<u64, Fault> {
        let number = self.0.as_u64().filter(|number| *number <= most);
        number.ok_or_else(|| self.refusal(&format!("a whole number from 0 to {most}").as_str()))
    }

    /// A variant stands as its name alone, or as the one field of an object.
    #[inline(never)]
    fn variant(self, variants: &[&str]) -> Result<Variant<'a>, Fault> {
        match self.0 {
            Json::String(name) => return Ok(Variant { name, content: &Json::Null }),
            Json::Object(fields) if fields.len() == 1 => {
                if let Some((name, content)) = fields.iter().next() {
                    return Ok(Variant { name, content });
                }
            }
            _ => {}
        }
        Err(self.refusal(&format!("one of {}", variants.join(", ")).as_str()))
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Json::Null => Err(self.refusal(&visitor)),
            Json::Bool(flag) => visitor.visit_bool(*flag),
            Json::Number(_) => self.deserialize_f64(visitor),
            Json::String(text) => visitor.visit_borrowed_str(text),
            Json::Array(_) => self.deserialize_seq(visitor),
            Json::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.whole_number(u8::MAX.into())?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.whole_number(u16::MAX.into())?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.whole_number(u32::MAX.into())?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        // A browser counts in 32 bits, and nothing in a note goes further.
        self.deserialize_u32(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => Err(self.refusal(&"a number")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Json::String(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.refusal(&"a text")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Json::Array(items) => visitor.visit_seq(Items { place: 0, rest: items.iter() }),
            _ => Err(self.refusal(&"a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Json::Object(fields) => visitor.visit_map(Fields { rest: fields.iter(), value: None }),
            _ => Err(self.refusal(&"an object")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(self.variant(variants)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

struct Items<'a> {
    place: usize,
    rest: slice::Iter<'a, Json>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.rest.next() else { return Ok(None) };
        let place = self.place;
        self.place += 1;
        seed.deserialize(Part(item)).map(Some).map_err(|fault| fault.in_item(place))
    }
}

struct Fields<'a> {
    rest: map::Iter<'a>,
    value: Option<(&'a str, &'a Json)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some((name, value));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let (name, value) = self.value.take().unwrap_or(("", &Json::Null));
        seed.deserialize(Part(value)).map_err(|fault| fault.in_field(name))
    }
}

struct Variant<'a> {
    name: &'a str,
    content: &'a Json,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Fault;
    type Variant = Part<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Part<'de>), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.name))?, Part(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Part<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.0 {
            Json::Null => Ok(()),
            _ => Err(self.refusal(&"nothing")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }
}
