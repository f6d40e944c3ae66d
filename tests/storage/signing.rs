//! A signature and what follows it are kept like all else.

use futures::executor::block_on;
use palpate::{
    editor::{Action, attest},
    note::{Author, Matter, Passage, Verdict},
    storage::list,
};

use crate::desk::Desk;

fn author() -> Author {
    Author { name: "Mara Kern".to_owned(), credentials: "LMT".to_owned() }
}

/// What is said of a note that has been charted.
fn statements(desk: &Desk) -> Vec<Matter> {
    let corrects = Passage { id: Some(desk.note().findings[0].id), field: "site.side".to_owned() };
    vec![
        Matter::Signature,
        Matter::Addendum { text: "called back".to_owned() },
        Matter::Correction { corrects, replacement: "right".to_owned(), reason: "mixed up".to_owned() },
        Matter::Signature,
    ]
}

fn state_it(desk: &Desk, matter: Matter) {
    let state = desk.editor.state();
    desk.dispatch(attest(&state, matter, author(), desk.editor.env().now()).unwrap());
}

#[test]
fn a_record_that_is_cut_off_anywhere_replays_to_the_same() {
    for snapshot_every in [1, 2, 200] {
        let mut desk = Desk::new(snapshot_every);
        for step in [0, 5, 3] {
            desk.step(step);
        }
        for (count, matter) in statements(&desk).into_iter().enumerate() {
            state_it(&desk, matter);
            desk.run();
            let opened = desk.opened();
            assert_eq!(opened.note, *desk.note(), "a snapshot every {snapshot_every}");
            assert_eq!(opened.damage, []);
            assert_eq!(opened.note.record.len(), count + 1);
            assert_eq!(opened.note.verdict(), Verdict::Holds);
        }
        desk.step(11);
        assert_eq!(desk.opened().note, *desk.note(), "no edit comes after a signature");
    }
}

#[test]
fn a_note_that_was_signed_elsewhere_replaces_this_one_and_this_one_that() {
    let mut desk = Desk::new(200);
    desk.step(0);
    let open = desk.note();
    state_it(&desk, Matter::Signature);
    let signed = desk.note();
    for note in [open, signed] {
        desk.dispatch(Action::OpenNote { note: Box::new(note.as_ref().clone()), read_only: false });
        desk.run();
        assert_eq!(desk.opened().note, *note);
    }
}

#[test]
fn the_list_of_notes_tells_which_are_signed() {
    let mut desk = Desk::new(200);
    desk.step(0);
    let signed_at = |desk: &Desk| block_on(list(&desk.memory)).unwrap()[0].signed_at;
    assert_eq!(signed_at(&desk), None);
    state_it(&desk, Matter::Signature);
    desk.run();
    assert_eq!(signed_at(&desk), desk.note().signed_at());
    assert!(signed_at(&desk).is_some());
    desk.memory.spoil_summary(desk.id(), "");
    assert_eq!(signed_at(&desk), desk.note().signed_at());
}
