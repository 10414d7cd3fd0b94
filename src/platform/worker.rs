//! Word to and from the service worker's script in the static page
//! (`src/boot/worker.js`), which works even when the app does not start.

use leptos::prelude::window_event_listener_untyped;

use super::dom;

/// Tells `ready` when a new version waits for the citizen's word.
pub fn on_update(ready: impl Fn() + 'static) {
    on("update", ready);
}

/// Tells `ready` once all that the routes need is on the device.
pub fn on_offline_ready(ready: impl Fn() + 'static) {
    on("offline", ready);
}

/// Opens the new version; the page is loaded once.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("madang-apply")) {
        // False only where a listener forbids, and ours does not.
        let _ = window.dispatch_event(&event);
    }
}

/// The script may have told before the app was there: then the document says so.
fn on(name: &'static str, ready: impl Fn() + 'static) {
    if dom::root_attribute(&["data-", name].concat()).is_some() {
        ready();
    }
    window_event_listener_untyped(&["madang-", name].concat(), move |_| ready());
}
