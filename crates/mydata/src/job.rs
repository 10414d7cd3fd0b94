//! Signatures, left to whoever has the keys: WebCrypto or a native crate.

use crate::PublicKey;

/// How many bytes a signature has: r and s, 32 each (RFC 7518, section 3.4).
pub const SIGNATURE_BYTES: usize = 64;

/// Something to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignJob {
    /// ES256 over its ASCII bytes; the answer is r and s, 64 bytes.
    pub input: String,
}

/// A signature to verify. The answer is no as well where r or s is out of range or the
/// key is no point of the curve: `p256` refuses those, WebCrypto's `importKey` and
/// `verify` do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyJob {
    /// Whose signature it should be.
    pub key: PublicKey,
    /// ES256 over its ASCII bytes.
    pub input: String,
    /// r and s.
    pub signature: [u8; SIGNATURE_BYTES],
}
