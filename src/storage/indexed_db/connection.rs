//! The one connection to the database: made once, and again where the browser has closed it.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode as Mode};

use crate::storage::{
    Cause, StorageError,
    indexed_db::{
        RECORDS, SNAPSHOTS, SUMMARIES,
        request::{Transaction, reason},
    },
};

/// The version of the object stores, not of the notes in them.
const VERSION: u32 = 1;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type DurableDatabase;
    /// web-sys has the options only among what is unstable.
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn durable_transaction(
        this: &DurableDatabase,
        stores: &Array,
        mode: Mode,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

pub(super) struct Connection {
    name: String,
    database: RefCell<Option<IdbDatabase>>,
    /// Lets go of the database when another tab is about to change or delete it.
    on_version_change: Closure<dyn FnMut()>,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
    }
}

impl Connection {
    pub(super) async fn open(name: &str) -> Result<Rc<Connection>, StorageError> {
        let connection = Rc::new_cyclic(|this: &Weak<Connection>| {
            let this = this.clone();
            let close = move || {
                if let Some(this) = this.upgrade() {
                    this.close();
                }
            };
            Connection { name: name.to_owned(), database: RefCell::new(None), on_version_change: Closure::new(close) }
        });
        connection.reopen().await?;
        Ok(connection)
    }

    /// Opens the database, after a browser or another tab has closed it.
    pub(super) async fn reopen(&self) -> Result<(), StorageError> {
        let database = open_database(&self.name).await?;
        let listener = self.on_version_change.as_ref().unchecked_ref();
        database.set_onversionchange(Some(listener));
        // Where two writes found it closed, the later opening takes the place of the earlier one.
        if let Some(old) = self.database.replace(Some(database)) {
            old.close();
        }
        Ok(())
    }

    /// A transaction which, if it writes, is complete only when the disk itself has said so.
    pub(super) fn transaction(&self, stores: &[&str], mode: Mode) -> Result<Transaction, JsValue> {
        let database = self.database.borrow();
        let Some(database) = database.as_ref() else { return Err("the connection is closed".into()) };
        let stores: Array = stores.iter().map(|store| JsValue::from(*store)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database: &DurableDatabase = database.unchecked_ref();
        database.durable_transaction(&stores, mode, &options).map(Transaction::new)
    }

    fn close(&self) {
        if let Some(database) = self.database.take() {
            database.set_onversionchange(None);
            database.close();
        }
    }
}

async fn open_database(name: &str) -> Result<IdbDatabase, StorageError> {
    let unavailable = |error: &JsValue| match reason(error) {
        StorageError::Failed(cause) => StorageError::Unavailable(cause),
        other => other,
    };
    // Asked for by its name, since in some pages even the question is refused.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(|error| unavailable(&error))?;
    if !factory.is_object() {
        return Err(StorageError::Unavailable(Cause::NoDatabase));
    }
    let factory: IdbFactory = factory.unchecked_into();
    let request = factory.open_with_u32(name, VERSION).map_err(|error| unavailable(&error))?;
    let upgrade = on_upgrade(&request);
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    let opened = JsFuture::from(opened).await;
    request.set_onupgradeneeded(None);
    if opened.is_ok() {
        let database = request.result().map_err(|error| unavailable(&error))?;
        return database.dyn_into().map_err(|other| unavailable(&other));
    }
    // While the request is still pending, it was not refused but blocked, and has no error to ask for.
    Err(match request.error() {
        Ok(Some(error)) => unavailable(&error),
        _ => StorageError::Unavailable(Cause::OlderTab),
    })
}

/// Makes the object stores; keys are given with each value.
fn on_upgrade(request: &IdbOpenDbRequest) -> Closure<dyn FnMut()> {
    let request = request.clone();
    Closure::new(move || {
        let Some(database) = request.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) else {
            return;
        };
        for store in [SUMMARIES, RECORDS, SNAPSHOTS] {
            // A failure ends the opening, which says why.
            drop(database.create_object_store(store));
        }
    })
}
