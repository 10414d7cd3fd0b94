//! `madang credential`: makes keys, issues, presents and verifies SD-JWT credentials
//! (RFC 9901, profile of SD-JWT VC).
//!
//! The rules are those of the crate that the app has; keys, randomness and the clock
//! are the tool's.

pub mod es256;
mod file;
mod issue;
mod key;
mod present;
mod verify;

use std::io;
use std::path::PathBuf;

use madang_json::ReadError;
use madang_mydata::{Fault, IssueError, KeyError, NoPath};

use crate::outcome::Outcome;
use es256::KeyFault;

/// Arguments of `madang credential`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Makes a key pair, or gives the public half of one
    Key(key::Args),
    /// Issues a credential: signs claims that the holder may disclose one by one
    Issue(issue::Args),
    /// Presents some of a credential's claims, bound to a receiver or not
    Present(present::Args),
    /// Verifies a presentation: exit code 0 valid, 1 invalid, 3 cannot be told
    Verify(verify::Args),
}

/// Why a command was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read {path}: {cause}", path = path.display())]
    Read {
        /// The file; `-` is standard input.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A file is not of its form.
    #[error("{path}: {cause}", path = path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// Where, and what is wrong.
        cause: ReadError,
    },
    /// A file has no key that can be used.
    #[error("{path}: {cause}", path = path.display())]
    Jwk {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: KeyError,
    },
    /// A file has numbers that are no key.
    #[error("{path}: {cause}", path = path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: KeyFault,
    },
    /// A file has PEM in it that is no key of P-256.
    #[error("{path}: no {half} key of P-256 in PEM", path = path.display())]
    Pem {
        /// The file.
        path: PathBuf,
        /// Which half was looked for.
        half: &'static str,
    },
    /// Claims and frame do not go together.
    #[error("nothing was issued: {0}")]
    Issue(#[from] IssueError),
    /// What should be presented is no credential.
    #[error("{path}: {cause}", path = path.display())]
    Credential {
        /// The file.
        path: PathBuf,
        /// The check that it fails.
        cause: Fault,
    },
    /// A path is none.
    #[error(transparent)]
    Path(#[from] NoPath),
    /// A path leads to no claim of the credential.
    #[error("there is no claim at {path}; the credential has {fields}")]
    NoClaim {
        /// The path as it was given.
        path: String,
        /// Those that there are.
        fields: String,
    },
    /// A key that presentations of the credential are not bound with.
    #[error(
        "{path}: not the holder's key that the credential names, so that no verifier would take \
         the presentation",
        path = path.display()
    )]
    NotTheHolder {
        /// The file with the key.
        path: PathBuf,
    },
    /// The system has no random numbers.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The answer cannot be printed.
    #[error("cannot print: {0}")]
    Print(io::Error),
}

/// Runs `madang credential`.
///
/// # Errors
/// See [`Error`].
pub fn run(args: &Args) -> Result<Outcome, Error> {
    match &args.command {
        Command::Key(args) => key::run(args).map(Outcome::from),
        Command::Issue(args) => issue::run(args).map(Outcome::from),
        Command::Present(args) => present::run(args).map(Outcome::from),
        Command::Verify(args) => verify::run(args),
    }
}

/// Prints a line.
fn print(line: &str) -> Result<(), Error> {
    use std::io::Write as _;
    match writeln!(io::stdout().lock(), "{line}") {
        // Whoever read on has seen enough.
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Error::Print),
    }
}
