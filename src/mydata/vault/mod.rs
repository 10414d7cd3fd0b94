//! The wallet behind all pages of the service: certificates, their keys, and what was
//! given to whom.
//!
//! It is in memory until the person chooses to keep it; then each record lies encrypted
//! on the device. On a shared device nothing is ever written. What is in memory outlives
//! the page, and ends with the tab.

mod backup;
mod credential;
mod data;
mod import;
mod issue;
mod jobs;
mod keep;
mod lock;
mod records;
mod standing;

use std::cell::OnceCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::SignJob;
use madang_mydata::wallet::Receipt;

pub use backup::Restored;
pub use credential::{Copy, Credential};
pub use data::{Files, files};
pub use import::{Import, Refusal};
pub use issue::person;
pub use jobs::{sign, verify_all};
pub use lock::{Method, PASSPHRASE_LETTERS_MIN, Secret};
pub use standing::Standing;

use crate::platform::crypto::{self, Key, Task};
use crate::platform::kiosk;
use lock::Lock;

/// How long an open wallet stays open while nobody touches screen or keys, in seconds.
const IDLE_MAX_S: u32 = 600;

thread_local! {
    /// The vault, with the owner of its signals, which nobody disposes of.
    static VAULT: OnceCell<(Owner, Vault)> = const { OnceCell::new() };
}

/// The wallet of this tab.
#[derive(Clone, Copy)]
pub struct Vault {
    state: RwSignal<State>,
    contents: RwSignal<Contents>,
}

/// How the wallet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The device is being asked.
    Opening,
    /// In memory only: nothing is kept.
    Memory,
    /// Kept on the device, and locked.
    Locked(Method),
    /// Kept on the device, and open.
    Open(Method),
}

/// What is in the wallet.
#[derive(Default)]
struct Contents {
    credentials: Vec<Arc<Credential>>,
    /// Newest first.
    receipts: Vec<Arc<Receipt>>,
    /// How it is locked; where it is kept.
    lock: Option<Lock>,
    /// The data key; where it is open.
    key: Option<Key>,
    /// Lists of what was revoked, once they are here.
    lists: Vec<standing::List>,
    /// Records that the device has but that cannot be read.
    damaged: usize,
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The browser does no cryptography here: the origin is insecure.
    NoCryptography,
    /// Another passphrase, or a lock that was tampered with.
    WrongSecret,
    /// The passkey gave nothing.
    Passkey(crypto::NoPasskey),
    /// The device's storage is full or blocked; all is as it was.
    Full,
    /// On a shared device nothing is kept.
    Shared,
    /// Another window has kept a wallet meanwhile.
    Elsewhere,
    /// The wallet is locked.
    Locked,
    /// What is published could not be had.
    Data,
    /// The file is no backup.
    File,
    /// No such person, certificate or copy.
    Unknown,
    /// As many copies as there may be are there.
    NoMore,
}

impl Vault {
    /// The wallet. The first call begins to ask the device.
    pub fn get() -> Self {
        VAULT.with(|vault| {
            let (_, vault) = vault.get_or_init(|| {
                // A root becomes the current owner, which is still the page's.
                let page = Owner::current();
                let owner = Owner::new_root(None);
                let vault = owner.with(Self::new);
                if let Some(page) = page {
                    page.set();
                }
                (owner, vault)
            });
            *vault
        })
    }

    fn new() -> Self {
        let vault = Self {
            state: RwSignal::new(State::Opening),
            contents: RwSignal::default(),
        };
        match kiosk::is_on() {
            true => vault.state.set(State::Memory),
            false => spawn_local(vault.ask_device()),
        }
        kiosk::on_each_second(move |idle_s| {
            if idle_s >= IDLE_MAX_S {
                vault.lock();
            }
        });
        vault
    }

    /// How it stands.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// The certificates, oldest first.
    pub fn credentials(self) -> Vec<Arc<Credential>> {
        self.contents.with(|contents| contents.credentials.clone())
    }

    /// The certificate of that name.
    pub fn credential(self, id: &str) -> Option<Arc<Credential>> {
        self.contents.with(|contents| {
            let mut all = contents.credentials.iter();
            all.find(|credential| credential.id == id).cloned()
        })
    }

    /// What was given, newest first.
    pub fn receipts(self) -> Vec<Arc<Receipt>> {
        self.contents.with(|contents| {
            // What was deleted from the history only says that a copy is not fresh.
            let told = contents
                .receipts
                .iter()
                .filter(|one| !one.receiver.is_empty());
            told.cloned().collect()
        })
    }

    /// How many records of the device cannot be read.
    pub fn damaged(self) -> usize {
        self.contents.with(|contents| contents.damaged)
    }

    /// Signs with the key of a copy; none where it has none.
    pub fn sign(self, id: &str, copy: usize, job: &SignJob) -> Task<Option<[u8; 64]>> {
        let credential = untrack(|| self.credential(id));
        let key = credential.and_then(|credential| credential.copies.get(copy)?.key.clone());
        let signed = key.map(|key| sign(&key, job));
        Box::pin(async move { signed?.await })
    }

    /// Notes what was given: in the history, and at the copy, which is fresh no more. The
    /// receipt gets a name of its own. False: it is noted in memory, but the device could
    /// not keep it.
    pub fn note(self, mut receipt: Receipt) -> Task<bool> {
        // Without randomness there is no certificate to give either.
        receipt.id = new_id().unwrap_or_default();
        let receipt = Arc::new(receipt);
        self.contents.update(|contents| {
            for credential in &mut contents.credentials {
                if credential.copies.iter().any(|copy| copy.id == receipt.copy) {
                    Arc::make_mut(credential).take_note(&[Arc::clone(&receipt)]);
                }
            }
            contents.receipts.insert(0, Arc::clone(&receipt));
        });
        self.write(Vec::new(), vec![receipt])
    }
}

/// A new name for a record.
fn new_id() -> Option<String> {
    let bytes = crypto::random::<16>()?;
    Some(madang_mydata::base64url::encode(&bytes))
}

/// Now, in seconds since 1970.
fn now() -> i64 {
    crate::platform::clock::now().timestamp()
}
