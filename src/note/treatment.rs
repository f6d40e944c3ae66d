//! Something done: a technique, where, how hard, how long and to which findings.

use serde::{Deserialize, Serialize};

use crate::chart::{Side, limited};
use crate::note::{
    record::{Id, Response, Site, Timestamp},
    value::{Value, Values},
    vocabulary::{AttributeId, TechniqueId},
};

/// Something done: a technique, where, how hard, how long and to which findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Treatment {
    /// Unique in the note.
    pub id: Id,
    /// What was done.
    pub technique: TechniqueId,
    /// Where. Empty where the whole body was treated, or no place at all, as with breathing guidance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<Site>,
    /// Ids of the findings of this note that were treated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Id>,
    /// How hard, on the Walton scale from 1, light, to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub pressure: Option<u8>,
    /// Hands-on minutes over all sites, at most 600, and no fewer than those of the sites together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 600)))]
    pub minutes: Option<f64>,
    /// Since when the clock of this treatment has been running; absent while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_started_at: Option<Timestamp>,
    /// A code of the scale direction-2d, a direction of the technique's catalogue row, or a `toward` of
    /// `lymph_drainage.csv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// What touched the client, such as thumb or elbow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What was on the hands, such as oil.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Details of the technique, by the attribute's id, such as `holdSeconds`.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub attributes: Values,
    /// How the tissue was after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// The therapist's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// When it was charted.
    pub recorded_at: Timestamp,
}

/// The most minutes that one treatment, or a session, can have.
pub const MOST_MINUTES: f64 = 600.0;

/// Minutes are said to a hundredth at most.
pub(crate) fn is_same(some: f64, other: f64) -> bool {
    (some - other).abs() < 0.005
}

impl Treatment {
    pub fn new(id: Id, technique: TechniqueId, recorded_at: Timestamp) -> Treatment {
        Treatment {
            id,
            technique,
            sites: Vec::new(),
            findings: Vec::new(),
            pressure: None,
            minutes: None,
            clock_started_at: None,
            direction: None,
            tool: None,
            product: None,
            attributes: Values::new(),
            response: None,
            remark: String::new(),
            recorded_at,
        }
    }

    pub fn set(&mut self, attribute: AttributeId, value: Option<Value>) {
        match value {
            Some(value) => self.attributes.insert(attribute, value),
            None => self.attributes.remove(&attribute),
        };
    }

    /// The minutes that repetitions and their hold make together, where they are whole ones. Of several places, or
    /// of both sides, nobody has said whether they share the repetitions.
    pub fn held_minutes(&self) -> Option<f64> {
        let number = |id| self.attributes.get(&AttributeId::named(id)?)?.number();
        let minutes = number("reps")? * number("holdSeconds")? / 60.0;
        let is_whole = minutes.fract() == 0.0 && (1.0..=MOST_MINUTES).contains(&minutes);
        let is_one_place = self.sites.len() < 2 && self.sites.iter().all(|site| site.side != Side::Bilateral);
        (is_whole && is_one_place).then_some(minutes)
    }

    /// Lets the minutes follow the hold, unless the therapist has said others, or how many a place had. `before` is what
    /// the hold made of them until now.
    pub fn follow_hold(&mut self, before: Option<f64>) {
        let now = self.held_minutes();
        let is_free = self.clock_started_at.is_none() && self.minutes_of_places() <= 0.0;
        if now != before && self.minutes == before && is_free {
            self.minutes = now;
        }
    }

    /// The minutes of its places, as far as they were said.
    pub fn minutes_of_places(&self) -> f64 {
        let sum: f64 = self.sites.iter().filter_map(|site| site.minutes).sum();
        // 0.1 and 0.2 are 0.3, and nothing more.
        (sum * 1e6).round() / 1e6
    }

    /// The minutes of one of its places, where they say more than its own.
    pub fn minutes_apart(&self, place: &Site) -> Option<f64> {
        place.minutes.filter(|_| self.sites.len() > 1 || place.minutes != self.minutes)
    }

    /// Says how many of the minutes a place had.
    pub fn set_minutes_of(&mut self, place: usize, minutes: Option<f64>) {
        let others = self.minutes_of_places() - self.sites.get(place).and_then(|site| site.minutes).unwrap_or(0.0);
        if let Some(site) = self.sites.get_mut(place) {
            site.minutes = minutes.map(|minutes| limited(minutes, 0.0, (MOST_MINUTES - others).max(0.0)));
        }
    }

    /// Lets the minutes follow those of the places, unless the therapist has said more. `before` are both until now.
    /// Fewer minutes than the places had together say nothing of which of them had less, so none of them has any then.
    pub fn follow_places(&mut self, before: (Option<f64>, f64)) {
        let places = self.minutes_of_places();
        let said = self.minutes.unwrap_or(0.0);
        if !is_same(places, before.1) {
            if self.minutes == before.0 && (is_same(said, before.1) || said < places) {
                self.minutes = (places > 0.0).then_some(places);
            }
        } else if said < places && !is_same(said, places) {
            self.sites.iter_mut().for_each(|site| site.minutes = None);
        }
    }

    /// Stops a running clock and adds its time, to a tenth of a minute.
    pub fn stop_clock(&mut self, now: Timestamp) {
        if let Some(started) = self.clock_started_at.take() {
            let run = (now.0 - started.0).as_seconds_f64().max(0.0) / 60.0;
            let minutes = self.minutes.unwrap_or(0.0) + run;
            self.minutes = Some(((minutes * 10.0).round() / 10.0).min(MOST_MINUTES));
        }
    }
}
