//! The window that a long page is scrolled through.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{on_cleanup, request_animation_frame, window_event_listener_untyped};
use web_sys::Element;

/// Calls `then` once a frame while the window is scrolled or changes its size, as
/// long as the view that asked for it stands.
pub fn on_move(then: impl Fn() + 'static) {
    let (due, then) = (Rc::new(Cell::new(false)), Rc::new(then));
    for event in ["scroll", "resize"] {
        let (due, then) = (Rc::clone(&due), Rc::clone(&then));
        let listener = window_event_listener_untyped(event, move |_| {
            if !due.replace(true) {
                let (due, then) = (Rc::clone(&due), Rc::clone(&then));
                request_animation_frame(move || {
                    due.set(false);
                    then();
                });
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Height of the window in CSS pixels.
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(0.0)
}

/// Where an element begins below the window's top and how high it is, in CSS
/// pixels.
pub fn extent(element: &Element) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.top(), rect.height())
}

/// The number in the attribute `name` of the focused element or of what it is in.
pub fn focused_number(name: &str) -> Option<usize> {
    let focused = super::dom::document()?.active_element()?;
    let bearer = focused.closest(&["[", name, "]"].concat()).ok()??;
    bearer.get_attribute(name)?.parse().ok()
}
