//! `madang config`.

/// Arguments of `madang config`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Why `madang config` failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {}

/// Runs `madang config`.
///
/// # Errors
/// See [`Error`].
pub fn run(_args: &Args) -> Result<(), Error> {
    Ok(())
}
