//! The demonstration issuer: an office that does not exist certifies invented people,
//! on the device itself. It stands where a real issuer's endpoint would, because files
//! that lie ready cannot be bound to a key that is made later.

mod samples;

pub use samples::{Person, Sample, SamplesFile};

/// How many places in the status list the copies of a certificate take in turn: were
/// they all at one place, it would link them.
pub const STATUS_BLOCK: u32 = 16;
