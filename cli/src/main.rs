//! `madang`: reads the command line, runs the command, prints its error once.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use madang::outcome::Outcome;
use madang::{check, config, credential, prune, publish, relief, rollback, serve};

/// The operator's tool of a Madang portal.
///
/// Exits with 0 when the command was done, with 2 when it was refused or failed;
/// `credential verify` with 1 when it is invalid and with 3 when that cannot be told.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Publishes a new edition of a family
    Publish(publish::Args),
    /// Checks every file of the API: forms, hashes, references, dates
    Check(check::Args),
    /// Makes the edition before the current one current again
    Rollback(rollback::Args),
    /// Removes editions and payloads that nobody reads any more
    Prune(prune::Args),
    /// Asks and proves the published relief programmes
    Relief(relief::Args),
    /// Issues, presents and verifies credentials that are disclosed claim by claim
    Credential(credential::Args),
    /// Serves the app and the API over HTTP
    Serve(serve::Args),
    /// Explains the portal's configuration file
    Config(config::Args),
}

fn main() -> ExitCode {
    let done: Result<Outcome, Box<dyn Error>> = match Cli::parse().command {
        Command::Publish(args) => done(publish::run(&args)),
        Command::Check(args) => done(check::run(&args)),
        Command::Rollback(args) => done(rollback::run(&args)),
        Command::Prune(args) => done(prune::run(&args)),
        Command::Relief(args) => done(relief::run(&args)),
        Command::Credential(args) => done(credential::run(&args)),
        Command::Serve(args) => done(serve::run(&args)),
        Command::Config(args) => done(config::run(&args)),
    };
    match done {
        Ok(outcome) => outcome.exit_code(),
        Err(error) => {
            eprintln!("madang: {error}");
            ExitCode::from(2)
        }
    }
}

/// A command's own result and error as those of any command.
fn done<T: Into<Outcome>, E: Error + 'static>(
    result: Result<T, E>,
) -> Result<Outcome, Box<dyn Error>> {
    match result {
        Ok(result) => Ok(result.into()),
        Err(error) => Err(error.into()),
    }
}
