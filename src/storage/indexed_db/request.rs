//! Requests and transactions as futures. Each is a promise that settles with the event, so nothing is left
//! behind when a future is dropped.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::storage::{Cause, StorageError};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;
    /// Missing in browsers before 2021, where a transaction commits a little later by itself.
    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;
}

/// A transaction, listened to from its begin.
#[derive(Debug)]
pub(super) struct Transaction {
    transaction: IdbTransaction,
    completion: JsFuture,
}

impl Transaction {
    pub(super) fn new(transaction: IdbTransaction) -> Transaction {
        let completion = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        Transaction { completion: completion.into(), transaction }
    }

    pub(super) fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.transaction.object_store(name)
    }

    /// Makes requests that change something: all of them, or none.
    pub(super) fn change(&self, put: impl Fn(&Transaction) -> Result<(), JsValue>) -> Result<(), StorageError> {
        put(self).map_err(|error| {
            // It fails only where the transaction has ended already.
            drop(self.transaction.abort());
            reason(&error)
        })
    }

    /// Says that nothing more is coming, so that the browser need not wait and see.
    pub(super) fn commit(&self) {
        let committing: &Committing = self.transaction.unchecked_ref();
        // It fails where the browser has none, or has ended the transaction; either shows in `complete`.
        drop(committing.commit());
    }

    /// `Ok` when all of it is on the disk, `Err` when nothing of it is.
    pub(super) async fn complete(self) -> Result<(), StorageError> {
        match self.completion.await {
            Ok(_) => Ok(()),
            Err(_) => Err(self
                .transaction
                .error()
                .map_or_else(|| StorageError::Failed(Cause::NoReason), |error| reason(&error))),
        }
    }

    pub(super) fn value(&self, store: &str, key: &JsValue) -> Result<Answer, StorageError> {
        self.store(store).and_then(|store| store.get(key)).map(answer).map_err(|error| reason(&error))
    }

    /// The keys and values of a store. The requests are made now; what is awaited is their answers.
    pub(super) fn rows(
        &self,
        store: &str,
        range: Option<&IdbKeyRange>,
    ) -> Result<impl Future<Output = Result<Vec<(JsValue, JsValue)>, StorageError>> + use<>, StorageError> {
        let range = range.map_or(JsValue::UNDEFINED, JsValue::from);
        let begin = || {
            let store = self.store(store)?;
            Ok((store.get_all_keys_with_key(&range)?, store.get_all_with_key(&range)?))
        };
        let (keys, values) = begin().map_err(|error: JsValue| reason(&error))?;
        let (keys, values) = (answer(keys), answer(values));
        Ok(async move {
            let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
            Ok(keys.iter().zip(values.iter()).collect())
        })
    }
}

pub(super) type Answer = std::pin::Pin<Box<dyn Future<Output = Result<JsValue, StorageError>>>>;

/// What a request comes to.
pub(super) fn answer(request: IdbRequest) -> Answer {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let settled = JsFuture::from(promise);
    Box::pin(async move {
        match settled.await {
            Ok(_) => request.result().map_err(|error| reason(&error)),
            Err(_) => Err(match request.error() {
                Ok(Some(error)) => reason(&error),
                Ok(None) => StorageError::Failed(Cause::NoReason),
                Err(error) => reason(&error),
            }),
        }
    })
}

/// The browser's error in our terms.
pub(super) fn reason(error: &JsValue) -> StorageError {
    match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => StorageError::Full,
        Some(error) => StorageError::Failed(Cause::Said(format!("{}: {}", error.name(), error.message()))),
        None => StorageError::Failed(Cause::Said(format!("{error:?}"))),
    }
}
