//! The store in a real browser: what only IndexedDB and Web Locks themselves can show.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "storage/contract.rs"]
mod contract;
#[path = "storage/session.rs"]
mod session;

use std::rc::Rc;

use contract::{keeps_the_contract, sequences};
use js_sys::Promise;
use palpate::{
    editor::{Keeping, Source, State, Store},
    note::Id,
    storage::{Cause, IndexedDb, Key, NoteStore, Row, Runtime, Saver, StorageError, create, hold, open},
};
use session::{Counting, SESSION, action, new_note};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn evaluate(script: &str) -> JsValue {
    js_sys::eval(script).unwrap()
}

async fn settle(script: &str) -> JsValue {
    JsFuture::from(evaluate(script).unchecked_into::<Promise>()).await.unwrap()
}

fn row(sequence: u32) -> Row {
    Row { key: Key { epoch: Id(Uuid::from_u128(1)), sequence }, text: "{\"version\":1,\"changes\":[]}".to_owned() }
}

fn note() -> Id {
    Id(Uuid::from_u128(2))
}

async fn kept(store: &IndexedDb) -> Vec<u32> {
    sequences(&store.load(note()).await.unwrap().records)
}

#[wasm_bindgen_test]
async fn the_browser_keeps_the_contract() {
    keeps_the_contract(&IndexedDb::open("contract").await.unwrap()).await;
}

#[wasm_bindgen_test]
async fn what_was_charted_is_there_when_the_page_is_opened_again() {
    let store = IndexedDb::open("charted").await.unwrap();
    let env = Rc::new(Counting::from(0));
    let opened = create(&store, new_note(&*env), &*env).await.unwrap();
    let editor = Store::new(State::new(opened.note.clone()), env.clone());
    let saver = Saver::attach(&editor, Rc::new(store), opened, Runtime::browser(), 3);
    let again = IndexedDb::open("charted").await.unwrap();
    for step in SESSION {
        editor.dispatch(action(step, &editor.state()), Source::User);
        saver.settled().await.unwrap();
        let note = open(&again, editor.state().note().id, &Counting::from(1_000)).await.unwrap().note;
        assert_eq!(note, **editor.state().note(), "after step {step}");
        let Keeping::Kept { revision } = editor.state().screen.keeping else {
            panic!("found {:?}, expected that it is kept", editor.state().screen.keeping)
        };
        assert_eq!(revision, editor.state().revision);
    }
    assert_eq!(again.load(editor.state().note().id).await.unwrap().snapshots.len(), 2);
}

#[wasm_bindgen_test]
async fn every_write_waits_for_the_disk_itself() {
    let store = IndexedDb::open("durable").await.unwrap();
    let transaction = "IDBDatabase.prototype.transaction";
    evaluate(&format!(
        "globalThis.plain = {transaction}; globalThis.asked = []; {transaction} = function (...all) {{
            const begun = plain.apply(this, all);
            if (begun.mode === 'readwrite') asked.push(begun.durability);
            return begun;
        }}"
    ));
    store.append(note(), vec![row(1)], String::new()).await.unwrap();
    let snapshot = Row { text: "{\"covers\":{},\"text\":\"\"}".to_owned(), ..row(1) };
    store.put_snapshot(note(), snapshot, Vec::new(), String::new()).await.unwrap();
    store.delete(note()).await.unwrap();
    evaluate(&format!("{transaction} = plain"));
    assert_eq!(evaluate("asked.join()").as_string().as_deref(), Some("strict,strict,strict"));
}

#[wasm_bindgen_test]
async fn a_write_goes_on_when_nobody_waits_for_it() {
    let store = IndexedDb::open("dropped").await.unwrap();
    drop(store.append(note(), vec![row(1)], String::new()));
    assert_eq!(kept(&store).await, [1]);
}

#[wasm_bindgen_test]
async fn a_write_that_fails_half_way_leaves_nothing_and_says_why() {
    let store = IndexedDb::open("full").await.unwrap();
    let put = "IDBObjectStore.prototype.put";
    for (name, expected) in [
        ("QuotaExceededError", StorageError::Full),
        ("UnknownError", StorageError::Failed(Cause::Said("UnknownError: the disk is gone".to_owned()))),
    ] {
        evaluate(&format!(
            "globalThis.plainPut = {put}; globalThis.puts = 0; {put} = function (...all) {{
                if (++puts === 2) throw new DOMException('the disk is gone', '{name}');
                return plainPut.apply(this, all);
            }}"
        ));
        let result = store.append(note(), vec![row(1), row(2)], String::new()).await;
        evaluate(&format!("{put} = plainPut"));
        assert_eq!(result, Err(expected));
        assert_eq!(kept(&store).await, [0_u32; 0]);
    }
    store.append(note(), vec![row(1), row(2)], String::new()).await.unwrap();
    assert_eq!(kept(&store).await, [1, 2]);
}

#[wasm_bindgen_test]
async fn a_write_that_the_browser_ends_has_failed_and_says_why() {
    let store = IndexedDb::open("ended").await.unwrap();
    let commit = "IDBTransaction.prototype.commit";
    evaluate(&format!("globalThis.plainCommit = {commit}; {commit} = function () {{ this.abort(); }}"));
    let result = store.append(note(), vec![row(1)], String::new()).await;
    evaluate(&format!("{commit} = plainCommit"));
    assert!(matches!(result, Err(StorageError::Failed(_))), "{result:?}");
    assert_eq!(kept(&store).await, [0_u32; 0]);
}

#[wasm_bindgen_test]
async fn a_connection_that_was_closed_is_opened_again() {
    let store = IndexedDb::open("closed").await.unwrap();
    // It would wait for ever if the store did not let go.
    settle(
        "new Promise((resolve, reject) => {
            Object.assign(indexedDB.deleteDatabase('closed'), { onsuccess: resolve, onerror: reject });
        })",
    )
    .await;
    store.append(note(), vec![row(1)], String::new()).await.unwrap();
    assert_eq!(kept(&store).await, [1]);
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_for_us_says_so() {
    settle(
        "new Promise((resolve, reject) => {
            Object.assign(indexedDB.open('newer', 99), { onsuccess: resolve, onerror: reject });
        }).then((event) => event.target.result.close())",
    )
    .await;
    let newer = IndexedDb::open("newer").await.unwrap_err();
    assert!(matches!(&newer, StorageError::Unavailable(Cause::Said(why)) if why.contains("VersionError")), "{newer}");

    evaluate("Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true })");
    let none = IndexedDb::open("none").await.unwrap_err();
    evaluate("delete globalThis.indexedDB");
    assert!(matches!(none, StorageError::Unavailable { .. }), "{none}");
}

#[wasm_bindgen_test]
async fn one_of_two_tabs_holds_a_note_until_it_lets_go() {
    let (one, other) = (Id(Uuid::from_u128(7)), Id(Uuid::from_u128(8)));
    let held = hold(one).await;
    assert!(held.is_some());
    assert!(hold(one).await.is_none(), "it is held already");
    assert!(hold(other).await.is_some(), "another note is free");
    drop(held);
    // Waits in line until it is free.
    settle(&format!("navigator.locks.request('palpate-note-{}', () => {{}})", one.0)).await;
    assert!(hold(one).await.is_some());
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_holds_every_note() {
    evaluate("Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })");
    let (first, second) = (hold(note()).await, hold(note()).await);
    evaluate("delete navigator.locks");
    assert!(first.is_some() && second.is_some());
}
