//! How the minutes of a session are told.

use crate::{
    note::{PlaceMinutes, TimedService, TimedUnits},
    words::Words,
};

impl Words {
    /// Where minutes went: "Left upper trapezius", "Sacrum and Left piriformis, together".
    pub fn places(self, minutes: &PlaceMinutes) -> String {
        let names: Vec<String> =
            minutes.places.iter().map(|(structure, side)| self.structure_and_side(*structure, *side)).collect();
        match names.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [others @ .., last] => {
                self.fill("{places} and {last}, together", &[("places", &self.listed(others)), ("last", last)])
            }
        }
    }

    /// The units with their arithmetic: "3 timed units for 40 min (38–52): 97124 33 min = 2; 97140 7 min = 1".
    pub fn timed_units(self, time: &TimedUnits) -> String {
        let (least, most) = time.range();
        let families = |service: &TimedService| service.families.join(self.say(" or "));
        let services = match time.services.as_slice() {
            [only] => families(only),
            several => {
                let share = |each: &TimedService| {
                    format!("{} {} = {}", families(each), self.minutes_of(f64::from(each.minutes)), each.units)
                };
                several.iter().map(share).collect::<Vec<_>>().join("; ")
            }
        };
        let units = self.count("{n} timed unit|{n} timed units", time.units as usize);
        let minutes = self.minutes_of(f64::from(time.minutes));
        self.fill(
            "{units} for {minutes} ({least}–{most}): {services}",
            &[("units", &units), ("minutes", &minutes), ("least", &least), ("most", &most), ("services", &services)],
        )
    }
}
