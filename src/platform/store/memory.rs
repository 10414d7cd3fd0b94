//! Records in memory, for when the device keeps none.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Kind;
use crate::platform::events;

thread_local! {
    static RECORDS: RefCell<HashMap<(Kind, String), String>> = RefCell::default();
}

/// Tells the page that the device keeps nothing.
pub fn start() {
    events::tell(events::MEMORY_ONLY);
}

/// The record under `key`.
pub fn get(kind: Kind, key: &str) -> Option<String> {
    RECORDS.with_borrow(|records| records.get(&(kind, key.to_owned())).cloned())
}

/// Keeps a record until the page is closed.
pub fn put(kind: Kind, key: &str, text: String) {
    start();
    RECORDS.with_borrow_mut(|records| records.insert((kind, key.to_owned()), text));
}

/// Deletes a record.
pub fn delete(kind: Kind, key: &str) {
    RECORDS.with_borrow_mut(|records| records.remove(&(kind, key.to_owned())));
}

/// Deletes all records of a kind.
pub fn clear(kind: Kind) {
    RECORDS.with_borrow_mut(|records| records.retain(|(other, _), _| *other != kind));
}

/// The keys of a kind's records.
pub fn keys(kind: Kind) -> Vec<String> {
    RECORDS.with_borrow(|records| {
        let of_kind = records.keys().filter(|(other, _)| *other == kind);
        of_kind.map(|(_, key)| key.clone()).collect()
    })
}
