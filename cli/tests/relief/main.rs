//! Relief programmes from the operator's side: published, checked and asked, through
//! the built tool.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../support/mod.rs"]
mod support;

mod ask;
mod check;
mod evaluate;
mod killed;
mod prove;
mod publish;
mod rules;
