//! The operator's tool: publishes, checks, manages and serves a portal's files.
//!
//! Each command is a module with its `Args`, its `Error` and `run`; only `main`
//! prints an error and chooses the exit code.
#![forbid(unsafe_code)]

pub mod config;
pub mod publish;
pub mod serve;
