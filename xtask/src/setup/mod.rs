//! Brings what a build or a test needs and the machine lacks.
//!
//! Each step first looks, so that a second run changes nothing and is
//! quick. Tools of the project's own versions live in its cache, not over
//! the user's.

pub mod browser;
mod debian;
pub mod npm;
pub mod python;
pub mod tools;
pub mod wasm;

use crate::process::{output, quiet, step};
use anyhow::{Result, bail};
use std::process::Command;

/// Everything that the other chores would set up by themselves.
///
/// # Errors
/// When something is missing that set-up may not or cannot bring.
pub fn run() -> Result<()> {
    for_tests()?;
    for_benches()?;
    println!("set up: all that is needed is here");
    Ok(())
}

/// What a build of the app needs.
///
/// # Errors
/// As [`run`].
pub fn for_builds() -> Result<()> {
    println!("set-up:");
    wasm::ensure()?;
    for tool in tools::for_builds()? {
        tool.ensure()?;
    }
    npm::ensure("xtask", "shrinks wasm and CSS")
}

/// What the tests need beyond a build.
///
/// # Errors
/// As [`run`].
pub fn for_tests() -> Result<()> {
    for_builds()?;
    for component in ["clippy", "rustfmt"] {
        ensure_component(component)?;
    }
    npm::ensure("tests", "drives the browser")?;
    python::ensure("libraries to compare with")?;
    browser::ensure()
}

/// What the benches need beyond a build.
///
/// # Errors
/// As [`run`].
pub fn for_benches() -> Result<()> {
    npm::ensure("bench", "the peers to compare with")?;
    python::ensure("libraries to compare with")?;
    browser::ensure()
}

fn ensure_component(name: &str) -> Result<()> {
    let command = name.trim_start_matches("rust");
    if output(Command::new("cargo").args([command, "--version"])).is_some() {
        return Ok(());
    }
    if output(Command::new("rustup").arg("--version")).is_none() {
        bail!("cargo {command} is missing: install your system's package of {name}");
    }
    step(&format!("{name} by rustup (the tests run it)"), || {
        quiet(
            "rustup component add",
            Command::new("rustup").args(["component", "add", name]),
        )
    })
}
