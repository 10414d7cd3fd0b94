//! Encrypted texts that leave the device: a backup, or records for another device.

use madang_json::{FromJson, Json, ReadError};

use super::record::{object, text};
use crate::read::{only, schema, word};
use crate::{Value, base64url};

const SCHEMA: &str = "madang.mydata.sealed.v1";
const PASSPHRASE: &str = "PBKDF2-SHA-256";
const KINDS: [&str; 2] = ["backup", "transfer"];

/// How many rounds turn a passphrase into a key; a file that asks for fewer, or for so
/// many that a phone stands still, is refused.
pub const PASSPHRASE_ROUNDS: std::ops::RangeInclusive<u32> = 600_000..=10_000_000;

const SALT_BYTES: usize = 16;
const IV_BYTES: usize = 12;

/// A text encrypted with AES-GCM and a key of 256 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// What it is for.
    pub kind: EnvelopeKind,
    /// Where the key comes from.
    pub lock: Lock,
    /// The initialisation vector, never used twice with a key.
    pub iv: [u8; IV_BYTES],
    /// The encrypted text with its tag.
    pub sealed: Vec<u8>,
}

/// What an envelope is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeKind {
    /// A file that its owner keeps.
    Backup,
    /// For another device, once.
    Transfer,
}

/// Where the key of an envelope comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// From a passphrase, by PBKDF2 with SHA-256.
    Passphrase {
        /// Random.
        salt: [u8; SALT_BYTES],
        /// One of [`PASSPHRASE_ROUNDS`].
        rounds: u32,
    },
    /// It is handed over beside the envelope.
    Key,
}

impl Envelope {
    /// What is authenticated with the text though it is not secret: all but the text.
    #[must_use]
    pub fn additional_data(kind: EnvelopeKind, lock: &Lock, iv: &[u8; IV_BYTES]) -> String {
        head(kind, lock, iv, None).write()
    }

    /// The envelope as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let sealed = base64url::encode(&self.sealed);
        head(self.kind, &self.lock, &self.iv, Some(sealed.into())).write()
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The bytes are none, or the passphrase is guarded too little.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }
}

fn head(kind: EnvelopeKind, lock: &Lock, iv: &[u8], sealed: Option<Value>) -> Value {
    let kind = match kind {
        EnvelopeKind::Backup => "backup",
        EnvelopeKind::Transfer => "transfer",
    };
    let (kdf, salt, rounds) = match lock {
        Lock::Passphrase { salt, rounds } => (PASSPHRASE, Some(salt), Some(*rounds)),
        Lock::Key => ("none", None, None),
    };
    object(vec![
        ("schema", text(SCHEMA)),
        ("kind", text(kind)),
        ("kdf", text(kdf)),
        ("salt", salt.map(|salt| base64url::encode(salt).into())),
        ("rounds", rounds.map(|rounds| i64::from(rounds).into())),
        ("iv", text(&base64url::encode(iv))),
        ("sealed", sealed),
    ])
}

impl FromJson for Envelope {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        schema(json, SCHEMA)?;
        only(
            json,
            &["schema", "kind", "kdf", "salt", "rounds", "iv", "sealed"],
        )?;
        let kind = match read_word(json, "kind", &KINDS)? {
            0 => EnvelopeKind::Backup,
            _ => EnvelopeKind::Transfer,
        };
        let lock = match read_word(json, "kdf", &[PASSPHRASE, "none"])? {
            0 => Lock::Passphrase {
                salt: fixed(json, "salt")?,
                rounds: rounds(json)?,
            },
            _ => Lock::Key,
        };
        Ok(Self {
            kind,
            lock,
            iv: fixed(json, "iv")?,
            sealed: bytes(json, "sealed")?,
        })
    }
}

fn rounds(json: Json<'_>) -> Result<u32, ReadError> {
    let rounds: u32 = json.field("rounds")?;
    if PASSPHRASE_ROUNDS.contains(&rounds) {
        return Ok(rounds);
    }
    Err(ReadError::new("600000 to 10000000 are expected").in_field("rounds"))
}

fn read_word(json: Json<'_>, name: &str, words: &[&str]) -> Result<usize, ReadError> {
    let missing = || ReadError::new("is missing").in_field(name);
    let field = json.get(name).ok_or_else(missing)?;
    word(field, words).map_err(|error| error.in_field(name))
}

fn bytes(json: Json<'_>, name: &str) -> Result<Vec<u8>, ReadError> {
    let text: String = json.field(name)?;
    let bytes = base64url::decode(&text);
    bytes.ok_or_else(|| ReadError::new("base64url without padding is expected").in_field(name))
}

fn fixed<const N: usize>(json: Json<'_>, name: &str) -> Result<[u8; N], ReadError> {
    let bytes = bytes(json, name)?;
    let fixed = bytes.try_into();
    fixed.map_err(|_| ReadError::new("has another length").in_field(name))
}
