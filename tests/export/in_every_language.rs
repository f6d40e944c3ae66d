//! What leaves in another language says so to programs, has all its letters, and is read from the right side.

use palpate::{
    export::{PictureOptions, picture, rtf, xhtml},
    note::Note,
    words::narrative::Form,
};

use super::{languages::languages, notes};

fn all() -> Vec<(String, Note)> {
    notes("notes").into_iter().chain(notes("sessions")).collect()
}

#[test]
fn a_page_rich_text_and_a_picture_say_their_language_and_which_way_it_is_read() {
    let (_, note) = all().into_iter().find(|(name, _)| name == "medical").unwrap();
    let ids = [("ar", "\\deflang1025"), ("de", "\\deflang1031"), ("es", "\\deflang3082"), ("fr", "\\deflang1036")];
    for words in languages() {
        let language = words.language();
        let page = xhtml(&note, Form::Soap, *words);
        let root = roxmltree::Document::parse(&page).unwrap();
        let root = root.root_element();
        assert_eq!(root.attribute("lang"), Some(language));
        assert_eq!(root.attribute("dir"), (language == "ar").then_some("rtl"), "{language}");
        let text = rtf(&note, Form::Soap, *words);
        let (_, id) = ids.into_iter().find(|(known, _)| *known == language).unwrap();
        assert!(text.contains(id), "{language}");
        assert_eq!(text.contains("\\rtlpar"), language == "ar", "{language}");
        let drawn = picture(&note, &PictureOptions { words: *words, ..PictureOptions::default() });
        let root = roxmltree::Document::parse(&drawn).unwrap();
        let root = root.root_element();
        let said = (root.attribute("lang"), root.attribute("direction"));
        assert_eq!(said, (Some(language), (language == "ar").then_some("rtl")));
    }
}

#[cfg(feature = "report")]
#[test]
fn a_report_has_every_letter_that_the_program_writes_in_any_language() {
    use palpate::{
        export::report::{Audience, ReportOptions, pdf},
        words::ENGLISH,
    };

    for (name, note) in all() {
        for audience in [Audience::Record, Audience::Client] {
            let report = |words| pdf(&note, &ReportOptions { audience, words, ..ReportOptions::default() }).unwrap();
            // What people wrote may be in any script.
            let written = report(ENGLISH).lacking;
            for words in languages() {
                let report = report(*words);
                let lang = format!("/Lang({})", words.language());
                assert!(report.bytes.windows(lang.len()).any(|part| part == lang.as_bytes()), "{name}");
                assert_eq!(report.lacking, written, "{name} in {}", words.language());
            }
        }
    }
}
