//! A shared device: what is kept lies apart from a person's own, and ends with
//! the visit.

use leptos::ev;
use leptos::prelude::window_event_listener;

use super::{dom, worker};

/// Key in `sessionStorage`: the visit before has just ended.
const ENDED: &str = "kiosk-ended";

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
        let _ = session.set_item(ENDED, "");
    }
    if dom::root_attribute("data-update").is_some() {
        worker::apply_update();
    }
    // Refused only where the page is about to go anyway.
    let _ = window.location().replace("/?kiosk");
}

/// Whether the visit before has just ended; true once.
pub fn has_just_ended() -> bool {
    let session = web_sys::window().and_then(|window| window.session_storage().ok()?);
    session.is_some_and(|session| {
        let ended = matches!(session.get_item(ENDED), Ok(Some(_)));
        ended && session.remove_item(ENDED).is_ok()
    })
}

/// A page brought back by "back" would show the visit before: load it anew.
pub fn forbid_return() {
    window_event_listener(ev::pageshow, |event| {
        if event.persisted() {
            super::page::reload();
        }
    });
}
