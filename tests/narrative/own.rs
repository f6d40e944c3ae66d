//! Sentences in the therapist's own words: they stand, and what the data says beside them is told.

use palpate::{
    note::read,
    words::{
        ENGLISH,
        narrative::{Form, narrative},
    },
};

/// The texts of a note with a finding of this tone, and a plan; each with what the data says where it says otherwise.
fn told(tone: u8, next_focus: &str, wordings: &str) -> Vec<(String, Option<String>)> {
    let plan = if next_focus.is_empty() { String::new() } else { format!(r#""plan": {{ "plan": "{next_focus}" }},"#) };
    let text = format!(
        r#"{{ "format": "palpate-note", "version": 1, "note": {{
            "id": "01990000-0000-7000-8000-000000000001",
            "session": {{ "kind": "medical", "createdAt": "2026-11-25T15:02:00Z" }},
            "findings": [{{
                "id": "01990000-0000-7000-8000-000000000002", "finding": "hypertonicity",
                "site": {{ "structure": "multifidus", "side": "right" }}, "before": {{ "tone": {tone} }},
                "recordedAt": "2026-11-25T15:04:12Z"
            }}], {plan} "wordings": {wordings} }} }}"#
    );
    let note = read(&text).unwrap();
    let paragraphs = narrative(&note, Form::Soap, ENGLISH);
    let sentences = paragraphs.into_iter().flat_map(|paragraph| paragraph.sentences);
    let shown = |own: palpate::words::narrative::Own| own.is_overtaken.then_some(own.made);
    sentences.map(|sentence| (sentence.text, sentence.own.and_then(shown))).collect()
}

const FINDING: &str = r#"{ "record": "01990000-0000-7000-8000-000000000002" }"#;
const MADE: &str = "Right multifidus: hypertonicity, tone 3/4.";

#[test]
fn a_sentence_follows_the_data_until_it_is_written_anew() {
    let plain = told(3, "", "[]");
    assert_eq!(plain, [(MADE.to_owned(), None)]);
    let own = format!(r#"[{{ "of": {FINDING}, "insteadOf": "{MADE}", "text": "Tight beside the spine." }}]"#);
    assert_eq!(told(3, "", &own), [("Tight beside the spine.".to_owned(), None)]);
    let overtaken = "Right multifidus: hypertonicity, tone 1/4.".to_owned();
    assert_eq!(told(1, "", &own), [("Tight beside the spine.".to_owned(), Some(overtaken))]);
}

#[test]
fn a_sentence_of_what_the_data_says_no_more_is_still_told_and_marked() {
    let own = r#"[{ "of": { "section": "plan" }, "insteadOf": "Next: hip.", "text": "The hip next time." }]"#;
    assert_eq!(told(3, "", own), [(MADE.to_owned(), None), ("The hip next time.".to_owned(), Some(String::new()))]);
}

#[test]
fn a_sentence_of_a_record_that_is_no_more_is_not_told() {
    let own = r#"[{ "of": { "record": "01990000-0000-7000-8000-000000000009" }, "insteadOf": "A.", "text": "B." }]"#;
    assert_eq!(told(3, "", own), [(MADE.to_owned(), None)]);
}

#[test]
fn a_sentence_is_found_again_where_others_come_before_it() {
    // It was the first of its section, and stands second now: the text that it was written for says which it is.
    let made = &told(3, "hip", "[]")[1].0;
    let own = format!(r#"[{{ "of": {{ "section": "plan" }}, "place": 3, "insteadOf": "{made}", "text": "Hips!" }}]"#);
    assert_eq!(told(3, "hip", &own)[1], ("Hips!".to_owned(), None));
}
