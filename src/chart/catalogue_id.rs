//! Ids that stand for a row of a generated table: small in memory, the catalogue's own code in a note.

/// Defines an id type over a table whose rows have an `id`. In JSON it is that id; reading an unknown
/// one fails and says so.
macro_rules! catalogue_id {
    ($(#[$doc:meta])* $name:ident, $row:ty, $table:path, $what:literal, $file:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// The one with this catalogue id, if there is one.
            pub fn named(id: &str) -> Option<Self> {
                let place = $table.iter().position(|row| row.id == id)?;
                u16::try_from(place).ok().map(Self)
            }

            pub fn row(self) -> &'static $row {
                &$table[usize::from(self.0)]
            }

            pub fn all() -> impl Iterator<Item = Self> {
                (0..$table.len()).filter_map(|place| u16::try_from(place).ok()).map(Self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.row().id)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.row().id)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::named(&id).ok_or_else(|| {
                    serde::de::Error::custom(format!(concat!("\"{}\" is no ", $what, " of the catalogue"), id))
                })
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
                    "description": concat!("The id of one ", $what, " of the catalogue, from ", $file, "; a reader refuses others.")
                })
            }
        }
    };
}

pub(crate) use catalogue_id;
