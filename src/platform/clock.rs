//! The device's clock.

use chrono::{DateTime, Utc};

/// Now, by the device.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}
