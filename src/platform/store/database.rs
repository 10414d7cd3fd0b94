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
use wasm_bindgen::JsValue;

use super::{Change, Kind, memory};
use crate::platform::kiosk;

/// Version of the database's form. A new version gets a step in [`migrate`].
const VERSION: u32 = 4;
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
    if old < 4 {
        db.create_object_store(Kind::Wallet.name()).build()?;
        db.create_object_store(Kind::Keys.name()).build()?;
    }
    Ok(())
}

/// What is kept under `key`.
pub async fn get(db: &Database, kind: Kind, key: &str) -> Result<Option<JsValue>, DbError> {
    let transaction = db.transaction(kind.name()).build()?;
    let store = transaction.object_store(kind.name())?;
    store.get(key).primitive()?.await
}

/// Makes all changes or none: one transaction over all the stores that they are in.
pub async fn change(db: &Database, changes: &[Change]) -> Result<(), DbError> {
    let stores: Vec<&str> = changes.iter().map(|change| change.kind.name()).collect();
    let transaction = write(db, &stores)?;
    for change in changes {
        let store = transaction.object_store(change.kind.name())?;
        let key = change.key.as_str();
        match &change.value {
            Some(value) => {
                let put = store.put(value).with_key(key).without_key_type();
                put.primitive()?.await?;
            }
            None => store.delete(key).primitive()?.await?,
        }
    }
    transaction.commit().await
}

/// Deletes all that is kept of a kind.
pub async fn clear(db: &Database, kind: Kind) -> Result<(), DbError> {
    let transaction = write(db, &[kind.name()])?;
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

fn write<'a>(
    db: &'a Database,
    stores: &[&str],
) -> Result<indexed_db_futures::transaction::Transaction<'a>, DbError> {
    db.transaction(stores)
        .with_mode(TransactionMode::Readwrite)
        .build()
}
