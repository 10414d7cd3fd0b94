//! What is kept on the device: one IndexedDB database, one store a kind of record.
//!
//! Records are JSON texts under a key. Where storage is blocked or full the app
//! goes on in memory and says so; nothing here ever fails a page.

mod database;
mod memory;

use std::pin::Pin;

use serde::{Serialize, de::DeserializeOwned};

/// The kinds of record, one store each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Last family indexes whose data were whole, by family.
    Editions,
    /// Outlets that the citizen marked, by code.
    Favourites,
}

impl Kind {
    /// Name of the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editions => "editions",
            Self::Favourites => "favourites",
        }
    }
}

/// The record under `key`; none where there is none or it is unreadable.
pub async fn get<T: DeserializeOwned>(kind: Kind, key: &str) -> Option<T> {
    serde_json::from_str(&read(kind, key.to_owned()).await?).ok()
}

/// Keeps a record, on disk before this returns.
pub async fn put<T: Serialize>(kind: Kind, key: &str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        write(kind, key.to_owned(), text).await;
    }
}

fn read(kind: Kind, key: String) -> Pin<Box<dyn Future<Output = Option<String>>>> {
    Box::pin(async move {
        match database::open().await {
            Some(db) => database::get(&db, kind, &key).await.ok()?,
            None => memory::get(kind, &key),
        }
    })
}

fn write(kind: Kind, key: String, text: String) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        if let Some(db) = database::open().await
            && database::put(&db, kind, &key, &text).await.is_ok()
        {
            return;
        }
        memory::put(kind, &key, text);
    })
}

/// Deletes a record.
pub async fn delete(kind: Kind, key: &str) {
    memory::delete(kind, key);
    if let Some(db) = database::open().await
        && let Err(error) = database::delete(&db, kind, key).await
    {
        leptos::logging::error!("cannot delete from {}: {error}", kind.name());
    }
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
    keys.sort();
    keys.dedup();
    keys
}
