//! Writing a status list, for the issuer's tool.

use super::Bits;
use super::token::TYP;
use crate::{SIGNATURE_BYTES, SignJob, Value, base64url, jws};

/// A status list to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStatusList<'a> {
    /// How certificates refer to it.
    pub uri: &'a str,
    /// How the header refers to the key.
    pub kid: Option<&'a str>,
    /// When it is made, in seconds since 1970 (UTC).
    pub issued_at: i64,
    /// When it stops to hold, likewise.
    pub expires: Option<i64>,
    /// How long after it was fetched it may be gone by, in seconds.
    pub ttl: Option<i64>,
    /// The statuses.
    pub bits: &'a Bits,
}

/// A status list without its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsignedStatusList {
    input: String,
}

impl NewStatusList<'_> {
    /// The list, ready to be signed.
    #[must_use]
    pub fn prepare(&self) -> UnsignedStatusList {
        let lst = base64url::encode(&self.bits.deflate());
        let list = object([
            ("bits", Some(i64::from(self.bits.width()).into())),
            ("lst", Some(lst.into())),
        ]);
        let payload = object([
            ("sub", Some(self.uri.into())),
            ("iat", Some(self.issued_at.into())),
            ("exp", self.expires.map(Value::from)),
            ("ttl", self.ttl.map(Value::from)),
            ("status_list", Some(list)),
        ]);
        UnsignedStatusList {
            input: jws::unsigned(TYP, self.kid, &payload),
        }
    }
}

impl UnsignedStatusList {
    /// What is to be signed.
    #[must_use]
    pub fn job(&self) -> SignJob {
        SignJob {
            input: self.input.clone(),
        }
    }

    /// The token.
    #[must_use]
    pub fn finish(&self, signature: &[u8; SIGNATURE_BYTES]) -> String {
        jws::signed(&self.input, signature)
    }
}

/// An object of the fields that are there.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields.into_iter();
    let there = fields.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect())
}
