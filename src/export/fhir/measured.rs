//! A measurement: an Observation for each time it was taken, the later one linked to the earlier.

use serde_json::{Value as Json, json};

use super::{
    code,
    record::{Of, Record, remark, time},
    value::{self, component},
};
use crate::{
    note::{Measurement, Site, Taken},
    words::{narrative as sentence, text},
};

const TAKEN: [(Taken, &str, &str); 4] = [
    (Taken::Baseline, "measured-baseline", text("At the start of the course.")),
    (Taken::OtherSide, "measured-other-side", text("On the other side.")),
    (Taken::Before, "measured", ""),
    (Taken::After, "measured-after", text("After the treatment.")),
];

impl Record<'_> {
    /// Its observations, and its place as far as somebody has shown where it is.
    pub fn measured(&self, measurement: &Measurement) -> Vec<Json> {
        let mut resources = Vec::new();
        let mut earlier: Option<Of> = None;
        for (of, taken, says) in self.taken_as(measurement) {
            resources.push(self.observation(measurement, taken, of, says, earlier));
            // The other side is no earlier state of this one.
            if taken != Taken::OtherSide {
                earlier = Some(of);
            }
        }
        if let Some(site) = tapped(measurement).filter(|_| !resources.is_empty()) {
            resources.push(self.body_structure(Of::Part("place", measurement.id), site));
        }
        resources
    }

    /// Its observations, as other resources refer to them: each with what it is of.
    pub fn taken_as(&self, measurement: &Measurement) -> impl Iterator<Item = (Of, Taken, &'static str)> {
        let taken = TAKEN.into_iter().filter(|(taken, ..)| measurement.value(*taken).is_some());
        taken.map(|(taken, part, says)| (Of::Part(part, measurement.id), taken, says))
    }

    fn observation(
        &self,
        measurement: &Measurement,
        taken: Taken,
        of: Of,
        says: &'static str,
        earlier: Option<Of>,
    ) -> Json {
        let row = measurement.measure.row();
        let told = sentence::measurement(measurement, self.words());
        let told = if says.is_empty() { told } else { format!("{} {told}", self.words().say(says)) };
        let exam = if row.is_mean { "survey" } else { "exam" };
        let category = code::coding("http://terminology.hl7.org/CodeSystem/observation-category", exam, "");
        let title = self.words().measurement_title(measurement);
        let codings = code::measure(measurement, self.options);
        let mut fields = json!({
            "status": self.status(),
            "category": [{ "coding": [category] }],
            "code": code::concept(codings, &title),
            "subject": self.subject(),
            "encounter": self.encounter(),
            "performer": self.practitioner().map(|performer| vec![performer]),
            "note": remark(&measurement.remark),
        });
        match taken {
            Taken::After => {
                fields["effectivePeriod"] =
                    json!({ "start": time(measurement.recorded_at), "end": time(self.ended()) });
            }
            // When the course began, the note does not say; it was before this session.
            Taken::Baseline => fields["effectivePeriod"] = json!({ "end": time(self.started()) }),
            Taken::Before | Taken::OtherSide => fields["effectiveDateTime"] = json!(time(measurement.recorded_at)),
        }
        if let Some(value) = measurement.value(taken)
            && let Some((name, value)) = value::typed(row.id, &row.kind, value, self.words()).into_iter().next()
        {
            fields[name] = value;
        }
        if let Some(site) = &measurement.site {
            let mut site = site.clone();
            if taken == Taken::OtherSide {
                site.side = site.side.opposite();
            }
            let site = self.sided(&site);
            if tapped(measurement).is_some() && taken != Taken::OtherSide {
                self.locate(&mut fields, site, Of::Part("place", measurement.id));
            } else {
                fields["bodySite"] = site;
            }
        }
        let mut details = Vec::new();
        let when = match taken {
            Taken::Baseline => "baseline",
            Taken::Before => "before",
            Taken::After => "after",
            Taken::OtherSide => "other-side",
        };
        let detail = |name: &str, label: &'static str, text: &str| {
            let what = code::concept(vec![code::own("observation", name, label)], self.words().say(label));
            component(what, ("valueString", json!(text)))
        };
        details.push(detail("taken", text("Taken"), when));
        details.extend(measurement.movement.as_deref().map(|movement| detail("movement", text("Movement"), movement)));
        details.extend(measurement.landmark.as_deref().map(|landmark| detail("landmark", text("Landmark"), landmark)));
        if !measurement.version.trim().is_empty() {
            details.push(detail("version", text("Version of the instrument"), &measurement.version));
        }
        for activity in &measurement.activities {
            let score = if taken == Taken::After { activity.after } else { activity.before };
            if let Some(score) = score.filter(|_| matches!(taken, Taken::Before | Taken::After)) {
                let what = code::concept(vec![code::own("observation", "activity", "Activity")], &activity.activity);
                details.push(component(what, ("valueQuantity", code::quantity(score, "{score}", "score"))));
            }
        }
        fields["component"] = json!(details);
        if let Some(earlier) = earlier.filter(|_| taken != Taken::OtherSide) {
            self.follow(&mut fields, earlier);
        }
        self.resource("Observation", of, self.narrative([told.as_str()]), fields)
    }
}

/// Where it was measured, where that was tapped.
fn tapped(measurement: &Measurement) -> Option<&Site> {
    measurement.site.as_ref().filter(|site| site.mark.is_some())
}
