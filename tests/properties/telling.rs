//! Whatever was charted is told, in every form, in whole sentences.

use std::{collections::HashSet, rc::Rc};

use palpate::{
    editor::State,
    note::{Id, MeasureId, Measurement, Note, Section, Value},
    words::{
        ENGLISH, Words,
        narrative::{About, Form, narrative},
    },
};
use proptest::{prelude::*, sample::Index};
use uuid::Uuid;

use super::actions::{Step, done, in_every_section, step, value_of_kind};
use super::languages::languages;

/// What a pattern that was filled badly leaves behind.
const SCRAPS: [&str; 17] =
    ["{", "}", "[", "]", "⟦", "  ", " ,", " .", ",.", ",,", ":.", "()", "; ;", "|", " ،", "،،", "،."];

/// A record that can stand alone; of a section and of an item only which it is.
fn told(about: About) -> String {
    match about {
        About::Section(section, _) => format!("{section:?}"),
        About::Item(id, _) => format!("{id:?}"),
        about => format!("{about:?}"),
    }
}

/// The note with every measure there is, before and after.
fn measured(state: &State, index: Index) -> Note {
    let mut note = Note::clone(state.note());
    for (place, measure) in MeasureId::all().enumerate().filter(|(_, measure)| measure.row().is_offered) {
        let id = Id(Uuid::from_u128(u128::try_from(place).unwrap()));
        let mut measurement = Measurement::new(id, measure, note.session.created_at);
        let value = value_of_kind(&measure.row().kind, index, String::new());
        (measurement.before, measurement.after) = (Some(value.clone()), Some(value));
        note.measures.push(Rc::new(measurement));
    }
    note
}

/// English or another language.
pub fn any_words() -> impl Strategy<Value = Words> {
    prop::sample::select(languages().iter().copied().chain([ENGLISH]).collect::<Vec<_>>())
}

/// A note after any steps, with every measure, and now and then with something in every section.
pub fn any_note() -> impl Strategy<Value = Note> {
    (prop::collection::vec(step(), 1..60), any::<bool>(), any::<Index>()).prop_map(|(steps, is_full, index)| {
        let said = if is_full { in_every_section(index) } else { Vec::new() }.into_iter().map(Step::Act);
        let steps: Vec<Step> = steps.into_iter().chain(said).collect();
        measured(&done(&steps).0, index)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_note_is_told_in_whole_sentences_in_every_form(
        note in any_note(),
        words in any_words(),
    ) {
        for form in Form::ALL {
            for paragraph in narrative(&note, form, words) {
                prop_assert!(!paragraph.heading.is_empty() && !paragraph.sentences.is_empty(), "{form:?}");
                for sentence in paragraph.sentences {
                    let text = sentence.text;
                    prop_assert!(text.trim() == text && text.len() > 1, "{form:?} {text:?}");
                    prop_assert!(text.ends_with(['.', '!', '?', '"', '”']), "{form:?} {text:?}");
                    prop_assert!(!text.starts_with(|letter: char| letter.is_ascii_lowercase()), "{form:?} {text:?}");
                    let scrap = SCRAPS.iter().find(|scrap| text.contains(**scrap));
                    prop_assert!(scrap.is_none(), "{form:?} {scrap:?} in {text:?}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_is_known_by_the_same_data_in_every_language(
        note in any_note(),
        words in any_words(),
    ) {
        for form in Form::ALL {
            let known = |words| -> Vec<(About, String)> {
                let sentences = narrative(&note, form, words).into_iter().flat_map(|paragraph| paragraph.sentences);
                sentences.map(|sentence| (sentence.about, sentence.data)).collect()
            };
            prop_assert_eq!(known(words), known(ENGLISH), "{:?}", form);
        }
    }

    #[test]
    fn every_form_tells_everything_once(
        note in any_note(),
    ) {
        let mut known: HashSet<String> = HashSet::new();
        known.extend(note.findings.iter().map(|each| told(About::Finding(each.id))));
        known.extend(note.treatments.iter().map(|each| told(About::Treatment(each.id))));
        known.extend(note.measures.iter().map(|each| told(About::Measurement(each.id))));
        let is_blank = |value: &Value| match value {
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            _ => false,
        };
        for section in Section::ALL {
            let values = note.values(section).filter(|values| !values.values().all(is_blank));
            known.extend(values.map(|_| format!("{section:?}")));
        }
        for form in Form::ALL {
            let sentences: Vec<About> =
                narrative(&note, form, ENGLISH).into_iter().flat_map(|told| told.sentences).map(|told| told.about).collect();
            let once: HashSet<About> = sentences.iter().copied().collect();
            prop_assert_eq!(once.len(), sentences.len(), "{:?} tells something twice", form);
            let told: HashSet<String> = sentences.into_iter().map(told).collect();
            let untold: Vec<_> = known.difference(&told).collect();
            prop_assert!(untold.is_empty(), "{form:?} does not tell {untold:?}");
        }
    }
}
