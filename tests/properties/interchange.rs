//! Every valid note is exported in every format, and what comes out holds together.

use std::{env, rc::Rc};

use palpate::{
    export::{
        document::Document,
        fhir::{Given, Options, Release, document, questionnaire_response, read, transaction},
        text,
        v2::{Route, mdm_t02},
    },
    note::{Measurement, Note, Section, Taken, Value},
    words::{ENGLISH, narrative::Form},
};
use proptest::{prelude::*, test_runner::RngSeed};

use super::{
    checker,
    telling::{any_note, any_words},
};

const TAKEN: [Taken; 4] = [Taken::Baseline, Taken::Before, Taken::After, Taken::OtherSide];

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::List(items) => items.iter().all(|item| item.trim().is_empty()),
        Value::Flag(_) | Value::Number(_) | Value::Parts(_) => false,
    }
}

/// The same 48 notes each time; `PALPATE_CASES=2000` asks for so many others.
fn config() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match env::var("PALPATE_CASES").ok().and_then(|cases| cases.parse().ok()) {
        Some(cases) => ProptestConfig { cases, ..usual },
        None => ProptestConfig { cases: 48, rng_seed: RngSeed::Fixed(0), ..usual },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_note_is_fhir_without_fault_whatever_it_holds(
        note in any_note(),
        all_of_snomed in any::<bool>(),
        words in any_words(),
    ) {
        let options = Options { all_of_snomed, words, ..Options::default() };
        for bundle in [document, transaction].map(|make| make(&note, &Given::default(), &options)) {
            let faults = checker::faults(&bundle);
            prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
            let back = read(&bundle).unwrap();
            let found = |note: &Note| note.findings.iter().map(|finding| finding.site.clone()).collect::<Vec<_>>();
            prop_assert_eq!(found(&back), found(&note));
            let done = |note: &Note| {
                let each = note.treatments.iter().map(|treatment| (treatment.sites.clone(), treatment.minutes));
                each.collect::<Vec<_>>()
            };
            prop_assert_eq!(done(&back), done(&note));
            prop_assert_eq!(back.session.booked_minutes, note.session.booked_minutes);
            let asked = |note: &Note| {
                let answers = note.screening.answers.iter();
                answers.map(|answer| (answer.contraindication, answer.present, answer.sites.len())).collect::<Vec<_>>()
            };
            prop_assert_eq!(asked(&back), asked(&note));
            // What the Composition itself has as data; words that say nothing are left out.
            for section in [
                Section::Visit,
                Section::Subjective,
                Section::Consent,
                Section::Response,
                Section::Assessment,
                Section::End,
            ] {
                let told = |note: &Note| {
                    let held = note.values(section).into_iter().flat_map(|values| values.iter());
                    held.filter(|(_, value)| !is_blank(value)).map(|(id, _)| *id).collect::<Vec<_>>()
                };
                prop_assert_eq!(told(&back), told(&note), "{:?}", section);
            }
            let is_taken = |measurement: &&Rc<Measurement>| TAKEN.iter().any(|taken| measurement.value(*taken).is_some());
            prop_assert_eq!(back.measures.len(), note.measures.iter().filter(is_taken).count());
        }
    }

    #[test]
    fn a_note_is_written_in_every_other_format(note in any_note()) {
        for release in [Release::R4B, Release::R5] {
            let options = Options { release, ..Options::default() };
            prop_assert!(document(&note, &Given::default(), &options)["entry"].is_array());
        }
        prop_assert!(questionnaire_response(&note, &Given::default(), &Options::default())["status"].is_string());
        for form in Form::ALL {
            let document = Document::new(&note, form, ENGLISH);
            let text = text(&note, form, ENGLISH);
            for sentence in document.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
                prop_assert!(text.contains(sentence), "{sentence}");
            }
        }
        let message = mdm_t02(&note, &Given::default(), &Route::default(), b"%PDF", note.session.created_at);
        prop_assert_eq!(message.split_terminator('\r').count(), 6);
    }
}
