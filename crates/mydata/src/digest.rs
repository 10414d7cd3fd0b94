//! The one hash: SHA-256, written as base64url.

use sha2::{Digest, Sha256};

use crate::base64url;

/// The digest of a text as RFC 9901 writes it, 43 characters: of a disclosure its
/// encoded form is hashed, of a presentation everything up to its last `~`.
#[must_use]
pub fn digest(text: &str) -> String {
    base64url::encode(&Sha256::digest(text.as_bytes()))
}
