//! What holds between resources: names that are unique, references that lead somewhere, and what belongs to a document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::known::REFERENCES;
use super::values::is_id_of_fhir;
use super::{Faults, kind, list, text, walk};

pub fn check(bundle: &Value, faults: &mut Faults) {
    let entries: Vec<Entry> = list(bundle, "entry").iter().enumerate().map(Entry::of).collect();
    names(&entries, faults);
    identifiers(&entries, faults);
    let leads = references(&entries, faults);
    match text(bundle, "type") {
        "document" => document(bundle, &entries, &leads, faults),
        "transaction" => entries.iter().for_each(|entry| request(entry, faults)),
        _ => {}
    }
    if text(bundle, "type") != "transaction" && entries.iter().any(|entry| !entry.whole["request"].is_null()) {
        faults.add("Bundle", "an entry with a request, which only a transaction has");
    }
}

struct Entry<'a> {
    place: String,
    whole: &'a Value,
    resource: &'a Value,
}

impl<'a> Entry<'a> {
    fn of((index, whole): (usize, &'a Value)) -> Self {
        let resource = &whole["resource"];
        Self { place: format!("Bundle.entry[{index}].{}", kind(resource)), whole, resource }
    }

    fn full_url(&self) -> &'a str {
        text(self.whole, "fullUrl")
    }

    /// `Type/id`.
    fn name(&self) -> String {
        format!("{}/{}", kind(self.resource), text(self.resource, "id"))
    }
}

fn names(entries: &[Entry], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for entry in entries {
        let (url, id) = (entry.full_url(), text(entry.resource, "id"));
        if !is_id_of_fhir(id) {
            faults.add(&entry.place, "an entry without an id");
        }
        for name in [url.to_owned(), entry.name()] {
            if !name.is_empty() && !seen.insert(name.clone()) {
                faults.add(&entry.place, format!("`{name}` names two resources"));
            }
        }
        let is_right = match url.strip_prefix("urn:uuid:") {
            Some(uuid) => is_uuid(uuid) && (uuid == id || !is_uuid(id)),
            None => url.starts_with("http") && url.ends_with(&format!("/{}", entry.name())),
        };
        if !is_right {
            faults.add(
                &entry.place,
                format!("fullUrl is `{url}`, expected a urn:uuid or an address, with the id `{id}`"),
            );
        }
    }
}

/// In small letters with hyphens, as RFC 4122 writes it.
fn is_uuid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok_and(|uuid| uuid.hyphenated().to_string() == text)
}

fn identifiers(entries: &[Entry], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for entry in entries {
        let identifier = &entry.resource["identifier"];
        for identifier in identifier.as_array().map_or(std::slice::from_ref(identifier), Vec::as_slice) {
            let (system, value) = (text(identifier, "system"), text(identifier, "value"));
            if !value.is_empty() && !seen.insert((kind(entry.resource), system, value)) {
                faults.add(
                    &entry.place,
                    format!("the identifier `{value}` is that of another {} too", kind(entry.resource)),
                );
            }
            let uuid = value.strip_prefix("urn:uuid:");
            if system == "urn:ietf:rfc:3986" && !value.contains(':') || uuid.is_some_and(|uuid| !is_uuid(uuid)) {
                faults.add(&entry.place, format!("the identifier `{value}` is no URI"));
            }
        }
    }
}

/// Which entries each entry leads to, by their places in the bundle.
fn references(entries: &[Entry], faults: &mut Faults) -> Vec<BTreeSet<usize>> {
    let by_name = by_name(entries);
    let mut leads = vec![BTreeSet::new(); entries.len()];
    for (from, entry) in entries.iter().enumerate() {
        let contained = list(entry.resource, "contained");
        let mut used = BTreeSet::new();
        walk(&entry.place, entry.resource, &mut |place, key, value| {
            let is_reference = value.is_object() && types_at(&path_of(place)).is_some();
            if is_reference && ["reference", "identifier", "display"].iter().all(|field| value[field].is_null()) {
                faults.add(place, "a reference with neither reference, identifier nor display");
            }
            // `CarePlan.activity.reference` is an object; the text within a reference has the same name.
            let Some(said) = value.as_str().filter(|_| key == "reference") else {
                return;
            };
            let target = if let Some(id) = said.strip_prefix('#') {
                used.insert(id);
                contained.iter().find(|resource| text(resource, "id") == id)
            } else {
                let to = by_name.get(said).copied();
                leads[from].extend(to);
                to.map(|to| entries[to].resource)
            };
            match target {
                None => faults.add(place, format!("`{said}` leads nowhere")),
                Some(target) => allowed(place, kind(target), faults),
            }
        });
        for unused in contained.iter().map(|resource| text(resource, "id")).filter(|id| !used.contains(id)) {
            faults.add(&entry.place, format!("the contained `{unused}` is not referred to"));
        }
    }
    leads
}

