//! Rich text: braces pair, and a reader has the words that were written.

use palpate::{
    export::rtf,
    words::{ENGLISH, narrative::Form},
};

use super::{
    sample::{WORDS, examples, with_words},
    shown::text_of_rtf,
};

#[test]
fn every_example_is_rich_text_in_every_form() {
    for (note, form) in examples().iter().flat_map(|note| Form::ALL.map(|form| (note, form))) {
        let rtf = rtf(note, form, ENGLISH);
        let told = text_of_rtf(&rtf);
        assert!(told.starts_with("Massage therapy note\n"), "{told}");
        assert!(rtf.contains("\\b\\fs32 Massage therapy note"));
        assert_eq!(told.contains("SHA-256"), !note.record.is_empty());
    }
}

#[test]
fn words_stay_words_in_rich_text() {
    let kept = |words: &str| {
        let lines = words.replace("\r\n", "\n").replace(['\u{2028}', '\u{b}', '\u{85}'], "\n");
        lines.replace(['\u{0}', '\u{1b}', '\u{fffe}'], "\u{fffd}")
    };
    for words in [WORDS, "{\\object}", "}}}", "\\", "\\'e9", "\\u233?", "ｅ", "a\u{2028}b\u{b}c\u{85}d"] {
        let told = text_of_rtf(&rtf(&with_words(words), Form::Soap, ENGLISH));
        assert!(told.contains(&kept(words)), "{words}: {told:?}");
    }
}
