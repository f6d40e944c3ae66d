//! What one resource must say by itself.

use serde_json::Value;

use super::known::{TYPES, WITHOUT_IDENTIFIER};
use super::{Faults, kind, list, text};

/// What an observation may say in place of a value of its own.
const ANSWERS: [&str; 3] = ["dataAbsentReason", "component", "hasMember"];

pub fn check(place: &str, resource: &Value, faults: &mut Faults) {
    let kind = kind(resource);
    let Some(known) = TYPES.iter().find(|known| known.name == kind) else {
        return faults.add(place, format!("the type `{kind}` is not one that Palpate writes"));
    };
    for choice in known.required.split(' ') {
        if choice.split('|').all(|field| resource[field].is_null()) {
            faults.add(place, format!("{choice} is missing"));
        }
    }
    state(place, resource, known.states, faults);
    let identifier = &resource["identifier"];
    if identifier.is_null() && !WITHOUT_IDENTIFIER.contains(&kind) && !place.contains(".contained[") {
        faults.add(place, "no identifier, by which a receiver knows it again");
    }
    match kind {
        "Observation" => observation(place, resource, faults),
        "Condition" => condition(place, resource, faults),
        "QuestionnaireResponse" => questions(place, resource, faults),
        _ => {}
    }
}

fn state(place: &str, resource: &Value, states: &str, faults: &mut Faults) {
    let Some((field, states)) = states.split_once(' ') else {
        return;
    };
    if let Some(state) = resource[field].as_str()
        && !states.split(' ').any(|known| known == state)
    {
        faults.add(place, format!("found the {field} `{state}`, expected one of: {states}"));
    }
}

fn observation(place: &str, resource: &Value, faults: &mut Faults) {
    let values = has_value(resource);
    if values == 0 && ANSWERS.iter().all(|field| resource[field].is_null()) {
        faults.add(place, "an observation without value, dataAbsentReason, component or member");
    }
    both_or_many(place, resource, values, faults);
    for (index, component) in list(resource, "component").iter().enumerate() {
        let place = format!("{place}.component[{index}]");
        let values = has_value(component);
        if values == 0 && component["dataAbsentReason"].is_null() {
            faults.add(&place, "a component without value or dataAbsentReason");
        }
        if component["code"].is_null() {
            faults.add(&place, "code is missing");
        }
        both_or_many(&place, component, values, faults);
    }
}

fn both_or_many(place: &str, resource: &Value, values: usize, faults: &mut Faults) {
    if values > 1 {
        faults.add(place, format!("{values} values, where one is allowed"));
    }
    if values > 0 && !resource["dataAbsentReason"].is_null() {
        faults.add(place, "a value, and a reason why there is none");
    }
}

fn has_value(resource: &Value) -> usize {
    resource.as_object().map_or(0, |fields| fields.keys().filter(|name| name.starts_with("value")).count())
}

/// The rules con-3 to con-5 of R4, in short.
fn condition(place: &str, resource: &Value, faults: &mut Faults) {
    let code = |field: &str| text(&resource[field]["coding"][0], "code").to_owned();
    let is_error = code("verificationStatus") == "entered-in-error";
    if is_error != resource["clinicalStatus"].is_null() {
        faults.add(place, "clinicalStatus is said of every condition that was not entered in error, and of no other");
    }
    let has_ended = ["inactive", "remission", "resolved"].contains(&code("clinicalStatus").as_str());
    let says_end = ["abatementDateTime", "abatementPeriod", "abatementString"].iter().any(|f| !resource[f].is_null());
    if says_end && !has_ended {
        faults.add(place, "an end of what is still active");
    }
}

fn questions(place: &str, parent: &Value, faults: &mut Faults) {
    for (index, item) in list(parent, "item").iter().enumerate() {
        let place = format!("{place}.item[{index}]");
        if text(item, "linkId").is_empty() {
            faults.add(&place, "linkId is missing");
        }
        for answer in list(item, "answer") {
            if has_value(answer) != 1 {
                faults.add(&place, "an answer has one value");
            }
        }
        questions(&place, item, faults);
    }
}
