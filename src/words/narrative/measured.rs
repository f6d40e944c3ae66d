//! What was measured, what was asked about, and the time it took, in sentences.

use super::{prose, spoken};
use crate::{
    chart::Side,
    note::{AttributeKind, Measurement, Note, Value, hands_on, landmark},
    words::{ENGLISH, chart::within_a_sentence, time_of_day},
};

/// Such as "Range of motion, lumbar spine, flexion: 45° before, 60° after; better by 15, a real change."
pub fn measurement(measurement: &Measurement) -> String {
    let row = measurement.measure.row();
    let told = |value: &Value| match (row.kind, value) {
        (AttributeKind::Number { most, .. }, Value::Number(mean)) if row.is_mean => {
            format!("mean {}/{}", ENGLISH.amount(*mean), ENGLISH.amount(most))
        }
        _ => spoken::value_of(row.id, &row.kind, value),
    };
    // A value that stands alone needs no time; that of a course is of today.
    let before = match (&measurement.baseline, &measurement.after) {
        (_, Some(_)) => " before",
        (Some(_), None) => " today",
        (None, None) => "",
    };
    let mut values = String::new();
    for (value, when) in
        [(&measurement.baseline, " at the start"), (&measurement.before, before), (&measurement.after, " after")]
    {
        if let Some(value) = value {
            prose::add(&mut values, ", ", &(told(value) + when));
        }
    }
    if let Some(value) = &measurement.other_side {
        let side = match measurement.site.as_ref().map(|site| site.side) {
            Some(Side::Left) => "right side",
            Some(Side::Right) => "left side",
            _ => "other side",
        };
        let beside = format!("{side} {}", told(value));
        if values.is_empty() { values = beside } else { values += &format!(" ({beside})") }
    }
    let activities: Vec<String> = measurement.activities.iter().map(activity).filter(|text| !text.is_empty()).collect();
    if !activities.is_empty() {
        let activities = activities.join(", ");
        if values.is_empty() { values = activities } else { values += &format!(" ({activities})") }
    }
    // The source stands beside the measure; a sentence of the note says whether the change is one.
    let changed = measurement.compared().and_then(|(first, last)| ENGLISH.change(measurement, first, last));
    if let Some((way, verdict)) = changed {
        prose::add(&mut values, "; ", &within_a_sentence(&way));
        prose::add(&mut values, ", ", verdict.unwrap_or_default());
    }
    let what = what(measurement);
    let text = if values.is_empty() { format!("{what}: not yet measured") } else { format!("{what}: {values}") };
    prose::sentence(&text, &measurement.remark)
}

/// What was measured, and where. A landmark says where by itself, but for the side.
fn what(measurement: &Measurement) -> String {
    let mut what = spoken::measure(measurement.measure).to_owned();
    let landmark = measurement.landmark.as_deref().and_then(landmark);
    match (&measurement.site, landmark) {
        (Some(site), Some(_)) if site.side != Side::Midline => {
            what += &format!(" ({})", within_a_sentence(ENGLISH.side(site.side)));
        }
        (Some(site), None) => prose::add(&mut what, ", ", &spoken::site(site)),
        _ => {}
    }
    if let Some(landmark) = landmark {
        prose::add(&mut what, ", ", &within_a_sentence(landmark.description));
    }
    if let Some(movement) = &measurement.movement {
        let sided = [("-left", "left"), ("-right", "right")];
        let sided = sided.into_iter().find_map(|(end, side)| Some((movement.strip_suffix(end)?, side)));
        let movement = match sided {
            Some((movement, side)) => format!("{} to the {side}", movement.replace('-', " ")),
            None => movement.replace('-', " "),
        };
        prose::add(&mut what, ", ", &movement);
    }
    if !measurement.version.trim().is_empty() {
        prose::add(&mut what, ", version ", &prose::within(&measurement.version));
    }
    what
}

fn activity(activity: &crate::note::Activity) -> String {
    let mut text = prose::within(&activity.activity);
    if let Some(before) = activity.before {
        text += &format!(" {}/10", ENGLISH.amount(before));
    }
    if let Some(after) = activity.after {
        text += &format!(" → {}/10", ENGLISH.amount(after));
    }
    text
}

/// What was ruled out, what is present and why it went on.
pub fn screening(note: &Note) -> Vec<String> {
    let screening = &note.screening;
    let name = |answer: &crate::note::Answer| {
        let name = spoken::contraindication(answer.contraindication);
        let sites: Vec<String> = answer.sites.iter().map(spoken::site).collect();
        if sites.is_empty() { name } else { format!("{name} ({})", prose::and(&sites)) }
    };
    let mut sentences = Vec::new();
    let ruled_out: Vec<String> = screening.answers.iter().filter(|answer| !answer.present).map(name).collect();
    let present: Vec<_> = screening.answers.iter().filter(|answer| answer.present).collect();
    if let Some(time) = screening.screened_at {
        let nothing = if present.is_empty() { ", nothing new" } else { "" };
        sentences.push(format!("Screened at {}{nothing}.", time_of_day(&time.to_string())));
    }
    if !ruled_out.is_empty() {
        sentences.push(format!("Ruled out: {}.", ruled_out.join("; ")));
    }
    for answer in present {
        let because = prose::within(&answer.going_on_because);
        let reason = if because.is_empty() { String::new() } else { format!("; treated all the same: {because}") };
        sentences.push(prose::sentence(&format!("Present: {}{reason}", name(answer)), ""));
    }
    sentences
}

/// Such as "Hands-on time 45 min of 60 min booked."
pub fn time(note: &Note) -> Option<String> {
    let hands_on = hands_on(note);
    let booked = note.session.booked_minutes;
    match (hands_on > 0.0, booked) {
        (true, Some(booked)) => {
            Some(format!("Hands-on time {} min of {} min booked.", ENGLISH.amount(hands_on), ENGLISH.amount(booked)))
        }
        (true, None) => Some(format!("Hands-on time {} min.", ENGLISH.amount(hands_on))),
        (false, Some(booked)) => Some(format!("Booked {} min.", ENGLISH.amount(booked))),
        (false, None) => None,
    }
}
