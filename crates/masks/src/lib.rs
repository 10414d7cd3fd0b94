//! Mask outlets and their stock.
//!
//! Deliberately absent: files, network, clock, randomness. Bytes and instants are
//! passed in.
#![forbid(unsafe_code)]

mod best;
pub mod changes;
mod class;
mod counts;
mod filter;
mod freshness;
pub mod import;
mod link;
mod order;
pub mod places;
pub mod rules;
pub mod search;
mod stock;
pub mod wire;

pub use best::{Bet, Reason};
pub use class::StockClass;
pub use counts::StockCounts;
pub use filter::Filter;
pub use freshness::Freshness;
pub use link::{MapLink, SortBy, StoreLink};
pub use order::{Order, sort};
pub use stock::{OutletKind, Remain, Stock, Store};
