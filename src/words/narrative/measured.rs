//! What was measured, what was asked about, and the time it took, in sentences.

use super::{prose, spoken};
use crate::{
    chart::Side,
    note::{AttributeKind, Measurement, Note, Value, hands_on, landmark},
    words::{Words, chart::within_any_sentence, text, time_of_day},
};

/// Such as "Range of motion, lumbar spine, flexion: 45° before, 60° after; better by 15, a real change."
pub fn measurement(measurement: &Measurement, words: Words) -> String {
    let row = measurement.measure.row();
    let told = |value: &Value| match (row.kind, value) {
        (AttributeKind::Number { most, .. }, Value::Number(mean)) if row.is_mean => {
            words.fill("mean {n}/{most}", &[("n", &words.amount(*mean)), ("most", &words.amount(most))])
        }
        _ => spoken::value_of(row.id, &row.kind, value, words),
    };
    // A value that stands alone needs no time; that of a course is of today.
    let before = match (&measurement.baseline, &measurement.after) {
        (_, Some(_)) => text("{value} before"),
        (Some(_), None) => text("{value} today"),
        (None, None) => "",
    };
    let taken = [
        (&measurement.baseline, text("{value} at the start")),
        (&measurement.before, before),
        (&measurement.after, text("{value} after")),
    ];
    let mut values = String::new();
    for (value, when) in taken {
        if let Some(value) = value.as_ref().map(told) {
            let said = if when.is_empty() { value } else { words.fill(when, &[("value", &value)]) };
            prose::add(&mut values, words.say(", "), &said);
        }
    }
    if let Some(value) = &measurement.other_side {
        let side = match measurement.site.as_ref().map(|site| site.side) {
            Some(Side::Left) => text("right side {value}"),
            Some(Side::Right) => text("left side {value}"),
            _ => text("other side {value}"),
        };
        let beside = words.fill(side, &[("value", &told(value))]);
        if values.is_empty() { values = beside } else { values += &format!(" ({beside})") }
    }
    let activities: Vec<String> =
        measurement.activities.iter().map(|done| activity(done, words)).filter(|text| !text.is_empty()).collect();
    if !activities.is_empty() {
        let activities = words.listed(&activities);
        if values.is_empty() { values = activities } else { values += &format!(" ({activities})") }
    }
    // The source stands beside the measure; a sentence of the note says whether the change is one.
    let changed = measurement.compared().and_then(|(first, last)| words.change(measurement, first, last));
    if let Some((way, verdict)) = changed {
        prose::add(&mut values, words.say("; "), &within_any_sentence(&way));
        prose::add(&mut values, words.say(", "), verdict.unwrap_or_default());
    }
    let what = what(measurement, words);
    let text = match values.is_empty() {
        true => words.fill("{measure}: not yet measured", &[("measure", &what)]),
        false => [&what, words.say(": "), &values].concat(),
    };
    prose::sentence(&text, &measurement.remark)
}

/// What was measured, and where. A landmark says where by itself, but for the side.
fn what(measurement: &Measurement, words: Words) -> String {
    let comma = words.say(", ");
    let mut what = spoken::measure(measurement.measure, words).to_owned();
    let landmark = measurement.landmark.as_deref().and_then(landmark);
    match (&measurement.site, landmark) {
        (Some(site), Some(_)) if site.side != Side::Midline => {
            what += &format!(" ({})", within_any_sentence(words.side(site.side)));
        }
        (Some(site), None) => prose::add(&mut what, comma, &spoken::site(site, words)),
        _ => {}
    }
    if let Some(landmark) = landmark {
        prose::add(&mut what, comma, &words.inside(landmark.description));
    }
    if let Some(movement) = &measurement.movement {
        prose::add(&mut what, comma, &spoken::movement(movement, words));
    }
    if !measurement.version.trim().is_empty() {
        let version = words.fill("version {name}", &[("name", &prose::within(&measurement.version))]);
        prose::add(&mut what, comma, &version);
    }
    what
}

fn activity(activity: &crate::note::Activity, words: Words) -> String {
    let mut text = prose::within(&activity.activity);
    if let Some(before) = activity.before {
        text += &format!(" {}/10", words.amount(before));
    }
    if let Some(after) = activity.after {
        text += &format!("{}{}/10", words.say(" → "), words.amount(after));
    }
    text
}

/// What was ruled out, what is present and why it went on.
pub fn screening(note: &Note, words: Words) -> Vec<String> {
    let screening = &note.screening;
    let name = |answer: &crate::note::Answer| {
        let name = spoken::contraindication(answer.contraindication, words);
        let sites: Vec<String> = answer.sites.iter().map(|site| spoken::site(site, words)).collect();
        if sites.is_empty() { name } else { format!("{name} ({})", prose::and(&sites, words)) }
    };
    let mut sentences = Vec::new();
    let ruled_out: Vec<String> = screening.answers.iter().filter(|answer| !answer.present).map(name).collect();
    let present: Vec<_> = screening.answers.iter().filter(|answer| answer.present).collect();
    if let Some(time) = screening.screened_at {
        let what =
            if present.is_empty() { text("Screened at {time}, nothing new.") } else { text("Screened at {time}.") };
        sentences.push(words.fill(what, &[("time", &time_of_day(&time.to_string()))]));
    }
    if !ruled_out.is_empty() {
        sentences.push(words.fill("Ruled out: {what}.", &[("what", &ruled_out.join(words.say("; ")))]));
    }
    for answer in present {
        let because = prose::within(&answer.going_on_because);
        let what = match because.is_empty() {
            true => text("Present: {what}"),
            false => text("Present: {what}; treated all the same: {because}"),
        };
        let said = words.fill(what, &[("what", &name(answer)), ("because", &because)]);
        sentences.push(prose::sentence(&said, ""));
    }
    sentences
}

/// Such as "Hands-on time 45 min of 60 min booked."
pub fn time(note: &Note, words: Words) -> Option<String> {
    let hands_on = hands_on(note);
    let booked = note.session.booked_minutes;
    let what = match (hands_on > 0.0, booked) {
        (true, Some(_)) => text("Hands-on time {time} of {booked} booked."),
        (true, None) => text("Hands-on time {time}."),
        (false, Some(_)) => text("Booked {booked}."),
        (false, None) => return None,
    };
    let [time, booked] = [hands_on, booked.unwrap_or_default()].map(|minutes| words.minutes_of(minutes));
    Some(words.fill(what, &[("time", &time), ("booked", &booked)]))
}
