//! One encrypted file of all that a person has on this device, and what becomes of it
//! on another.
//!
//! Keys cannot leave a device. So the demonstration issuer's certificates are issued
//! anew where they are restored; others come as they are, and those that are bound to a
//! key can then be shown but not signed for.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::wallet::{CopyRecord, Envelope, EnvelopeKind, Lock, Receipt, Wallet};

use super::credential::{Copy, certificates};
use super::{Credential, Fault, Refusal, Vault, files, person};
use crate::platform::crypto::{self, Key, Task};
use crate::platform::record::{self, Record};
use crate::platform::store::{self, Kind};

/// The member of the file with the wallet.
const WALLET: &str = "wallet";
/// Records beside the wallet, by what their names in the file begin with.
const OTHERS: [(&str, Kind); 2] = [
    ("favourites/", Kind::Favourites),
    ("personal/", Kind::Personal),
];

/// What became of a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Restored {
    /// Certificates issued anew, with new keys.
    pub again: u32,
    /// Certificates that whoever has them may use.
    pub bearer: u32,
    /// Certificates bound to keys that are elsewhere.
    pub bound: u32,
    /// Certificates that could not be issued anew or checked now.
    pub failed: u32,
    /// Certificates that a check refused.
    pub refused: u32,
    /// Entries of the history.
    pub receipts: u32,
    /// Other records.
    pub records: u32,
}

impl Vault {
    /// A backup of all that this device has of a person, as JSON.
    pub fn backup(self, passphrase: String) -> Task<Result<String, Fault>> {
        Box::pin(async move {
            let text = self.everything().await;
            let (salt, iv) = crypto::random()
                .zip(crypto::random())
                .ok_or(Fault::NoCryptography)?;
            let lock = Lock::Passphrase {
                salt,
                rounds: crypto::ROUNDS,
            };
            let key = key(&lock, &passphrase).await.ok_or(Fault::NoCryptography)?;
            let kind = EnvelopeKind::Backup;
            let beside = Envelope::additional_data(kind, &lock, &iv);
            let sealed = crypto::encrypt(&key, &iv, &beside, text.as_bytes()).await;
            let envelope = Envelope {
                kind,
                lock,
                iv,
                sealed: sealed.ok_or(Fault::NoCryptography)?,
            };
            Ok(envelope.to_json())
        })
    }

    /// What a backup has, before it is encrypted.
    async fn everything(self) -> String {
        let (credentials, receipts) = untrack(|| (self.credentials(), self.receipts()));
        let wallet = Wallet {
            copies: credentials
                .iter()
                .flat_map(|one| one.to_records())
                .collect(),
            // The oldest first.
            receipts: receipts.iter().rev().map(|one| (**one).clone()).collect(),
        };
        let mut members = vec![(WALLET.to_owned(), wallet.to_json())];
        for (prefix, kind) in OTHERS {
            for key in store::keys(kind).await {
                let text = store::get(kind, &key).await.unwrap_or_default();
                members.push(([prefix, &key].concat(), text));
            }
        }
        let members: Vec<(&str, &str)> = members.iter().map(|(a, b)| (&**a, &**b)).collect();
        record::write(&members)
    }

    /// Takes over a backup; what is here already stays as it is.
    pub fn restore(self, file: &str, passphrase: String) -> Task<Result<Restored, Fault>> {
        let envelope = Envelope::parse(file.as_bytes());
        Box::pin(async move {
            let envelope = envelope.map_err(|_| Fault::File)?;
            let key = key(&envelope.lock, &passphrase).await;
            let key = key.ok_or(Fault::NoCryptography)?;
            let beside = Envelope::additional_data(envelope.kind, &envelope.lock, &envelope.iv);
            let opened = crypto::decrypt(&key, &envelope.iv, &beside, &envelope.sealed).await;
            let opened = String::from_utf8(opened.ok_or(Fault::WrongSecret)?);
            let all = Record::parse(&opened.map_err(|_| Fault::File)?);
            let wallet = all.text(WALLET).unwrap_or_default();
            let wallet = Wallet::parse(wallet.as_bytes()).map_err(|_| Fault::File)?;
            let mut restored = Restored {
                records: take_over(&all).await,
                ..Restored::default()
            };
            for certificate in without_keys(wallet.copies) {
                self.take_certificate(certificate, &mut restored).await?;
            }
            restored.receipts = self.take_receipts(wallet.receipts).await?;
            Ok(restored)
        })
    }

    async fn take_certificate(
        self,
        certificate: Credential,
        restored: &mut Restored,
    ) -> Result<(), Fault> {
        let Ok(files) = files().await else {
            restored.failed += 1;
            return Ok(());
        };
        if let Some(person) = person(&files, &certificate) {
            let own = |one: &Arc<Credential>| {
                one.vct == certificate.vct && super::person(&files, one) == Some(person)
            };
            if !untrack(|| self.credentials()).iter().any(own) {
                self.issue(person, &certificate.vct).await?;
                restored.again += 1;
            }
            return Ok(());
        }
        for copy in &certificate.copies {
            match self.check(copy.held.token()).await {
                Ok(import) => {
                    self.import(&import).await?;
                    match import.is_bound() {
                        true => restored.bound += 1,
                        false => restored.bearer += 1,
                    }
                }
                Err(Refusal::Twice) => {}
                Err(Refusal::Check(_)) => restored.refused += 1,
                Err(Refusal::NoCryptography | Refusal::NoKeys) => restored.failed += 1,
            }
        }
        Ok(())
    }

    async fn take_receipts(self, receipts: Vec<Receipt>) -> Result<u32, Fault> {
        let known = untrack(|| self.receipts());
        let is_new = |receipt: &Receipt| !known.iter().any(|one| one.id == receipt.id);
        let new: Vec<_> = receipts.into_iter().filter(is_new).map(Arc::new).collect();
        let count = u32::try_from(new.len()).unwrap_or(u32::MAX);
        if !self.write(Vec::new(), new.clone()).await {
            return Err(Fault::Full);
        }
        self.contents.update(|contents| {
            contents.receipts.extend(new);
            contents.receipts.sort_by_key(|receipt| -receipt.at);
        });
        Ok(count)
    }
}

/// The key of a lock; none where it is not a passphrase's.
fn key(lock: &Lock, passphrase: &str) -> Task<Option<Key>> {
    match lock {
        Lock::Passphrase { salt, rounds } => crypto::from_passphrase(passphrase, salt, *rounds),
        Lock::Key => Box::pin(async { None }),
    }
}

/// Puts records that the device does not have into its stores; gives how many.
async fn take_over(all: &Record) -> u32 {
    let mut taken = 0;
    for name in all.names() {
        for (prefix, kind) in OTHERS {
            let Some(key) = name.strip_prefix(prefix) else {
                continue;
            };
            if let (Some(text), None) = (all.text(&name), store::get(kind, key).await) {
                store::put(kind, key, text).await;
                taken += 1;
            }
        }
    }
    taken
}

fn without_keys(records: Vec<CopyRecord>) -> Vec<Credential> {
    let copies = records.into_iter().filter_map(|record| {
        let copy = Copy::new(record.id.clone(), &record.token, None)?;
        Some((record, copy))
    });
    certificates(copies.collect())
}
