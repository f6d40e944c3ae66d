//! Compares the sections of a note's file with what a vignette says of the session beside findings and treatments.

use serde_json::Value as Json;

use super::answer::{fields, items, same};

/// Where a key of an answer stands in a note, and how.
#[derive(Clone, Copy)]
enum How {
    /// The same value at a path; an absent flag is no.
    At(&'static str),
    /// Each of the items, or the only one, in the list at a path.
    Among(&'static str),
    /// Where the answer says yes, a code in the list at a path.
    Has(&'static str, &'static str),
    /// Where the answer says yes, a value at a path.
    Says(&'static str, &'static str),
    By(fn(&str, &Json, &Json) -> Vec<String>),
    /// Each key of the object by a rule of its own, such as `plan.frequency`.
    Parts,
}

use How::{Among, At, By, Has, Parts, Says};

/// Every key that an answer can have about the session. A key that is not here fails.
const RULES: [(&str, How); 39] = [
    ("referral", Parts),
    ("referral.present", At("referral.present")),
    ("referral.prescriber", At("referral.prescriberRole")),
    ("referral.date", At("referral.referredOn")),
    ("referral.diagnoses", By(codes)),
    ("referral.visitsAuthorised", At("referral.visitsAuthorised")),
    ("referral.visitNumber", At("referral.visitNumber")),
    ("referral.frequency", At("referral.visitFrequency")),
    ("referral.durationWeeks", At("referral.durationWeeks")),
    ("referral.clearance", At("referral.clearance")),
    ("condition", By(condition)),
    ("reason", At("visit.reasonForVisit")),
    ("payment", At("visit.payment")),
    ("contraindications", By(present)),
    ("contraindicationsScreened", By(asked)),
    ("goals", By(goals)),
    ("measures", By(measures)),
    ("referenceSide", By(other_side)),
    ("comparisonSide", By(other_side)),
    ("plan", Parts),
    ("plan.continueFrequency", At("plan.visitFrequency")),
    ("plan.frequency", At("plan.visitFrequency")),
    ("plan.nextWeek", Says("plan.visitFrequency", "1/week")),
    ("plan.visits", At("plan.visitsPlanned")),
    ("plan.nextFocus", Among("plan.nextFocus")),
    ("plan.homeCare", Among("plan.homeCare")),
    ("plan.escalate", At("plan.referBackIf")),
    ("plan.referOn", At("plan.referTo")),
    ("plan.rebookWeeks", At("plan.rebookWeeks")),
    ("plan.discharge", Has("endOfCare.endReasons", "discharge")),
    ("plan.letterToReferrer", At("plan.letterToReferrer")),
    ("termination", Among("endOfCare.endReasons")),
    ("outcomes", By(outcomes)),
    // What an item of a list says.
    ("goals.code", At("goal")),
    ("goals.text", At("text")),
    ("goals.measure", At("measure")),
    ("goals.target", At("target")),
    ("goals.dueWeeks", At("dueWeeks")),
    ("goals.dueVisits", At("dueVisits")),
];

/// Keys that `answer.rs` compares.
const OF_RECORDS: [&str; 2] = ["findings", "techniques"];

/// Keys about what the program warns of, which is no part of a note: `note` says that it warns of nothing.
const OF_CAUTION: [&str; 2] = ["expectedWarnings", "note"];

/// What an answer says in words of its own, and the catalogue's code.
const CODES: [(&str, &str); 9] = [
    ("compression sleeve", "compression-garment"),
    ("skin care", "skin-care"),
    ("infection signs", "infection-signs"),
    ("night splint", "night-splint"),
    ("epsom bath", "epsom-bath"),
    ("caudaEquina", "cauda-equina"),
    ("q2wk x4", "1/2-weeks"),
    // The field asks when the client goes back to the referrer, here a physician.
    ("MD by visit 4 if unchanged", "unchanged by visit 4"),
    ("stress", "stress-relief"),
];

/// Measures that say how well somebody gets on in daily life, or whether a joint goes further.
const FUNCTIONAL: [&str; 8] = ["psfs", "odi", "rmdq", "ndi", "quickdash", "lefs", "uefi", "rom-degrees"];

/// What a key of the reference side is measured by, and where.
const OTHER_SIDE: [(&str, &str, &str); 5] = [
    ("wrist", "landmark", "wrist"),
    ("forearm10cm", "landmark", "forearm-10cm"),
    ("upperArm10cm", "landmark", "upper-arm-10cm"),
    ("wristExtension", "movement", "extension"),
    ("grip", "measure", "grip-dynamometry"),
];

/// Everything of the answer that the sections of a note do not hold.
pub fn missing(answer: &Json, note: &Json) -> Vec<String> {
    let is_elsewhere = |key: &str| OF_RECORDS.contains(&key) || OF_CAUTION.contains(&key);
    let own = fields(answer).filter(|(key, _)| !is_elsewhere(key));
    own.flat_map(|(key, wanted)| compare(key, wanted, note)).collect()
}

fn compare(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let Some((_, how)) = RULES.iter().find(|(key, _)| *key == path) else {
        return vec![format!("{path}: nothing is known of this key")];
    };
    let mut missing = Vec::new();
    match *how {
        Parts => {
            missing.extend(fields(wanted).flat_map(|(key, wanted)| compare(&format!("{path}.{key}"), wanted, note)));
            // How often and how many times are one in the answer, and two in a note.
            if path == "plan" && wanted["frequency"] == "q2wk x4" {
                missing.extend(compare("plan.visits", &Json::from(4), note));
            }
        }
        At(place) => {
            let held = at(note, place);
            let held = if held.is_null() && wanted == &Json::Bool(false) { &Json::Bool(false) } else { held };
            same(path, &coded(wanted), held, &mut missing);
        }
        Among(place) => {
            let held = items(at(note, place));
            let wanted = if wanted.is_array() { items(wanted) } else { vec![wanted.clone()] };
            for code in wanted.iter().map(coded).filter(|code| !held.contains(code)) {
                missing.push(format!("{path}: {code} is not in {place}, {held:?}"));
            }
        }
        Has(place, code) => same(path, wanted, &items(at(note, place)).contains(&code.into()).into(), &mut missing),
        Says(place, code) => same(path, wanted, &(at(note, place) == code).into(), &mut missing),
        By(rule) => missing.extend(rule(path, wanted, note)),
    }
    missing
}

fn at<'a>(note: &'a Json, path: &str) -> &'a Json {
    path.split('.').fold(note, |json, key| &json[key])
}

