//! Builds the release app into `dist/`, and the operator's tool.

use crate::process::{self, quiet, step};
use crate::{env, paths, setup, stamp};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::PathBuf;

/// What the app is made from.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/Cargo.toml",
    "xtask/package-lock.json",
    "xtask/src/dist",
];

/// All that the tests are about.
pub const EVERYTHING: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "cli",
    "crates",
    "fuzz",
    "index.html",
    "public",
    "src",
    "style",
    "tests",
    "xtask",
];

/// Sets up what is missing and builds the app.
///
/// # Errors
/// When a step of set-up or the build fails.
pub fn run() -> Result<()> {
    setup::for_builds()?;
    app()
}

/// Builds the app, unless `dist/` is what its inputs make.
///
/// # Errors
/// When the build fails.
pub fn app() -> Result<()> {
    // Two builds at once would write into each other's output.
    let _lock = lock()?;
    // Taken before the build: what changes during it is for the next one.
    let inputs = stamp::of(INPUTS)?;
    if is_current(&inputs)? {
        println!("build: dist/ is up to date");
        return Ok(());
    }
    println!("build:");
    step("the release app, into dist/", || {
        quiet(
            "trunk build",
            env::wasm("trunk")?
                .args(["build", "--release", "--offline", "--skip-version-check"])
                // Its own call stack says nothing about a fault in the app.
                .env("RUST_BACKTRACE", "0"),
        )
    })?;
    remember(&inputs)
}

/// Builds the operator's tool for speed.
///
/// # Errors
/// When the build fails.
pub fn tool() -> Result<()> {
    step("the operator's tool madang", || {
        quiet(
            "cargo build madang",
            env::native("cargo").args(["build", "--profile", "native", "--package", "madang"]),
        )
    })
}

/// Whether `dist/` was made from these inputs and not touched since by
/// another build.
fn is_current(inputs: &str) -> Result<bool> {
    let remembered = fs::read_to_string(record()).unwrap_or_default();
    Ok(paths::dist().join("index.html").is_file() && remembered == fingerprint(inputs)?)
}

fn remember(inputs: &str) -> Result<()> {
    let fingerprint = fingerprint(inputs)?;
    let record = record();
    fs::create_dir_all(paths::state())
        .and_then(|()| fs::write(&record, fingerprint))
        .with_context(|| format!("cannot write {}", record.display()))
}

/// Held until it is dropped, or the process ends.
fn lock() -> Result<File> {
    let path = paths::state().join("lock");
    let file = process::create(&path)?;
    file.lock()
        .with_context(|| format!("cannot lock {}", path.display()))?;
    Ok(file)
}

fn record() -> PathBuf {
    paths::state().join("dist")
}

fn fingerprint(inputs: &str) -> Result<String> {
    let output = stamp::of(&["dist/index.html", "dist/build.json"])?;
    Ok(format!("{inputs}\n{output}\n"))
}
