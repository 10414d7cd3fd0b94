//! `madang relief`: asks the rules of relief programmes, and proves them.
//!
//! What is published is read and proven anew by each command, so that none answers by
//! rules at fault. Answers are read, used and forgotten.

mod ask;
mod compare;
mod evaluate;
mod list;
mod load;
mod prove;
mod questions;
pub mod rules;
mod say;
pub mod wire;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::PathBuf;

use madang_relief::ReadError;
use serde::Serialize;

use crate::api_dir::FilesError;
use crate::publish::{self, Format};

/// Arguments of `madang relief`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Lists the programmes with their versions
    List(list::Args),
    /// Says what to ask next, and what may follow
    Questions(questions::Args),
    /// Says what somebody is entitled to, and why
    Evaluate(evaluate::Args),
    /// Says who gains and who loses between two versions of a programme
    Compare(compare::Args),
    /// Proves every version: tables without gap and overlap, conditions that decide
    /// something, amounts for all, versions one after the other
    Prove(prove::Args),
}

/// Where the rules lie and how the answer is printed.
#[derive(Debug, clap::Args)]
struct Common {
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    api: PathBuf,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the programmes' own texts
    #[arg(long, value_enum, default_value_t)]
    language: Language,
}

/// A language of the programmes' texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the API cannot be read, or is not the one that the index names.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The files of a folder with programmes cannot be read.
    #[error(transparent)]
    Given(#[from] publish::Error),
    /// There are no programmes.
    #[error(
        "{path}: no relief programmes are published in this folder; publish them with \
         `madang publish relief`",
        path = .0.display()
    )]
    NotPublished(PathBuf),
    /// The published rules cannot be relied on.
    #[error("{0}; find out more with `madang check`")]
    Rules(rules::Fault),
    /// The rules are not in order; the report was printed.
    #[error("the rules are not in order: {0} problem(s)")]
    Unproven(usize),
    /// A programme is named that is not there.
    #[error("no programme is called {id:?}{hint}; `madang relief list` names them all")]
    NoProgramme {
        /// The name.
        id: String,
        /// The one that was likely meant.
        hint: String,
    },
    /// A version is named that is not there.
    #[error("{id} has no version {version:?}; it has {versions}")]
    NoVersion {
        /// The programme.
        id: String,
        /// The name.
        version: String,
        /// Those that there are.
        versions: String,
    },
    /// The file with answers cannot be read.
    #[error("cannot read {path}: {cause}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// An answer is none.
    #[error("{path}: {cause}", path = path.display())]
    Answers {
        /// The file.
        path: PathBuf,
        /// Where, and what is wrong.
        cause: ReadError,
    },
    /// Answers contradict each other.
    #[error("{path}: these answers cannot be so together: {why}", path = path.display())]
    Contradiction {
        /// The file.
        path: PathBuf,
        /// Which, and why.
        why: String,
    },
    /// The answer cannot be printed.
    #[error("cannot print: {0}")]
    Print(io::Error),
    /// The answer cannot be printed as JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs `madang relief`.
///
/// # Errors
/// See [`Error`].
pub fn run(args: &Args) -> Result<(), Error> {
    match &args.command {
        Command::List(args) => list::run(args),
        Command::Questions(args) => questions::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Prove(args) => prove::run(args),
    }
}

impl Language {
    /// Its tag.
    fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }
}

fn print(answer: &(impl Serialize + Display), format: Format) -> Result<(), Error> {
    let text = match format {
        Format::Text => answer.to_string(),
        Format::Json => serde_json::to_string_pretty(answer)? + "\n",
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever read on has seen enough.
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Error::Print),
    }
}
