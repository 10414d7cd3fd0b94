//! Keeping the wallet on the device: locking, unlocking, writing, deleting.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::wallet::Receipt;

use super::lock::{Lock, Secret};
use super::{Contents, Credential, Fault, State, Vault, now, records};
use crate::platform::crypto::{Key, Task};
use crate::platform::kiosk;
use crate::platform::store::{self, Change, Kind};

impl Vault {
    /// Whether the device has a wallet.
    pub(super) async fn ask_device(self) {
        let text = store::get(Kind::Wallet, records::LOCK).await;
        let lock = text.and_then(|text| Lock::parse(&text));
        let state = match &lock {
            Some(lock) => State::Locked(lock.method),
            None => State::Memory,
        };
        self.contents.update(|contents| contents.lock = lock);
        self.state.set(state);
    }

    /// Keeps the wallet on the device from now on, locked with that secret.
    ///
    /// On failure it stays in memory as it was, and the device has nothing of it.
    pub fn keep(self, secret: Secret) -> Task<Result<(), Fault>> {
        Box::pin(async move {
            if kiosk::is_on() {
                return Err(Fault::Shared);
            }
            if lock_there().await {
                return Err(Fault::Elsewhere);
            }
            let (lock, key) = Lock::make(secret).await?;
            let (credentials, receipts) = untrack(|| {
                self.contents
                    .with(|contents| (contents.credentials.clone(), contents.receipts.clone()))
            });
            let changes = records::writing(key.clone(), credentials, receipts).await;
            let mut changes = changes.ok_or(Fault::NoCryptography)?;
            changes.push(Change::text(Kind::Wallet, records::LOCK, &lock.to_text()));
            if !store::change(changes).await {
                return Err(Fault::Full);
            }
            self.opened(lock, key);
            store::persist().await;
            Ok(())
        })
    }

    /// Opens the wallet. `passphrase` is looked at where that is what opens it.
    pub fn unlock(self, passphrase: String) -> Task<Result<(), Fault>> {
        Box::pin(async move {
            let lock = untrack(|| self.contents.with(|contents| contents.lock.clone()));
            let lock = lock.ok_or(Fault::Unknown)?;
            let key = lock.open(passphrase).await?;
            let kept = records::read(key.clone()).await;
            self.contents.update(|contents| {
                contents.credentials = kept.credentials.into_iter().map(Arc::new).collect();
                contents.receipts = kept.receipts;
                contents.damaged = kept.damaged;
            });
            self.opened(lock, key);
            Ok(())
        })
    }

    fn opened(self, lock: Lock, key: Key) {
        let method = lock.method;
        self.contents.update(|contents| {
            contents.lock = Some(lock);
            contents.key = Some(key);
        });
        self.state.set(State::Open(method));
    }

    /// Locks the wallet: what was open leaves the memory.
    pub fn lock(self) {
        let State::Open(method) = self.state.get_untracked() else {
            return;
        };
        self.contents.update(|contents| {
            *contents = Contents {
                lock: contents.lock.take(),
                lists: std::mem::take(&mut contents.lists),
                ..Contents::default()
            };
        });
        self.state.set(State::Locked(method));
    }

    /// Puts a certificate into the wallet.
    pub(super) fn add(self, credential: Credential) -> Task<Result<Arc<Credential>, Fault>> {
        if let State::Locked(_) | State::Opening = self.state.get_untracked() {
            return Box::pin(async { Err(Fault::Locked) });
        }
        let credential = Arc::new(credential);
        let writing = self.write(vec![Arc::clone(&credential)], Vec::new());
        Box::pin(async move {
            // What the device cannot keep is not in the wallet either: it would be gone
            // with the tab, unlike the rest.
            if !writing.await {
                return Err(Fault::Full);
            }
            self.contents.update(|contents| {
                let all = &mut contents.credentials;
                match all.iter_mut().find(|one| one.id == credential.id) {
                    Some(one) => *one = Arc::clone(&credential),
                    None => all.push(Arc::clone(&credential)),
                }
            });
            Ok(credential)
        })
    }

