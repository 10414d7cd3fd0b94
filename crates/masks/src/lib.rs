//! Mask outlets and their stock.
//!
//! Deliberately absent: files, network, clock, randomness. Bytes and instants are
//! passed in.
#![forbid(unsafe_code)]

mod counts;
mod filter;
pub mod import;
mod order;
mod stock;
pub mod wire;

pub use counts::StockCounts;
pub use filter::Filter;
pub use order::{Order, sort};
pub use stock::{OutletKind, Remain, Stock, Store};
