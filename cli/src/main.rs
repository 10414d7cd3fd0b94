//! `madang`: reads the command line, runs the command, prints its error once.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use madang::{config, publish, serve};

/// The operator's tool of a Madang portal.
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
    /// Serves the app and the API over HTTP
    Serve(serve::Args),
    /// Explains the portal's configuration file
    Config(config::Args),
}

fn main() -> ExitCode {
    let done: Result<(), Box<dyn Error>> = match Cli::parse().command {
        Command::Publish(args) => publish::run(&args).map_err(Into::into),
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
