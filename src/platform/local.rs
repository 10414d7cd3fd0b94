//! `localStorage`, for settings alone, and the browser's language.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::kiosk;
use crate::i18n::Lang;

/// A stored JSON object, empty where there is none or it is unreadable.
pub struct Record(JsValue);

impl Record {
    /// Reads what is stored under `key`.
    pub fn read(key: &str) -> Self {
        let text = storage().and_then(|storage| storage.get_item(key).ok()?);
        let object = text.and_then(|text| JSON::parse(&text).ok());
        Self(object.unwrap_or(JsValue::NULL))
    }

    /// A member that is a text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.member(name)?.as_string()
    }

    /// A member that is a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.member(name)?.as_f64()
    }

    fn member(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok()
    }
}

/// Stores a value. Blocked or full storage loses only a setting, so it is not an
/// error.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Removes a value.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The first of the browser's languages that the portal speaks.
pub fn browser_language() -> Option<Lang> {
    let navigator = web_sys::window()?.navigator();
    navigator
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::from_tag(&tag))
}

/// None in kiosk mode: a visit leaves nothing.
fn storage() -> Option<Storage> {
    if kiosk::is_on() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}
