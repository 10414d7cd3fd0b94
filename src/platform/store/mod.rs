//! What is kept on the device: one IndexedDB database, one store a kind of record.
//!
//! Records are JSON texts under a key, as published or as written by whoever keeps
//! them. Whoever reads one (by `madang_json::read`) takes what older versions wrote,
//! or passes it by. Where storage is blocked or full the app goes on in memory and
//! says so; nothing here ever fails a page.

mod change;
mod database;
mod memory;

use std::pin::Pin;

pub use change::{Change, change, key};

/// The kinds of record, one store each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Last family indexes whose data were whole, by family, and the root index;
    /// as published.
    Editions,
    /// Outlets that the citizen marked, by code.
    Favourites,
    /// What the citizen asked to remember of themselves, by page.
    Personal,
    /// The wallet: how it is locked, and its records, encrypted.
    Wallet,
    /// Keys that the browser does not give away, as keys and not as texts.
    Keys,
}

impl Kind {
    /// Name of the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editions => "editions",
            Self::Favourites => "favourites",
            Self::Personal => "personal",
            Self::Wallet => "wallet",
            Self::Keys => "keys",
        }
    }
}

/// The record under `key`; none where there is none or the device cannot be asked.
///
/// Boxed, like [`put`]: each caller would otherwise hold a copy of the whole state
/// machine in its own.
pub fn get(kind: Kind, key: &str) -> Pin<Box<dyn Future<Output = Option<String>>>> {
    let key = key.to_owned();
    Box::pin(async move {
        match database::open().await {
            Some(db) => database::get(&db, kind, &key).await.ok()??.as_string(),
            None => memory::get(kind, &key),
        }
    })
}

/// Keeps a record, on disk when this is done.
pub fn put(kind: Kind, key: &str, text: String) -> Pin<Box<dyn Future<Output = ()>>> {
    let key = key.to_owned();
    Box::pin(async move {
        if !change(vec![Change::text(kind, &key, &text)]).await {
            memory::put(kind, &key, text);
        }
    })
}

/// Deletes a record.
pub async fn delete(kind: Kind, key: &str) {
    memory::delete(kind, key);
    // Refused where storage is blocked, and then there is nothing in it.
    change(vec![Change::gone(kind, key)]).await;
}

/// Deletes all records of a kind.
pub async fn clear(kind: Kind) {
    memory::clear(kind);
    if let Some(db) = database::open().await
        && let Err(error) = database::clear(&db, kind).await
    {
        leptos::logging::error!("cannot clear {}: {error}", kind.name());
    }
}

/// The keys of a kind's records, in order.
pub async fn keys(kind: Kind) -> Vec<String> {
    let mut keys = memory::keys(kind);
    if let Some(db) = database::open().await {
        keys.extend(database::keys(&db, kind).await.unwrap_or_default());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Asks the browser not to clear the records when it wants room; it may say no.
pub async fn persist() {
    let manager = web_sys::window().map(|window| window.navigator().storage());
    if let Some(Ok(asked)) = manager.map(|manager| manager.persist()) {
        // What it answers changes nothing here.
        let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
    }
}
