//! What the sections of a note must hold beyond their shape.

use crate::{
    chart::decimal,
    note::{
        Activity, AttributeId, AttributeKind, MOST_ACTIVITIES, Measurement, Note, Screening, Section, Value, Values,
        check::{Objection, check_site},
        landmarks,
    },
};

/// The most items of a section that is a list.
const MOST_ITEMS: usize = 100;
const MOST_MEASURES: usize = 1_000;
const MOST_ANSWERS: usize = 200;
const MOST_WORDINGS: usize = 1_000;

pub(super) fn check(note: &Note) -> Result<(), Objection> {
    for section in Section::ALL {
        if let Some(values) = note.values(section) {
            check_section(section, values, || format!("note.{}", name(section)))?;
        }
        if let Some(items) = note.items(section) {
            check_number(items.len(), MOST_ITEMS, || format!("note.{}", name(section)))?;
            for (place, item) in items.iter().enumerate() {
                check_section(section, &item.values, || format!("note.{}[{place}]", name(section)))?;
            }
        }
    }
    check_screening(&note.screening)?;
    check_number(note.measures.len(), MOST_MEASURES, || "note.measures".to_owned())?;
    for (place, measurement) in note.measures.iter().enumerate() {
        check_measurement(measurement, &format!("note.measures[{place}]"))?;
    }
    check_number(note.wordings.len(), MOST_WORDINGS, || "note.wordings".to_owned())?;
    match note.wordings.iter().position(|wording| wording.text.trim().is_empty()) {
        None => Ok(()),
        Some(place) => Err(Objection {
            path: format!("note.wordings[{place}].text"),
            why: "found no words, expected a sentence".to_owned(),
        }),
    }
}

/// The name that a section has in a note.
fn name(section: Section) -> &'static str {
    if section == Section::End { "endOfCare" } else { section.id() }
}

fn check_section(section: Section, values: &Values, path: impl Fn() -> String) -> Result<(), Objection> {
    for (attribute, value) in values.iter() {
        let id = attribute.row().id;
        if section.field(*attribute).is_none() {
            let known: Vec<_> = section.fields().map(|field| field.use_.attribute.row().id).collect();
            let why = format!("this field is not known here, expected one of {}", known.join(", "));
            return Err(Objection { path: format!("{}.{id}", path()), why });
        }
        if let Some(why) = attribute.row().objection_to(value) {
            return Err(Objection { path: path(), why });
        }
    }
    Ok(())
}

fn check_number(found: usize, most: usize, path: impl FnOnce() -> String) -> Result<(), Objection> {
    if found > most {
        return Err(Objection { path: path(), why: format!("found {found}, expected at most {most}") });
    }
    Ok(())
}

fn check_screening(screening: &Screening) -> Result<(), Objection> {
    let path = || "note.screening.answers".to_owned();
    check_number(screening.answers.len(), MOST_ANSWERS, path)?;
    for (place, answer) in screening.answers.iter().enumerate() {
        let id = answer.contraindication;
        if screening.answers[..place].iter().any(|other| other.contraindication == id) {
            let why = format!("{} stands twice, expected each contraindication once", id.row().id);
            return Err(Objection { path: path(), why });
        }
        for (site_place, site) in answer.sites.iter().enumerate() {
            check_site(site, &format!("{}[{place}].sites[{site_place}]", path()))?;
        }
    }
    Ok(())
}

fn check_measurement(measurement: &Measurement, path: &str) -> Result<(), Objection> {
    let row = measurement.measure.row();
    if let Some(site) = &measurement.site {
        check_site(site, &format!("{path}.site"))?;
    }
    let taken = [
        ("baseline", &measurement.baseline),
        ("before", &measurement.before),
        ("after", &measurement.after),
        ("otherSide", &measurement.other_side),
    ];
    for (name, value) in taken {
        if let Some(why) = value.as_ref().and_then(|value| row.objection_to(value)) {
            return Err(Objection { path: format!("{path}.{name}"), why });
        }
    }
    if let Some(movement) = &measurement.movement
        && let Some(AttributeKind::Scale(scale)) = AttributeId::named("movement").map(|movement| &movement.row().kind)
        && scale.place_of(&Value::Text(movement.clone())).is_none()
    {
        let why = format!("found \"{movement}\", expected a movement of the scale {}", scale.id);
        return Err(Objection { path: format!("{path}.movement"), why });
    }
    if let Some(landmark) = &measurement.landmark
        && !landmarks().iter().any(|known| known.id == *landmark)
    {
        let known: Vec<_> = landmarks().iter().map(|known| known.id).collect();
        let why = format!("found \"{landmark}\", expected one of {}", known.join(", "));
        return Err(Objection { path: format!("{path}.landmark"), why });
    }
    check_number(measurement.activities.len(), MOST_ACTIVITIES, || format!("{path}.activities"))?;
    for (place, Activity { before, after, .. }) in measurement.activities.iter().enumerate() {
        if let Some(score) = before.iter().chain(after).find(|score| !(0.0..=10.0).contains(*score)) {
            let why = format!("found {}, expected a score from 0 to 10", decimal(*score, 2));
            return Err(Objection { path: format!("{path}.activities[{place}]"), why });
        }
    }
    Ok(())
}
