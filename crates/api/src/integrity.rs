//! A payload counts only when it is the one that its index names.

use sha2::{Digest, Sha256};

use crate::Dataset;

/// Why a payload was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntegrityError {
    /// The file is longer or shorter than its index says.
    #[error("{path}: {found} bytes, the index says {expected}")]
    Length {
        /// The payload's path.
        path: String,
        /// The length that the index names.
        expected: u64,
        /// The length found.
        found: u64,
    },
    /// The file's content is another.
    #[error("{path}: SHA-256 {found}, the index says {expected}")]
    Hash {
        /// The payload's path.
        path: String,
        /// The hash that the index names.
        expected: String,
        /// The hash found.
        found: String,
    },
}

/// SHA-256 of `bytes` in lower-case hex.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    Sha256::digest(bytes)
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .filter_map(|nibble| HEX.get(usize::from(nibble)))
        .collect()
}

impl Dataset {
    /// Checks that `bytes` are this dataset's payload.
    ///
    /// # Errors
    /// Length or hash differ from what the index says.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), IntegrityError> {
        let found = bytes.len() as u64;
        if found != self.bytes {
            return Err(IntegrityError::Length {
                path: self.path.clone(),
                expected: self.bytes,
                found,
            });
        }
        let found = sha256_hex(bytes);
        if found != self.sha256 {
            return Err(IntegrityError::Hash {
                path: self.path.clone(),
                expected: self.sha256.clone(),
                found,
            });
        }
        Ok(())
    }
}