    /// Writes records, where the wallet is kept; false where the device could not.
    pub(super) fn write(
        self,
        credentials: Vec<Arc<Credential>>,
        receipts: Vec<Arc<Receipt>>,
    ) -> Task<bool> {
        let key = untrack(|| self.contents.with(|contents| contents.key.clone()));
        Box::pin(async move {
            let Some(key) = key else {
                return true;
            };
            if !lock_there().await {
                // Another window deleted the wallet: here it is in memory only.
                self.contents.update(|contents| contents.key = None);
                self.state.set(State::Memory);
                return true;
            }
            match records::writing(key, credentials, receipts).await {
                Some(changes) => store::change(changes).await,
                None => false,
            }
        })
    }

    /// Deletes a certificate and its keys, here and on the device.
    pub fn delete(self, id: &str) -> Task<()> {
        let credential = untrack(|| self.credential(id));
        self.contents
            .update(|contents| contents.credentials.retain(|one| one.id != id));
        Box::pin(async move {
            if let Some(credential) = credential {
                self.forget(records::deleting(&credential)).await;
            }
        })
    }

    /// Deletes an entry of the history. What stays is that somebody has the copy, without
    /// who, what or when: given once more, the two could be laid side by side.
    pub fn delete_receipt(self, id: &str) -> Task<bool> {
        let mut after = None;
        self.contents.update(|contents| {
            let mut all = contents.receipts.iter_mut();
            if let Some(receipt) = all.find(|one| one.id == id) {
                *receipt = Arc::new(emptied(receipt));
                after = Some(Arc::clone(receipt));
            }
        });
        self.write(Vec::new(), after.into_iter().collect())
    }

    /// Notes that a receiver was asked to delete what it was given. Nothing on show changes
    /// at once.
    pub fn asked_deletion(self, id: &str) -> Task<bool> {
        let mut after = None;
        self.contents.update_untracked(|contents| {
            let mut all = contents.receipts.iter_mut();
            if let Some(receipt) = all.find(|one| one.id == id) {
                Arc::make_mut(receipt).deletion_asked_at = Some(now());
                after = Some(Arc::clone(receipt));
            }
        });
        self.write(Vec::new(), after.into_iter().collect())
    }

    /// Deletes a record of the device by its name, also where the wallet is locked.
    pub fn delete_record(self, name: &str) -> Task<()> {
        let changes = records::deleting_record(name);
        Box::pin(async move {
            store::change(changes).await;
        })
    }

    /// The names of the device's records: copies, then what was given.
    pub fn record_names(self) -> Task<(Vec<String>, Vec<String>)> {
        records::names()
    }

    async fn forget(self, changes: Vec<Change>) {
        if matches!(self.state.get_untracked(), State::Open(_)) {
            // Deleting takes no room; refused only where the browser blocks all storage.
            store::change(changes).await;
        }
    }

    /// Deletes the whole wallet, here and on the device, locked or not.
    pub fn delete_all(self) -> Task<()> {
        self.contents.set(Contents::default());
        self.state.set(State::Memory);
        Box::pin(async {
            store::clear(Kind::Wallet).await;
            store::clear(Kind::Keys).await;
        })
    }
}

async fn lock_there() -> bool {
    store::get(Kind::Wallet, records::LOCK).await.is_some()
}

/// What is left of an entry that is deleted.
fn emptied(receipt: &Receipt) -> Receipt {
    Receipt {
        id: receipt.id.clone(),
        copy: receipt.copy.clone(),
        vct: String::new(),
        receiver: String::new(),
        purpose: None,
        at: 0,
        fields: Vec::new(),
        way: receipt.way,
        nonce: None,
        digest: String::new(),
        delete_by: None,
        deletion_asked_at: None,
    }
}
