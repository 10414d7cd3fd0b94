//! The device's clock, set right by the server's where that is known.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};

/// A difference up to this is the network's, not the clock's.
const TOLERATED: TimeDelta = TimeDelta::seconds(60);

thread_local! {
    /// What to add to the device's clock.
    static CORRECTION: Cell<TimeDelta> = const { Cell::new(TimeDelta::zero()) };
}

/// Now.
pub fn now() -> DateTime<Utc> {
    of_device() + CORRECTION.get()
}

/// Now by the device alone: for measuring how long something took.
pub fn of_device() -> DateTime<Utc> {
    Utc::now()
}

/// Takes note of the date that the server has just sent with an answer (RFC 9110,
/// section 6.6.1): phones with a wrong clock are many.
pub fn heard(http_date: &str) {
    #[expect(clippy::cast_possible_truncation, reason = "saturates; NaN is none")]
    let server = DateTime::from_timestamp_millis(js_sys::Date::parse(http_date) as i64);
    if let Some(server) = server.filter(|_| http_date.ends_with("GMT")) {
        let difference = server - of_device();
        let correction = if difference.abs() <= TOLERATED {
            TimeDelta::zero()
        } else {
            difference
        };
        CORRECTION.set(correction);
    }
}