fn by_name(entries: &[Entry]) -> BTreeMap<String, usize> {
    let names = |(index, entry): (usize, &Entry)| [(entry.full_url().to_owned(), index), (entry.name(), index)];
    entries.iter().enumerate().flat_map(names).collect()
}

/// Holds the type of what a reference leads to against the table.
fn allowed(place: &str, target: &str, faults: &mut Faults) {
    let path = path_of(place.strip_suffix(".reference").unwrap_or(place));
    match types_at(&path) {
        None => faults.add(place, format!("no reference is known at {path}")),
        Some(types) if types == "*" || types.split(' ').any(|known| known == target) => {}
        Some(types) => faults.add(place, format!("leads to a {target}, expected one of: {types}")),
    }
}

fn types_at(path: &str) -> Option<&'static str> {
    let fits = |known: &str| known == path || known.strip_prefix('*').is_some_and(|end| path.ends_with(end));
    REFERENCES.iter().find(|(known, _)| fits(known)).map(|(_, types)| *types)
}

/// `Observation.component.code` of `Bundle.entry[3].Observation.component[1].code`: without numbers, from the type on.
fn path_of(place: &str) -> String {
    let mut steps: Vec<&str> = place.split('.').map(|step| step.split('[').next().unwrap_or_default()).collect();
    // Sections and items stand within their own kind.
    steps.dedup();
    let from = steps.iter().rposition(|step| step.starts_with(char::is_uppercase)).unwrap_or_default();
    steps[from..].join(".")
}

/// A document begins with its Composition, and holds what that reaches and nothing else. A Provenance counts if it is about
/// what is reached, and what it leads to counts then.
fn document(bundle: &Value, entries: &[Entry], leads: &[BTreeSet<usize>], faults: &mut Faults) {
    for field in ["identifier", "timestamp"] {
        if bundle[field].is_null() {
            faults.add("Bundle", format!("a document without {field}"));
        }
    }
    let compositions = entries.iter().filter(|entry| kind(entry.resource) == "Composition").count();
    if compositions != 1 || entries.first().is_none_or(|first| kind(first.resource) != "Composition") {
        return faults.add("Bundle", "a document has one Composition, and it is its first entry");
    }
    let by_name = by_name(entries);
    let is_about = |entry: &Entry, reached: &BTreeSet<usize>| {
        kind(entry.resource) == "Provenance"
            && list(entry.resource, "target")
                .iter()
                .filter_map(|target| by_name.get(text(target, "reference")))
                .any(|target| reached.contains(target))
    };
    let mut reached = BTreeSet::from([0]);
    loop {
        let before = reached.len();
        for (index, entry) in entries.iter().enumerate() {
            if reached.contains(&index) || is_about(entry, &reached) {
                reached.insert(index);
                reached.extend(&leads[index]);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    for (index, entry) in entries.iter().enumerate().filter(|(index, _)| !reached.contains(index)) {
        faults.add(&entry.place, format!("entry {index} is not reached from the Composition"));
    }
}

fn request(entry: &Entry, faults: &mut Faults) {
    let request = &entry.whole["request"];
    let (method, url) = (text(request, "method"), text(request, "url"));
    let is_right = match method {
        "PUT" => url == entry.name() || url.starts_with(&format!("{}?identifier=", kind(entry.resource))),
        "POST" => url == kind(entry.resource),
        _ => false,
    };
    if !is_right {
        faults.add(&entry.place, format!("the request `{method} {url}` is not one for {}", entry.name()));
    }
}
