//! How a finding or a measure has changed over the sessions.

use std::rc::Rc;

use crate::{
    chart::{Side, StructureId},
    course::Course,
    note::{AttributeKind, FindingTypeId, MeasureId, Measurement, Note, Timestamp, Value},
};

/// What is followed over the sessions.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A type of finding, and where; nowhere where it concerns the whole person.
    Finding(FindingTypeId, Option<(StructureId, Side)>),
    /// A measure, with all that tells it from others of its kind.
    Measure {
        measure: MeasureId,
        place: Option<(StructureId, Side)>,
        movement: Option<String>,
        landmark: Option<String>,
    },
}

/// What one session says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub at: Timestamp,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub subject: Subject,
    /// The first session first.
    pub readings: Vec<Reading>,
}

impl Subject {
    fn of(measurement: &Measurement) -> Subject {
        Subject::Measure {
            measure: measurement.measure,
            place: measurement.site.as_ref().map(|site| (site.structure, site.side)),
            movement: measurement.movement.clone(),
            landmark: measurement.landmark.clone(),
        }
    }

    fn kind(&self) -> Option<&'static AttributeKind> {
        match self {
            Subject::Finding(finding, _) => Some(&finding.row().severity?.row().kind),
            Subject::Measure { measure, .. } => Some(&measure.row().kind),
        }
    }
}

impl Trend {
    /// Each value in its order, from 0 for the least to 1 for the most: on its scale where that is short, else among
    /// the values themselves.
    pub fn heights(&self) -> Vec<f64> {
        let Some(kind) = self.subject.kind() else { return Vec::new() };
        let values = self.readings.iter().flat_map(|reading| reading.before.iter().chain(&reading.after));
        let numbers: Vec<f64> = values.filter_map(|value| kind.measure(value)).collect();
        let (least, most) = scale_of(kind).unwrap_or_else(|| {
            numbers.iter().fold((f64::MAX, f64::MIN), |(least, most), number| (least.min(*number), most.max(*number)))
        });
        let height = |number: f64| if most > least { (number - least) / (most - least) } else { 0.5 };
        numbers.into_iter().map(height).collect()
    }
}

/// The ends of a scale that a line can be drawn on.
fn scale_of(kind: &AttributeKind) -> Option<(f64, f64)> {
    match kind {
        #[expect(clippy::cast_precision_loss, reason = "scales have a dozen levels")]
        AttributeKind::Scale(scale) => Some((0.0, scale.levels.len().saturating_sub(1) as f64)),
        AttributeKind::Number { least, most, .. } if most - least <= 100.0 => Some((*least, *most)),
        _ => None,
    }
}

impl Course {
    /// What more than one session graded or measured, this one among them; what this session has comes first.
    pub fn trends(&self, note: &Rc<Note>) -> Vec<Trend> {
        let mut trends: Vec<Trend> = Vec::new();
        let sessions: Vec<&Rc<Note>> = self.before(note).chain([note]).collect();
        // From the last session back, so that what is of interest now stands first.
        for session in sessions.into_iter().rev() {
            for (subject, before, after) in readings(session) {
                let reading = Reading { at: session.session.created_at, before, after };
                match trends.iter_mut().find(|trend| trend.subject == subject) {
                    // Of two in one session the later one tells.
                    Some(trend) if trend.readings.last().is_some_and(|last| last.at == reading.at) => {
                        trend.readings.pop();
                        trend.readings.push(reading);
                    }
                    Some(trend) => trend.readings.push(reading),
                    None => trends.push(Trend { subject, readings: vec![reading] }),
                }
            }
        }
        trends.retain(|trend| trend.readings.len() > 1);
        for trend in &mut trends {
            trend.readings.reverse();
        }
        trends
    }
}

/// All that a session graded or measured.
fn readings(note: &Note) -> impl Iterator<Item = (Subject, Option<Value>, Option<Value>)> {
    let findings = note.findings.iter().filter_map(|finding| {
        let severity = finding.finding.row().severity?;
        let (before, after) = (finding.value(severity).cloned(), finding.after.get(&severity).cloned());
        let place = finding.site.as_ref().map(|site| (site.structure, site.side));
        Some((Subject::Finding(finding.finding, place), before, after))
    });
    let measures = note
        .measures
        .iter()
        .map(|measurement| (Subject::of(measurement), measurement.first().cloned(), measurement.after.clone()));
    findings.chain(measures).filter(|(_, before, after)| before.is_some() || after.is_some())
}
