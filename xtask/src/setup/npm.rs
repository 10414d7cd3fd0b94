//! Node and the npm packages of the build, the tests and the benches.
//!
//! Packages are installed once for each lock file, in the project's cache;
//! a checkout's `node_modules` is a link to them.

use crate::paths;
use crate::process::{output, quiet, step};
use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Node that every package here accepts.
const NODE: (u32, u32) = (20, 19);

/// Where the programs of a folder's packages are.
pub fn bin_dir(folder: &str) -> PathBuf {
    paths::root().join(folder).join("node_modules/.bin")
}

/// Installs a folder's packages where they are missing. A folder without a
/// lock file has none.
///
/// # Errors
/// When Node is missing or too old, or npm refuses.
pub fn ensure(folder: &str, why: &str) -> Result<()> {
    let folder = paths::root().join(folder);
    let lock = folder.join("package-lock.json");
    if !lock.is_file() {
        return Ok(());
    }
    check_node()?;
    let store = store(&folder, &lock)?;
    let modules = store.join("node_modules");
    if !modules.is_dir() {
        let label = format!(
            "npm packages of {}, {why}, into {}",
            paths::shown(&folder),
            store.display()
        );
        step(&label, || install(&folder, &store))?;
    }
    link(&folder.join("node_modules"), &modules)
}

fn check_node() -> Result<()> {
    let wanted = format!("Node {}.{} or newer", NODE.0, NODE.1);
    let Some(version) = output(Command::new("node").arg("--version")) else {
        bail!("{wanted} is needed and there is none: install Node with its npm");
    };
    ensure!(
        is_new_enough(&version),
        "{wanted} is needed and `node` is {version}: install a newer one, or put it first on PATH"
    );
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.');
    let mut next = || numbers.next().and_then(|number| number.parse::<u32>().ok());
    match (next(), next()) {
        (Some(major), Some(minor)) => (major, minor) >= NODE,
        _ => false,
    }
}

/// The place of a folder's packages: its name and what its files ask for.
fn store(folder: &Path, lock: &Path) -> Result<PathBuf> {
    let name = folder.file_name().map(|name| name.to_string_lossy());
    let mut hash = Sha256::new();
    for path in [lock, &folder.join("package.json")] {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        hash.update(bytes);
    }
    let hash: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("{}-{hash}", name.unwrap_or_default());
    Ok(paths::cache()?.join("npm").join(name))
}

/// Installs beside the place and renames, so that half an installation
/// never counts.
fn install(folder: &Path, store: &Path) -> Result<()> {
    let npm = store.parent().unwrap_or(store);
    fs::create_dir_all(npm).with_context(|| format!("cannot create {}", npm.display()))?;
    let work = tempfile::tempdir_in(npm).context("cannot create a temporary folder")?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(folder.join(name), work.path().join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    quiet(
        "npm ci",
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(work.path())
            // A browser comes from the system, not with a package.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .env("PUPPETEER_SKIP_DOWNLOAD", "1"),
    )?;
    // Another checkout may have been faster: its packages are the same.
    if !store.is_dir() {
        fs::rename(work.keep(), store)
            .with_context(|| format!("cannot create {}", store.display()))?;
    }
    Ok(())
}

/// Points `link` at the packages. What an earlier `npm install` left there
/// is replaced; any other folder is the user's.
fn link(link: &Path, modules: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == modules) {
        return Ok(());
    }
    match fs::symlink_metadata(link) {
        Err(_) => {}
        Ok(found) if found.is_symlink() => {
            fs::remove_file(link).with_context(|| format!("cannot replace {}", link.display()))?
        }
        Ok(_) if link.join(".package-lock.json").is_file() => fs::remove_dir_all(link)
            .with_context(|| format!("cannot replace {}", link.display()))?,
        Ok(_) => bail!(
            "{0} is not the link that set-up makes: remove it (rm -r {0}) and run this again",
            paths::shown(link)
        ),
    }
    symlink(modules, link).with_context(|| format!("cannot create {}", link.display()))
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(windows)]
fn symlink(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(target, link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_compared_by_number() {
        assert!(is_new_enough("v20.19.0"));
        assert!(is_new_enough("v22.1.0"));
        assert!(!is_new_enough("v20.9.3"));
        assert!(!is_new_enough("v18.20.4"));
        assert!(!is_new_enough("nonsense"));
    }

    #[test]
    fn a_link_is_moved_and_a_folder_of_the_users_is_left() {
        let scratch = tempfile::tempdir().unwrap();
        let (old, new) = (scratch.path().join("old"), scratch.path().join("new"));
        let modules = scratch.path().join("node_modules");
        link(&modules, &old).unwrap();
        link(&modules, &new).unwrap();
        assert_eq!(fs::read_link(&modules).unwrap(), new);

        fs::remove_file(&modules).unwrap();
        fs::create_dir(&modules).unwrap();
        assert!(link(&modules, &new).is_err());
        assert!(modules.is_dir());
    }
}
