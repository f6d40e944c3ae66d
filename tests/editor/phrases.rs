//! The therapist's own short texts.

use std::rc::Rc;

use palpate::editor::{Action, Phrases, forgotten, kept, learned, with_phrase};
use uuid::Uuid;

use super::desk::Desk;

fn note(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

/// Each text as written in a note of its own.
fn written(context: &str, texts: &[&str]) -> String {
    (1..).zip(texts).fold(String::new(), |known, (number, text)| learned(&known, context, text, &note(number)))
}

fn offered<'a>(known: &'a str, context: &str, so_far: &str) -> Vec<&'a str> {
    Phrases::read(known).offered(context, so_far).into_iter().map(|phrase| phrase.text).collect()
}

#[test]
fn a_text_is_offered_once_it_was_written_in_two_notes() {
    let cases: [(&str, &[&str], &[&str]); 6] = [
        ("one note", &["Heat pad, 10 minutes."], &[]),
        ("two notes", &["Heat pad, 10 minutes.", "Heat pad, 10 minutes."], &["Heat pad, 10 minutes."]),
        ("capitals and the full stop do not matter", &["Heat pad.", "heat pad"], &["heat pad"]),
        ("sentence by sentence", &["Sore. Ticklish.", "Ticklish! Warm.", "Ticklish. Sore."], &["Sore.", "Ticklish."]),
        ("a number is not cut", &["Moved 2.5 cm", "Moved 2.5 cm"], &["Moved 2.5 cm"]),
        ("what is shorter than a word is not learned", &["ok", "ok"], &[]),
    ];
    for (name, texts, expected) in cases {
        assert_eq!(offered(&written("finding", texts), "finding", ""), expected, "{name}");
    }
}

#[test]
fn no_note_counts_twice() {
    let mut known = String::new();
    for _ in 0..3 {
        known = learned(&known, "finding", "Left her husband.", &note(1));
    }
    assert!(offered(&known, "finding", "").is_empty());
    known = learned(&known, "finding", "Left her husband.", &note(2));
    assert_eq!(Phrases::read(&known).iter().map(|phrase| phrase.notes).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_text_that_is_kept_is_offered_at_once_and_one_that_is_forgotten_no_more() {
    let text = "Stretch at the desk.";
    assert!(Phrases::default().lacks("plan", text));
    let known = kept("", "plan", text, &note(1));
    assert!(!Phrases::read(&known).lacks("plan", text));
    assert_eq!(offered(&known, "plan", ""), [text]);
    assert_eq!(forgotten(&known, "plan", "stretch at the desk"), "");
}

#[test]
fn what_is_offered_fits_the_field_and_what_was_begun() {
    let mut known = String::new();
    for text in ["Sore to the touch.", "Breath shallow.", "Softer on the left."] {
        known = kept(&known, "finding", text, &note(1));
    }
    known = learned(&known, "finding", "Breath shallow.", &note(2));
    let all = ["Breath shallow.", "Softer on the left.", "Sore to the touch."];
    let cases: [(&str, &str, &[&str]); 7] = [
        ("the most frequent first, then the latest", "", &all),
        ("what begins like it", "so", &["Softer on the left.", "Sore to the touch."]),
        ("a word within that begins like it", "Breath shallow. le", &["Softer on the left."]),
        ("not the middle of a word", "oft", &all),
        ("not what stands there already", "Sore to the touch. ", &["Breath shallow.", "Softer on the left."]),
        ("all where nothing begins like it", "Warm", &all),
        ("what was begun on a line of its own", "Warm\nbre", &["Breath shallow."]),
    ];
    for (name, so_far, expected) in cases {
        assert_eq!(offered(&known, "finding", so_far), expected, "{name}");
    }
    assert!(offered(&known, "treatment", "").is_empty(), "another field has its own");
}

#[test]
fn a_phrase_stands_in_place_of_what_was_begun() {
    for (so_far, phrase, expected) in [
        ("", "Sore.", "Sore."),
        ("so", "Sore.", "Sore."),
        ("Warm.", "Sore.", "Warm. Sore."),
        ("Warm. ", "Sore.", "Warm. Sore."),
        ("Warm. so", "Sore.", "Warm. Sore."),
        ("Warm", "Sore.", "Warm. Sore."),
        ("Wärme\nso", "Sore.", "Wärme\nSore."),
        ("2.5 cm", "Sore.", "2.5 cm. Sore."),
    ] {
        assert_eq!(with_phrase(so_far, phrase), expected, "{so_far:?}");
    }
}

#[test]
fn of_very_many_phrases_those_that_are_offered_stay() {
    let mut known = kept("", "plan", "Stretch at the desk.", &note(1));
    for number in 0..450 {
        known = learned(&known, "plan", &format!("Only here: {number}"), &note(number));
    }
    assert_eq!(Phrases::read(&known).iter().count(), 400);
    assert_eq!(offered(&known, "plan", ""), ["Stretch at the desk."]);
}

#[test]
fn what_is_no_phrase_is_left_out_and_the_others_are_read() {
    let known = kept("", "plan", "Tab\tand all.", &note(1));
    assert_eq!(offered(&known, "plan", ""), ["Tab\tand all."]);
    let damaged = format!("\nplan\tmany\tx\ty\nplan\t3\n{known}\t\t");
    assert_eq!(offered(&damaged, "plan", ""), ["Tab\tand all."]);
}

#[test]
fn phrases_are_known_in_the_next_note_and_are_no_part_of_it() {
    let mut desk = Desk::new();
    let known: Rc<str> = written("plan", &["Stretch.", "Stretch."]).into();
    let before = desk.note();
    desk.act(Action::SetReadOnly(true)).act(Action::SetPhrases(known.clone()));
    assert_eq!(desk.note(), before);
    desk.act(Action::OpenNote { note: Box::new(Desk::new().note()), read_only: false });
    assert_eq!(desk.state.screen.phrases, known);
}
