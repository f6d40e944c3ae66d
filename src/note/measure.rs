//! What can be measured: its unit and range, which way is better, and how much of a change is a real one.

use std::sync::LazyLock;

use crate::{
    chart::{Fields, StructureId, catalogue_id, number, rows},
    note::{
        Condition, Note, measure_table,
        value::Value,
        vocabulary::{AttributeId, AttributeKind, Better, scale_at},
    },
};

/// What is measured of everyone.
const OF_EVERYONE: [&str; 4] = ["pain-nrs", "psfs", "rom-degrees", "edema-circumference"];

catalogue_id! {
    /// A measure.
    MeasureId, Measure, MEASURES, "measure", "measures.csv"
}

/// A row of `assets/clinical/measures.csv`: something that is measured before and after, or over a course.
#[derive(Debug)]
pub struct Measure {
    pub id: &'static str,
    pub name: &'static str,
    pub short_name: &'static str,
    /// A scale, or a number with its unit and range; of several activities it is their mean.
    pub kind: AttributeKind,
    pub is_mean: bool,
    pub place: MeasurePlace,
    pub better: Better,
    pub licence: Licence,
    /// How much has to change for the change to be a real one, in the measure's own unit; none where none is known.
    pub real_change: Option<RealChange>,
    /// False for what a session does not measure itself.
    pub is_offered: bool,
}

/// The smallest change that matters to the client, or else the smallest that is no error of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RealChange {
    pub least: f64,
    /// True where it was read in its source, and not recalled.
    pub is_verified: bool,
}

/// Why a change of that size is a real one: only for who reads it.
#[derive(Debug)]
pub struct Grounds {
    /// What the source says in full.
    pub says: &'static str,
    pub source: &'static str,
}

impl MeasureId {
    pub fn grounds(self) -> &'static Grounds {
        &GROUNDS[usize::from(self.0)]
    }
}

/// What has to be said of where it was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasurePlace {
    Nowhere,
    Anywhere,
    /// A joint and a movement.
    Movement,
    /// One of the landmarks.
    Landmark,
}

/// What may be kept of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    Free,
    /// The score and its version only.
    ScoreOnly,
    /// The score and its version only; the instrument itself needs a licence.
    Needed,
}

/// A row of `assets/clinical/rom_norms.csv`: how far a joint usually goes.
#[derive(Debug)]
pub struct Norm {
    pub joint: StructureId,
    /// A code of the scale rom-direction; for both sides at once without its side.
    pub movement: &'static str,
    /// As the American Academy of Orthopaedic Surgeons has it; may be a range.
    pub aaos: &'static str,
    /// As the American Medical Association has it.
    pub ama: &'static str,
    pub is_millimetres: bool,
    /// True where it was read, and not recalled.
    pub is_verified: bool,
}

/// A row of `assets/clinical/circumference_landmarks.csv`: where a tape is put.
#[derive(Debug)]
pub struct Landmark {
    pub id: &'static str,
    pub region: StructureId,
    pub description: &'static str,
}

static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| rows(measure_table::MEASURES).map(measure).collect());
static GROUNDS: LazyLock<Vec<Grounds>> = LazyLock::new(|| {
    rows(measure_table::GROUNDS).map(|mut row| Grounds { says: row.text(), source: row.text() }).collect()
});
static NORMS: LazyLock<Vec<Norm>> = LazyLock::new(|| rows(measure_table::NORMS).map(norm_of).collect());
static LANDMARKS: LazyLock<Vec<Landmark>> = LazyLock::new(|| rows(measure_table::LANDMARKS).map(landmark_of).collect());

impl Measure {
    /// Why the value cannot be one of this measure.
    pub fn objection_to(&self, value: &Value) -> Option<String> {
        self.kind.objection_to(self.id, value)
    }

    /// What has become of it between two values: positive is better. None where it cannot be told.
    pub fn improvement(&self, before: &Value, after: &Value) -> Option<f64> {
        let change = self.kind.measure(after)? - self.kind.measure(before)?;
        match self.better {
            Better::Lower => Some(-change),
            Better::Higher => Some(change),
            Better::Neither => None,
        }
    }

    /// True where a change is at least as large as one that is real. None where nobody has said how large that is.
    pub fn is_real(&self, before: &Value, after: &Value) -> Option<bool> {
        let change = self.improvement(before, after)?.abs();
        // Half of a thousandth for what is lost in decimals.
        self.real_change.map(|real| change + 0.0005 >= real.least)
    }
}

pub fn norms() -> &'static [Norm] {
    &NORMS
}

/// How far a joint usually goes in a movement.
pub fn norm(joint: StructureId, movement: &str) -> Option<&'static Norm> {
    let without_side = movement.strip_suffix("-left").or(movement.strip_suffix("-right")).unwrap_or(movement);
    norms().iter().find(|norm| norm.joint == joint && (norm.movement == movement || norm.movement == without_side))
}

