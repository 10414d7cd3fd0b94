//! The environment of child processes that build for wasm32.

use crate::paths;
use crate::setup::{npm, tools, wasm};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// A command that builds for wasm32: it has the compiler that can, its
/// linker, and the project's own tools first on `PATH`.
///
/// # Errors
/// When no compiler here has the wasm32 target, or `Cargo.lock` cannot be
/// read.
pub fn wasm(program: &str) -> Result<Command> {
    let toolchain = wasm::Toolchain::find()
        .context("no compiler here builds for wasm32: run `cargo xtask setup`")?;
    let mut command = Command::new(program);
    toolchain.apply(&mut command);
    command.env("PATH", path(toolchain.bin)?);
    command.current_dir(paths::root());
    Ok(command)
}

/// A plain command, started in the root folder.
pub fn native(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

fn path(first: Option<&'static str>) -> Result<OsString> {
    let mut folders: Vec<PathBuf> = first.map(PathBuf::from).into_iter().collect();
    for tool in tools::for_builds()? {
        folders.push(tool.bin_dir()?);
    }
    folders.push(npm::bin_dir("xtask"));
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&inherited));
    std::env::join_paths(folders).context("PATH has a folder that cannot be named in it")
}
