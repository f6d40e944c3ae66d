//! The sessions of one course: what the last leaves to be looked at, and how findings and measures go.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::rc::Rc;

use palpate::{
    course::{Course, Subject},
    note::{Note, read},
};
use serde_json::{Value as Json, json};

fn id(number: u32) -> String {
    format!("01990000-0000-7000-8000-{number:012}")
}

/// A session on a day of May; a finding is its type, structure, side, and what stands beside those.
fn session(day: u32, findings: &[(&str, &str, &str, Json)]) -> Rc<Note> {
    let at = format!("2026-05-{day:02}T10:00:00Z");
    let finding = |(place, (kind, structure, side, more)): (usize, &(&str, &str, &str, Json))| {
        let mut finding = json!({
            "id": id(day * 100 + u32::try_from(place).unwrap()),
            "finding": kind,
            "site": { "structure": structure, "side": side },
            "recordedAt": at,
        });
        finding.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        finding
    };
    let findings: Vec<Json> = findings.iter().enumerate().map(finding).collect();
    let note = json!({ "id": id(day), "session": { "kind": "medical", "createdAt": at }, "findings": findings });
    Rc::new(read(&json!({ "format": "palpate-note", "version": 1, "note": note }).to_string()).unwrap())
}

fn pain(side: &'static str, before: u8) -> (&'static str, &'static str, &'static str, Json) {
    ("pain-local", "trapezius-upper", side, json!({ "before": { "painNrs": before } }))
}

fn places(course: &Course, note: &Note) -> Vec<String> {
    let site = |finding: &palpate::note::Finding| {
        finding.site.as_ref().map(|site| format!("{:?} {}", site.side, site.structure.row().id)).unwrap_or_default()
    };
    course.ghosts(note).into_iter().map(|finding| site(finding)).collect()
}

#[test]
fn what_the_last_session_found_is_to_be_looked_at_until_it_is_found_again_on_its_side() {
    let gone = ("pain-local", "sacrum", "midline", json!({ "before": { "painNrs": 4 }, "response": "resolved" }));
    let course =
        Course::new(vec![session(4, &[pain("left", 8)]), session(11, &[pain("left", 6), pain("right", 5), gone])]);
    for (today, expected) in [
        (vec![], vec!["Left trapezius-upper", "Right trapezius-upper"]),
        (vec![pain("right", 2)], vec!["Left trapezius-upper"]),
        (
            vec![("trigger-point-active", "trapezius-upper", "left", json!({}))],
            vec!["Left trapezius-upper", "Right trapezius-upper"],
        ),
        (vec![pain("left", 1), pain("right", 2)], vec![]),
    ] {
        assert_eq!(places(&course, &session(18, &today)), expected);
    }
}

#[test]
fn only_sessions_before_a_note_are_earlier_ones() {
    let notes = [session(4, &[pain("left", 8)]), session(11, &[pain("right", 6)]), session(18, &[])];
    // In whatever order they are given, with the note itself among them, and one of them twice.
    let course = Course::new([2, 0, 1, 0].map(|place: usize| notes[place].clone()).to_vec());
    let days =
        |note: &Note| -> Vec<u8> { course.before(note).map(|earlier| earlier.session.created_at.0.day()).collect() };
    assert_eq!(days(&notes[0]), Vec::<u8>::new());
    assert_eq!(days(&notes[1]), [4]);
    assert_eq!(days(&notes[2]), [4, 11]);
    assert_eq!(places(&course, &notes[2]), ["Right trapezius-upper"]);
    assert!(Course::default().last(&notes[2]).is_none());
}

#[test]
fn a_trend_has_a_reading_of_each_session_that_graded_it_and_says_how_high_it_stands() {
    let course = Course::new(vec![
        session(4, &[pain("left", 8), pain("right", 3)]),
        session(
            11,
            &[(
                "pain-local",
                "trapezius-upper",
                "left",
                json!({ "before": { "painNrs": 5 }, "after": { "painNrs": 2 } }),
            )],
        ),
    ]);
    let today = session(18, &[pain("left", 4), ("pain-local", "sacrum", "midline", json!({}))]);
    let trends = course.trends(&today);
    // The right one was graded once, and the sacrum never.
    let [trend] = &trends[..] else { panic!("found {trends:#?}") };
    assert!(
        matches!(&trend.subject, Subject::Finding(_, Some((structure, _))) if structure.row().id == "trapezius-upper")
    );
    assert_eq!(trend.readings.iter().map(|reading| reading.at.0.day()).collect::<Vec<_>>(), [4, 11, 18]);
    assert_eq!(trend.heights(), [0.8, 0.5, 0.2, 0.4]);
}

#[test]
fn the_last_time_is_the_last_session_that_had_it() {
    let course = Course::new(vec![session(4, &[pain("left", 8)]), session(11, &[pain("right", 6)])]);
    let today = session(18, &[pain("left", 4)]);
    let last = course.last_time(&today, &today.findings[0]).unwrap();
    assert_eq!(last.recorded_at.0.day(), 4);
}
