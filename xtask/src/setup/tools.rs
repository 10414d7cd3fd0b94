//! Cargo tools of the project's own versions, kept in its cache.

use crate::paths;
use crate::process::{quiet, step};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A program that `cargo install` builds.
pub struct Tool {
    name: &'static str,
    version: String,
    package: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    why: &'static str,
}

/// The tools that build the app.
///
/// # Errors
/// When `Cargo.lock` does not tell wasm-bindgen's version.
pub fn for_builds() -> Result<Vec<Tool>> {
    Ok(vec![
        wasm_bindgen()?,
        Tool {
            name: "wasm-split-cli",
            version: "0.2.4".to_owned(),
            package: "wasm_split_cli_support",
            program: "wasm-split-cli",
            options: &["--features", "build-binary"],
            why: "splits the app into lazy chunks",
        },
        Tool {
            name: "trunk",
            // 0.22 needs a newer compiler than the project does.
            version: "0.21.14".to_owned(),
            package: "trunk",
            program: "trunk",
            options: &["--locked"],
            why: "builds the app",
        },
    ])
}

/// The tool that drives the fuzz targets.
pub fn for_fuzzing() -> Tool {
    Tool {
        name: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        options: &["--locked"],
        why: "fuzzes the importers",
    }
}

/// The JavaScript side of the app must come from the same version as the
/// library in it, and `--locked` does not resolve for it.
fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen-cli",
        version: locked("wasm-bindgen")?,
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        options: &[],
        why: "writes the app's JavaScript, runs its browser tests",
    })
}

impl Tool {
    /// The folder of its program.
    ///
    /// # Errors
    /// When there is no place for caches.
    pub fn bin_dir(&self) -> Result<PathBuf> {
        Ok(self.home()?.join("bin"))
    }

    /// The program itself.
    ///
    /// # Errors
    /// As [`Tool::bin_dir`].
    pub fn program(&self) -> Result<PathBuf> {
        let name = format!("{}{}", self.program, std::env::consts::EXE_SUFFIX);
        Ok(self.bin_dir()?.join(name))
    }

    /// Installs the tool where it is missing.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn ensure(&self) -> Result<()> {
        if self.program()?.is_file() {
            return Ok(());
        }
        let home = self.home()?;
        let label = format!(
            "{} {}, {}, into {}",
            self.name,
            self.version,
            self.why,
            home.display()
        );
        step(&label, || {
            quiet(
                self.name,
                Command::new("cargo")
                    .args(["install", self.package, "--debug"])
                    .args(["--version", &format!("={}", self.version)])
                    .args(self.options)
                    .arg("--root")
                    .arg(&home)
                    // The checkout's own settings are not for other people's code.
                    .current_dir(std::env::temp_dir())
                    .env_remove("CARGO_TARGET_DIR"),
            )
        })
    }

    fn home(&self) -> Result<PathBuf> {
        let folder = format!("{}-{}", self.name, self.version);
        Ok(paths::cache()?.join("tools").join(folder))
    }
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version of a package in `Cargo.lock`.
fn locked(name: &str) -> Result<String> {
    let path = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).context("cannot read Cargo.lock")?;
    let lock: Lock = toml::from_str(&text).context("Cargo.lock is not as expected")?;
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|package| package.version)
        .with_context(|| format!("Cargo.lock has no {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindings_tool_has_the_version_of_the_library() {
        let version = locked("wasm-bindgen").unwrap();
        assert!(version.starts_with("0.2."), "{version}");
        assert_eq!(wasm_bindgen().unwrap().version, version);
        assert!(locked("no-such-package").is_err());
    }
}
