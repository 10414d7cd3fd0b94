//! The operator's tool: publishes, checks, manages and serves a portal's files.
//!
//! Each command is a module with its `Args`, its `Error` and `run`; only `main`
//! prints an error and ends with the exit code, that of the command's `Outcome` or 2. `api_dir` reads and writes the files
//! of the static JSON API, `edition` knows in which order.
#![forbid(unsafe_code)]

pub mod api_dir;
pub mod basemap;
pub mod check;
pub mod config;
pub mod credential;
pub mod edition;
pub mod mydata;
pub mod outcome;
pub mod prune;
pub mod publish;
pub mod relief;
pub mod rollback;
pub mod schemas;
pub mod serve;
pub mod source;
mod text;
