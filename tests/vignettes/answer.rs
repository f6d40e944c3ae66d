//! Compares the findings and treatments of a note's file, field by field, with what a vignette says.

use palpate::chart::StructureId;
use serde_json::{Map, Value as Json};

/// Keys of a vignette that stand elsewhere in a note, and why.
const ELSEWHERE: [(&str, &str, &str); 7] = [
    ("structure", "site.structure", "a site holds the structure, its side and where it was tapped"),
    ("side", "site.side", "as above; each site of a treatment has its own"),
    ("structures", "sites[].structure", "a treatment may treat several places"),
    ("referralZones", "attributes.referralZones", "a detail like any other of a trigger point"),
    ("scope", "no site", "what concerns the whole person has no site"),
    ("product", "product, or attributes.oils and dilutionPercent", "an oil and how thin it is are two things"),
    ("note", "remark", "the therapist's own words"),
];

/// Fields of a treatment that have the same name in a note. Every other key is a detail in `attributes`.
const FIELDS: [&str; 6] = ["technique", "pressure", "minutes", "direction", "tool", "response"];

/// Everything of the answer that the note does not hold, as a path and what was found.
pub fn missing(answer: &Json, note: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    for (records, held, kind, compare) in [
        ("findings", "findings", "finding", finding as fn(&str, &Json, &Json) -> Vec<String>),
        ("techniques", "treatments", "technique", treatment),
    ] {
        let wanted = items(&answer[records]);
        let mut rest = items(&note[held]);
        for (place, wanted) in wanted.iter().enumerate() {
            let path = format!("{records}[{place}]");
            // Of several of one kind the one that fits best is meant; the first one where none fits.
            let differences = |other: &Json| compare(&path, wanted, other);
            let best = (0..rest.len())
                .filter(|place| rest[*place][kind] == wanted[kind])
                .min_by_key(|place| differences(&rest[*place]).len());
            match best {
                Some(best) => missing.extend(differences(&rest.remove(best))),
                None => missing.push(format!("{path}: the note has no {} (more)", wanted[kind])),
            }
        }
        missing.extend(rest.iter().map(|extra| format!("{held}: {} is not in the answer", extra[kind])));
    }
    missing
}

fn finding(path: &str, wanted: &Json, held: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, value) in fields(wanted) {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "finding" | "response" => same(&path, value, &held[key], &mut missing),
            // A note keeps what is asked again after the treatment, such as the glide of a scar, in `before`.
            "attributes" => details(&path, value, &[&held["attributes"], &held["before"]], &mut missing),
            "before" | "after" => details(&path, value, &[&held[key]], &mut missing),
            "referralZones" => same(&path, value, &held["attributes"][key], &mut missing),
            "structure" => same(&path, value, &held["site"]["structure"], &mut missing),
            "side" => side(&path, value, &held["site"], &mut missing),
            // What concerns the whole person has no site.
            "scope" => {
                let scope = if held["site"].is_null() { "global" } else { "at a site" };
                same(&path, value, &scope.into(), &mut missing);
            }
            _ => missing.push(format!("{path}: nothing is known of this key")),
        }
    }
    missing
}

fn treatment(path: &str, wanted: &Json, held: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, value) in fields(wanted) {
        let path = format!("{path}.{key}");
        match key.as_str() {
            field if FIELDS.contains(&field) => same(&path, value, &held[key], &mut missing),
            "structures" => {
                let sites = items(&held["sites"]).into_iter().map(|site| site["structure"].clone()).collect();
                same(&path, value, &Json::Array(sites), &mut missing);
            }
            "side" => items(&held["sites"]).iter().for_each(|site| side(&path, value, site, &mut missing)),
            // A therapist's words may say more than the vignette's.
            "note" => {
                let (words, said) = (value.as_str().unwrap_or_default(), held["remark"].as_str().unwrap_or_default());
                if !said.contains(words) {
                    missing.push(format!("{path}: found {said:?}, expected {words:?}"));
                }
            }
            "product" => same(&path, value, &product(held), &mut missing),
            _ => detail(&path, value, &held["attributes"][key], &mut missing),
        }
    }
    missing
}

/// A product from the catalogue; the catalogue keeps an oil and its dilution apart from it.
fn product(held: &Json) -> Json {
    let details = &held["attributes"];
    match (details["oils"].as_str(), details["dilutionPercent"].as_f64()) {
        (Some(oil), Some(percent)) => format!("{oil} {percent} %").into(),
        _ => held["product"].clone(),
    }
}

/// A structure that the body has once has no left, right or both; a site without it has no side to compare.
fn side(path: &str, wanted: &Json, site: &Json, missing: &mut Vec<String>) {
    let structure = site["structure"].as_str().and_then(StructureId::named);
    let is_paired = structure.is_some_and(|structure| structure.row().paired);
    let both_is_whole = !is_paired && wanted == "bilateral" && site["side"] == "midline";
    if !both_is_whole {
        same(path, wanted, &site["side"], missing);
    }
}

fn details(path: &str, wanted: &Json, held: &[&Json], missing: &mut Vec<String>) {
    for (key, value) in fields(wanted) {
        let found = held.iter().find_map(|details| details.get(key)).unwrap_or(&Json::Null);
        detail(&format!("{path}.{key}"), value, found, missing);
    }
}

/// Several tests are words in a note, one after the other.
fn detail(path: &str, wanted: &Json, held: &Json, missing: &mut Vec<String>) {
    match (wanted, held) {
        (Json::Array(words), Json::String(said)) if words.iter().all(Json::is_string) => {
            for word in words.iter().filter_map(Json::as_str).filter(|word| !said.contains(word)) {
                missing.push(format!("{path}: found {said:?}, expected {word:?} in it"));
            }
        }
        _ => same(path, wanted, held, missing),
    }
}

pub fn same(path: &str, wanted: &Json, held: &Json, missing: &mut Vec<String>) {
    let equal = match (wanted.as_f64(), held.as_f64()) {
        (Some(wanted), Some(held)) => wanted == held,
        _ => wanted == held,
    };
    if !equal {
        let elsewhere = ELSEWHERE.iter().find(|(key, ..)| path.ends_with(key));
        let place = elsewhere.map_or_else(String::new, |(_, place, _)| format!(" (in a note: {place})"));
        missing.push(format!("{path}{place}: found {held}, expected {wanted}"));
    }
}

pub fn items(json: &Json) -> Vec<Json> {
    json.as_array().cloned().unwrap_or_default()
}

pub fn fields(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flat_map(Map::iter)
}
