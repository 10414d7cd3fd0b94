//! The data of MyData from the operator's side: published and checked, through the
//! built tool.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../support/mod.rs"]
mod support;

mod check;
mod desk;
mod family;
mod publish;
