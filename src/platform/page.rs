//! The page as the browser holds it.

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where the page is about to go anyway.
        let _ = window.location().reload();
    }
}
