//! `madang`: reads the command line, runs the command, prints its error once.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use madang::{check, config, prune, publish, relief, rollback, serve};

/// The operator's tool of a Madang portal.
///
/// Exits with 0 when the command was done, with 2 when it was refused or failed.
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
    /// Serves the app and the API over HTTP
    Serve(serve::Args),
    /// Explains the portal's configuration file
    Config(config::Args),
}

fn main() -> ExitCode {
    let done: Result<(), Box<dyn Error>> = match Cli::parse().command {
        Command::Publish(args) => publish::run(&args).map_err(Into::into),
        Command::Check(args) => check::run(&args).map_err(Into::into),
        Command::Rollback(args) => rollback::run(&args).map_err(Into::into),
        Command::Prune(args) => prune::run(&args).map_err(Into::into),
        Command::Relief(args) => relief::run(&args).map_err(Into::into),
        Command::Serve(args) => serve::run(&args).map_err(Into::into),
        Command::Config(args) => config::run(&args).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("madang: {error}");
            ExitCode::from(2)
        }
    }
}
