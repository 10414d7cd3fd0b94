//! The address: the page's own state lives in its fragment, which no server sees.

/// Puts another fragment into the address of the page at `page` without a step in
/// the history, unless another page has taken its place; an empty one takes
/// the `#` away.
pub fn replace_fragment(page: &str, fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else {
        return;
    };
    if path != page {
        return;
    }
    let query = window.location().search().unwrap_or_default();
    let mark = if fragment.is_empty() { "" } else { "#" };
    let url = [&path, &query, mark, fragment].concat();
    let state = history.state().unwrap_or_default();
    // Refused only when called hundreds of times a minute; the next call catches up.
    let _ = history.replace_state_with_url(&state, "", Some(&url));
}

/// The whole address of the page.
pub fn address() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// Where the portal is: scheme, host and port.
pub fn origin() -> String {
    web_sys::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}
