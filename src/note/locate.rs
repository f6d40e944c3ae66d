//! Where in a note's JSON the part is that cannot be read.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::note::{Finding, Id, Mark, Note, Session, Site, Timestamp, Treatment, Value, Values, write_json};

/// The path to the first part of a note that is not what it should be, and why. `outer` is the error that
/// reading the whole gave; it is the answer where no part is to blame alone.
pub(crate) fn locate(note: &Json, outer: &serde_json::Error) -> (String, String) {
    let search = || {
        part::<Id>(note, "note", "id")?;
        part::<Session>(note, "note", "session")?;
        for (place, finding) in items(note, "findings") {
            whole::<Finding>(finding).or_else(|why| blame(finding, &format!("note.findings[{place}]"), why))?;
        }
        for (place, treatment) in items(note, "treatments") {
            whole::<Treatment>(treatment).or_else(|why| blame(treatment, &format!("note.treatments[{place}]"), why))?;
        }
        whole::<Note>(note).map_err(|why| ("note".to_owned(), why))
    };
    search().err().unwrap_or_else(|| ("note".to_owned(), outer.to_string()))
}

type Found = Result<(), (String, String)>;

/// Looks for the field of a finding or a treatment that is to blame for `why`.
fn blame(record: &Json, path: &str, why: String) -> Found {
    for id in ["id", "finding", "technique"] {
        part::<String>(record, path, id)?;
    }
    for time in ["recordedAt", "clockStartedAt"] {
        part::<Timestamp>(record, path, time)?;
    }
    site(&record["site"], &format!("{path}.site"))?;
    for (place, json) in items(record, "sites") {
        site(json, &format!("{path}.sites[{place}]"))?;
    }
    for values in ["attributes", "before", "after"] {
        for (key, value) in record[values].as_object().into_iter().flatten() {
            whole::<Value>(value).map_err(|_| (format!("{path}.{values}.{key}"), no_value(value)))?;
        }
        part::<Values>(record, path, values)?;
    }
    part::<u8>(record, path, "pressure")?;
    part::<f64>(record, path, "minutes")?;
    Err((path.to_owned(), why))
}

fn no_value(found: &Json) -> String {
    format!(
        "found {}, expected true or false, a number, a text, a list of texts, or an object of numbers from 0 to 255",
        write_json(found)
    )
}

fn site(json: &Json, path: &str) -> Found {
    if json.is_null() {
        return Ok(());
    }
    part::<Mark>(json, path, "mark")?;
    whole::<Site>(json).map_err(|why| (path.to_owned(), why))
}

/// A field that is there has to be readable.
fn part<T: DeserializeOwned>(json: &Json, path: &str, field: &str) -> Found {
    match json.get(field) {
        Some(value) => whole::<T>(value).map_err(|why| (format!("{path}.{field}"), why)),
        None => Ok(()),
    }
}

fn whole<T: DeserializeOwned>(json: &Json) -> Result<(), String> {
    serde_json::from_value::<T>(json.clone()).map(drop).map_err(|error| error.to_string())
}

fn items<'a>(json: &'a Json, field: &str) -> impl Iterator<Item = (usize, &'a Json)> {
    json[field].as_array().into_iter().flatten().enumerate()
}
