//! Whatever was charted: once it is signed nothing changes it, and what changes it behind our back is found.

use std::rc::Rc;

use palpate::{
    editor::{Env, State, attest, reduce},
    note::{Author, Matter, Note, Passage, Verdict, apply, changes, read, verify, write},
};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::{
    actions::{Step, after, any_of, done, in_every_section, step, words},
    clockwork::Clockwork,
};

fn author() -> impl Strategy<Value = Author> + Clone {
    (any_of(["M", "Zoë 王", "\u{0}"].map(str::to_owned).to_vec()), words())
        .prop_map(|(name, credentials)| Author { name, credentials })
}

type Said = (Author, Matter);

fn statement() -> impl Strategy<Value = Said> + Clone {
    let fields = any_of(["session", "session.kind", "session.createdAt", "id", "nothing"].to_vec());
    let matter = prop_oneof![
        Just(Matter::Signature),
        words().prop_map(|text| Matter::Addendum { text }),
        (fields, words(), words()).prop_map(|(field, replacement, reason)| {
            let corrects = Passage { id: None, field: field.to_owned() };
            Matter::Correction { corrects, replacement, reason }
        }),
    ];
    (author(), matter)
}

fn stated(state: &State, (by, matter): Said, env: &Clockwork) -> State {
    attest(state, matter, by, env.now()).map_or_else(|| state.clone(), |action| reduce(state, action, env))
}

/// A note with any past, signed, and then with any statements.
fn signed(steps: &[Step], statements: &[(Said, i64)]) -> (State, Clockwork, Vec<Rc<Note>>) {
    let (mut state, env, _) = done(steps);
    let by = Author { name: "M".to_owned(), credentials: String::new() };
    state = stated(&state, (by, Matter::Signature), &env);
    let mut notes = vec![state.note().clone()];
    for (said, minutes) in statements {
        env.pass_minutes(*minutes);
        state = stated(&state, said.clone(), &env);
        notes.push(state.note().clone());
    }
    (state, env, notes)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..40)
}

fn statements() -> impl Strategy<Value = Vec<(Said, i64)>> {
    prop::collection::vec((statement(), 0_i64..2000), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_done_to_a_signed_note_changes_it(first in steps(), said in statements(), then in steps()) {
        let (mut state, env, _) = signed(&first, &said);
        let note = state.note().clone();
        for step in &then {
            state = after(&state, step, &env);
            prop_assert!(Rc::ptr_eq(state.note(), &note), "{step:?}");
        }
    }

    #[test]
    fn a_statement_leaves_the_note_as_it_is_and_the_chain_whole(first in steps(), said in statements()) {
        let (_, _, notes) = signed(&first, &said);
        for pair in notes.windows(2) {
            let mut shorter = Note::clone(&pair[1]);
            shorter.record.truncate(pair[0].record.len());
            prop_assert_eq!(&shorter, &*pair[0]);
        }
        for note in notes {
            prop_assert_eq!(note.verdict(), Verdict::Holds);
        }
    }

    #[test]
    fn the_record_is_written_and_read_as_it_was(first in steps(), said in statements()) {
        let (state, ..) = signed(&first, &said);
        let text = write(state.note());
        prop_assert_eq!(verify(&text), Ok(Verdict::Holds));
        let again = read(&text);
        prop_assert_eq!(again.as_ref(), Ok(&**state.note()));
        prop_assert_eq!(write(&again.unwrap()), text);
    }

    #[test]
    fn the_changes_of_a_record_lead_from_one_state_to_the_other(
        first in steps(),
        said in statements(),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let (_, _, mut notes) = signed(&first, &said);
        notes.extend(done(&first).2);
        let (before, after) = (one.get(&notes), other.get(&notes));
        let mut note = Note::clone(before);
        apply(&mut note, &changes(before, after));
        prop_assert_eq!(&note, &**after);
    }

    #[test]
    fn a_byte_that_is_another_is_found(
        first in steps(),
        said in statements(),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let (state, ..) = signed(&first, &said);
        let text = write(state.note());
        let mut bytes = text.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        check(&text, &String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn a_bit_that_is_turned_is_found(first in steps(), place in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let (state, ..) = signed(&first, &[]);
        let text = write(state.note());
        let mut bytes = text.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        check(&text, &String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn all_that_a_section_says_is_signed(
        index in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 4),
    ) {
        let steps: Vec<Step> = in_every_section(index).into_iter().map(Step::Act).collect();
        let (state, ..) = signed(&steps, &[]);
        let text = write(state.note());
        prop_assert_eq!(verify(&text), Ok(Verdict::Holds));
        for key in SECTIONS {
            let mut without: Json = serde_json::from_str(&text).unwrap();
            prop_assert!(without["note"].as_object_mut().unwrap().remove(key).is_some(), "{} is in the note", key);
            let without = without.to_string();
            prop_assert!(matches!(verify(&without), Ok(Verdict::Broken { .. })), "{}", key);
            prop_assert!(matches!(read(&without).unwrap().verdict(), Verdict::Broken { .. }), "{}", key);
            let (from, length) = span(&text, key).unwrap();
            for (place, bit) in &places {
                let mut bytes = text.clone().into_bytes();
                bytes[from + place.index(length)] ^= 1 << bit;
                check(&text, &String::from_utf8_lossy(&bytes))?;
            }
        }
    }
}

const SECTIONS: [&str; 12] = [
    "visit",
    "referral",
    "diagnoses",
    "subjective",
    "screening",
    "consent",
    "measures",
    "goals",
    "response",
    "assessment",
    "plan",
    "endOfCare",
];

/// Where a section stands in a note's file: its first byte, and how many they are.
fn span(text: &str, key: &str) -> Option<(usize, usize)> {
    let from = text.find(&format!("\n    \"{key}\": "))?;
    let length = text[from + 1..].find("\n    \"").or_else(|| text[from + 1..].find("\n  }"))?;
    Some((from + 1, length))
}

/// An altered file is refused, or said to be broken, or it says the very same in other letters.
fn check(text: &str, altered: &str) -> Result<(), TestCaseError> {
    // The version is not signed; another one is refused.
    let signed =
        |text: &str| serde_json::from_str::<Json>(text).ok().map(|file| [file["note"].clone(), file["record"].clone()]);
    if let Ok(verdict) = verify(altered) {
        prop_assert_eq!(verdict == Verdict::Holds, signed(text) == signed(altered), "{}", altered);
    }
    if let Ok(note) = read(altered) {
        let again = write(&note);
        prop_assert_eq!(note.verdict() == Verdict::Holds, again == text, "{}", altered);
        prop_assert_eq!(verify(&again), Ok(note.verdict()));
        prop_assert_eq!(read(&again), Ok(note));
    }
    Ok(())
}
