//! What one step of undo takes back.

use palpate::{
    editor::{Action, EntryId, STEPS},
    note::Value,
};

use super::desk::{Desk, attribute};

fn steps(desk: &mut Desk) -> usize {
    let mut steps = 0;
    while desk.state.history.can_undo() {
        desk.act(Action::Undo);
        steps += 1;
    }
    steps
}

#[test]
fn a_run_of_typing_is_one_step_and_another_field_is_another() {
    let mut desk = Desk::new();
    for end in 1..=5 {
        desk.act(Action::SetClient("M. K."[..end].to_owned()));
    }
    for text in ["s", "sl", "slept"] {
        desk.act(Action::SetSessionRemark(text.to_owned()));
    }
    desk.act(Action::SetClient("M. K. jr".to_owned()));
    assert_eq!(steps(&mut desk), 3);
}

#[test]
fn a_value_that_is_slid_is_one_step_until_something_is_selected() {
    let mut desk = Desk::new();
    let finding = desk.find("stress-level", None);
    let entry = EntryId::Finding(finding);
    let slide = |desk: &mut Desk, values: [f64; 3]| {
        for value in values {
            let value = Some(Value::Number(value));
            desk.act(Action::SetDetail { entry, attribute: attribute("score"), value });
        }
    };
    slide(&mut desk, [3.0, 4.0, 5.0]);
    desk.act(Action::Select(None)).act(Action::Select(Some(entry)));
    slide(&mut desk, [6.0, 7.0, 8.0]);
    let grade = |desk: &Desk| desk.last_finding().before.get(&attribute("score")).cloned();
    assert_eq!(grade(&desk), Some(Value::Number(8.0)));
    desk.act(Action::Undo);
    assert_eq!(grade(&desk), Some(Value::Number(5.0)));
    desk.act(Action::Undo);
    assert_eq!(grade(&desk), None);
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut desk = Desk::new();
    let kind = desk.note().session.kind;
    desk.act(Action::SetClient(String::new())).act(Action::SetSessionKind(kind));
    assert!(!desk.state.history.can_undo());
    assert_eq!(desk.state.revision, 0);
}

#[test]
fn two_hundred_steps_can_be_undone_and_redone() {
    let mut desk = Desk::new();
    for _ in 0..STEPS + 20 {
        desk.find("stress-level", None);
    }
    let end = desk.note();
    assert_eq!(steps(&mut desk), STEPS);
    assert_eq!(desk.note().findings.len(), 20);
    while desk.state.history.can_redo() {
        desk.act(Action::Redo);
    }
    assert_eq!(desk.note(), end);
}

#[test]
fn a_new_step_takes_the_place_of_what_was_undone() {
    let mut desk = Desk::new();
    desk.find("stress-level", None);
    desk.act(Action::Undo);
    desk.find("sleep-quality", None);
    assert!(!desk.state.history.can_redo());
    assert_eq!(steps(&mut desk), 1);
}

#[test]
fn every_change_of_the_note_counts_as_one_revision() {
    let mut desk = Desk::new();
    desk.find("stress-level", None);
    desk.act(Action::Undo).act(Action::Undo).act(Action::Redo).act(Action::PutDown);
    assert_eq!(desk.state.revision, 3);
}
