//! Pages: any parser of XML reads them, and reads the words that were written.

use palpate::{
    export::xhtml,
    note::Note,
    words::{ENGLISH, narrative::Form},
};

use super::{
    sample::{WORDS, examples, with_words},
    shown::text_of_page,
};

fn told(note: &Note, form: Form) -> String {
    text_of_page(&xhtml(note, form, ENGLISH))
}

#[test]
fn every_example_is_a_page_in_every_form() {
    for (note, form) in examples().iter().flat_map(|note| Form::ALL.map(|form| (note, form))) {
        let page = told(note, form);
        assert!(page.contains("Massage therapy note"));
        assert_eq!(page.contains("SHA-256"), !note.record.is_empty());
    }
}

#[test]
fn words_stay_words_on_a_page() {
    let page = told(&with_words(WORDS), Form::Soap);
    let kept = WORDS.replace("\r\n", "\n").replace(['\u{0}', '\u{1b}', '\u{fffe}'], "\u{fffd}");
    assert!(page.contains(&kept), "{page:?}");
    for words in ["<script>alert(1)</script>", "]]>", "&lt;", "<!--", "a\u{2028}b\u{b}c\u{85}d"] {
        let page = told(&with_words(words), Form::Soap);
        let kept = words.replace(['\u{2028}', '\u{b}', '\u{85}'], "\n");
        assert!(page.contains(&kept), "{words}: {page:?}");
    }
}
