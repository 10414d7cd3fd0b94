//! Where things lie: the checkout, its build output, the cache of tools.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The checkout's root folder.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// What the chores keep between runs: logs, stamps, records of what passed.
pub fn state() -> PathBuf {
    target().join("xtask")
}

/// The release app.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The operator's tool, built for speed.
pub fn madang() -> PathBuf {
    target()
        .join("native")
        .join(format!("madang{}", std::env::consts::EXE_SUFFIX))
}

/// The project's cache, shared by every checkout of this user.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor `HOME` says where caches go.
pub fn cache() -> Result<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    variable("XDG_CACHE_HOME")
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))
        .map(|caches| caches.join("madang"))
        .context("no cache folder: set HOME or XDG_CACHE_HOME to an absolute path")
}

/// `path` as a person would type it from the root folder.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}