fn coded(wanted: &Json) -> Json {
    let code = CODES.iter().find(|(words, _)| wanted == words).map(|(_, code)| Json::from(*code));
    code.unwrap_or_else(|| wanted.clone())
}

fn codes(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let held: Vec<Json> = items(&note["diagnoses"]).iter().map(|diagnosis| diagnosis["icd10cm"].clone()).collect();
    let lack = items(wanted).into_iter().filter(|code| !held.contains(code));
    lack.map(|code| format!("{path}: {code} is not in {held:?}")).collect()
}

/// A condition is a diagnosis; who comes to relax has none, and says what for.
fn condition(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let is_diagnosed = items(&note["diagnoses"]).iter().any(|diagnosis| diagnosis["condition"] == *wanted);
    let is_relaxation = note["session"]["kind"] == "relaxation";
    let is_asked_for = is_relaxation && items(&note["subjective"]["request"]).contains(&coded(wanted));
    if is_diagnosed || is_asked_for {
        Vec::new()
    } else {
        vec![format!("{path}: {wanted} is no diagnosis and no wish")]
    }
}

/// The client was asked, and just these were present.
fn present(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    if !note["screening"]["screenedAt"].is_string() {
        missing.push(format!("{path}: nobody was asked"));
    }
    let answers = items(&note["screening"]["answers"]);
    let held = answers.iter().filter(|answer| answer["present"] == true);
    let held: Json = held.map(|answer| answer["contraindication"].clone()).collect();
    same(path, wanted, &held, &mut missing);
    missing
}

fn asked(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    let answers = items(&note["screening"]["answers"]);
    for (about, answer) in fields(wanted) {
        let about = coded(&Json::from(about.as_str()));
        let held = answers.iter().find(|held| held["contraindication"] == about).map(|held| &held["present"]);
        same(&format!("{path}.{about}"), &(answer != "negative").into(), held.unwrap_or(&Json::Null), &mut missing);
    }
    missing
}

