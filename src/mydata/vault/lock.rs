//! How a wallet that is kept is locked: its records are encrypted with a data key, and
//! the data key with what a passphrase or a passkey stands for.

use madang_mydata::base64url;

use super::Fault;
use crate::platform::crypto::{self, Key, Task};
use crate::platform::record;

/// The fewest letters of a passphrase.
pub const PASSPHRASE_LETTERS_MIN: usize = 8;
/// What the key out of a passkey's secret is for.
const KEK_INFO: &str = "mydata-wallet-kek-v1";

/// What opens a wallet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Words that the person knows.
    Passphrase,
    /// The lock of the device.
    Passkey,
}

/// What a person gives to lock or unlock.
#[derive(Clone)]
pub enum Secret {
    /// These words.
    Passphrase(String),
    /// The device's lock, which the browser asks for. `name` is what the device shows in
    /// its list of passkeys.
    Passkey {
        /// The name.
        name: String,
    },
}

/// A lock as the device keeps it; it tells nothing of what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// What opens it.
    pub method: Method,
    /// Rounds of PBKDF2; for a passphrase.
    rounds: u32,
    salt: [u8; 32],
    /// Which passkey; empty for a passphrase.
    passkey: Vec<u8>,
    /// The data key, encrypted.
    wrapped: Vec<u8>,
}

impl Lock {
    /// A new lock, and the data key that it locks.
    pub fn make(secret: Secret) -> Task<Result<(Self, Key), Fault>> {
        Box::pin(async move {
            let salt = crypto::random().ok_or(Fault::NoCryptography)?;
            let (method, passkey, kek) = match secret {
                Secret::Passphrase(words) => {
                    let kek = crypto::from_passphrase(&words, &salt, crypto::ROUNDS).await;
                    (Method::Passphrase, Vec::new(), kek)
                }
                Secret::Passkey { name } => {
                    let passkey = crypto::create_passkey(&name, &salt).await;
                    let passkey = passkey.map_err(Fault::Passkey)?;
                    let kek = crypto::from_secret(&passkey.secret, &salt, KEK_INFO).await;
                    (Method::Passkey, passkey.id, kek)
                }
            };
            let kek = kek.ok_or(Fault::NoCryptography)?;
            let made = crypto::data_key().await.ok_or(Fault::NoCryptography)?;
            let wrapped = crypto::wrap(&kek, &made).await;
            let wrapped = wrapped.ok_or(Fault::NoCryptography)?;
            // The key that goes on from here cannot be exported.
            let key = crypto::unwrap(&kek, &wrapped).await;
            let lock = Self {
                method,
                rounds: crypto::ROUNDS,
                salt,
                passkey,
                wrapped,
            };
            Ok((lock, key.ok_or(Fault::NoCryptography)?))
        })
    }

    /// The data key. `passphrase` is looked at where that is what opens it.
    pub fn open(&self, passphrase: String) -> Task<Result<Key, Fault>> {
        let lock = self.clone();
        Box::pin(async move {
            let kek = match lock.method {
                Method::Passphrase => {
                    crypto::from_passphrase(&passphrase, &lock.salt, lock.rounds).await
                }
                Method::Passkey => {
                    let secret = crypto::ask_passkey(&lock.passkey, &lock.salt).await;
                    let secret = secret.ok_or(Fault::Passkey(crypto::NoPasskey::Refused))?;
                    crypto::from_secret(&secret, &lock.salt, KEK_INFO).await
                }
            };
            let kek = kek.ok_or(Fault::NoCryptography)?;
            let key = crypto::unwrap(&kek, &lock.wrapped).await;
            key.ok_or(Fault::WrongSecret)
        })
    }

    /// The lock as a text.
    pub fn to_text(&self) -> String {
        let by = match self.method {
            Method::Passphrase => "passphrase",
            Method::Passkey => "passkey",
        };
        record::write(&[
            ("version", "1"),
            ("by", by),
            ("rounds", &self.rounds.to_string()),
            ("salt", &base64url::encode(&self.salt)),
            ("passkey", &base64url::encode(&self.passkey)),
            ("wrapped", &base64url::encode(&self.wrapped)),
        ])
    }

    /// Reads a lock; none where the text is none, or of a version to come.
    pub fn parse(text: &str) -> Option<Self> {
        let record = record::Record::parse(text);
        let bytes = |name| base64url::decode(&record.text(name)?);
        let method = match &*record.text("by")? {
            "passphrase" => Method::Passphrase,
            "passkey" => Method::Passkey,
            _ => return None,
        };
        Some(Self {
            method,
            rounds: record.text("rounds")?.parse().ok()?,
            salt: bytes("salt")?.try_into().ok()?,
            passkey: bytes("passkey")?,
            wrapped: bytes("wrapped")?,
        })
    }
}
