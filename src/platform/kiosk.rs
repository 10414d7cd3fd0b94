//! A shared device: what is kept lies apart from a person's own, and ends with
//! the visit.

use leptos::ev;
use leptos::prelude::window_event_listener;

use super::dom;

/// Whether this page is in kiosk mode, which the static page's script decides.
pub fn is_on() -> bool {
    dom::root_attribute("data-kiosk").is_some()
}

/// The database to keep records in. A wipe touches only the kiosk's.
pub fn database_name() -> &'static str {
    if is_on() { "kiosk-madang" } else { "madang" }
}

/// Ends the visit: forgets all of it and starts anew, with nothing to go back to.
pub fn end_visit() {
    let Some(window) = web_sys::window() else {
        return;
    };
    if is_on()
        && let Ok(Some(databases)) = window.indexed_db()
    {
        // Done when this page, which may hold it open, is gone; refused where
        // storage is blocked, and then there is nothing in it.
        let _ = databases.delete_database(database_name());
    }
    if let Ok(Some(session)) = window.session_storage() {
        // Refused where storage is blocked, and then there is nothing in it.
        let _ = session.clear();
    }
    // Refused only where the page is about to go anyway.
    let _ = window.location().replace("/?kiosk");
}

/// A page brought back by "back" would show the visit before: load it anew.
pub fn forbid_return() {
    window_event_listener(ev::pageshow, |event| {
        if event.persisted() {
            super::page::reload();
        }
    });
}
