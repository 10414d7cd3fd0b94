//! Encrypted texts that leave the device: a backup, or records for another device.

use madang_json::{FromJson, Json, ReadError};

use super::record::{object, text};
use crate::read::Fields;
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

const FIELDS: &[&str] = &["schema", "kind", "kdf", "salt", "rounds", "iv", "sealed"];

impl FromJson for Envelope {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Fields::schema(json, SCHEMA).finish(())?;
        let mut fields = Fields::only(json, FIELDS);
        let kind = match fields.word("kind", &KINDS) {
            0 => EnvelopeKind::Backup,
            _ => EnvelopeKind::Transfer,
        };
        let lock = match fields.word("kdf", &[PASSPHRASE, "none"]) {
            0 => Lock::Passphrase {
                salt: fixed(&mut fields, "salt"),
                rounds: rounds(&mut fields),
            },
            _ => Lock::Key,
        };
        let envelope = Self {
            kind,
            lock,
            iv: fixed(&mut fields, "iv"),
            sealed: bytes(&mut fields, "sealed"),
        };
        fields.finish(envelope)
    }
}

fn rounds(fields: &mut Fields<'_>) -> u32 {
    let rounds = fields.count("rounds");
    if !PASSPHRASE_ROUNDS.contains(&rounds) {
        fields.refuse(ReadError::new("600000 to 10000000 are expected").in_field("rounds"));
    }
    rounds
}

fn bytes(fields: &mut Fields<'_>, name: &str) -> Vec<u8> {
    let text = fields.text(name);
    base64url::decode(&text).unwrap_or_else(|| {
        let error = ReadError::new("base64url without padding is expected");
        fields.refuse(error.in_field(name));
        Vec::new()
    })
}

fn fixed<const N: usize>(fields: &mut Fields<'_>, name: &str) -> [u8; N] {
    let bytes = bytes(fields, name);
    bytes.try_into().unwrap_or_else(|_| {
        fields.refuse(ReadError::new("has another length").in_field(name));
        [0; N]
    })
}
