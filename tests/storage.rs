//! Nothing that was charted is lost: not by a disk that fails, not by a tablet that goes off, not by a second tab.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "storage/contract.rs"]
mod contract;
#[path = "storage/damage.rs"]
mod damage;
#[path = "storage/desk.rs"]
mod desk;
#[path = "storage/session.rs"]
mod session;
#[path = "storage/signing.rs"]
mod signing;

use std::{collections::BTreeSet, rc::Rc};

use contract::{keeps_the_contract, sequences};
use desk::Desk;
use futures::executor::block_on;
use palpate::{
    editor::{Action, Keeping, Source, State, Store},
    note::FindingTypeId,
    storage::{Memory, StorageError, create, delete, open},
};
use proptest::{collection::vec, prelude::any, prop_assert, prop_assert_eq, proptest, test_runner::Config};
use session::{Counting, SESSION, action, find, new_note};

#[test]
fn the_twin_in_memory_keeps_the_contract() {
    block_on(keeps_the_contract(&Memory::new()));
}

/// The states of a session that nobody keeps.
fn states_without_a_saver(desk: &Desk) -> Vec<Rc<State>> {
    let editor = Store::new(State::clone(&desk.editor.state()), Rc::new(Counting::from(0)));
    let step = |step: &u8| {
        editor.dispatch(action(*step, &editor.state()), Source::User);
        editor.state()
    };
    SESSION.iter().map(step).collect()
}

fn assert_same(found: &State, expected: &State, when: &str) {
    assert_eq!(found.note(), expected.note(), "{when}");
    assert_eq!(found.revision, expected.revision, "{when}");
    assert_eq!(found.history.can_undo(), expected.history.can_undo(), "{when}");
    assert_eq!(found.history.can_redo(), expected.history.can_redo(), "{when}");
    assert_eq!(found.screen.selection, expected.screen.selection, "{when}");
}

/// Charts the session, then lets the disk recover and time pass.
fn chart_and_recover(desk: &mut Desk, when: &str) {
    let expected = states_without_a_saver(desk);
    for (step, expected) in SESSION.iter().zip(&expected) {
        desk.step(*step);
        assert_same(&desk.editor.state(), expected, when);
        if desk.says_kept() {
            assert_eq!(desk.opened().note, *desk.note(), "{when}: what is said to be kept is kept");
        }
    }
    desk.memory.recover();
    desk.let_time_pass();
    assert_same(&desk.editor.state(), &expected[expected.len() - 1], when);
    assert!(desk.says_kept(), "{when}: {:?}", desk.keeping());
    assert_eq!(desk.unkept(), Some(0), "{when}");
    assert_eq!(desk.opened().note, *desk.note(), "{when}");
}

#[test]
fn every_failed_call_leaves_the_editing_state_as_it_was_and_is_made_good() {
    // A session in which nothing fails says which calls are records and which are snapshots.
    let mut desk = Desk::new(3);
    let (mut records, mut snapshots) = (BTreeSet::new(), BTreeSet::new());
    let start = desk.memory.calls();
    for step in SESSION {
        let before = desk.memory.calls() - start;
        desk.step(step);
        match desk.memory.calls() - start - before {
            0 => {}
            calls => {
                records.insert(before + 1);
                snapshots.extend(before + 2..=before + calls);
            }
        }
    }
    assert!(records.len() >= 15 && snapshots.len() >= 4, "{records:?} {snapshots:?}");

    // `chart_and_recover` reads between the steps, so the calls are counted here without it.
    for call in records.union(&snapshots).copied() {
        let when = format!("when call {call} fails");
        let mut desk = Desk::new(3);
        let expected = states_without_a_saver(&desk);
        desk.memory.fail_call(call);
        let mut was_failed = false;
        for (step, expected) in SESSION.iter().zip(&expected) {
            desk.step(*step);
            was_failed |= desk.says_failed();
            assert_same(&desk.editor.state(), expected, &when);
        }
        assert_eq!(was_failed, records.contains(&call), "{when}: a record that is not kept is said, and no other");
        desk.let_time_pass();
        assert!(desk.says_kept(), "{when}: {:?}", desk.keeping());
        assert_eq!(desk.opened().note, *desk.note(), "{when}");
        assert!(desk.loaded().snapshots.len() >= 2, "{when}: a snapshot that failed is made good");
    }
}

#[test]
fn a_disk_that_stays_away_loses_nothing_that_is_charted_meanwhile() {
    for call in 1..=SESSION.len() {
        let mut desk = Desk::new(3);
        desk.memory.fail_from(call);
        let expected = states_without_a_saver(&desk);
        for (step, expected) in SESSION.iter().zip(&expected) {
            desk.step(*step);
            assert_same(&desk.editor.state(), expected, "while the disk is away");
        }
        assert!(!desk.says_kept(), "from call {call}");
        desk.memory.recover();
        desk.let_time_pass();
        assert!(desk.says_kept(), "from call {call}: {:?}", desk.keeping());
        assert_eq!(desk.opened().note, *desk.note(), "from call {call}");
    }
}

