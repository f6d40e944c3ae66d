//! How the minutes of a session are told.

use crate::{
    note::{PlaceMinutes, TimedService, TimedUnits},
    words::structure_and_side,
};

/// Where minutes went: "Left upper trapezius", "Sacrum and Left piriformis, together".
pub fn places(minutes: &PlaceMinutes) -> String {
    let names: Vec<String> =
        minutes.places.iter().map(|(structure, side)| structure_and_side(*structure, *side)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}, together", others.join(", ")),
    }
}

/// The units with their arithmetic: "3 timed units for 40 min (38–52): 97124 33 min = 2; 97140 7 min = 1".
pub fn timed_units(time: &TimedUnits) -> String {
    let (least, most) = time.range();
    let families = |service: &TimedService| service.families.join(" or ");
    let services = match time.services.as_slice() {
        [only] => families(only),
        several => {
            let share = |each: &TimedService| format!("{} {} min = {}", families(each), each.minutes, each.units);
            several.iter().map(share).collect::<Vec<_>>().join("; ")
        }
    };
    let plural = if time.units == 1 { "" } else { "s" };
    format!("{} timed unit{plural} for {} min ({least}–{most}): {services}", time.units, time.minutes)
}
