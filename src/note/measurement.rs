//! Something measured: what, where, and how much, before the treatment and after it.

use serde::{Deserialize, Serialize};

use crate::note::{
    measure::MeasureId,
    record::{Id, Site, Timestamp},
    value::Value,
};

/// Something measured. The unit is the measure's own, from the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measurement {
    /// Unique in the note.
    pub id: Id,
    pub measure: MeasureId,
    /// Where; for a range of motion the joint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// A code of the scale rom-direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement: Option<String>,
    /// Where the tape was put, from circumference_landmarks.csv.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landmark: Option<String>,
    /// What the client finds hard, each with its score; the value of the measure is their mean. At most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 20)))]
    pub activities: Vec<Activity>,
    /// At the start of the course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// The same on the other side of the body, to compare with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_side: Option<Value>,
    /// The version of an instrument, where only its score may be kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The therapist's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// When it was charted.
    pub recorded_at: Timestamp,
}

/// Something that the client finds hard to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Activity {
    /// In the client's own words.
    pub activity: String,
    /// From 0, unable, to 10, as before the injury.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10)))]
    pub before: Option<f64>,
    /// The same after the treatment, where it was asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10)))]
    pub after: Option<f64>,
}

/// Which of the values of a measurement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Baseline,
    Before,
    After,
    OtherSide,
}

/// The most activities of one measurement.
pub const MOST_ACTIVITIES: usize = 20;

impl Measurement {
    pub fn new(id: Id, measure: MeasureId, recorded_at: Timestamp) -> Measurement {
        Measurement {
            id,
            measure,
            site: None,
            movement: None,
            landmark: None,
            activities: Vec::new(),
            baseline: None,
            before: None,
            after: None,
            other_side: None,
            version: String::new(),
            remark: String::new(),
            recorded_at,
        }
    }

    pub fn value(&self, taken: Taken) -> Option<&Value> {
        match taken {
            Taken::Baseline => self.baseline.as_ref(),
            Taken::Before => self.before.as_ref(),
            Taken::After => self.after.as_ref(),
            Taken::OtherSide => self.other_side.as_ref(),
        }
    }

    pub fn set(&mut self, taken: Taken, value: Option<Value>) {
        let place = match taken {
            Taken::Baseline => &mut self.baseline,
            Taken::Before => &mut self.before,
            Taken::After => &mut self.after,
            Taken::OtherSide => &mut self.other_side,
        };
        *place = value;
    }

    /// Lets the value be the mean of the activities, to a tenth, where there are any with a score.
    pub fn follow_activities(&mut self) {
        for (taken, score) in [
            (Taken::Before, (|activity| activity.before) as fn(&Activity) -> Option<f64>),
            (Taken::After, |activity| activity.after),
        ] {
            let scores: Vec<f64> = self.activities.iter().filter_map(score).collect();
            #[expect(clippy::cast_precision_loss, reason = "twenty activities at most")]
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            self.set(taken, (!scores.is_empty()).then(|| Value::Number((mean * 10.0).round() / 10.0)));
        }
    }

    /// The first of two values to compare: the one before the treatment, or else that at the start of the course.
    pub fn first(&self) -> Option<&Value> {
        self.before.as_ref().or(self.baseline.as_ref())
    }

    /// The two values that tell a change: what was before the treatment and after it, or else at the start of the
    /// course and now.
    pub fn compared(&self) -> Option<(&Value, &Value)> {
        match &self.after {
            Some(after) => Some((self.first()?, after)),
            None => self.baseline.as_ref().zip(self.before.as_ref()),
        }
    }
}
