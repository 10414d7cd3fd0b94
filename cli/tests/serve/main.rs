//! `madang serve` as a browser, a proxy and an operator meet it: the real binary
//! on a free port.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod api;
mod config;
mod operator;
mod portal;
mod site;
