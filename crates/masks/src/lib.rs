//! Mask outlets and their stock.
//!
//! Deliberately absent: files, network, clock, randomness. Bytes and instants are
//! passed in.
#![forbid(unsafe_code)]

mod stock;
pub mod wire;

pub use stock::{OutletKind, Remain, Stock, Store};
