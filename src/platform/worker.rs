//! Word to and from the service worker's script in the static page
//! (`src/boot/worker.js`), which works even when the app does not start.

use super::events;

/// Tells `ready` when a new version waits for the citizen's word.
pub fn on_update(ready: impl Fn() + 'static) {
    events::on("update", ready);
}

/// Tells `ready` once all that the routes need is on the device.
pub fn on_offline_ready(ready: impl Fn() + 'static) {
    events::on("offline", ready);
}

/// Opens the new version; the page is loaded once.
pub fn apply_update() {
    events::dispatch("apply");
}
