//! Every text that a person reads, in every language: each is there, none is left over, and left stays left.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "words/catalogue.rs"]
mod catalogue;
#[path = "words/patterns.rs"]
mod patterns;
#[path = "words/sheet.rs"]
mod sheet;
#[path = "words/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};

use sheet::{Sheet, sheets};

/// Texts that nobody translates: names of keys and programs, what only a developer reads, and what holds no letter.
const UNSAID: [&str; 27] = [
    " to put first.",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "Canvas",
    "Cel",
    "Delete",
    "Enter",
    "Escape",
    "Found the option {name}; expected one of {known}.",
    "Found the {name} {value}; expected one of {known}.",
    "Note {} of the history: {why}",
    "Palpate",
    "The favourites are no list of ids.",
    "The history is no list of notes.",
    "The options of an export are no object of texts: {why}.",
    "There is no format {name}; expected one of {}.",
    "There is nothing called ",
    "With storage, the palette follows what is used on this device.",
    "no canvas",
    "no document",
    "no picture",
    "the file could not be made: {why}",
    "the fonts of the report are damaged",
    "the paper has no size",
];

/// What tells places of the page apart and is not read.
const CODES: [&str; 9] =
    ["Last time", "Missing", "Over time", "Phrases", "Share", "Signature", "Text", "icon turns", "way detour"];

/// Where names of resources and displays of codes stand, which are what their standards call them; the schema of what a page
/// is told, which is in English as that of the note is; and generated tables, whose texts are found in the sheets that they
/// are made from.
fn is_of_a_standard(file: &str) -> bool {
    file.starts_with("src/export/fhir") || file == "src/embed/schema.rs" || file.ends_with("_table.rs")
}

#[test]
fn what_stands_in_the_source_is_said_in_the_language_of_the_screen() {
    let is_said_elsewhere = |(file, text): &&(String, String)| {
        let text = text.as_str();
        !UNSAID.contains(&text)
            && !CODES.contains(&text)
            && !file.starts_with("src/words/language")
            && !is_of_a_standard(file)
            && !matches!(text, "AppProps" | "NoteEditorProps" | "PalpateHandle")
    };
    let found = source::texts();
    let bare: Vec<_> = found.bare.iter().filter(is_said_elsewhere).collect();
    assert!(bare.is_empty(), "these are said in English alone: {bare:#?}");
    if let Ok(file) = std::env::var("PALPATE_TEXTS") {
        std::fs::write(file, serde_json::to_string(&wanted()).unwrap()).unwrap();
    }
    assert!(found.said.len() > 300, "found {} texts", found.said.len());
}

