//! What must hold of every FHIR bundle that Palpate writes, beyond what validators of others look at.
//!
//! It reads JSON alone and knows nothing of the program, so that it cannot repeat a mistake of the export. A test takes it in
//! with `#[path = "fhir/checker.rs"] mod checker;` and asks `checker::faults(&bundle)`.

#![allow(dead_code, unused_imports, reason = "not every test that takes the checker in asks for all of it")]

#[path = "checker/bundle.rs"]
mod bundle;
#[path = "checker/codes.rs"]
mod codes;
#[path = "checker/dates.rs"]
mod dates;
#[path = "checker/known.rs"]
mod known;
#[path = "checker/narrative.rs"]
mod narrative;
#[path = "checker/resource.rs"]
mod resource;
#[path = "checker/sides.rs"]
mod sides;
#[path = "checker/values.rs"]
mod values;

use std::fmt::Display;

use serde_json::Value;

pub use codes::{LOINC, SNOMED};
pub use sides::rows_of;

/// All faults of a bundle, each as `place: reason`, in the order in which the parts of the checker find them.
pub fn faults(bundle: &Value) -> Vec<String> {
    let mut faults = Faults::default();
    walk("Bundle", bundle, &mut |place, key, value| {
        values::check(place, key, value, &mut faults);
        dates::check(place, key, value, &mut faults);
        codes::check(place, key, value, &mut faults);
        sides::check(place, value, &mut faults);
    });
    for (place, resource) in resources(bundle) {
        resource::check(&place, resource, &mut faults);
        narrative::check(&place, resource, &mut faults);
    }
    bundle::check(bundle, &mut faults);
    faults.0
}

/// Whether a code of SNOMED CT or LOINC has the form and the check digit of one.
pub fn is_code(system: &str, code: &str) -> bool {
    if system == SNOMED { codes::is_snomed_concept(code) } else { codes::is_loinc(code) }
}

#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, place: &str, reason: impl Display) {
        self.0.push(format!("{place}: {reason}"));
    }
}

/// The bundle itself and what is in it, contained resources too, each with its place.
fn resources(bundle: &Value) -> Vec<(String, &Value)> {
    let mut found = vec![("Bundle".to_owned(), bundle)];
    for (index, entry) in list(bundle, "entry").iter().enumerate() {
        let resource = &entry["resource"];
        let place = format!("Bundle.entry[{index}].{}", kind(resource));
        for (index, contained) in list(resource, "contained").iter().enumerate() {
            found.push((format!("{place}.contained[{index}].{}", kind(contained)), contained));
        }
        found.push((place, resource));
    }
    found
}

/// Calls for the value and for each value within, with its place and the name of the field that it stands in.
fn walk<'a>(place: &str, value: &'a Value, visit: &mut impl FnMut(&str, &str, &'a Value)) {
    // The field's name of what stands in a list is the list's.
    fn step<'a>(place: &str, key: &str, value: &'a Value, visit: &mut impl FnMut(&str, &str, &'a Value)) {
        visit(place, key, value);
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    // A resource is called by its type, as the rest of the place is to be read with it.
                    let is_typed = name == "resource" && !kind(value).is_empty();
                    let called = if is_typed { kind(value) } else { name };
                    step(&format!("{place}.{called}"), name, value, visit);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    step(&format!("{place}[{index}]"), key, item, visit);
                }
            }
            _ => {}
        }
    }
    step(place, "", value, visit);
}

fn kind(resource: &Value) -> &str {
    text(resource, "resourceType")
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}
