//! Whatever was charted: once it is signed nothing changes it, and what changes it behind our back is found.

use std::rc::Rc;

use palpate::{
    editor::{Action, State, reduce},
    note::{Author, Note, Passage, Verdict, apply, changes, read, verify, write},
};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::{
    actions::{Step, after, any_of, done, step, words},
    clockwork::Clockwork,
};

fn author() -> impl Strategy<Value = Author> + Clone {
    (any_of(["M", "Zoë 王", "\u{0}"].map(str::to_owned).to_vec()), words())
        .prop_map(|(name, credentials)| Author { name, credentials })
}

fn statement() -> impl Strategy<Value = Action> + Clone {
    let fields = any_of(["session", "session.kind", "session.createdAt", "id", "nothing"].to_vec());
    prop_oneof![
        author().prop_map(|by| Action::Sign { by }),
        (author(), words()).prop_map(|(by, text)| Action::AddAddendum { by, text }),
        (author(), fields, words(), words()).prop_map(|(by, field, replacement, reason)| {
            let corrects = Passage { id: None, field: field.to_owned() };
            Action::AddCorrection { by, corrects, replacement, reason }
        }),
    ]
}

/// A note with any past, signed, and then with any statements.
fn signed(steps: &[Step], statements: &[(Action, i64)]) -> (State, Clockwork, Vec<Rc<Note>>) {
    let (mut state, env, _) = done(steps);
    let by = Author { name: "M".to_owned(), credentials: String::new() };
    state = reduce(&state, Action::Sign { by }, &env);
    let mut notes = vec![state.note().clone()];
    for (action, minutes) in statements {
        env.pass_minutes(*minutes);
        state = reduce(&state, action.clone(), &env);
        notes.push(state.note().clone());
    }
    (state, env, notes)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..40)
}

fn statements() -> impl Strategy<Value = Vec<(Action, i64)>> {
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