fn goals(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let held = items(&note["goals"]);
    let mut missing = Vec::new();
    for goal in items(wanted) {
        let differences = |held: &Json| -> Vec<String> {
            fields(&goal).flat_map(|(key, wanted)| compare(&format!("{path}.{key}"), wanted, held)).collect()
        };
        let best = held.iter().map(differences).min_by_key(Vec::len);
        missing.extend(best.unwrap_or_else(|| vec![format!("{path}: the note has no goal")]));
    }
    missing
}

fn measures(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let mut rest = items(&note["measures"]);
    let mut missing = Vec::new();
    for (place, wanted) in items(wanted).iter().enumerate() {
        let path = format!("{path}[{place}]");
        // How the client liked it is asked beside how they were.
        if wanted["measure"] == "satisfaction" {
            same(&path, &wanted["before"], &Json::Null, &mut missing);
            same(&path, &wanted["after"], &note["response"]["satisfaction"], &mut missing);
            continue;
        }
        let best = (0..rest.len())
            .filter(|place| rest[*place]["measure"] == wanted["measure"])
            .min_by_key(|place| measurement(&path, wanted, &rest[*place]).len());
        match best {
            Some(best) => missing.extend(measurement(&path, wanted, &rest.remove(best))),
            None => missing.push(format!("{path}: the note has no {} (more)", wanted["measure"])),
        }
    }
    missing
}

fn measurement(path: &str, wanted: &Json, held: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, value) in fields(wanted) {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "measure" | "movement" | "landmark" => same(&path, value, &held[key], &mut missing),
            "structure" => same(&path, value, &held["site"]["structure"], &mut missing),
            // A movement to one side says which; the spine itself has none.
            "side" => {
                let movement = held["movement"].as_str().unwrap_or_default();
                if !movement.ends_with(value.as_str().unwrap_or("none")) {
                    same(&path, value, &held["site"]["side"], &mut missing);
                }
            }
            "before" => {
                // The first value of a course is told apart from the first one of the day.
                let first = if held["baseline"].is_null() { &held["before"] } else { &held["baseline"] };
                same(&path, value, first, &mut missing);
            }
            "after" => {
                let is_of_the_course = !held["baseline"].is_null() && held["after"].is_null();
                let last = if is_of_the_course { &held["before"] } else { &held["after"] };
                same(&path, value, last, &mut missing);
            }
            "activities" => {
                let told = items(&held["activities"]);
                let told: Json = told
                    .iter()
                    .map(|each| Json::from(vec![each["activity"].clone(), each["before"].clone()]))
                    .collect();
                same(&path, value, &told, &mut missing);
            }
            // The measure itself has its unit; the remark is about the answer.
            "unit" | "note" => {}
            _ => missing.push(format!("{path}: nothing is known of this key")),
        }
    }
    missing
}

/// The side that is not treated stands beside the value of the one that is.
fn other_side(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, value) in fields(wanted).filter(|(key, _)| *key != "side") {
        let path = format!("{path}.{key}");
        let Some((_, field, code)) = OTHER_SIDE.iter().find(|(known, ..)| known == key) else {
            missing.push(format!("{path}: nothing is known of this key"));
            continue;
        };
        let held = items(&note["measures"]).into_iter().find(|held| held[field] == *code).unwrap_or_default();
        same(&path, value, &held["otherSide"], &mut missing);
        let treated = match wanted["side"].as_str() {
            Some("left") => "right",
            Some("right") => "left",
            _ => "one of a pair",
        };
        same(&path, &treated.into(), &held["site"]["side"], &mut missing);
    }
    missing
}

fn outcomes(path: &str, wanted: &Json, note: &Json) -> Vec<String> {
    let ends = items(&note["endOfCare"]["endReasons"]);
    let is_compared = |held: &Json| {
        let values = ["baseline", "before", "after"].iter().filter(|key| !held[**key].is_null()).count();
        values > 1 && FUNCTIONAL.iter().any(|id| held["measure"] == *id)
    };
    let is_held = |outcome: &Json| match outcome.as_str() {
        Some("functional-outcome") => items(&note["measures"]).iter().any(is_compared),
        Some("client-satisfaction") => !note["response"]["satisfaction"].is_null(),
        _ => ends.contains(outcome),
    };
    let lack = items(wanted).into_iter().filter(|outcome| !is_held(outcome));
    lack.map(|outcome| format!("{path}: {outcome} is not held")).collect()
}
