//! The IndexedDB database and its migrations.
//!
//! Inside a transaction nothing but IndexedDB is awaited: any other await lets
//! the browser end the transaction.

use std::cell::OnceCell;
use std::rc::Rc;

use futures::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::Error as DbError;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;

use super::{Kind, memory};
use crate::platform::kiosk;

/// Version of the database's form. A new version gets a step in [`migrate`].
const VERSION: u32 = 3;
/// How long another tab with an older app may hold the database.
const PATIENCE_MS: u32 = 3_000;

thread_local! {
    static DATABASE: OnceCell<Option<Rc<Database>>> = const { OnceCell::new() };
}

/// The database, opened once; none where storage is blocked.
pub async fn open() -> Option<Rc<Database>> {
    if let Some(opened) = DATABASE.with(|cell| cell.get().cloned()) {
        return opened;
    }
    let opened = open_named(kiosk::database_name()).await.map(Rc::new);
    if opened.is_none() {
        memory::start();
    }
    DATABASE.with(|cell| cell.get_or_init(|| opened).clone())
}

/// Opens a database of that name in the current form.
pub(super) async fn open_named(name: &str) -> Option<Database> {
    let request = Database::open(name)
        .with_version(VERSION)
        .with_on_upgrade_needed(|event, db| migrate(&event, &db))
        .build()
        .ok()?;
    let opening = Box::pin(request.into_future());
    match select(opening, TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((opened, _)) => opened.ok(),
        Either::Right(_) => None,
    }
}

/// Brings a database from any older version to this one, a step a version.
fn migrate(event: &VersionChangeEvent, db: &Database) -> Result<(), DbError> {
    let old = event.old_version() as u32;
    if old < 1 {
        db.create_object_store(Kind::Editions.name()).build()?;
    }
    if old < 2 {
        db.create_object_store(Kind::Favourites.name()).build()?;
    }
    if old < 3 {
        db.create_object_store(Kind::Personal.name()).build()?;
    }
    Ok(())
}

/// The text under `key`.
pub async fn get(db: &Database, kind: Kind, key: &str) -> Result<Option<String>, DbError> {
    let transaction = db.transaction(kind.name()).build()?;
    let store = transaction.object_store(kind.name())?;
    store.get(key).primitive()?.await
}

/// Keeps a text under `key`.
pub async fn put(db: &Database, kind: Kind, key: &str, text: &str) -> Result<(), DbError> {
    let transaction = write(db, kind)?;
    transaction
        .object_store(kind.name())?
        .put(text)
        .with_key(key)
        .primitive()?
        .await?;
    transaction.commit().await
}

/// Deletes the text under `key`.
pub async fn delete(db: &Database, kind: Kind, key: &str) -> Result<(), DbError> {
    let transaction = write(db, kind)?;
    let store = transaction.object_store(kind.name())?;
    store.delete(key).primitive()?.await?;
    transaction.commit().await
}

/// Deletes all texts of a kind.
pub async fn clear(db: &Database, kind: Kind) -> Result<(), DbError> {
    let transaction = write(db, kind)?;
    transaction.object_store(kind.name())?.clear()?.await?;
    transaction.commit().await
}

/// The keys of a kind, in order.
pub async fn keys(db: &Database, kind: Kind) -> Result<Vec<String>, DbError> {
    let transaction = db.transaction(kind.name()).build()?;
    let store = transaction.object_store(kind.name())?;
    let keys = store.get_all_keys::<String>().primitive()?.await?;
    keys.collect()
}

fn write(
    db: &Database,
    kind: Kind,
) -> Result<indexed_db_futures::transaction::Transaction<'_>, DbError> {
    db.transaction(kind.name())
        .with_mode(TransactionMode::Readwrite)
        .build()
}
