//! The engine beside an oracle that knows nothing of diagrams: it reads the same JSON
//! and tries all completions of the answers over small domains.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test may fail"
)]

mod brute;
mod exact;
mod rules;
mod why;

/// Rules that each property is tried on.
const CASES: u32 = 64;
