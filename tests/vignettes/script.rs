//! What an action script can say; `README.md` beside this file tells it in words.

use std::collections::BTreeMap;

use palpate::{
    chart::{Layer, Side, View},
    note::{Response, Section, SessionKind, Value},
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
    Client(String),
    Booked(f64),
    Page(Tab),
    Say(BTreeMap<Section, Details>),
    Diagnosis(Details),
    Goal(Details),
    NothingNew(bool),
    Screen(Screen),
    Measure(Measure),
    Remeasure(Remeasure),
}

/// Values by the ids of their attributes.
pub type Details = BTreeMap<String, Value>;

/// What stands beside the chart.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tab {
    Chart,
    Client,
    Measures,
    Plan,
    Finish,
}

/// What the client was asked about by name, and said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    pub about: String,
    pub present: bool,
    /// Why the treatment goes on all the same.
    pub because: Option<String>,
}

/// Something measured anew.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measure {
    pub measure: String,
    pub structure: Option<String>,
    pub side: Option<Side>,
    pub movement: Option<String>,
    pub landmark: Option<String>,
    #[serde(default)]
    pub activities: Vec<(String, f64)>,
    pub baseline: Option<Value>,
    pub before: Option<Value>,
    pub other_side: Option<Value>,
}

/// What was measured once more after the treatment, counted from 0 in the order of measuring.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remeasure {
    pub measurement: usize,
    pub after: Value,
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
