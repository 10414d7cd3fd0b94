//! `localStorage`, for settings alone, and the browser's language.

use web_sys::Storage;

use super::kiosk;
use super::record::Record;
use crate::i18n::Lang;

/// The record under `key`, empty where there is none.
pub fn read(key: &str) -> Record {
    let text = storage().and_then(|storage| storage.get_item(key).ok()?);
    Record::parse(&text.unwrap_or_default())
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
