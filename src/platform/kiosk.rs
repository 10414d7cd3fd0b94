//! A shared device: what is kept lies apart from a person's own, and ends with
//! the visit.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::{
    on_cleanup, set_interval_with_handle, window_event_listener, window_event_listener_untyped,
};

use super::{clock, dom, worker};

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

/// Calls `then` each second with the number of seconds since somebody last touched
/// the screen or a key, as long as the view that asked for it stands.
pub fn on_each_second(then: impl Fn(u32) + 'static) {
    let touched = Rc::new(Cell::new(clock::of_device()));
    for event in ["pointerdown", "keydown", "wheel", "touchmove"] {
        let touched = Rc::clone(&touched);
        let listener =
            window_event_listener_untyped(event, move |_| touched.set(clock::of_device()));
        on_cleanup(move || listener.remove());
    }
    let look = move || {
        let idle = (clock::of_device() - touched.get()).num_seconds();
        then(u32::try_from(idle).unwrap_or(0));
    };
    if let Ok(timer) = set_interval_with_handle(look, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
}

/// Gives texts the same physical size on every screen: `pixels_per_inch` are the
/// device's, and 96 of the page's pixels are meant to be an inch.
#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates, and screens are within the clamp"
)]
pub fn fit_text(pixels_per_inch: f64) {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let percent = (pixels_per_inch / ratio / 0.96).clamp(50.0, 400.0) as i32;
    let scale = ["calc(1.22 * ", &percent.to_string(), " / 100)"].concat();
    dom::set_root_property("--physical", &scale);
}

/// Leaves kiosk mode, where the operator has none.
pub fn leave() {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(Some(session)) = window.session_storage() {
        // Refused where storage is blocked, and then there is nothing in it.
        let _ = session.clear();
    }
    // Refused only where the page is about to go anyway.
    let _ = window.location().replace("/");
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
