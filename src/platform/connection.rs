//! Whether the device has a connection, and a good one, as far as the browser knows.

use js_sys::Reflect;
use leptos::ev::{offline, online};
use leptos::prelude::window_event_listener;
use wasm_bindgen::JsValue;

/// Tells `changed` now and at every change.
pub fn watch(changed: impl Fn(bool) + Clone + 'static) {
    changed(is_online());
    let to_offline = changed.clone();
    window_event_listener(online, move |_| changed(true));
    window_event_listener(offline, move |_| to_offline(false));
}

/// Whether to load only what is looked at: the person asks to save data, or the
/// line is slow (Network Information API; browsers without it say neither).
pub fn is_sparing() -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let sparing = || {
        let navigator = web_sys::window()?.navigator();
        let connection = of(&navigator, "connection").filter(JsValue::is_object)?;
        let saves = of(&connection, "saveData")?.is_truthy();
        let kind = of(&connection, "effectiveType")?.as_string()?;
        Some(saves || matches!(kind.as_str(), "slow-2g" | "2g" | "3g"))
    };
    sparing().unwrap_or(false)
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
