//! Python packages of the tests and the benches: libraries to compare with.
//!
//! They are installed once for each requirements file, in an environment of their own in
//! the project's cache. Each file of theirs is pinned by its hash; none is built here.

use super::debian;
use crate::process::{output, quiet, step};
use crate::{paths, stamp};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const REQUIREMENTS: &str = "tests/interop/requirements.txt";

/// The oldest Python that every package here accepts.
const OLDEST: (u32, u32) = (3, 10);

/// Programs that may be Python, the first one that will do is taken.
const NAMES: &[&str] = &["python3", "/usr/bin/python3", "python"];

/// Prints its version where it can make environments.
const ABILITY: &str =
    "import ensurepip, sys, venv; print(sys.version_info[0], sys.version_info[1])";

/// Installs the packages where they are missing.
///
/// # Errors
/// When there is no Python that will do, or pip refuses.
pub fn ensure(why: &str) -> Result<()> {
    let store = store()?;
    if runs(&program_in(&store)) {
        return Ok(());
    }
    let python = python()?;
    let label = format!("Python packages, {why}, into {}", store.display());
    step(&label, || install(python, &store))
}

/// The Python that has the packages.
///
/// # Errors
/// When there is no place for caches.
pub fn program() -> Result<PathBuf> {
    Ok(program_in(&store()?))
}

/// The place of the packages: what the file asks for.
fn store() -> Result<PathBuf> {
    let hash = stamp::of(&[REQUIREMENTS])?;
    let name: String = hash.chars().take(16).collect();
    Ok(paths::cache()?.join("python").join(name))
}

fn program_in(store: &Path) -> PathBuf {
    match cfg!(windows) {
        true => store.join("Scripts/python.exe"),
        false => store.join("bin/python"),
    }
}

/// Whether an environment is there and the Python that it was made with too.
fn runs(program: &Path) -> bool {
    program.is_file() && output(Command::new(program).arg("--version")).is_some()
}

/// A Python to make environments with; Debian's is installed where there is none.
fn python() -> Result<&'static str> {
    if let Some(python) = find() {
        return Ok(python);
    }
    if debian::is_ours() {
        debian::install(
            &["python3", "python3-venv"],
            "runs libraries to compare with",
        )?;
    }
    match find() {
        Some(python) => Ok(python),
        None => bail!(
            "Python {}.{} or newer is needed with its modules venv and ensurepip: install it \
             (on Debian: apt-get install python3 python3-venv), or put it first on PATH",
            OLDEST.0,
            OLDEST.1
        ),
    }
}

fn find() -> Option<&'static str> {
    let mut names = NAMES.iter().copied();
    names.find(|name| {
        let version = output(Command::new(name).args(["-c", ABILITY]));
        version.is_some_and(|version| is_new_enough(&version))
    })
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.split(' ').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= OLDEST,
        _ => false,
    }
}

/// Installs beside the place and renames, so that half an installation never counts.
fn install(python: &str, store: &Path) -> Result<()> {
    let folder = store.parent().unwrap_or(store);
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let work = tempfile::tempdir_in(folder).context("cannot create a temporary folder")?;
    let mut venv = Command::new(python);
    quiet("python venv", venv.args(["-m", "venv"]).arg(work.path()))?;
    let mut pip = Command::new(program_in(work.path()));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check"]);
    pip.args(["--no-input", "--require-hashes", "--only-binary", ":all:"]);
    pip.arg("--requirement")
        .arg(paths::root().join(REQUIREMENTS));
    quiet("pip install", &mut pip)?;
    if store.exists() {
        // The Python that it was made with is gone.
        fs::remove_dir_all(store).with_context(|| format!("cannot replace {}", store.display()))?;
    }
    fs::rename(work.keep(), store).with_context(|| format!("cannot create {}", store.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_python_will_not_do() {
        assert!(is_new_enough("3 10"));
        assert!(is_new_enough("3 14"));
        assert!(is_new_enough("4 0"));
        assert!(!is_new_enough("3 9"));
        assert!(!is_new_enough("2 7"));
        assert!(!is_new_enough("nonsense"));
    }

    #[test]
    fn every_package_is_pinned_by_version_and_hash() {
        let file = fs::read_to_string(paths::root().join(REQUIREMENTS)).unwrap();
        let asked = file.lines().filter(|line| line.contains("=="));
        assert!(asked.clone().count() > 2);
        assert!(asked.clone().all(|line| line.ends_with(" \\")));
        let hashes = file.lines().filter(|line| line.contains("--hash=sha256:"));
        assert!(hashes.count() >= asked.count());
        assert!(file.contains("sd-jwt=="), "the peer of the tests");
    }
}
