//! `madang publish`.

/// Arguments of `madang publish`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Why `madang publish` failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {}

/// Runs `madang publish`.
///
/// # Errors
/// See [`Error`].
pub fn run(_args: &Args) -> Result<(), Error> {
    Ok(())
}
