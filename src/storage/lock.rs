//! Which tab may write a note: the one that holds its lock, until it lets go or is closed.

use std::time::Duration;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::{note::Id, storage::runtime::sleep};

/// After how long a lock that was taken is asked for once more.
const SECOND_TRY: Duration = Duration::from_millis(250);

#[wasm_bindgen]
extern "C" {
    /// web-sys has Web Locks only among what is unstable.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &JsValue) -> Result<Promise, JsValue>;
}

/// Lets go of the note when it is dropped.
#[derive(Debug)]
pub struct NoteLock {
    release: Option<Function>,
}

impl Drop for NoteLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // Resolving a promise calls nothing that could fail.
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Takes the lock of a note. None where another tab, or another editor of this page, has it.
///
/// Where the browser has no locks it is as if this tab held it: keys are unique without it, so that
/// nothing is lost, but one tab does not see what the other writes.
pub async fn hold(note: Id) -> Option<NoteLock> {
    if let Some(lock) = ask(note).await {
        return Some(lock);
    }
    // A page that is loaded again may ask before the browser has let go of what the old one held.
    sleep(SECOND_TRY).await;
    ask(note).await
}

async fn ask(note: Id) -> Option<NoteLock> {
    let Some((lock, answer)) = locks().and_then(|locks| take(&locks, note).ok()) else {
        return Some(NoteLock { release: None });
    };
    match JsFuture::from(answer).await {
        Ok(is_held) if is_held.is_falsy() => None,
        // A browser that refuses to answer is one without locks.
        _ => Some(lock),
    }
}

fn locks() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Asks for the lock. The lock is let go when the first is dropped, also before there was an answer.
fn take(locks: &LockManager, note: Id) -> Result<(NoteLock, Promise), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into())?;
    let (held, release) = promise();
    let (answered, answer) = promise();
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if let Some(answer) = &answer {
            drop(answer.call1(&JsValue::UNDEFINED, &(!lock.is_null()).into()));
        }
        if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
    });
    let requested = locks.request(&format!("palpate-note-{}", note.0), &options, &callback)?;
    let lock = NoteLock { release };
    Ok((lock, Promise::race(&js_sys::Array::of2(&answered, &requested))))
}

/// A promise, and what resolves it.
fn promise() -> (Promise, Option<Function>) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolves, _| resolve = Some(resolves));
    (promise, resolve)
}