/// The joints that have norms, in their order.
pub fn joints() -> Vec<StructureId> {
    let mut joints = Vec::new();
    for norm in norms() {
        if !joints.contains(&norm.joint) {
            joints.push(norm.joint);
        }
    }
    joints
}

/// The movements of a joint; one that goes to both sides stands for each.
pub fn movements(joint: StructureId) -> Vec<&'static str> {
    let all = AttributeId::named("movement").map(|attribute| match &attribute.row().kind {
        AttributeKind::Scale(scale) => scale.levels,
        _ => &[],
    });
    let mut movements = Vec::new();
    for norm in norms().iter().filter(|norm| norm.joint == joint) {
        let codes = all.unwrap_or_default().iter().map(|level| level.code);
        movements.extend(codes.filter(|code| {
            *code == norm.movement || code.strip_suffix("-left").or(code.strip_suffix("-right")) == Some(norm.movement)
        }));
    }
    movements
}

/// What is usually measured of the client's conditions, then what is measured of everyone.
pub fn usual_measures(note: &Note) -> Vec<MeasureId> {
    let conditions = note.diagnoses.iter().filter_map(|item| item.text("condition").and_then(Condition::named));
    let typical = conditions.flat_map(|condition| condition.typical_measures.iter().copied());
    let mut measures = Vec::new();
    for measure in typical.chain(OF_EVERYONE.iter().filter_map(|id| MeasureId::named(id))) {
        if measure.row().is_offered && !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

/// The landmark with this id.
pub fn landmark(id: &str) -> Option<&'static Landmark> {
    landmarks().iter().find(|landmark| landmark.id == id)
}

pub fn landmarks() -> &'static [Landmark] {
    &LANDMARKS
}

fn measure(mut row: Fields) -> Measure {
    const PLACES: [MeasurePlace; 5] = [
        MeasurePlace::Nowhere,
        MeasurePlace::Nowhere,
        MeasurePlace::Anywhere,
        MeasurePlace::Movement,
        MeasurePlace::Landmark,
    ];
    let mut codes = row.codes();
    let kind = codes.short();
    let place = codes.one_of(PLACES);
    let better = codes.one_of([Better::Lower, Better::Higher, Better::Neither]);
    let licence = codes.one_of([Licence::Free, Licence::ScoreOnly, Licence::Needed]);
    let is_verified = codes.flag();
    let (id, name, short_name, unit) = (row.text(), row.text(), row.text(), row.text());
    let amounts = row.text();
    let amount = |place| amounts.split('|').nth(place).and_then(number).unwrap_or_default();
    let scale = amounts.parse().ok().and_then(scale_at).filter(|_| kind == 1);
    let kind_of = scale.map_or(
        AttributeKind::Number { unit, least: amount(0), most: amount(1), step: amount(2), offered: &[] },
        AttributeKind::Scale,
    );
    let least = number(row.text());
    Measure {
        id,
        name,
        short_name,
        kind: kind_of,
        is_mean: kind == 3,
        place,
        better,
        licence,
        real_change: least.map(|least| RealChange { least, is_verified }),
        is_offered: kind > 0,
    }
}

fn norm_of(mut row: Fields) -> Norm {
    let mut codes = row.codes();
    let (is_verified, is_millimetres) = (codes.flag(), codes.flag());
    let joint = StructureId(codes.long());
    Norm { joint, movement: row.text(), aaos: row.text(), ama: row.text(), is_millimetres, is_verified }
}

fn landmark_of(mut row: Fields) -> Landmark {
    let region = StructureId(row.codes().long());
    Landmark { id: row.text(), region, description: row.text() }
}

#[cfg(test)]
mod tests {
    use super::{MeasureId, norm};
    use crate::{chart::StructureId, note::Value};

    #[test]
    fn a_change_is_called_real_only_where_it_passes_what_the_source_says() {
        let cases = [
            ("pain-nrs", 6.0, 5.0, Some(false)),
            ("pain-nrs", 6.0, 4.0, Some(true)),
            ("psfs", 5.0, 6.3, Some(true)),
            ("psfs", 5.0, 6.2, Some(false)),
            ("quickdash", 55.0, 42.0, Some(false)),
            ("quickdash", 55.0, 15.0, Some(true)),
            // Worse is as real as better.
            ("pain-nrs", 2.0, 6.0, Some(true)),
            ("satisfaction", 2.0, 9.0, None),
        ];
        for (id, before, after, real) in cases {
            let row = MeasureId::named(id).unwrap().row();
            assert_eq!(row.is_real(&Value::Number(before), &Value::Number(after)), real, "{id} {before} {after}");
        }
    }

    #[test]
    fn a_movement_to_one_side_has_the_norm_of_both() {
        let lumbar = StructureId::named("spine-lumbar").unwrap();
        let of = |movement| norm(lumbar, movement).map(|norm| (norm.aaos, norm.is_verified));
        assert_eq!(of("lateral-flexion-right"), Some(("35", false)));
        assert_eq!(of("pronation"), None);
    }
}
