//! What an action script can say; `README.md` beside this file tells it in words.

use std::collections::BTreeMap;

use palpate::{
    chart::{Layer, Side, View},
    note::{Response, SessionKind, Value},
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The id of the vignette in `tests/fixtures/vignettes.json`.
    pub vignette: String,
    pub kind: SessionKind,
    pub steps: Vec<Step>,
}

/// One thing that a therapist does on the screen.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Step {
    Take(String),
    Look { view: Option<View>, layer: Option<Layer> },
    Tap(Place),
    Slide(Slide),
    Stroke { view: Option<View>, points: Vec<[f64; 2]> },
    Structure(String),
    Side(Side),
    Search { text: String, expect: String },
    Grade(BTreeMap<String, Value>),
    Detail(BTreeMap<String, Value>),
    Minutes(f64),
    Pressure(u8),
    Direction(String),
    Tool(String),
    Product(String),
    WholeBody(bool),
    Site(SiteChip),
    After(bool),
    Select(Row),
    Response(Response),
    Again(Again),
    Remark(String),
    Done(bool),
    PutDown(bool),
}

/// A spot on the chart: the anchor of a region, or chart units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub view: Option<View>,
    pub region: Option<String>,
    pub at: Option<[f64; 2]>,
}

/// A press at a spot that slides to a severity before it is lifted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slide {
    pub view: Option<View>,
    pub region: Option<String>,
    pub at: Option<[f64; 2]>,
    pub grade: Value,
}

/// How a finding is after the treatment, in the list of those to be checked again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    pub finding: usize,
    #[serde(default)]
    pub grades: BTreeMap<String, Value>,
    pub response: Option<Response>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SiteChip {
    Open(usize),
    Remove(usize),
}

/// A row of the list, counted from 0 in charting order.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Row {
    Finding(usize),
    Treatment(usize),
}