#[test]
fn what_is_said_to_be_kept_is_kept_at_every_step() {
    chart_and_recover(&mut Desk::new(3), "with a snapshot every 3 records");
    chart_and_recover(&mut Desk::new(200), "with no snapshot but the first");
}

#[test]
fn saved_is_said_only_when_the_transaction_is_complete() {
    let mut desk = Desk::new(200);
    assert!(desk.says_kept(), "a note that was just opened is kept");
    desk.memory.hold();
    desk.step(0);
    assert!(!desk.says_kept(), "{:?}", desk.keeping());
    assert_eq!(desk.loaded().records, []);
    desk.memory.release();
    desk.run();
    assert!(desk.says_kept(), "{:?}", desk.keeping());
    assert_eq!(desk.opened().note, *desk.note());

    desk.memory.hold();
    desk.step(1);
    desk.memory.release_failing(&StorageError::Full);
    desk.run();
    assert_eq!(desk.keeping(), Keeping::Failed { why: StorageError::Full.to_string() });
    assert_eq!(block_on(desk.saver.as_ref().unwrap().settled()), Err(StorageError::Full));
    desk.let_time_pass();
    assert!(desk.says_kept(), "{:?}", desk.keeping());
    assert_eq!(block_on(desk.saver.as_ref().unwrap().settled()), Ok(()));
    assert_eq!(desk.opened().note, *desk.note());
}

#[test]
fn a_write_has_begun_before_the_screen_repaints() {
    let desk = Desk::new(200);
    desk.dispatch(find(0));
    // Nothing else has run yet, least of all the screen.
    assert_eq!(desk.opened().note, *desk.note());
}

#[test]
fn what_comes_while_a_write_is_on_its_way_goes_with_the_next() {
    let mut desk = Desk::new(200);
    desk.memory.hold();
    let before = desk.memory.calls();
    for step in [0, 1, 12, 13] {
        desk.step(step);
    }
    assert_eq!(desk.memory.calls() - before, 1, "one write at a time");
    desk.memory.release();
    desk.run();
    assert_eq!(desk.memory.calls() - before, 2, "the other three in one");
    assert!(desk.says_kept());
    assert_eq!(sequences(&desk.loaded().records), [1, 2, 3, 4]);
}

#[test]
fn a_failed_write_is_tried_again_after_longer_and_longer_pauses_and_at_once_at_the_next_edit() {
    let mut desk = Desk::new(200);
    desk.memory.fail_from(1);
    desk.step(0);
    for seconds in [1, 2, 4, 8, 16, 30, 30, 30] {
        assert!(desk.says_failed());
        assert_eq!(desk.let_time_pass(), [seconds]);
    }
    let calls = desk.memory.calls();
    desk.step(1);
    assert_eq!(desk.memory.calls(), calls + 1);
    desk.end_first_pause();
    assert_eq!(desk.memory.calls(), calls + 1, "the pause that an edit has cut short leads to no try of its own");
    assert_eq!(desk.let_time_pass(), [30]);
    assert_eq!(desk.memory.calls(), calls + 2);
    desk.memory.recover();
    desk.step(12);
    assert!(desk.says_kept(), "{:?}", desk.keeping());
    desk.let_time_pass();
    desk.memory.fail_call(1);
    desk.step(2);
    assert_eq!(desk.let_time_pass(), [1], "a success begins the pauses anew");
}

#[test]
fn the_saver_keeps_its_own_note_and_no_other() {
    let mut desk = Desk::new(200);
    desk.step(0);
    desk.memory.hold();
    desk.step(1);
    let own = desk.note();
    let other = new_note(&Counting::from(700_000));
    desk.dispatch(Action::OpenNote { note: Box::new(other.clone()), read_only: false });
    desk.memory.release();
    desk.step(1);
    assert_eq!(desk.keeping(), Keeping::NotAsked, "nothing is said of the other");
    assert_eq!(
        block_on(open(&desk.memory, other.id, &Counting::from(0))).unwrap_err(),
        StorageError::Missing { note: other.id.0.to_string() }
    );
    desk.dispatch(Action::OpenNote { note: Box::new(own.as_ref().clone()), read_only: false });
    desk.run();
    assert!(desk.says_kept(), "its own is kept, also when it comes back: {:?}", desk.keeping());
    assert_eq!(desk.opened().note, *own);
    assert_eq!(desk.loaded().records.len(), 2);
}

