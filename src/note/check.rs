//! What a note must hold beyond its shape: codes that fit together, values on their scales, ids that exist.

mod sections;

use crate::{
    chart::{DRAWING_VERSION, decimal, frame, in_order},
    note::{Finding, Id, MOST_MINUTES, Mark, Note, Site, Treatment, Values, treatment::is_same},
};

/// Why a note is not valid, and where.
pub(crate) struct Objection {
    /// Such as `note.findings[3].before`.
    pub path: String,
    pub why: String,
}

/// The most points that a stroke can have.
pub(crate) const MOST_STROKE_POINTS: usize = 512;

/// The first thing that is wrong with a note.
pub(crate) fn check(note: &Note) -> Result<(), Objection> {
    let findings = note.findings.iter().map(|finding| finding.id);
    let treatments = note.treatments.iter().map(|treatment| treatment.id);
    let measures = note.measures.iter().map(|measurement| measurement.id);
    let items = note.diagnoses.iter().chain(&note.goals).map(|item| item.id);
    check_ids(findings.clone().chain(treatments).chain(measures).chain(items))?;
    check_minutes(note.session.booked_minutes, || "note.session.bookedMinutes".to_owned())?;
    let findings = in_order(findings.collect(), |id: &Id| id.0.as_u128());
    for (place, finding) in note.findings.iter().enumerate() {
        let path = format!("note.findings[{place}]");
        check_finding(finding, &path)?;
    }
    for (place, treatment) in note.treatments.iter().enumerate() {
        let path = format!("note.treatments[{place}]");
        check_treatment(treatment, &findings, &path)?;
    }
    sections::check(note)
}

fn check_ids(ids: impl Iterator<Item = Id>) -> Result<(), Objection> {
    let ids = in_order(ids.collect(), |id| id.0.as_u128());
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(Objection {
            path: "note".to_owned(),
            why: format!("the id {} stands twice, expected each id once", pair[0].0),
        }),
    }
}

fn check_finding(finding: &Finding, path: &str) -> Result<(), Objection> {
    let row = finding.finding.row();
    match &finding.site {
        None if !row.applies_to.is_empty() => {
            return Err(Objection {
                path: format!("{path}.site"),
                why: format!("{} has no site, expected a structure and its side", row.id),
            });
        }
        None => {}
        Some(site) => check_site(site, &format!("{path}.site"))?,
    }
    check_values(&finding.attributes, &format!("{path}.attributes"))?;
    check_values(&finding.before, &format!("{path}.before"))?;
    check_values(&finding.after, &format!("{path}.after"))
}

fn check_treatment(treatment: &Treatment, findings: &[Id], path: &str) -> Result<(), Objection> {
    for (place, site) in treatment.sites.iter().enumerate() {
        let path = || format!("{path}.sites[{place}]");
        check_place(site, &path())?;
        check_minutes(site.minutes, || path() + ".minutes")?;
    }
    if let Some(id) = treatment.findings.iter().find(|id| findings.binary_search(id).is_err()) {
        return Err(Objection {
            path: format!("{path}.findings"),
            why: format!("{} is no finding of this note", id.0),
        });
    }
    if let Some(pressure) = treatment.pressure.filter(|pressure| !(1..=5).contains(pressure)) {
        return Err(Objection {
            path: format!("{path}.pressure"),
            why: format!("found {pressure}, expected 1 to 5 on the Walton scale"),
        });
    }
    check_minutes(treatment.minutes, || format!("{path}.minutes"))?;
    let (all, places) = (treatment.minutes.unwrap_or(0.0), treatment.minutes_of_places());
    if places > all && !is_same(places, all) {
        return Err(Objection {
            path: format!("{path}.minutes"),
            why: format!("found {}, expected at least the {} of its sites", decimal(all, 2), decimal(places, 2)),
        });
    }
    check_values(&treatment.attributes, &format!("{path}.attributes"))
}

fn check_minutes(minutes: Option<f64>, path: impl FnOnce() -> String) -> Result<(), Objection> {
    match minutes.filter(|minutes| !(0.0..=MOST_MINUTES).contains(minutes)) {
        None => Ok(()),
        Some(minutes) => {
            Err(Objection { path: path(), why: format!("found {}, expected 0 to 600 minutes", decimal(minutes, 2)) })
        }
    }
}

/// A site of anything but a treatment.
fn check_site(site: &Site, path: &str) -> Result<(), Objection> {
    if site.minutes.is_some() {
        let why = "only a site of a treatment has minutes, expected none here".to_owned();
        return Err(Objection { path: format!("{path}.minutes"), why });
    }
    check_place(site, path)
}

fn check_place(site: &Site, path: &str) -> Result<(), Objection> {
    site.mark.as_ref().map_or(Ok(()), |mark| check_mark(mark, &format!("{path}.mark")))
}

fn check_mark(mark: &Mark, path: &str) -> Result<(), Objection> {
    // Where a point of an unknown drawing lies nobody can say, and a mark in a wrong place would be believed.
    if !(1..=DRAWING_VERSION).contains(&mark.drawing) {
        return Err(Objection {
            path: format!("{path}.drawing"),
            why: format!("found drawing version {}, this Palpate knows up to {DRAWING_VERSION}", mark.drawing),
        });
    }
    let Some(frame) = frame(mark.view, mark.layer) else {
        return Err(Objection { path: format!("{path}.layer"), why: format!("{} has no deep layer", mark.view.id()) });
    };
    let stroke = mark.stroke.as_ref().map_or(&[][..], |stroke| &stroke.points);
    if stroke.len() > MOST_STROKE_POINTS {
        return Err(Objection {
            path: format!("{path}.stroke.points"),
            why: format!("found {} points, expected at most {MOST_STROKE_POINTS}", stroke.len()),
        });
    }
    let [left, top, width, height] = frame.view_box.map(f64::from);
    // Points are kept to a tenth, so one on the edge may lie half of that beyond it.
    let beyond = |along: f64, start: f64, length: f64| !(start - 0.06..=start + length + 0.06).contains(&along);
    let outside = |point: &crate::note::Point| beyond(point.x, left, width) || beyond(point.y, top, height);
    let (point, place) = if outside(&mark.point) {
        (&mark.point, "point".to_owned())
    } else if let Some(place) = stroke.iter().position(outside) {
        (&stroke[place], format!("stroke.points[{place}]"))
    } else {
        return Ok(());
    };
    Err(Objection {
        path: format!("{path}.{place}"),
        why: format!(
            "found {}, {}, expected x from {} to {} and y from {} to {} chart units",
            decimal(point.x, 1),
            decimal(point.y, 1),
            decimal(left, 1),
            decimal(left + width, 1),
            decimal(top, 1),
            decimal(top + height, 1)
        ),
    })
}

fn check_values(values: &Values, path: &str) -> Result<(), Objection> {
    match values.iter().find_map(|(attribute, value)| attribute.row().objection_to(value)) {
        None => Ok(()),
        Some(why) => Err(Objection { path: path.to_owned(), why }),
    }
}
