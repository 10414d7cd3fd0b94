//! The wallet's records on the device: what is written, and how it is read back.
//!
//! The lock is plain; every other record is encrypted with the data key under its own
//! name and version, so that none can stand in another's place. Keys lie beside them as
//! the browser's own, which gives their secrets to nobody.

use std::sync::Arc;

use madang_mydata::base64url;
use madang_mydata::wallet::{CopyRecord, Receipt};

use super::Credential;
use super::credential::{Copy, certificates};
use crate::platform::crypto::{self, Key, Task};
use crate::platform::store::{self, Change, Kind};

/// The lock's record.
pub const LOCK: &str = "lock";
const COPY: &str = "copy/";
const RECEIPT: &str = "receipt/";
/// The version of the records' form; part of what is authenticated.
const VERSION: &str = "/1";

/// What the device has.
#[derive(Default)]
pub struct Kept {
    /// Certificates, oldest first.
    pub credentials: Vec<Credential>,
    /// What was given, newest first.
    pub receipts: Vec<Arc<Receipt>>,
    /// How many records cannot be read.
    pub damaged: usize,
}

/// The changes that write these records; none where the browser does not encrypt.
pub fn writing(
    key: Key,
    credentials: Vec<Arc<Credential>>,
    receipts: Vec<Arc<Receipt>>,
) -> Task<Option<Vec<Change>>> {
    Box::pin(async move {
        let mut changes = Vec::new();
        for credential in credentials {
            for record in credential.to_records() {
                let name = [COPY, &record.id].concat();
                changes.push(sealed(&key, &name, record.to_json()).await?);
            }
            for copy in &credential.copies {
                let key = copy.key.as_ref();
                changes.extend(key.map(|key| Change::key(&copy.id, key)));
            }
        }
        for receipt in receipts {
            let name = [RECEIPT, &receipt.id].concat();
            changes.push(sealed(&key, &name, receipt.to_json()).await?);
        }
        Some(changes)
    })
}

/// The changes that delete a certificate with its keys.
pub fn deleting(credential: &Credential) -> Vec<Change> {
    let changes = credential.copies.iter().flat_map(|copy| {
        [
            Change::gone(Kind::Wallet, &[COPY, &copy.id].concat()),
            Change::gone(Kind::Keys, &copy.id),
        ]
    });
    changes.collect()
}

/// The changes that delete a record by its name, and the key that goes with it.
pub fn deleting_record(name: &str) -> Vec<Change> {
    let record = Change::gone(Kind::Wallet, name);
    let key = name.strip_prefix(COPY);
    let key = key.map(|id| Change::gone(Kind::Keys, id));
    [record].into_iter().chain(key).collect()
}

async fn sealed(key: &Key, name: &str, json: String) -> Option<Change> {
    let sealed = crypto::seal(key, &[name, VERSION].concat(), json.as_bytes()).await?;
    let text = base64url::encode(&sealed);
    Some(Change::text(Kind::Wallet, name, &text))
}

/// The names of the records that the device has, without the lock's: those of copies,
/// then those of what was given.
pub fn names() -> Task<(Vec<String>, Vec<String>)> {
    Box::pin(async {
        let names = store::keys(Kind::Wallet).await.into_iter();
        let records = names.filter(|name| name != LOCK);
        records.partition(|name| !name.starts_with(RECEIPT))
    })
}

/// Reads all that the device has.
pub fn read(key: Key) -> Task<Kept> {
    Box::pin(async move {
        let (copy_names, receipt_names) = names().await;
        let all = copy_names.len() + receipt_names.len();
        let (mut copies, mut receipts) = (Vec::new(), Vec::new());
        for name in copy_names {
            copies.extend(copy(&key, &name).await);
        }
        for name in receipt_names {
            let bytes = opened(&key, &name).await;
            let receipt = bytes.and_then(|bytes| Receipt::parse(&bytes).ok());
            receipts.extend(receipt.map(Arc::new));
        }
        receipts.sort_by_key(|receipt| -receipt.at);
        let damaged = all - copies.len() - receipts.len();
        let mut credentials = certificates(copies);
        for credential in &mut credentials {
            credential.take_note(&receipts);
        }
        Kept {
            credentials,
            receipts,
            damaged,
        }
    })
}

async fn copy(key: &Key, name: &str) -> Option<(CopyRecord, Copy)> {
    let record = CopyRecord::parse(&opened(key, name).await?).ok()?;
    let holder = match &record.key {
        Some(name) => store::key(name).await,
        None => None,
    };
    let copy = Copy::new(record.id.clone(), &record.token, holder)?;
    Some((record, copy))
}

async fn opened(key: &Key, name: &str) -> Option<Vec<u8>> {
    let text = store::get(Kind::Wallet, name).await?;
    let sealed = base64url::decode(&text)?;
    crypto::open(key, &[name, VERSION].concat(), &sealed).await
}
