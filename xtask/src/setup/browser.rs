//! The browser that the tests and the benches drive.

use super::debian;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];
const FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// Programs that may be a Chromium, the first one found is taken.
const NAMES: &[&str] = &[
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
];

/// Makes sure that there is a Chromium with its driver and a Korean font.
///
/// # Errors
/// When there is none and set-up may not install one.
pub fn ensure() -> Result<()> {
    if debian::is_ours() && !is_complete() {
        debian::install(PACKAGES, "the browser that the tests drive, a Korean font")?;
    }
    chromium()?;
    driver()?;
    Ok(())
}

/// The Chromium to drive: `CHROMIUM`, or the first one found.
///
/// # Errors
/// When there is none.
pub fn chromium() -> Result<PathBuf> {
    program("CHROMIUM", NAMES)
}

/// Its driver: `CHROMEDRIVER`, or the first one found.
///
/// # Errors
/// When there is none.
pub fn driver() -> Result<PathBuf> {
    program("CHROMEDRIVER", &["/usr/bin/chromedriver", "chromedriver"])
}

fn is_complete() -> bool {
    Path::new(FONT).is_file() && chromium().is_ok() && driver().is_ok()
}

fn program(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| {
        std::env::split_paths(&folders)
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    });
    match found {
        Some(path) => Ok(path),
        None => bail!(
            "no {} here: install it (on Debian: apt-get install {}) or name it in {variable}",
            variable.to_lowercase(),
            PACKAGES.join(" ")
        ),
    }
}