#[test]
fn a_saver_that_goes_still_brings_what_it_heard_to_the_disk() {
    let mut desk = Desk::new(200);
    desk.memory.hold();
    for step in [0, 1, 2] {
        desk.step(step);
    }
    desk.saver = None;
    desk.memory.release();
    desk.run();
    assert_eq!(desk.opened().note, *desk.note());
}

#[test]
fn a_saver_that_is_abandoned_does_not_bring_a_deleted_note_back() {
    // Once with a write that waits to be tried again, once with one that is on its way.
    for (make, go_on) in
        [((|memory| memory.fail_from(1)) as fn(&Memory), Memory::recover as fn(&Memory)), (Memory::hold, |_| {})]
    {
        let mut desk = Desk::new(1);
        make(&desk.memory);
        desk.step(0);
        go_on(&desk.memory);
        desk.saver.take().unwrap().abandon();
        let deleted = delete(&desk.memory, desk.id());
        desk.memory.release();
        block_on(deleted).unwrap();
        desk.run();
        desk.let_time_pass();
        desk.step(1);
        assert_eq!(desk.loaded(), Default::default());
    }
}

#[test]
fn a_state_that_would_not_be_read_again_is_kept_by_its_records() {
    let mut desk = Desk::new(2);
    desk.step(0);
    // A hypertonicity of nothing: no screen makes one, and a reader refuses it.
    let finding = FindingTypeId::named("hypertonicity").unwrap();
    desk.dispatch(Action::AddFinding { finding, site: None, details: Vec::new() });
    desk.run();
    for step in [1, 12, 13, 0, 1] {
        desk.step(step);
    }
    assert!(desk.says_kept());
    assert_eq!(desk.loaded().snapshots.len(), 1, "only the empty note can be read");
    assert_eq!(desk.opened().note, *desk.note());
    assert_eq!(desk.opened().damage, []);
}

#[test]
fn an_action_leaves_a_record_of_less_than_a_kilobyte() {
    let mut desk = Desk::new(200);
    for (step, what) in [(0, "a finding"), (2, "a grade"), (3, "a remark"), (5, "a treatment"), (8, "an undo")] {
        for crowd in 0..30 {
            desk.step(12 * (crowd % 2));
        }
        let before = desk.loaded().records.len();
        desk.step(step);
        let records = desk.loaded().records;
        assert_eq!(records.len(), before + 1, "{what}");
        let bytes = records.iter().max_by_key(|row| row.key).map_or(0, |row| row.text.len());
        assert!((50..1024).contains(&bytes), "{what} takes {bytes} bytes");
    }
}

proptest! {
    // Each case opens the note after every step.
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn any_session_that_is_cut_off_anywhere_replays_to_the_same_note(steps in vec(any::<u8>(), 1..60)) {
        let mut desk = Desk::new(3);
        for step in steps {
            desk.step(step);
            let opened = desk.opened();
            prop_assert_eq!(&opened.note, &*desk.note());
            prop_assert_eq!(opened.damage, vec![]);
            prop_assert!(desk.loaded().snapshots.len() <= 2);
            prop_assert!(desk.loaded().records.len() <= 6);
        }
    }

    #[test]
    fn a_session_goes_on_where_another_was_cut_off(first in vec(any::<u8>(), 0..20), second in vec(any::<u8>(), 0..20)) {
        let mut desk = Desk::new(3);
        for step in first {
            desk.step(step);
        }
        let mut next = Desk::at(desk.memory.clone(), desk.opened(), 3, 600_000);
        for step in second {
            next.step(step);
            prop_assert_eq!(&next.opened().note, &*next.note());
        }
    }

    #[test]
    fn two_tabs_that_do_not_know_of_each_other_lose_no_finding(turns in vec((any::<bool>(), any::<u8>()), 1..60)) {
        let env = Counting::from(500_000);
        let memory = Memory::new();
        let first = block_on(create(&memory, new_note(&env), &env)).unwrap();
        let second = block_on(open(&memory, first.note.id, &env)).unwrap();
        let mut tabs = [Desk::at(memory.clone(), first, 3, 100_000), Desk::at(memory, second, 3, 200_000)];
        for (tab, step) in turns {
            let desk = &mut tabs[usize::from(tab)];
            desk.dispatch(find(step));
            desk.run();
        }
        let opened = tabs[0].opened();
        prop_assert_eq!(&opened.damage, &vec![]);
        for finding in tabs.iter().flat_map(|desk| desk.note().findings.clone()) {
            prop_assert_eq!(opened.note.finding(finding.id), Some(&finding));
        }
        prop_assert_eq!(opened.note.findings.len(), tabs[0].note().findings.len() + tabs[1].note().findings.len());
    }
}
