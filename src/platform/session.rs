//! What lasts as long as the tab, also when the device drops the tab for want of
//! memory and loads it anew.

use web_sys::Storage;

use super::kiosk;

/// The text under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores a text. Blocked or full storage loses only what would outlive the page.
pub fn put(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Removes a text.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys that hold something a person wrote.
pub fn keys() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let all = 0..storage.length().unwrap_or(0);
    let keys = all.filter_map(|place| storage.key(place).ok()?);
    // What the kiosk notes for itself is no record.
    keys.filter(|key| !key.starts_with("kiosk")).collect()
}

/// Removes all.
pub fn clear() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}

/// None in kiosk mode: a visit leaves nothing.
fn storage() -> Option<Storage> {
    if kiosk::is_on() {
        return None;
    }
    web_sys::window()?.session_storage().ok()?
}
