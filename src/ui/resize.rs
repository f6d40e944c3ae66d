//! Tells when an element has another size.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Watches an element's size until it is dropped.
pub struct Resize {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(JsValue)>,
}

impl Resize {
    pub fn observe(element: &Element, mut changed: impl FnMut() + 'static) -> Option<Resize> {
        let callback = Closure::<dyn FnMut(JsValue)>::new(move |_| changed());
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Resize { observer, _callback: callback })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
