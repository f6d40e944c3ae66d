//! How far a finger slid, as a grade.

use crate::{
    chart::limited,
    note::{AttributeId, AttributeKind, Value},
};

/// CSS pixels from one grade to the next on a scale of eleven; shorter scales take longer steps.
const STEP: f64 = 14.0;
const SHORT_STEP: f64 = 26.0;

/// The grade that sliding upwards by CSS pixels gives, starting in the middle of the scale.
pub fn slid(attribute: AttributeId, up: f64) -> Option<Value> {
    match &attribute.row().kind {
        AttributeKind::Scale(scale) if scale.levels.len() > 1 => {
            #[expect(clippy::cast_precision_loss, reason = "scales have a dozen levels")]
            let last = (scale.levels.len() - 1) as f64;
            let step = if last >= 8.0 { STEP } else { SHORT_STEP };
            let place = limited((last / 2.0).round() + (up / step).round(), 0.0, last);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the scale")]
            let level = scale.levels.get(place as usize)?;
            Some(scale.value_of(level.code))
        }
        AttributeKind::Number { least, most, step, .. } => {
            let middle = ((least + most) / 2.0 / step).round() * step;
            Some(Value::Number(limited(middle + (up / STEP).round() * step, *least, *most)))
        }
        _ => None,
    }
}
