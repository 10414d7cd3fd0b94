//! Handing an address on: by the system's share sheet, else by the clipboard; and
//! on paper.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// What became of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The system's sheet took over, whatever the citizen did with it.
    Handed,
    /// The address is in the clipboard.
    Copied,
    /// Neither works here.
    Impossible,
}

/// Shares an address with its title.
pub async fn share(title: &str, url: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return Shared::Impossible;
    };
    if has(&navigator, "share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        // Refused means that the citizen closed the sheet.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Handed;
    }
    match copy(url).await {
        true => Shared::Copied,
        false => Shared::Impossible,
    }
}

/// Shares a text with its title.
pub async fn share_text(title: &str, text: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return Shared::Impossible;
    };
    if has(&navigator, "share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_text(text);
        // Refused means that the citizen closed the sheet.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Handed;
    }
    match copy(text).await {
        true => Shared::Copied,
        false => Shared::Impossible,
    }
}

/// Puts a text into the clipboard; tells whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    // An insecure origin has no clipboard.
    if !has(&navigator, "clipboard") {
        return false;
    }
    let written = navigator.clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where printing is switched off.
        let _ = window.print();
    }
}

fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
