//! `madang credential` as a verifier's, a holder's and an issuer's script meets it: the
//! built tool, its files, its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../support/mod.rs"]
mod support;

mod desk;
mod issue;
mod key;
mod present;
mod status;
mod vectors;
mod verify;
