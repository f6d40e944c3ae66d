//! Eight sessions charted as a therapist would, and what the note then holds.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "vignettes/answer.rs"]
mod answer;
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

use std::{collections::BTreeMap, fs, path::PathBuf};

use palpate::note::{read, write};
use serde_json::Value as Json;

use crate::{answer::missing, hand::Hand, script::Script};

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
    let files = fs::read_dir(folder("vignettes")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    let read = |path: PathBuf| {
        serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.into_iter().map(read).collect()
}

/// The touches of each script; a screen that asks for more has become slower to use.
const TOUCHES: [(&str, u32); 8] = [
    ("v01-lbp-ql", 39),
    ("v02-tension-headache", 64),
    ("v03-postmastectomy-mld", 81),
    ("v05-carpal-tunnel", 75),
    ("v07-csection-scar", 86),
    ("v08-pregnancy-sciatica", 73),
    ("v10-frozen-shoulder-mmi", 64),
    ("v11-relaxation-hotstone", 56),
];

#[test]
fn a_session_charted_by_hand_holds_everything_that_was_found_and_done() {
    let vignettes = vignettes();
    let mut wrong = Vec::new();
    println!("{:<28} {:>5} {:>7} {:>9} {:>6}", "vignette", "taps", "digits", "searched", "words");
    for script in scripts() {
        let mut hand = Hand::new(&script);
        let outcome = hand.follow(&script);
        let count = hand.count;
        println!(
            "{:<28} {:>5} {:>7} {:>9} {:>6}",
            script.vignette, count.taps, count.digits, count.searched, count.words
        );
        if let Err(why) = outcome {
            wrong.push(format!("{} {why}", script.vignette));
            continue;
        }
        let most = TOUCHES.iter().find(|(id, _)| *id == script.vignette).map(|(_, most)| *most);
        if most.is_none_or(|most| count.taps > most) {
            wrong.push(format!("{}: found {} touches, expected at most {most:?}", script.vignette, count.taps));
        }
        let file = write(hand.state.note());
        assert_eq!(read(&file).as_ref(), Ok(&**hand.state.note()), "{}", script.vignette);
        let note: Json = serde_json::from_str(&file).unwrap();
        let answer = &vignettes[&script.vignette]["answer"];
        wrong.extend(missing(answer, &note["note"]).iter().map(|lack| format!("{} {lack}", script.vignette)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_vignette_has_its_script() {
    let scripted: Vec<String> = scripts().into_iter().map(|script| script.vignette).collect();
    let vignettes: Vec<String> = vignettes().into_keys().collect();
    assert_eq!(scripted, vignettes);
}
