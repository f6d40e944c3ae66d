//! What can wait until the browser has painted.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    render::{AnimationFrame, request_animation_frame},
    timers::callback::Timeout,
};

/// Calls once when what is on the page now has been painted; not at all where it is dropped before.
pub struct AfterPaint {
    _frame: AnimationFrame,
    _timeout: Rc<RefCell<Option<Timeout>>>,
}

impl AfterPaint {
    pub fn new(call: impl FnOnce() + 'static) -> AfterPaint {
        let timeout = Rc::new(RefCell::new(None));
        let slot = timeout.clone();
        // Frames are called before painting, and timers after it.
        let frame = request_animation_frame(move |_| *slot.borrow_mut() = Some(Timeout::new(0, call)));
        AfterPaint { _frame: frame, _timeout: timeout }
    }
}
