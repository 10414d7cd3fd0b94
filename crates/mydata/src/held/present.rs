//! A presentation, and its binding to receiver and time (RFC 9901, section 4.3).

use crate::verify::BINDING_TYPE;
use crate::{SIGNATURE_BYTES, SignJob, Value, digest, jws};

/// What is handed over, up to its last `~`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presentation(String);

/// A presentation whose binding is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbound {
    presentation: String,
    input: String,
}

impl Presentation {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    /// As it is: whoever has it may hand it on, and take disclosures out.
    #[must_use]
    pub fn without_binding(self) -> String {
        self.0
    }

    /// Binds it to a receiver, the receiver's nonce or the number of a document, and
    /// the time in seconds since 1970.
    #[must_use]
    pub fn bind(self, audience: &str, nonce: &str, now: i64) -> Unbound {
        let claims = [
            ("iat", now.into()),
            ("aud", audience.into()),
            ("nonce", nonce.into()),
            ("sd_hash", Value::Text(digest(&self.0))),
        ];
        let claims = claims.map(|(name, value)| (name.to_owned(), value));
        Unbound {
            input: jws::unsigned(BINDING_TYPE, None, &Value::Object(claims.into())),
            presentation: self.0,
        }
    }
}

impl Unbound {
    /// What the holder signs with the key of the credential.
    #[must_use]
    pub fn job(&self) -> SignJob {
        let input = self.input.clone();
        SignJob { input }
    }

    /// The presentation with its key-binding JWT.
    #[must_use]
    pub fn finish(self, signature: &[u8; SIGNATURE_BYTES]) -> String {
        self.presentation + &jws::signed(&self.input, signature)
    }
}
