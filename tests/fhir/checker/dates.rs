//! Dates that exist, and times that say their zone.

use serde_json::Value;
use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime};

use super::{Faults, text};

/// A whole or partial day, never a time of day.
const DATES: [&str; 5] = ["birthDate", "startDate", "dueDate", "statusDate", "valueDate"];

/// A day, or a moment.
const DATE_TIMES: [&str; 23] = [
    "abatementDateTime",
    "authored",
    "authoredOn",
    "created",
    "createdDateTime",
    "creation",
    "date",
    "dateTime",
    "deceasedDateTime",
    "effectiveDateTime",
    "end",
    "expirationDate",
    "manufactureDate",
    "occurredDateTime",
    "occurrenceDateTime",
    "onsetDateTime",
    "performedDateTime",
    "recordedDate",
    "sent",
    "start",
    "time",
    "valueDateTime",
    "verificationDate",
];

/// A moment, to the second.
const INSTANTS: [&str; 9] = [
    "effectiveInstant",
    "ifModifiedSince",
    "issued",
    "lastModified",
    "lastUpdated",
    "recorded",
    "timestamp",
    "valueInstant",
    "when",
];

pub fn check(place: &str, key: &str, value: &Value, faults: &mut Faults) {
    if value.is_object() {
        let moment = |field| OffsetDateTime::parse(text(value, field), &Rfc3339).ok();
        if moment("start").zip(moment("end")).is_some_and(|(start, end)| end < start) {
            faults.add(place, "it ends before it starts");
        }
    }
    let is_instant = INSTANTS.contains(&key) || (key == "date" && place.contains(".DocumentReference."));
    let is_date = DATES.contains(&key);
    if !is_instant && !is_date && !DATE_TIMES.contains(&key) || value.is_object() || value.is_array() {
        return;
    }
    let said = value.as_str().unwrap_or_default();
    let (day, time) = match said.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (said, None),
    };
    let is_right = match time {
        _ if !is_day(day) => false,
        Some(time) => !is_date && day.len() == 10 && is_time_with_zone(time),
        None => !is_instant,
    };
    if !is_right {
        faults.add(place, format!("`{said}` is no date that exists, or no time with its zone"));
    }
}

/// A year, a month or a day of the calendar.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = [4, 2, 2];
    let is_digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.len() > 3 || !is_digits || parts.iter().zip(lengths).any(|(part, length)| part.len() != length) {
        return false;
    }
    let number = |index: usize| parts.get(index).map_or(Some(1), |part| part.parse::<u16>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0), number(1), number(2)) else {
        return false;
    };
    let month = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    let day = u8::try_from(day).ok();
    // A note of another century is a slip of the keyboard, or of the program.
    (1900..=2100).contains(&year)
        && month.zip(day).is_some_and(|(month, day)| Date::from_calendar_date(i32::from(year), month, day).is_ok())
}

/// `hh:mm:ss`, a fraction or none, and `Z` or `+hh:mm`.
fn is_time_with_zone(text: &str) -> bool {
    let Some(zone_at) = text.find(['Z', '+', '-']) else {
        return false;
    };
    let (clock, zone) = text.split_at(zone_at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_zone = zone == "Z" || is_clock(&zone[1..], &[14, 59]);
    let is_fraction = !fraction.is_empty() && fraction.len() <= 9 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_clock(clock, &[23, 59, 59]) && is_fraction && is_zone
}

/// Two digits each, up to the most of each.
fn is_clock(text: &str, most: &[u8]) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    parts.len() == most.len()
        && parts.iter().zip(most).all(|(part, most)| {
            part.len() == 2
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse::<u8>().is_ok_and(|number| number <= *most)
        })
}
