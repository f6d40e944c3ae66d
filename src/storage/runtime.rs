//! Who runs what takes time: the browser, or a test that lets no time pass.

use std::{fmt, pin::Pin, rc::Rc, time::Duration};

/// Something that goes on by itself.
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

#[derive(Clone)]
pub struct Runtime {
    /// Runs a task, beginning after the call has returned.
    pub spawn: Rc<dyn Fn(Task)>,
    /// A task that ends after a while.
    pub delay: Rc<dyn Fn(Duration) -> Task>,
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime").finish_non_exhaustive()
    }
}

#[cfg(feature = "web")]
impl Runtime {
    pub fn browser() -> Runtime {
        Runtime { spawn: Rc::new(wasm_bindgen_futures::spawn_local), delay: Rc::new(|time| Box::pin(sleep(time))) }
    }
}

#[cfg(feature = "web")]
pub(super) use browser::sleep;

#[cfg(feature = "web")]
mod browser {
    use std::time::Duration;

    use js_sys::{Function, Promise};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::JsFuture;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = setTimeout)]
        fn set_timeout(handler: &Function, milliseconds: u32);
    }

    pub(in crate::storage) async fn sleep(time: Duration) {
        let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
        let promise = Promise::new(&mut |resolve, _| set_timeout(&resolve, milliseconds));
        // The promise is never rejected.
        drop(JsFuture::from(promise).await);
    }
}
