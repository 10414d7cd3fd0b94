//! What the system asks of every page.

/// Whether the system asks for more contrast, or for light text on dark.
pub fn wants_contrast() -> bool {
    asks("(prefers-contrast: more)") || asks("(prefers-color-scheme: dark)")
}

/// Whether the system asks that nothing moves by itself.
pub fn wants_calm() -> bool {
    asks("(prefers-reduced-motion: reduce)")
}

fn asks(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    list.is_some_and(|list| list.matches())
}
