//! What a wallet keeps, as texts to be encrypted: copies of certificates, and of what
//! was handed over the names of the fields, never a value.

mod envelope;
mod letter;
mod link;
mod record;

pub use envelope::{Envelope, EnvelopeKind, Lock, PASSPHRASE_ROUNDS};
pub use letter::DeletionLetter;
pub use link::{Link, LinkedBy, links};
pub use record::{CopyRecord, Receipt, Wallet, Way};

#[cfg(test)]
mod tests;
