//! The browser's clock and its random numbers.

use time::{OffsetDateTime, UtcOffset};

use crate::{
    editor::Env,
    note::{Id, Timestamp},
};

#[derive(Debug)]
pub struct BrowserEnv;

impl Env for BrowserEnv {
    fn now(&self) -> Timestamp {
        let date = date();
        let utc =
            OffsetDateTime::from_unix_timestamp(whole(date.get_time() / 1000.0)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        // JavaScript counts the minutes from local time to UTC, not from UTC to local time.
        let minutes = -date.get_timezone_offset();
        let offset =
            i32::try_from(whole(minutes * 60.0)).ok().and_then(|seconds| UtcOffset::from_whole_seconds(seconds).ok());
        Timestamp(utc.to_offset(offset.unwrap_or(UtcOffset::UTC)))
    }

    fn new_id(&self) -> Id {
        let mut random = [0_u8; 10];
        if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
            // Fails only above 65,536 bytes.
            let _ = crypto.get_random_values_with_u8_array(&mut random);
        }
        let millis = u64::try_from(whole(date().get_time())).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where time comes from")]
fn date() -> js_sys::Date {
    js_sys::Date::new_0()
}

#[expect(clippy::cast_possible_truncation, reason = "times of this age are exact")]
fn whole(number: f64) -> i64 {
    number.floor() as i64
}
