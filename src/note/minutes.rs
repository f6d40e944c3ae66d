//! Time with the hands on: all of it, and the units in which payers count it.

use crate::{
    chart::{Side, StructureId, in_order},
    note::{AttributeId, Note, Site, Treatment, Value, treatment::is_same},
};

/// A timed service is counted in units of so many minutes.
const UNIT: u32 = 15;
/// From so many minutes on, what is left over counts as a unit.
const LEAST: u32 = 8;

/// The hands-on minutes of a note, over all of its treatments.
pub fn hands_on(note: &Note) -> f64 {
    own_minutes(note).map(|(_, minutes)| minutes).sum()
}

/// Each treatment that has minutes, with its own: one that stands for the whole session has what the others leave.
fn own_minutes(note: &Note) -> impl Iterator<Item = (&Treatment, f64)> {
    let container = AttributeId::named("container");
    let is_whole = move |treatment: &Treatment| {
        container.is_some_and(|container| treatment.attributes.get(&container) == Some(&Value::Flag(true)))
    };
    let timed = note.treatments.iter().filter_map(|treatment| Some((&**treatment, treatment.minutes?)));
    let mut within: f64 = timed.clone().filter(|(treatment, _)| !is_whole(treatment)).map(|(_, minutes)| minutes).sum();
    timed.map(move |(treatment, minutes)| {
        if !is_whole(treatment) {
            return (treatment, minutes);
        }
        let own = (minutes - within).max(0.0);
        within += own;
        (treatment, own)
    })
}

/// Minutes that one place had, or several together where nobody has said which of them had how many.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMinutes {
    pub places: Vec<(StructureId, Side)>,
    pub minutes: f64,
}

/// The minutes of each structure and side over all treatments, in the order in which they were first charted. What
/// several have together comes last.
pub fn minutes_by_place(note: &Note) -> Vec<PlaceMinutes> {
    let mut all: Vec<PlaceMinutes> = Vec::new();
    let mut add = |places: Vec<(StructureId, Side)>, minutes: f64| {
        if minutes <= 0.0 || is_same(minutes, 0.0) || places.is_empty() {
            return;
        }
        match all.iter_mut().find(|known| is_as_wide(&known.places, &places)) {
            Some(known) => known.minutes += minutes,
            None => all.push(PlaceMinutes { places, minutes }),
        }
    };
    for (treatment, minutes) in own_minutes(note) {
        // Of a treatment that holds others nobody knows which place had what they left.
        let is_known = treatment.minutes == Some(minutes);
        let own = |site: &Site| site.minutes.filter(|_| is_known);
        for site in &treatment.sites {
            add(vec![place(site)], own(site).unwrap_or(0.0));
        }
        let left = minutes - treatment.sites.iter().filter_map(own).sum::<f64>();
        let open = each_once(treatment.sites.iter().filter(|site| own(site).is_none()));
        add(if open.is_empty() { each_once(treatment.sites.iter()) } else { open }, left);
    }
    let charted = each_once(note.treatments.iter().flat_map(|treatment| &treatment.sites));
    in_order(all, |minutes| {
        let first = charted.iter().position(|place| minutes.places.first() == Some(place));
        let turn = first.unwrap_or_default() + if minutes.places.len() > 1 { charted.len() } else { 0 };
        turn as u128
    })
}

fn place(site: &Site) -> (StructureId, Side) {
    (site.structure, site.side)
}

fn each_once<'a>(sites: impl Iterator<Item = &'a Site>) -> Vec<(StructureId, Side)> {
    let mut places = Vec::new();
    for site in sites {
        if !places.contains(&place(site)) {
            places.push(place(site));
        }
    }
    places
}

/// True where both are the same places, in whatever order.
fn is_as_wide(some: &[(StructureId, Side)], others: &[(StructureId, Side)]) -> bool {
    some.len() == others.len() && some.iter().all(|place| others.contains(place))
}

/// The units of a session, as a figure for the therapist. What is paid is for the payer to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimedUnits {
    /// In the order in which they were first charted.
    pub services: Vec<TimedService>,
    pub minutes: u32,
    pub units: u32,
}

impl TimedUnits {
    /// The least and the most minutes that make so many units.
    pub fn range(&self) -> (u32, u32) {
        let most = self.units * UNIT + LEAST - 1;
        (if self.units == 0 { 0 } else { most + 1 - UNIT }, most)
    }
}

/// The treatments of one code family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedService {
    /// The numbers of the families that it may be counted to; where there are several, the payer says which.
    pub families: &'static [&'static str],
    /// Whole minutes; what is less is dropped.
    pub minutes: u32,
    pub units: u32,
}

/// Counts units by the 8-minute rule: Medicare Claims Processing Manual, chapter 5, section 20.2. All timed minutes
/// together give the number of units. Each service has one for each 15 minutes of its own; those that are left go to
/// the services with the most minutes left over. Techniques without a code family are not counted.
pub fn timed_units(note: &Note) -> TimedUnits {
    let mut charted: Vec<(&'static [&'static str], f64)> = Vec::new();
    for (treatment, minutes) in own_minutes(note) {
        let families = treatment.technique.row().code_families;
        if families.is_empty() || minutes <= 0.0 {
            continue;
        }
        match charted.iter_mut().find(|(known, _)| *known == families) {
            Some((_, sum)) => *sum += minutes,
            None => charted.push((families, minutes)),
        }
    }
    let service = |(families, minutes): (_, f64)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "10,000 treatments of 600 minutes")]
        let minutes = minutes as u32;
        TimedService { families, minutes, units: minutes / UNIT }
    };
    let mut services: Vec<TimedService> = charted.into_iter().map(service).collect();
    let minutes = services.iter().map(|service| service.minutes).sum();
    let units = (minutes + UNIT - LEAST) / UNIT;
    let left = units - services.iter().map(|service| service.units).sum::<u32>();
    // The least short of one more unit first.
    let next = in_order(services.iter_mut().collect(), |service| u128::from(UNIT - service.minutes % UNIT));
    for (service, _) in next.into_iter().zip(0..left) {
        service.units += 1;
    }
    TimedUnits { services, minutes, units }
}
