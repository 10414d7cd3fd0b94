//! Several records at once: all changes or none.

use std::pin::Pin;

use wasm_bindgen::JsValue;

use super::{Kind, database};
use crate::platform::crypto::Key;

/// What becomes of a record.
pub struct Change {
    pub(super) kind: Kind,
    pub(super) key: String,
    /// None: it is deleted.
    pub(super) value: Option<JsValue>,
}

impl Change {
    /// A text is kept.
    pub fn text(kind: Kind, key: &str, text: &str) -> Self {
        Self::to(kind, key, Some(JsValue::from_str(text)))
    }

    /// A key is kept, among [`Kind::Keys`]: as the browser's own, which gives its secret
    /// to nobody.
    pub fn key(name: &str, key: &Key) -> Self {
        Self::to(Kind::Keys, name, Some(key.as_stored().clone()))
    }

    /// A record is deleted.
    pub fn gone(kind: Kind, key: &str) -> Self {
        Self::to(kind, key, None)
    }

    fn to(kind: Kind, key: &str, value: Option<JsValue>) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            value,
        }
    }
}

/// Makes all changes, on disk when this is done, or none. False: storage is blocked or
/// full, and all is as it was.
pub fn change(changes: Vec<Change>) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move {
        if changes.is_empty() {
            return true;
        }
        let Some(db) = database::open().await else {
            return false;
        };
        let changed = database::change(&db, &changes).await;
        if let Err(error) = &changed {
            leptos::logging::warn!("cannot write: {error}");
        }
        changed.is_ok()
    })
}

/// The key of that name.
pub fn key(name: &str) -> Pin<Box<dyn Future<Output = Option<Key>>>> {
    let name = name.to_owned();
    Box::pin(async move {
        let db = database::open().await?;
        let stored = database::get(&db, Kind::Keys, &name).await.ok()??;
        Some(Key::of_stored(stored))
    })
}
