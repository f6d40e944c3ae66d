//! Eight sessions charted as a therapist would, and what the note then holds.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "vignettes/answer.rs"]
mod answer;
#[path = "vignettes/answer_of_sections.rs"]
mod answer_of_sections;
#[path = "editor/clockwork.rs"]
mod clockwork;
#[path = "vignettes/count.rs"]
mod count;
#[path = "vignettes/hand.rs"]
mod hand;
#[path = "vignettes/screen.rs"]
mod screen;
#[path = "vignettes/script.rs"]
mod script;
#[path = "vignettes/sections.rs"]
mod sections;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use palpate::note::{RuleSet, missing as lacking, read, write};
use serde_json::Value as Json;

use crate::{answer::missing, count::Count, hand::Hand, script::Script};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn vignettes() -> BTreeMap<String, Json> {
    let text = fs::read_to_string(folder("fixtures/vignettes.json")).unwrap();
    let json: Json = serde_json::from_str(&text).unwrap();
    let vignettes = json["vignettes"].as_array().unwrap().iter();
    vignettes.map(|vignette| (vignette["id"].as_str().unwrap().to_owned(), vignette.clone())).collect()
}

fn scripts() -> Vec<Script> {
    scripts_in("vignettes")
}

fn scripts_in(name: &str) -> Vec<Script> {
    let files = fs::read_dir(folder(name)).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    let read = |path: PathBuf| {
        serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.into_iter().map(read).collect()
}

/// The touches of each script on the chart and on the pages beside it; a screen that asks for more has become slower.
const TOUCHES: [(&str, u32, u32); 8] = [
    ("v01-lbp-ql", 39, 75),
    ("v02-tension-headache", 65, 53),
    ("v03-postmastectomy-mld", 82, 69),
    ("v05-carpal-tunnel", 76, 46),
    ("v07-csection-scar", 87, 32),
    ("v08-pregnancy-sciatica", 74, 38),
    ("v10-frozen-shoulder-mmi", 65, 51),
    ("v11-relaxation-hotstone", 57, 20),
];

/// The note that a script gives, as JSON, with what the hand has done; or why it does not go on.
fn charted(script: &Script) -> Result<(Json, Count), String> {
    let mut hand = Hand::new(script);
    hand.follow(script)?;
    let file = write(hand.state.note());
    assert_eq!(read(&file).as_ref(), Ok(&**hand.state.note()), "{}", script.vignette);
    let json: Json = serde_json::from_str(&file).unwrap();
    Ok((json["note"].clone(), hand.count))
}

fn lacks(answer: &Json, note: &Json) -> Vec<String> {
    missing(answer, note).into_iter().chain(answer_of_sections::missing(answer, note)).collect()
}

#[test]
fn a_session_charted_by_hand_holds_everything_that_its_vignette_says() {
    let vignettes = vignettes();
    let mut wrong = Vec::new();
    println!("{:<28} {:>5} {:>8} {:>7} {:>9} {:>6}", "vignette", "taps", "on pages", "digits", "searched", "words");
    for script in scripts() {
        let id = &script.vignette;
        let (note, count) = match charted(&script) {
            Ok(charted) => charted,
            Err(why) => {
                wrong.push(format!("{id} {why}"));
                continue;
            }
        };
        let Count { taps, on_pages, digits, searched, words } = count;
        println!("{id:<28} {taps:>5} {on_pages:>8} {digits:>7} {searched:>9} {words:>6}");
        let (_, on_chart, pages) = *TOUCHES.iter().find(|(known, ..)| known == id).unwrap();
        if taps - on_pages > on_chart || on_pages > pages {
            let found = taps - on_pages;
            wrong.push(format!("{id}: found {found} and {on_pages} touches, expected at most {on_chart} and {pages}"));
        }
        wrong.extend(lacks(&vignettes[id]["answer"], &note).iter().map(|lack| format!("{id} {lack}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Set to anything, the notes are written anew instead of compared.
const UPDATE: &str = "UPDATE_SNAPSHOTS";

#[test]
fn the_notes_of_the_eight_sessions_are_those_that_other_tests_and_readers_use() {
    let mut wrong = Vec::new();
    for script in scripts() {
        let mut hand = Hand::new(&script);
        hand.follow(&script).unwrap();
        let path = folder("fixtures/sessions").join(format!("{}.json", script.vignette));
        let found = write(hand.state.note());
        if env::var_os(UPDATE).is_some() {
            fs::write(&path, &found).unwrap();
        } else if fs::read_to_string(&path).is_ok_and(|expected| expected != found) || !path.exists() {
            wrong.push(script.vignette);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} differ from tests/fixtures/sessions; write them with {UPDATE}=1");
}

#[test]
fn every_vignette_has_its_script() {
    let scripted: Vec<String> = scripts().into_iter().map(|script| script.vignette).collect();
    let vignettes: Vec<String> = vignettes().into_keys().collect();
    assert_eq!(scripted, vignettes);
}

/// The most taps to a note of a relaxing session that lacks nothing.
const TAPS_OF_THE_LEAST: u32 = 12;

/// What the shortest note says of its session; its findings and most techniques are left out.
const OF_THE_LEAST: [&str; 6] = ["referral", "condition", "contraindications", "measures", "outcomes", "plan"];

#[test]
fn a_relaxation_note_lacks_nothing_after_twelve_taps_and_no_typing() {
    let vignettes = vignettes();
    let scripts = scripts_in("vignettes/least");
    assert!(!scripts.is_empty());
    for script in scripts {
        let mut hand = Hand::new(&script);
        hand.follow(&script).unwrap();
        let note = hand.state.note();
        let rules = RuleSet::usual(script.kind).unwrap();
        assert_eq!(rules.id, "relaxation");
        let lacking: Vec<_> = lacking(note, rules).into_iter().map(|rule| rule.id).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
        let Count { taps, digits, searched, words, .. } = hand.count;
        assert_eq!((digits, searched, words), (0, 0, 0));
        assert!(taps <= TAPS_OF_THE_LEAST, "found {taps} taps, expected at most {TAPS_OF_THE_LEAST}");
        let (json, _) = charted(&script).unwrap();
        let mut answer = vignettes[&script.vignette]["answer"].clone();
        answer.as_object_mut().unwrap().retain(|key, _| OF_THE_LEAST.contains(&key.as_str()));
        assert_eq!(answer_of_sections::missing(&answer, &json), [""; 0]);
    }
}

/// Each value of an answer, as the path to it.
fn leaves(json: &Json, path: &str) -> Vec<String> {
    match json {
        Json::Object(fields) => {
            fields.iter().flat_map(|(key, value)| leaves(value, &format!("{path}/{key}"))).collect()
        }
        Json::Array(items) => {
            items.iter().enumerate().flat_map(|(place, item)| leaves(item, &format!("{path}/{place}"))).collect()
        }
        _ => vec![path.to_owned()],
    }
}

/// What is no part of a note: what the program warns of, the unit that the measure itself has, remarks on these, and
/// the side of what has no place.
fn is_of_no_note(answer: &Json, path: &str) -> bool {
    let is_remark = path == "/note" || path.starts_with("/measures") && path.ends_with("/note");
    let record = path.strip_suffix("/side").and_then(|record| answer.pointer(record));
    let has_no_place = record.is_some_and(|record| record["structures"] == Json::Array(Vec::new()));
    is_remark || has_no_place || path.starts_with("/expectedWarnings") || path.ends_with("/unit")
}

#[test]
fn whatever_an_answer_says_otherwise_is_noticed() {
    let vignettes = vignettes();
    let mut passed_over = Vec::new();
    for script in scripts() {
        let (note, _) = charted(&script).unwrap();
        let answer = &vignettes[&script.vignette]["answer"];
        for path in leaves(answer, "").into_iter().filter(|path| !is_of_no_note(answer, path)) {
            let mut other = answer.clone();
            let leaf = other.pointer_mut(&path).unwrap();
            *leaf = match leaf {
                Json::Bool(is_so) => Json::Bool(!*is_so),
                Json::Number(number) => Json::from(number.as_f64().unwrap() + 1.0),
                Json::String(text) => Json::String(format!("not {text}")),
                _ => Json::from(1),
            };
            if lacks(&other, &note).is_empty() {
                passed_over.push(format!("{} {path}", script.vignette));
            }
        }
    }
    assert!(passed_over.is_empty(), "{}", passed_over.join("\n"));
}
