//! What Debian's packages bring: a compiler for wasm32, a browser.
//!
//! These packages and the standard library built beside them are the one
//! thing that set-up puts into the system; everything else stays in the
//! project's cache and its checkout.

use super::wasm::{DEBIAN, TARGET};
use crate::paths;
use crate::process::{output, quiet, step};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const COMPILER: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-22",
];

/// Whether this is a Debian that set-up may change: it runs as root.
pub fn is_ours() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = release.lines().any(|line| line == "ID=debian");
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    debian && root
}

/// Installs packages into the system and says so.
///
/// # Errors
/// When apt refuses.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    step(
        &format!("Debian packages {list}, into the system: {why}"),
        || {
            update()?;
            quiet(
                "apt install",
                apt()
                    .args(["install", "-y", "--no-install-recommends"])
                    .args(packages),
            )
        },
    )
}

/// Brings Debian's compiler and builds the wasm32 standard library for it.
///
/// # Errors
/// When a package cannot be had or the library does not build.
pub fn install_compiler() -> Result<()> {
    install(COMPILER, "the compiler for wasm32")?;
    if has_rustup() && sysroot().is_err() {
        quiet(
            "rustup toolchain link",
            Command::new("rustup").args(["toolchain", "link", DEBIAN, "/usr"]),
        )?;
    }
    let library = sysroot()?.join("lib/rustlib").join(TARGET).join("lib");
    step(
        &format!("wasm32 standard library, into {}", library.display()),
        || build_library(&library),
    )
}

fn update() -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        quiet("apt update", apt().arg("update"))?;
        UPDATED.get_or_init(|| ());
    }
    Ok(())
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn has_rustup() -> bool {
    output(Command::new("rustup").arg("--version")).is_some()
}

/// A command of Debian's compiler, through rustup where there is one.
fn debian(program: &str) -> Command {
    if has_rustup() {
        let mut command = Command::new(program);
        command.env("RUSTUP_TOOLCHAIN", DEBIAN);
        command
    } else {
        Command::new(format!("/usr/bin/{program}"))
    }
}

fn sysroot() -> Result<PathBuf> {
    output(debian("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .context("Debian's rustc does not run")
}

/// Builds std in an empty package and copies it into the compiler's own
/// folder, so that plain cargo commands find it.
fn build_library(library: &Path) -> Result<()> {
    let package = tempfile::tempdir().context("cannot create a temporary folder")?;
    let source = package.path().join("src");
    fs::create_dir(&source).context("cannot create a package")?;
    fs::write(source.join("lib.rs"), "").context("cannot create a package")?;
    fs::write(
        package.path().join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
    )
    .context("cannot create a package")?;
    quiet(
        "wasm32 library",
        debian("cargo")
            .current_dir(package.path())
            .args(["build", "--release", "--target", TARGET])
            .args(["-Z", "build-std=std,panic_abort,test"])
            .args(["--target-dir", "target"])
            .env("RUSTC_BOOTSTRAP", "1")
            // Without bitcode the app cannot be linked with `lto = true`.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
    )?;
    let built = package
        .path()
        .join("target")
        .join(TARGET)
        .join("release/deps");
    replace_library(&built, library)?;
    forget_older_builds()
}

fn replace_library(built: &Path, library: &Path) -> Result<()> {
    fs::create_dir_all(library).with_context(|| format!("cannot create {}", library.display()))?;
    for old in rlibs(library)? {
        fs::remove_file(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    let new: Vec<PathBuf> = rlibs(built)?
        .into_iter()
        .filter(|path| !name(path).starts_with("libempty"))
        .collect();
    ensure!(
        new.iter().any(|path| name(path).starts_with("libstd-")),
        "the build left no standard library in {}",
        built.display()
    );
    for path in new {
        fs::copy(&path, library.join(name(&path)))
            .with_context(|| format!("cannot copy into {}", library.display()))?;
    }
    Ok(())
}

/// What was built against another standard library cannot be linked.
fn forget_older_builds() -> Result<()> {
    let older = paths::target().join(TARGET);
    if older.exists() {
        fs::remove_dir_all(&older).with_context(|| format!("cannot remove {}", older.display()))?;
    }
    Ok(())
}

fn rlibs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        if path
            .extension()
            .is_some_and(|extension| extension == "rlib")
        {
            found.push(path);
        }
    }
    Ok(found)
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
