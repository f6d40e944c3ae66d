//! What every record of a note is built from: ids, times, marks on the chart, responses.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use crate::chart::{DRAWING_VERSION, Layer, Side, Spot, StructureId, View};

/// A UUID, version 7 where Palpate made it, so that ids sort by the time they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub Uuid);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let refusal = |_| D::Error::custom(format_args!("found \"{text}\", expected a UUID"));
        Uuid::try_parse(&text).map(Id).map_err(refusal)
    }
}

/// A moment with its offset from UTC, written as RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp(pub OffsetDateTime);

impl Timestamp {
    /// A moment as RFC 3339 writes it; none where it is written otherwise.
    pub fn read(text: &str) -> Option<Timestamp> {
        OffsetDateTime::parse(text, &Rfc3339).ok().map(Timestamp)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let expected = "a time such as 2026-11-25T09:30:00+01:00";
        let refusal = |_| D::Error::custom(format_args!("found \"{text}\", expected {expected}"));
        OffsetDateTime::parse(&text, &Rfc3339).map(Timestamp).map_err(refusal)
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).unwrap_or_default())
    }
}

/// A point of a drawing in chart units, to a tenth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// To the viewer's right; 0 is the middle of a view from the front or from behind.
    #[cfg_attr(feature = "schema", schemars(range(min = -300, max = 300)))]
    pub x: f64,
    /// Downwards; 0 is the crown on a view of the whole body, which stands 800 units tall.
    #[cfg_attr(feature = "schema", schemars(range(min = -500, max = 900)))]
    pub y: f64,
}

impl From<Spot> for Point {
    fn from(spot: Spot) -> Point {
        // Adding 0 turns a negative zero, which JSON keeps, into a plain one.
        let tenth = |number: f64| (number * 10.0).round() / 10.0 + 0.0;
        Point { x: tenth(spot.x), y: tenth(spot.y) }
    }
}

impl From<Point> for Spot {
    fn from(point: Point) -> Spot {
        Spot { x: point.x, y: point.y }
    }
}

/// Where on the chart something was set, so that it can be drawn again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub view: View,
    /// Only the whole-body views have a deep layer.
    pub layer: Layer,
    /// The version of the drawings that the coordinates belong to; a reader refuses one that it does not know.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub drawing: u16,
    /// Where the finger was; with a stroke, where it was put down.
    pub point: Point,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
}

impl Mark {
    pub fn at(view: View, layer: Layer, spot: Spot) -> Mark {
        Mark { view, layer, drawing: DRAWING_VERSION, point: spot.into(), stroke: None }
    }
}

/// A line drawn on the chart: a direction, or the edge of an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stroke {
    pub kind: StrokeKind,
    /// At most 512; Palpate itself writes at most 40.
    #[cfg_attr(feature = "schema", schemars(length(max = 512)))]
    pub points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StrokeKind {
    /// From the first point to the last.
    Direction,
    /// Closed from the last point to the first.
    Area,
}

/// A structure, its side, and where it was tapped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub structure: StructureId,
    /// The client's side; for a structure that the body has once, left and right mean that half of it.
    pub side: Side,
    /// Left out where the structure was taken from the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// What this place had of the minutes of a treatment; other sites have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 600)))]
    pub minutes: Option<f64>,
}

impl Site {
    /// A structure as it is taken from the list.
    pub fn new(structure: StructureId, side: Side) -> Site {
        Site { structure, side, mark: None, minutes: None }
    }
}

/// How a finding or the tissue was after the treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    Resolved,
    Improved,
    Unchanged,
    Worse,
    NotReassessed,
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use crate::note::record::{Id, Timestamp};

    impl JsonSchema for Id {
        fn schema_name() -> Cow<'static, str> {
            "Id".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "uuid", "description": "A UUID; version 7 where Palpate made it." })
        }
    }

    impl JsonSchema for Timestamp {
        fn schema_name() -> Cow<'static, str> {
            "Timestamp".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date-time", "description": "RFC 3339 with offset." })
        }
    }
}
