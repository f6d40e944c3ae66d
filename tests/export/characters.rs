//! What no program takes is seen at its place, by the same sign in every form that is written for programs.

use palpate::{
    export::{
        Client, PictureOptions, Table,
        fhir::{Given, Options, document, questionnaire_response},
        picture, rtf,
        v2::{Route, mdm_t02},
        xhtml,
    },
    words::{ENGLISH, narrative::Form},
};

use super::sample::with_words;

#[test]
fn a_character_that_no_program_takes_is_seen_in_every_form() {
    let note = with_words("a\u{1}b\u{1c}c\u{fffe}d");
    let seen = "a\u{fffd}b\u{fffd}c\u{fffd}d";
    let (given, options) = (Given::default(), Options::default());
    for (form, text) in [
        ("page", xhtml(&note, Form::Soap, ENGLISH)),
        ("table", Table::Findings.rows(&note, Client::Named)),
        ("document", document(&note, &given, &options).to_string()),
        ("form", questionnaire_response(&note, &given, &options).to_string()),
        ("message", mdm_t02(&note, &given, &Route::default(), b"", note.session.created_at)),
    ] {
        assert!(text.contains(seen), "{form}: {text}");
        assert!(!text.contains(['\u{1}', '\u{1c}', '\u{fffe}']), "{form}");
    }
    assert!(rtf(&note, Form::Soap, ENGLISH).contains("a\\u-3?b\\u-3?c\\u-3?d"));
    let svg = picture(&note, &PictureOptions::default());
    assert!(!svg.contains(['\u{1}', '\u{1c}', '\u{fffe}']));
}

#[test]
fn a_tab_or_a_line_end_parts_words_in_a_message_too() {
    let note = with_words("Ann\tLee\r\nJr");
    let message = mdm_t02(&note, &Given::default(), &Route::default(), b"", note.session.created_at);
    assert!(message.contains("|Ann Lee\\.br\\Jr\r"), "{message}");
}
