//! `madang serve` as a browser, a proxy and an operator meet it: the real binary
//! on a free port.

mod api;
mod config;
mod operator;
mod portal;
mod site;