#[test]
fn every_language_has_every_text_and_no_other() {
    let wanted = wanted();
    for sheet in sheets() {
        let known: BTreeSet<&str> = sheet.said().map(|(english, _)| english).collect();
        let missing: Vec<_> = wanted.iter().filter(|text| !known.contains(text.as_str())).collect();
        // A name may be written in another way within a sentence.
        let is_wanted = |text: &str| wanted.contains(text.strip_prefix("within: ").unwrap_or(text));
        let left_over: Vec<_> = known.iter().filter(|text| !is_wanted(text)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:#?}", sheet.language);
        assert!(left_over.is_empty(), "{} has what nobody says: {left_over:#?}", sheet.language);
    }
    assert_eq!(sheets().len(), 4, "Spanish, French, German and Arabic beside English");
}

#[test]
fn a_text_has_the_slots_and_the_blanks_of_the_english_one() {
    for sheet in sheets() {
        let objections: Vec<String> =
            sheet.said().filter_map(|(english, said)| objection(&sheet, english, said)).collect();
        assert!(objections.is_empty(), "{}: {objections:#?}", sheet.language);
    }
}

fn objection(sheet: &Sheet, english: &str, said: &str) -> Option<String> {
    let is_counted = without_slots(english).contains('|');
    let forms: Vec<&str> = if is_counted { said.split('|').collect() } else { vec![said] };
    let wanted = if !is_counted {
        1
    } else if sheet.language == "ar" {
        6
    } else {
        2
    };
    if forms.len() != wanted {
        return Some(format!("{english:?} has {} forms, expected {wanted}", forms.len()));
    }
    let slots = slots(if is_counted { english.split('|').next_back().unwrap_or_default() } else { english });
    for form in forms {
        let own = self::slots(form);
        // "no finding" needs no number.
        if own != slots && !(wanted > 1 && own.is_subset(&slots)) {
            return Some(format!("{english:?} has the slots {slots:?}, {form:?} has {own:?}"));
        }
    }
    let blanks = |text: &str| (text.starts_with(' '), text.ends_with(' '));
    // How these are parted from what they join is each language's own.
    let joins = [", ", ": ", "; ", " and ", " to {where}"].contains(&english);
    let brackets = |text: &str| text.matches('[').count() == text.matches(']').count();
    if optional(english) != optional(said) || !brackets(said) {
        return Some(format!("{english:?} may leave out {:?}, {said:?} {:?}", optional(english), optional(said)));
    }
    (blanks(english) != blanks(said) && !joins).then(|| format!("{english:?} and {said:?} begin or end otherwise"))
}

/// The names between braces, without what a colon or a question mark adds to them.
fn slots(text: &str) -> BTreeSet<&str> {
    let inner = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    inner.map(|slot| slot.split([':', '?']).next().unwrap_or_default()).collect()
}

/// The slots of each part between brackets.
fn optional(text: &str) -> BTreeSet<BTreeSet<&str>> {
    text.split('[').skip(1).filter_map(|rest| rest.split(']').next()).map(slots).collect()
}

fn without_slots(text: &str) -> String {
    text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default()).collect()
}

/// The gravest error in a chart. What says left has the word for left in it and not the one for right, and the other way
/// round.
#[test]
fn left_and_right_are_what_they_are() {
    let words: BTreeMap<&str, [&[&str]; 2]> = BTreeMap::from([
        ("es", [&["izquierd", "izq", "sinistr"][..], &["derech", "der.", "dextr"]]),
        ("fr", [&["gauche"], &["droit"]]),
        ("de", [&["link"], &["recht"]]),
        ("ar", [&["يسر", "أيسر", "يسار", "شمال"], &["يمن", "أيمن", "يمين"]]),
    ]);
    let english = |text: &str, side: &str| {
        text.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| word == side)
    };
    for sheet in sheets() {
        let [left, right] = words[sheet.language.as_str()];
        for (text, said) in sheet.said() {
            let lower = said.to_lowercase();
            let has = |side: &[&str]| side.iter().any(|word| lower.contains(word));
            for (side, own, other) in [("left", left, right), ("right", right, left)] {
                let is_both = english(text, "left") && english(text, "right");
                if english(text, side) && !is_both && text.chars().count() > 1 {
                    assert!(has(own), "{}: {text:?} is {said:?}, which has no word for {side}", sheet.language);
                    assert!(!has(other), "{}: {text:?} is {said:?}, which says the other side", sheet.language);
                }
            }
        }
    }
}

#[test]
fn a_clinical_term_names_its_source_or_says_that_nobody_has_reviewed_it() {
    let catalogue: BTreeSet<&str> = catalogue::texts().into_values().flatten().collect();
    for sheet in sheets() {
        for (english, _, standing) in &sheet.rows {
            assert!(
                !catalogue.contains(english.as_str()) || !standing.is_empty(),
                "{}: {english:?} has no standing; expected a source or unreviewed",
                sheet.language
            );
        }
    }
}

/// What is said in the source and what the interface shows of the catalogue, as far as it has letters.
fn wanted() -> BTreeSet<String> {
    let catalogue = catalogue::texts().into_values().flatten().map(str::to_owned);
    let all = source::texts().said.into_iter().chain(catalogue).chain(patterns::texts());
    all.filter(|text| {
        !text.starts_with('@')
            && (text.chars().any(char::is_alphabetic) || [", ", ": ", "; ", " → "].contains(&text.as_str()))
    })
    .collect()
}
