//! The sections of a session in words: pages, goals, measures, what speaks against a treatment.

use crate::{
    note::{
        Attribute, AttributeId, AttributeKind, Better, ContraindicationId, ContraindicationLevel, Item, MeasureId,
        Measurement, Page, Referral, Section, Value, landmark, norm,
    },
    words::{amount, narrative, site, source, value_of_kind},
};

pub fn page(page: Page) -> &'static str {
    match page {
        Page::Client => "Client",
        Page::Measures => "Measures",
        Page::Plan => "Plan",
    }
}

/// The hour and minute of a time as it is written in a note.
pub fn time_of_day(time: &str) -> String {
    time.get(11..16).unwrap_or(time).to_owned()
}

/// What one of several is called: a condition with its code, a goal with its target.
pub fn item_title(section: Section, item: &Item) -> String {
    let label = |id: &str| {
        let attribute = AttributeId::named(id)?;
        Some(label_of(attribute.row(), item.text(id)?))
    };
    let parts = match section {
        Section::Goals => [label("goal"), item.text("text").map(str::to_owned)],
        _ => {
            [label("condition").or(item.text("diagnosis").map(str::to_owned)), item.text("icd10cm").map(str::to_owned)]
        }
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match (parts.is_empty(), section) {
        (true, Section::Goals) => "A goal".to_owned(),
        (true, _) => "A diagnosis".to_owned(),
        _ => parts.join(" · "),
    }
}

fn label_of(attribute: &Attribute, code: &str) -> String {
    let label = match &attribute.kind {
        AttributeKind::Choice(choices) => choices.iter().find(|choice| choice.code == code).map(|choice| choice.label),
        _ => None,
    };
    label.unwrap_or(code).to_owned()
}

/// What was measured and where: "Range of motion · Lumbar spine · flexion".
pub fn measurement_title(measurement: &Measurement) -> String {
    let row = measurement.measure.row();
    let place = measurement.site.as_ref().map(site);
    let movement = measurement.movement.as_ref().map(|movement| movement.replace('-', " "));
    let landmark = measurement.landmark.as_deref().and_then(landmark);
    let landmark = landmark.map(|landmark| landmark.description.to_owned());
    let name = if row.short_name.is_empty() { row.name } else { row.short_name };
    std::iter::once(name.to_owned()).chain(place).chain(movement).chain(landmark).collect::<Vec<_>>().join(" · ")
}

/// How far the joint usually goes: "usually 80° (AAOS), 60° (AMA), recalled".
pub fn norm_of(measurement: &Measurement) -> Option<String> {
    let norm = norm(measurement.site.as_ref()?.structure, measurement.movement.as_ref()?)?;
    let unit = if norm.is_millimetres { " mm" } else { "°" };
    let told = |name: &str, figure: &str| (!figure.is_empty()).then(|| format!("{figure}{unit} ({name})"));
    let figures: Vec<_> = [told("AAOS", norm.aaos), told("AMA", norm.ama)].into_iter().flatten().collect();
    let standing = if norm.is_verified { "" } else { ", recalled" };
    Some(format!("Usually {}{standing}", figures.join(", ")))
}

/// What a number means: "0 to 100%; lower is better; a real change: 12 of 100 points". None where neither way is better.
pub fn score_meaning(measure: MeasureId) -> Option<String> {
    let row = measure.row();
    let AttributeKind::Number { unit, least, most, .. } = row.kind else { return None };
    let way = match row.better {
        Better::Lower => "lower is better",
        Better::Higher => "higher is better",
        Better::Neither => return None,
    };
    let says = measure.grounds().says;
    let real = if says.is_empty() { String::new() } else { format!("; a real change: {says}") };
    let most = narrative::measured(most, unit);
    Some(format!("{} to {most}; {way}{real}", amount(least)))
}

/// Which way it changed and by how much, and, where it did, whether that is more than chance and error; none where two
/// values do not stand or nobody says what is.
pub fn change(measurement: &Measurement, first: &Value, last: &Value) -> Option<(String, Option<&'static str>)> {
    let row = measurement.measure.row();
    let is_real = row.is_real(first, last)?;
    let way = match row.improvement(first, last)? {
        0.0 => return Some(("No change".to_owned(), None)),
        change if change > 0.0 => format!("Better by {}", amount(change)),
        change => format!("Worse by {}", amount(-change)),
    };
    Some((way, Some(if is_real { "a real change" } else { "less than a real change" })))
}

/// The same with who says so.
pub fn real_change(measurement: &Measurement, first: &Value, last: &Value) -> Option<String> {
    let (way, Some(verdict)) = change(measurement, first, last)? else { return Some("No change".to_owned()) };
    let standing = if measurement.measure.row().real_change?.is_verified { "" } else { ", recalled" };
    let grounds = measurement.measure.grounds();
    Some(format!("{way}: {verdict} ({}; {}{standing})", grounds.says, source(grounds.source)))
}

pub fn caution_level(level: ContraindicationLevel) -> &'static str {
    match level {
        ContraindicationLevel::Absolute => "Absolute",
        ContraindicationLevel::Local => "Local",
        ContraindicationLevel::Precaution => "Precaution",
    }
}

/// What a contraindication asks for: "Absolute. Do not treat; refer. Embolism risk. Pressure 2 at most."
pub fn caution(about: ContraindicationId) -> String {
    let (row, advice) = (about.row(), about.advice());
    let level = caution_level(row.level);
    let head = if row.red_flag { format!("{level}, red flag") } else { level.to_owned() };
    let cap = row.most_pressure.map(|most| format!("Pressure {most} at most"));
    let sentences = [Some(head), Some(advice.action.to_owned()), Some(advice.rationale.to_owned()), cap];
    let sentences: Vec<_> = sentences.into_iter().flatten().filter(|sentence| !sentence.is_empty()).collect();
    format!("{}.", sentences.join(". "))
}

/// The same in one line, by its name: "Local: Varicose veins. No direct pressure 3-5; none if inflamed".
pub fn caution_line(about: ContraindicationId) -> String {
    let (row, action) = (about.row(), about.advice().action);
    let action = if action.is_empty() { String::new() } else { format!(". {action}") };
    format!("{}: {}{action}", caution_level(row.level), row.name)
}

pub fn caution_source(about: ContraindicationId) -> String {
    let standing =
        if about.row().is_recalled { "recalled, not read; guidance not reviewed" } else { "guidance not reviewed" };
    format!("Source: {} ({standing})", source(about.advice().source))
}

/// What is known of a muscle's referral pattern.
pub fn referral_note(pattern: &Referral) -> String {
    let checked = if pattern.is_checked { "another summary broadly agrees" } else { "recalled" };
    format!("Usual zones, not fixed: ask the client. After Travell and Simons ({checked}).")
}

/// The first and the last value in a line: "6 of 10 → 2 of 10", or the one that there is.
pub fn compared(measurement: &Measurement, first: Option<&Value>, last: Option<&Value>) -> String {
    let said = |value| measured(measurement, value);
    match (first, last) {
        (Some(first), Some(last)) => format!("{} → {}", said(first), said(last)),
        (Some(first), None) => format!("{} before", said(first)),
        (None, Some(last)) => format!("{} after", said(last)),
        (None, None) => "Not measured yet".to_owned(),
    }
}

/// A value of a measurement with its unit.
pub fn measured(measurement: &Measurement, value: &Value) -> String {
    match (&measurement.measure.row().kind, value) {
        (AttributeKind::Number { unit, .. }, Value::Number(number)) => narrative::measured(*number, unit),
        (kind, value) => value_of_kind(kind, value),
    }
}
