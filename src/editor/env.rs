//! Where the time and new ids come from: the browser, or a test that knows them beforehand.

use crate::note::{Id, Timestamp};

pub trait Env {
    /// The wall clock, with its offset from UTC.
    fn now(&self) -> Timestamp;

    /// A new UUID, version 7.
    fn new_id(&self) -> Id;
}
