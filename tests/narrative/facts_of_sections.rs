//! Whatever a vignette says of the session beside findings and treatments is in the text of every form.

use std::fs;

use palpate::{
    note::{MeasureId, Note},
    words::{
        ENGLISH,
        narrative::{About, Form, narrative},
    },
};
use serde_json::{Map, Value as Json};

use super::{charted, folder};

/// What is told in words: the key of a code, the code, and the words. Every code of an answer has its row.
const WORDS: [(&str, &str, &str); 57] = [
    ("prescriber", "MD", "(MD)"),
    ("prescriber", "oncologist", "oncologist"),
    ("prescriber", "PCP", "primary care"),
    ("prescriber", "OB", "obstetrician"),
    ("date", "2025-09-02", "2 September 2025"),
    ("date", "2025-08-20", "20 August 2025"),
    ("date", "2025-05-10", "10 May 2025"),
    ("frequency", "1/week", "weekly"),
    ("frequency", "2/week", "twice a week"),
    ("frequency", "3/week", "3 times a week"),
    ("frequency", "q2wk x4", "every 2 weeks; further visits: 4"),
    ("condition", "low-back-pain", "Diagnosis: low back pain"),
    ("condition", "tension-headache", "Diagnosis: tension-type headache"),
    ("condition", "lymphedema", "Diagnosis: lymphedema"),
    ("condition", "carpal-tunnel", "Diagnosis: carpal tunnel syndrome"),
    ("condition", "scar-tissue", "Diagnosis: scar tissue"),
    ("condition", "pregnancy-related-back", "Diagnosis: pregnancy-related back pain"),
    ("condition", "frozen-shoulder", "Diagnosis: adhesive capsulitis"),
    ("condition", "stress", "Client asks for stress relief"),
    ("reason", "medical-necessity", "Reason for the visit: medical necessity"),
    ("reason", "client-request", "Reason for the visit: client's request"),
    ("payment", "workers-comp", "Paid by workers' compensation"),
    ("payment", "self-pay", "Paid by the client"),
    ("contraindications", "cancer-at-risk-limb", "Present: lymph nodes removed or irradiated"),
    ("contraindications", "radiation-site", "Present: radiation field"),
    ("contraindications", "pregnancy-second-third", "Present: pregnancy, second or third trimester"),
    ("caudaEquina", "negative", "Ruled out: cauda equina signs"),
    ("code", "pain-relief", "Goal: pain relief"),
    ("code", "reduce-tension", "Goal: less muscle tension"),
    ("code", "reduce-edema", "Goal: less swelling"),
    ("goal measure", "pain-nrs", "measured by numeric pain rating"),
    ("goal measure", "edema-circumference", "measured by circumference"),
    ("structure", "lower-back", "lower back"),
    ("structure", "spine-lumbar", "lumbar spine"),
    ("structure", "spine-cervical", "cervical spine"),
    ("structure", "head", "head"),
    ("structure", "wrist-joint", "wrist joint"),
    ("structure", "palm", "palm"),
    ("structure", "scar-pfannenstiel", "Pfannenstiel scar"),
    ("structure", "sciatic-nerve", "sciatic nerve"),
    ("structure", "thigh-posterior", "posterior thigh"),
    ("structure", "upper-limb", "upper limb"),
    ("structure", "glenohumeral-joint", "glenohumeral joint"),
    ("landmark", "wrist", "wrist at ulnar styloid"),
    ("landmark", "forearm-10cm", "10 cm distal to lateral epicondyle"),
    ("landmark", "upper-arm-10cm", "10 cm proximal to lateral epicondyle"),
    ("homeCare", "heat", "heat"),
    ("homeCare", "stretching-home", "stretches"),
    ("homeCare", "posture-education", "posture and ergonomics"),
    ("homeCare", "compression sleeve", "compression garment"),
    ("homeCare", "skin care", "skin care"),
    ("homeCare", "infection signs", "signs of infection"),
    ("homeCare", "night splint", "night splint"),
    ("homeCare", "self-massage-education", "self-massage"),
    ("homeCare", "hydration", "drinking water"),
    ("homeCare", "epsom bath", "Epsom bath"),
    ("nextFocus", "gluteus-medius", "Next session: gluteus medius"),
];

