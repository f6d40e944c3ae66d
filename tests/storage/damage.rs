//! What a disk that rots costs: never a note, and never what can still be read.

use futures::executor::block_on;
use palpate::{
    note::{Id, VERSION},
    storage::{Cause, Damage, Key, Memory, NoteStore, StorageError, Summary, create, list, open},
};

use crate::{
    contract::{Sitting, keys},
    desk::Desk,
    session::{Counting, new_note},
};

/// A note with two snapshots and four records, of which the newer snapshot leaves one uncovered.
fn charted() -> Desk {
    let mut desk = Desk::new(3);
    for step in [0, 1, 12, 13, 24, 25, 36] {
        desk.step(step);
    }
    assert_eq!((desk.loaded().snapshots.len(), desk.loaded().records.len()), (2, 4));
    desk
}

fn is_damaged(damage: &[StorageError]) -> bool {
    damage.len() == 1 && matches!(damage[0], StorageError::Damaged(_))
}

#[test]
fn a_damaged_snapshot_costs_nothing_as_the_older_one_is_taken() {
    for text in ["", "{", "null", "{\"covers\":{},\"text\":\"{}\"}", "\u{0}\u{0}\u{0}"] {
        let desk = charted();
        let newest = keys(&desk.loaded().snapshots)[1];
        desk.memory.spoil_snapshot(desk.id(), newest, text);
        let opened = desk.opened();
        assert_eq!(opened.note, *desk.note(), "{text:?}");
        assert!(is_damaged(&opened.damage), "{text:?}: {:?}", opened.damage);
    }
}

#[test]
fn a_damaged_record_costs_what_it_says_and_stays_in_the_store() {
    for text in ["", "[]", "{\"version\":1,\"changes\":[{\"remove-everything\":0}]}", "{\"version\":0,\"changes\":[]}"]
    {
        let desk = charted();
        let spoiled = keys(&desk.loaded().records)[3];
        desk.memory.spoil_record(desk.id(), spoiled, text);
        let opened = desk.opened();
        assert!(is_damaged(&opened.damage), "{text:?}: {:?}", opened.damage);
        assert_eq!(opened.note.findings[..], desk.note().findings[..6], "{text:?}");

        let mut next = Desk::at(desk.memory.clone(), opened, 1, 600_000);
        for step in 0..6 {
            next.step(step * 12);
        }
        let row = next.loaded().records.into_iter().find(|row| row.key == spoiled);
        assert_eq!(row.map(|row| row.text).as_deref(), Some(text));
        assert_eq!(next.opened().note, *next.note());
    }
}

#[test]
fn a_note_of_which_every_snapshot_is_damaged_is_put_together_from_its_steps() {
    let mut desk = Desk::new(200);
    for step in [0, 1, 12, 5] {
        desk.step(step);
    }
    for key in keys(&desk.loaded().snapshots) {
        desk.memory.spoil_snapshot(desk.id(), key, "");
    }
    let opened = desk.opened();
    assert_eq!(opened.note, *desk.note());
    assert!(is_damaged(&opened.damage), "{:?}", opened.damage);

    desk.memory.spoil_summary(desk.id(), "");
    let error = block_on(open(&desk.memory, desk.id(), &Counting::from(0))).unwrap_err();
    assert!(matches!(error, StorageError::Damaged(_)), "{error}");
}

#[test]
fn a_note_of_a_newer_palpate_is_left_alone() {
    let newer = VERSION + 1;
    let error = StorageError::TooNew { found: newer.into(), known: VERSION };
    let envelope = format!("{{\\\"format\\\":\\\"palpate-note\\\",\\\"version\\\":{newer},\\\"note\\\":0}}");
    let (records, snapshots) = (
        |memory: &Memory, id: Id, key: Key, text: &str| memory.spoil_record(id, key, text),
        |memory: &Memory, id: Id, key: Key, text: &str| memory.spoil_snapshot(id, key, text),
    );
    type Spoil = fn(&Memory, Id, Key, &str);
    for (spoil, text) in [
        (records as Spoil, format!("{{\"version\":{newer},\"steps\":[]}}")),
        (snapshots as Spoil, format!("{{\"covers\":{{}},\"text\":\"{envelope}\"}}")),
    ] {
        let desk = charted();
        let key = Key { epoch: keys(&desk.loaded().records)[0].epoch, sequence: 7 };
        spoil(&desk.memory, desk.id(), key, &text);
        let found = block_on(open(&desk.memory, desk.id(), &Counting::from(0))).unwrap_err();
        assert_eq!(found, error, "{text}");
    }
}

