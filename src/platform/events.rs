//! Things that are told once to the whole page, by parts of it that do not know
//! each other: the static page's scripts, the app, and rooms that load later.

use leptos::prelude::window_event_listener_untyped;

use super::dom;

/// The records are kept in memory only.
pub const MEMORY_ONLY: &str = "memory";

/// Tells `name`; the document remembers it for those that listen later.
pub fn tell(name: &str) {
    dom::set_root_attribute(&["data-", name].concat(), "");
    dispatch(name);
}

/// Tells `name` to those that listen now.
pub fn dispatch(name: &str) {
    let event = web_sys::Event::new(&["madang-", name].concat());
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // False only where a listener forbids, and none of ours does.
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `then` when `name` is told, and now if it has been.
pub fn on(name: &str, then: impl Fn() + 'static) {
    if dom::root_attribute(&["data-", name].concat()).is_some() {
        then();
    }
    window_event_listener_untyped(&["madang-", name].concat(), move |_| then());
}