/// What a yes, or a code of an outcome, is told as.
const SAID: [(&str, &str, &str); 8] = [
    ("discharge", "true", "discharge"),
    ("letterToReferrer", "true", "Letter to the referrer"),
    ("nextWeek", "true", "Continue weekly"),
    ("mmi", "mmi", "maximum medical improvement"),
    ("discharge", "discharge", "discharge"),
    ("functional-outcome", "functional-outcome", "a real change"),
    ("client-satisfaction", "client-satisfaction", "Satisfaction"),
    ("escalate", "MD by visit 4 if unchanged", "Back to the referrer if unchanged by visit 4"),
];

/// Keys that are told with findings and treatments, and of what no note holds.
const ELSEWHERE: [&str; 4] = ["findings", "techniques", "expectedWarnings", "note"];

#[test]
fn every_fact_of_the_session_is_told_in_every_form() {
    let text = fs::read_to_string(folder("fixtures/vignettes.json")).unwrap();
    let vignettes: Json = serde_json::from_str(&text).unwrap();
    let mut lacking = Vec::new();
    let mut told = 0;
    for (id, note) in charted() {
        let mut all = vignettes["vignettes"].as_array().unwrap().iter();
        let answer = &all.find(|vignette| vignette["id"] == *id).unwrap()["answer"];
        for form in Form::ALL {
            let (measured, others) = sentences(&note, form);
            for (key, value) in fields(answer).filter(|(key, _)| !ELSEWHERE.contains(&key.as_str())) {
                if ["measures", "referenceSide", "comparisonSide"].contains(&key.as_str()) {
                    for words in measures_of(key, value) {
                        told += words.len();
                        let lack = |text: &String| words.iter().filter(|word| !says(text, word)).count();
                        if measured.iter().chain(&others).map(lack).min() != Some(0) {
                            lacking.push(format!(
                                "{id} {}: no sentence of {measured:?} has all of {words:?}",
                                form.name()
                            ));
                        }
                    }
                } else {
                    let text = measured.iter().chain(&others).cloned().collect::<Vec<_>>().join(" ");
                    let words = words_of(key, value);
                    told += words.len();
                    let lack: Vec<_> = words.iter().filter(|word| !says(&text, word)).collect();
                    if !lack.is_empty() {
                        lacking.push(format!("{id} {} {key}: {lack:?} is not told", form.name()));
                    }
                }
            }
        }
    }
    assert!(told > 4 * 150, "{told}");
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// The sentences about what was measured, and all others.
fn sentences(note: &Note, form: Form) -> (Vec<String>, Vec<String>) {
    let all = narrative(note, form, ENGLISH).into_iter().flat_map(|paragraph| paragraph.sentences);
    let (measured, others): (Vec<_>, Vec<_>) =
        all.partition(|sentence| matches!(sentence.about, About::Measurement(_)));
    let texts =
        |sentences: Vec<palpate::words::narrative::Sentence>| sentences.into_iter().map(|one| one.text).collect();
    (texts(measured), texts(others))
}

/// True where the text has the words, and a number is not a part of a longer one.
fn says(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(at, _)| {
        let is_figure = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let before = text[..at].chars().last();
        let starts = !is_figure(words.chars().next()) || !(is_figure(before) || before == Some('.'));
        let ends = !is_figure(words.chars().last()) || !is_figure(text[at + words.len()..].chars().next());
        starts && ends
    })
}

