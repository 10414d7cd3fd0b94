//! `madang config`: checks and shows the operator's configuration file.

mod position;
mod problems;
mod rules;
mod value;

use std::path::{Path, PathBuf};
use std::{fs, io};

use madang_api::PortalConfig;
use toml::de::DeTable;

use problems::Problems;
pub use problems::{Problem, Report};
use value::Table;

/// A commented configuration that passes its own check.
pub const EXAMPLE: &str = include_str!("example.toml");

/// Arguments of `madang config`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Explains what is wrong with a configuration, line by line
    Check {
        /// The configuration, TOML
        file: PathBuf,
    },
    /// Prints a commented configuration to start from
    Example,
}

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read the configuration {path}: {cause}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file is wrong in these places.
    #[error("{0}")]
    Wrong(Report),
}

/// Runs `madang config`.
///
/// # Errors
/// See [`Error`].
pub fn run(args: &Args) -> Result<(), Error> {
    match &args.command {
        Command::Check { file } => {
            load(file)?;
            println!("{}: in order", file.display());
        }
        Command::Example => print!("{EXAMPLE}"),
    }
    Ok(())
}

/// Reads the configuration file at `path`.
///
/// # Errors
/// The file cannot be read, or is wrong; then every problem is listed.
pub fn load(path: &Path) -> Result<PortalConfig, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })?;
    parse(&bytes).map_err(|problems| Error::Wrong(Report::new(path, problems)))
}

/// Reads a configuration.
///
/// # Errors
/// All that is wrong, in the order of the text.
pub fn parse(bytes: &[u8]) -> Result<PortalConfig, Vec<Problem>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(vec![not_utf8(bytes, error.valid_up_to())]),
    };
    let problems = Problems::default();
    let (document, syntax) = DeTable::parse_recoverable(text);
    for error in &syntax {
        let at = error.span().map_or(0, |span| span.start);
        problems.add(at, format!("not TOML: {}", error.message()));
    }
    // What a broken text was meant to say is guesswork: syntax comes first.
    if !syntax.is_empty() {
        return Err(problems.into_sorted(text));
    }
    let config = rules::read(Table::root(document.get_ref(), &problems));
    match problems.into_sorted(text) {
        none if none.is_empty() => Ok(config),
        some => Err(some),
    }
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> Problem {
    let before = bytes.get(..valid_up_to).unwrap_or_default();
    let before = String::from_utf8_lossy(before);
    Problem {
        position: position::Position::of(&before, before.len()),
        message: "not UTF-8: save the file in the encoding UTF-8".to_owned(),
    }
}

#[cfg(test)]
mod tests;
