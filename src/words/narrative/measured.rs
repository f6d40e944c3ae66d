//! What was measured, what was asked about, and the time it took, in sentences.

use super::{prose, spoken};
use crate::{
    note::{Measurement, Note, Value, hands_on, landmarks},
    words::{amount, chart::within_a_sentence, real_change, time_of_day},
};

/// Such as "Joint range of motion of lumbar spine, flexion: 45° before, 60° after."
pub fn measurement(measurement: &Measurement) -> String {
    let row = measurement.measure.row();
    let mut what = row.name.split(" (").next().unwrap_or(row.name).to_owned();
    if let Some(site) = &measurement.site {
        what += &format!(" of {}", spoken::site(site));
    }
    let landmark = measurement.landmark.as_ref();
    let landmark = landmark.and_then(|id| landmarks().iter().find(|known| known.id == *id));
    if let Some(landmark) = landmark {
        prose::add(&mut what, ", ", &within_a_sentence(landmark.description));
    }
    if let Some(movement) = &measurement.movement {
        prose::add(&mut what, ", ", &movement.replace('-', " "));
    }
    if !measurement.version.trim().is_empty() {
        prose::add(&mut what, ", version ", measurement.version.trim());
    }
    let told = |value: &Value| spoken::value_of(row.id, &row.kind, value);
    let mut values = String::new();
    for (value, when) in [
        (&measurement.baseline, " at the start"),
        (&measurement.before, " before"),
        (&measurement.after, " after"),
        (&measurement.other_side, " on the other side"),
    ] {
        if let Some(value) = value {
            prose::add(&mut values, ", ", &(told(value) + when));
        }
    }
    let activities: Vec<String> = measurement.activities.iter().map(activity).collect();
    if !activities.is_empty() {
        prose::add(&mut values, ": ", &activities.join(", "));
    }
    let change = measurement.first().zip(measurement.after.as_ref());
    let change = change.and_then(|(first, last)| real_change(measurement, first, last));
    // The source stands beside the measure; a sentence of the note says whether the change is one.
    if let Some(verdict) = change.as_ref().and_then(|change| change.split(" (").next()) {
        prose::add(&mut values, "; ", &within_a_sentence(verdict));
    }
    let text = if values.is_empty() { format!("{what}: not yet measured") } else { format!("{what}: {values}") };
    prose::sentence(&text, &measurement.remark)
}

fn activity(activity: &crate::note::Activity) -> String {
    let mut text = prose::within(&activity.activity);
    if let Some(before) = activity.before {
        text += &format!(" {}/10", amount(before));
    }
    if let Some(after) = activity.after {
        text += &format!(" → {}/10", amount(after));
    }
    text
}

/// What was ruled out, what is present and why it went on.
pub fn screening(note: &Note) -> Vec<String> {
    let screening = &note.screening;
    let name = |answer: &crate::note::Answer| {
        let name = within_a_sentence(answer.contraindication.row().name);
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
            Some(format!("Hands-on time {} min of {} min booked.", amount(hands_on), amount(booked)))
        }
        (true, None) => Some(format!("Hands-on time {} min.", amount(hands_on))),
        (false, Some(booked)) => Some(format!("Booked {} min.", amount(booked))),
        (false, None) => None,
    }
}
