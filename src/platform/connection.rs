//! Whether the device has a connection, as far as the browser knows.

use leptos::ev::{offline, online};
use leptos::prelude::window_event_listener;

/// Tells `changed` now and at every change.
pub fn watch(changed: impl Fn(bool) + Clone + 'static) {
    changed(is_online());
    let to_offline = changed.clone();
    window_event_listener(online, move |_| changed(true));
    window_event_listener(offline, move |_| to_offline(false));
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
