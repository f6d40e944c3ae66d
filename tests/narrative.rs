//! What the program writes of a session, read as a colleague would.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "editor/clockwork.rs"]
mod clockwork;
#[path = "vignettes/count.rs"]
mod count;
#[path = "narrative/facts.rs"]
mod facts;
#[path = "narrative/facts_of_sections.rs"]
mod facts_of_sections;
#[path = "vignettes/hand.rs"]
mod hand;
#[path = "narrative/idioms.rs"]
mod idioms;
#[path = "words/languages.rs"]
mod languages;
#[path = "narrative/own.rs"]
mod own;
#[path = "vignettes/screen.rs"]
mod screen;
#[path = "narrative/screened.rs"]
mod screened;
#[path = "vignettes/script.rs"]
mod script;
#[path = "narrative/section_sentences.rs"]
mod section_sentences;
#[path = "vignettes/sections.rs"]
mod sections;
#[path = "narrative/shown.rs"]
mod shown;
#[path = "narrative/snapshots.rs"]
mod snapshots;
#[path = "narrative/standing.rs"]
mod standing;
#[path = "narrative/values.rs"]
mod values;

use std::{fs, path::PathBuf};

use palpate::note::Note;

use crate::{hand::Hand, script::Script};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The notes of the eight sessions, charted by hand, each with the id of its vignette.
fn charted() -> Vec<(String, Note)> {
    let files = fs::read_dir(folder("vignettes")).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    let chart = |path: PathBuf| {
        let script: Script = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut hand = Hand::new(&script);
        hand.follow(&script).unwrap();
        (script.vignette, Note::clone(hand.state.note()))
    };
    files.into_iter().map(chart).collect()
}
