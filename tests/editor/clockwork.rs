//! A clock that a test sets, and ids that count up.

use std::cell::Cell;

use palpate::{
    editor::Env,
    note::{Id, Timestamp},
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Each question for the time finds it a second later.
#[derive(Debug, Default)]
pub struct Clockwork {
    ids: Cell<u128>,
    seconds: Cell<i64>,
}

impl Clockwork {
    /// Its ids begin after this number.
    #[allow(dead_code, reason = "most tests have one note")]
    pub fn counting_from(number: u128) -> Clockwork {
        Clockwork { ids: Cell::new(number), ..Clockwork::default() }
    }

    #[allow(dead_code, reason = "not every test lets time pass")]
    pub fn pass_minutes(&self, minutes: i64) {
        self.seconds.set(self.seconds.get() + minutes * 60);
    }
}

impl Env for Clockwork {
    fn now(&self) -> Timestamp {
        self.seconds.set(self.seconds.get() + 1);
        Timestamp(OffsetDateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::seconds(self.seconds.get()))
    }

    fn new_id(&self) -> Id {
        self.ids.set(self.ids.get() + 1);
        Id(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + self.ids.get()))
    }
}
