//! The project's chores: `cargo xtask <COMMAND>`.

use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::process::ExitCode;

mod basemap;
mod bench;
mod build;
mod dev;
mod dist;
mod env;
mod paths;
mod process;
mod serve;
mod setup;
mod sizes;
mod stamp;
mod test;
mod tidy;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's chores", version)]
struct Cli {
    /// Show what the steps of set-up and build print
    #[arg(long, short, global = true)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing: the wasm32 target, build tools, npm packages
    Setup,
    /// Build the release app and serve the portal with the sample data
    Serve {
        /// Address to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Serve a debug build with live reload beside the sample API
    Dev,
    /// Build the release app into dist/
    Build,
    /// Run the tests: all parts, or those named
    Test {
        /// Parts to run; all of them if none is named
        parts: Vec<String>,
        /// Do the long work too: fuzzing, fault rounds
        #[arg(long)]
        full: bool,
    },
    /// Print what dist/ weighs against the budgets; fail past one
    Sizes,
    /// Compare with peers and print one table
    Bench,
    /// Make the base map under public/basemap/ from administrative boundaries
    Basemap {
        /// Only the gazetteer, from the shapes that are there
        #[arg(long)]
        places: bool,
    },
    /// Check the rules of the house that no compiler checks
    Tidy,
    /// Trunk's pre_build hook
    #[command(hide = true)]
    PreBuild,
    /// Trunk's post_build hook
    #[command(hide = true)]
    PostBuild,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if cli.verbose {
        process::be_verbose();
    }
    match run(cli.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Setup => setup::run()?,
        Command::Serve { listen } => serve::run(listen)?,
        Command::Dev => dev::run()?,
        Command::Build => build::run()?,
        Command::Test { parts, full } => return test::run(&parts, full),
        Command::Sizes => sizes::run()?,
        Command::Bench => bench::run()?,
        Command::Basemap { places } => basemap::run(places)?,
        Command::Tidy => tidy::run()?,
        Command::PreBuild => dist::pre_build()?,
        Command::PostBuild => dist::post_build()?,
    }
    Ok(ExitCode::SUCCESS)
}
