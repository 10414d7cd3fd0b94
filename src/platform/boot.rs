//! The static page's states before and after the app: the document carries them
//! in `data-state`, and its style sheet shows the card that belongs to each.

use super::dom;

/// Shows the card "something broke" when the app panics: after a panic nothing
/// of it can be trusted, so the card is plain HTML that was there from the start.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| {
        dom::set_root_attribute("data-state", "crashed");
        leptos::logging::error!("{info}");
    }));
}

/// Shows the card "could not start".
pub fn show_failure() {
    dom::set_root_attribute("data-state", "failed");
}

/// The app has taken the static page's place.
pub fn mark_ready() {
    dom::set_root_attribute("data-state", "ready");
}
