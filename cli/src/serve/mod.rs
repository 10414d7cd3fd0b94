//! `madang serve`.

/// Arguments of `madang serve`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Why `madang serve` failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {}

/// Runs `madang serve`.
///
/// # Errors
/// See [`Error`].
pub fn run(_args: &Args) -> Result<(), Error> {
    Ok(())
}