/// The words that a key must have in the text; a key or code that is not known fails.
fn words_of(key: &str, value: &Json) -> Vec<String> {
    match value {
        Json::Array(items) => return items.iter().flat_map(|item| words_of(key, item)).collect(),
        Json::Object(parts) => {
            let inner = |part: &str| if key == "goals" && part == "measure" { "goal measure" } else { part }.to_owned();
            return parts.iter().flat_map(|(part, value)| words_of(&inner(part), value)).collect();
        }
        _ => {}
    }
    let code = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let known = |rows: &[(&str, &str, &str)], key: &str| {
        rows.iter()
            .find(|(known, given, _)| *known == key && *given == code)
            .map(|(.., words)| vec![(*words).to_owned()])
    };
    let own = if key == "continueFrequency" { "frequency" } else { key };
    if let Some(words) = known(&WORDS, own).or_else(|| known(&SAID, own)) {
        return words;
    }
    match key {
        // Who comes without a referral has none to be told of.
        "present" if code == "false" => Vec::new(),
        "present" => vec!["refer".to_owned()],
        "diagnoses" => vec![format!("({code})")],
        "clearance" => vec![format!("Clearance: {code}")],
        "text" => vec![code],
        "visitsAuthorised" => vec!["authorised".to_owned(), code],
        "visitNumber" => vec![format!("Visit {code} of")],
        "durationWeeks" => vec![format!("over {code} weeks")],
        "dueWeeks" => vec![format!("within {code} weeks")],
        "dueVisits" => vec![format!("by visit {code}")],
        "target" => vec![format!("target {code}")],
        "rebookWeeks" => vec![format!("Rebook in {code} weeks")],
        "referOn" => vec![format!("Refer on to {code}")],
        "termination" | "outcomes" => known(&SAID, &code).unwrap_or_else(|| panic!("{key} {code}")),
        _ => panic!("nothing is known of {key} {code}"),
    }
}

/// What one sentence has to say of each measurement.
fn measures_of(key: &str, value: &Json) -> Vec<Vec<String>> {
    if key != "measures" {
        let side = value["side"].as_str().unwrap();
        let values = fields(value).filter_map(|(key, value)| Some((key, value.as_f64()?)));
        return values.map(|(_, number)| vec![format!("{side} side {}", ENGLISH.amount(number))]).collect();
    }
    let measures = value.as_array().unwrap().iter();
    measures.map(|measure| fields(measure).flat_map(|(key, value)| of_measure(measure, key, value)).collect()).collect()
}

fn of_measure(measure: &Json, key: &str, value: &Json) -> Vec<String> {
    let text = value.as_str().unwrap_or_default();
    let number = value.as_f64().map(|number| ENGLISH.amount(number)).unwrap_or_else(|| text.to_owned());
    // What is measured once a course is told from its start.
    let is_course =
        ["quickdash"].contains(&measure["measure"].as_str().unwrap()) || measure["structure"] == "glenohumeral-joint";
    match key {
        "measure" => match text {
            "edema-circumference" => vec!["circumference".to_owned()],
            "rom-degrees" => vec!["range of motion".to_owned()],
            _ => {
                let name = MeasureId::named(text).unwrap().row().name;
                let name = name.split(" (").next().unwrap();
                vec![if text == "satisfaction" { "satisfaction" } else { name }.to_owned()]
            }
        },
        "structure" if !measure["landmark"].is_null() => Vec::new(),
        "structure" | "landmark" => words_of(key, value),
        "side" => vec![text.to_owned()],
        "movement" => {
            let (movement, side) = match (text.strip_suffix("-left"), text.strip_suffix("-right")) {
                (Some(movement), _) => (movement, " to the left"),
                (_, Some(movement)) => (movement, " to the right"),
                _ => (text, ""),
            };
            vec![format!("{}{side}", movement.replace('-', " "))]
        }
        "before" | "after" if value.is_null() => Vec::new(),
        "before" if is_course => vec![number, "at the start".to_owned()],
        "after" if is_course => vec![number, "today".to_owned()],
        "before" | "after" => vec![number],
        "activities" => {
            let each = value.as_array().unwrap().iter();
            each.map(|each| format!("{} {}/10", each[0].as_str().unwrap(), each[1])).collect()
        }
        // The unit is in the value, and the remark is about the answer.
        "unit" | "note" => Vec::new(),
        _ => panic!("nothing is known of {key}"),
    }
}

fn fields(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flat_map(Map::iter)
}
