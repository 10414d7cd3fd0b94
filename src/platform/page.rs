//! The page as the browser holds it.

/// Asks before something that cannot be undone. Where asking is blocked the
/// answer is no.
pub fn confirm(question: &str) -> bool {
    web_sys::window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where the page is about to go anyway.
        let _ = window.location().reload();
    }
}

/// Whether nobody sees the page: another tab or app is in front of it.
pub fn is_hidden() -> bool {
    super::dom::document().is_some_and(|document| document.hidden())
}