#[test]
fn a_treatment_forgets_a_finding_that_another_tab_removed() {
    let env = Counting::from(500_000);
    let mut desk = Desk::new(200);
    desk.step(0);
    let mut other = Desk::at(desk.memory.clone(), desk.opened(), 200, 600_000);
    desk.step(10);
    other.step(5);
    assert_eq!(other.note().treatments[0].findings.len(), 1);
    let opened = block_on(open(&desk.memory, desk.id(), &env)).unwrap();
    assert!(opened.note.findings.is_empty() && opened.note.treatments[0].findings.is_empty(), "{:?}", opened.note);
    assert!(Sitting::of(opened.clone()).journal.snapshot(&opened.note).is_some(), "the note is one that can be read");
}

#[test]
fn a_note_whose_summary_is_damaged_is_listed_all_the_same() {
    let env = Counting::from(0);
    let memory = Memory::new();
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(block_on(create(&memory, new_note(&env), &env)).unwrap().note.id);
    }
    let before = block_on(list(&memory)).unwrap();
    assert_eq!(before.iter().map(|summary| summary.id).collect::<Vec<_>>(), [ids[2], ids[1], ids[0]]);
    let another = Summary { id: ids[1], ..before[0].clone() };
    for text in ["", "{}", &another.text()] {
        memory.spoil_summary(ids[0], text);
        let listed = block_on(list(&memory)).unwrap();
        assert_eq!(listed.len(), 3, "{text:?}");
        assert!(listed.iter().any(|summary| summary.id == ids[0]), "{text:?}");
    }
}

#[test]
fn an_error_says_what_happened_what_was_kept_and_what_to_do() {
    let why = || "because".to_owned();
    for (error, said) in [
        (StorageError::Unavailable(Cause::Said(why())), ["because", "stays", "share or print"]),
        (StorageError::Full, ["is full", "still here", "free some room"]),
        (StorageError::Missing { note: why() }, ["because", "nothing was changed", "choose"]),
        (StorageError::TooNew { found: 2, known: 1 }, ["newer", "stays as it is", "load this page again"]),
        (StorageError::Unavailable(Cause::OlderTab), ["another tab", "stays", "share or print"]),
        (
            StorageError::Damaged(Damage::Step { sequence: 7, why: why() }),
            ["7, because", "stays", "look the note over"],
        ),
        (StorageError::Damaged(Damage::Copy { why: why() }), ["because", "another copy", "look the note over"]),
        (StorageError::Damaged(Damage::Copies), ["No copy", "the steps that remain", "look the note over"]),
        (StorageError::Damaged(Damage::Everything), ["No copy", "stays", "choose another one"]),
        (StorageError::Failed(Cause::Said(why())), ["because", "still here", "leave it open"]),
    ] {
        let text = error.to_string();
        assert!(said.iter().all(|part| text.contains(part)), "{text}");
        assert!(text.ends_with('.') && text.matches(". ").count() == 0, "one sentence: {text}");
    }
}

#[test]
fn a_store_that_fails_says_so_to_whoever_opens_or_makes_a_note() {
    let env = Counting::from(0);
    let memory = Memory::new();
    memory.fail_from(1);
    let failed = |error: StorageError| assert!(matches!(error, StorageError::Failed(_)), "{error}");
    failed(block_on(create(&memory, new_note(&env), &env)).unwrap_err());
    failed(block_on(open(&memory, Id(uuid::Uuid::nil()), &env)).unwrap_err());
    failed(block_on(list(&memory)).unwrap_err());
    memory.recover();
    assert_eq!(block_on(memory.summaries()).unwrap(), [], "nothing is left of what failed");
}
