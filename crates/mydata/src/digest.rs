//! The one hash: SHA-256, written as base64url.

use sha2::{Digest, Sha256};

use crate::base64url;

/// The digest of a text as RFC 9901 writes it, 43 characters: of a disclosure its
/// encoded form is hashed, of a presentation everything up to its last `~`.
#[must_use]
pub fn digest(text: &str) -> String {
    base64url::encode(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::digest;

    /// A claim and an element of a list, with the digests that RFC 9901 gives for them
    /// (section 4.2.3).
    #[test]
    fn the_examples_of_the_standard() {
        for (disclosure, expected) in [
            (
                "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
                "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0",
            ),
            (
                "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0",
                "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs",
            ),
        ] {
            assert_eq!(digest(disclosure), expected);
        }
    }
}
