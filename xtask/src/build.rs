//! Builds the release app into `dist/`, and the operator's tool.

use crate::process::{quiet, step};
use crate::{env, paths, setup, stamp};
use anyhow::{Context, Result};
use std::fs;

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
    if is_current()? {
        println!("build: dist/ is up to date");
        return Ok(());
    }
    println!("build:");
    step("the release app, into dist/", || {
        quiet(
            "trunk build",
            env::wasm("trunk")?.args(["build", "--release", "--offline", "--skip-version-check"]),
        )
    })?;
    remember()
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
fn is_current() -> Result<bool> {
    let remembered = fs::read_to_string(record()).unwrap_or_default();
    Ok(paths::dist().join("index.html").is_file() && remembered == fingerprint()?)
}

fn remember() -> Result<()> {
    let record = record();
    let fingerprint = fingerprint()?;
    fs::create_dir_all(paths::state())
        .and_then(|()| fs::write(&record, fingerprint))
        .with_context(|| format!("cannot write {}", record.display()))
}

fn record() -> std::path::PathBuf {
    paths::state().join("dist")
}

fn fingerprint() -> Result<String> {
    let inputs = stamp::of(INPUTS)?;
    let output = stamp::of(&["dist/index.html", "dist/build.json"])?;
    Ok(format!("{inputs}\n{output}\n"))
}
