//! Parts of the frame in states that are rare.

use chrono::{TimeDelta, TimeZone, Utc};
use leptos::prelude::*;

use super::status::data;
use crate::portal::Shown;
use crate::ui::gallery::{Example, example};

/// The status of data that are a sample, replayed, and from the device.
pub fn examples() -> Vec<Example> {
    let portal_time = Utc.timestamp_opt(1_589_245_500, 0).single();
    let status = portal_time.map(|portal_time| {
        data(Shown {
            generated_at: Some(portal_time - TimeDelta::minutes(12)),
            portal_time,
            sample: true,
            replay: true,
            from_cache: true,
        })
    });
    vec![example(
        "status of old sample data",
        view! { <div class="status">{status}</div> },
    )]
}
