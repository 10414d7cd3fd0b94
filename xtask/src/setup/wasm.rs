//! The compiler for wasm32: found, or brought by rustup or by Debian.

use super::debian;
use crate::process::{output, quiet_within, step};
use anyhow::{Result, bail};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The target the app is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// What rustup calls Debian's compiler once it is linked.
pub const DEBIAN: &str = "debian-web";
/// The linker that Debian's compiler needs: it has no rust-lld.
const DEBIAN_LINKER: &str = "wasm-ld-22";
/// A download that says nothing for longer is given up.
const RUSTUP_PATIENCE: Duration = Duration::from_secs(180);

/// A compiler that builds for wasm32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// rustup's name for it; none for the one that is active anyway.
    name: Option<&'static str>,
    /// Its linker, where its own does not do.
    linker: Option<&'static str>,
    /// A folder that must come first on `PATH`.
    pub bin: Option<&'static str>,
}

/// The compiler that runs this very chore.
const ACTIVE: Toolchain = Toolchain {
    name: None,
    linker: None,
    bin: None,
};
/// Debian's compiler, under rustup.
const LINKED: Toolchain = Toolchain {
    name: Some(DEBIAN),
    linker: Some(DEBIAN_LINKER),
    bin: None,
};
/// Debian's compiler, where there is no rustup.
const SYSTEM: Toolchain = Toolchain {
    name: None,
    linker: Some(DEBIAN_LINKER),
    bin: Some("/usr/bin"),
};

impl Toolchain {
    /// The first compiler on this machine that builds for wasm32.
    pub fn find() -> Option<Self> {
        [ACTIVE, LINKED, SYSTEM]
            .into_iter()
            .find(|toolchain| toolchain.works())
    }

    /// Sets the variables that make cargo use this compiler.
    pub fn apply(self, command: &mut Command) {
        if let Some(name) = self.name {
            command.env("RUSTUP_TOOLCHAIN", name);
        }
        if let Some(linker) = self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }

    /// The line that says which way was taken.
    fn described(self) -> &'static str {
        match (self.name, self.linker) {
            (None, None) => "the active toolchain",
            _ => "Debian's rustc-web with a standard library built here",
        }
    }

    fn rustc(self) -> Command {
        let program = match self.bin {
            Some(bin) => format!("{bin}/rustc"),
            None => "rustc".to_owned(),
        };
        let mut command = Command::new(program);
        self.apply(&mut command);
        command
    }

    /// Whether an empty library compiles: that needs a standard library
    /// made by this very compiler. A linker of its own must be there too,
    /// and Debian's compiler is of no use without it.
    fn works(self) -> bool {
        let sysroot = output(self.rustc().args(["--print", "sysroot"]));
        match (sysroot.as_deref(), self.linker) {
            (None, _) | (Some("/usr"), None) => return false,
            (Some(_), Some(linker)) if output(Command::new(linker).arg("--version")).is_none() => {
                return false;
            }
            (Some(_), _) => {}
        }
        let Ok(scratch) = tempfile::tempdir() else {
            return false;
        };
        self.rustc()
            .args(["-", "--crate-name", "probe", "--crate-type", "lib"])
            .args(["--emit", "metadata", "--target", TARGET, "--out-dir"])
            .arg(scratch.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// Makes sure that some compiler here builds for wasm32, and says which.
///
/// # Errors
/// When neither rustup nor Debian can bring one; the message lists what is
/// missing with the command for it.
pub fn ensure() -> Result<()> {
    let toolchain = match Toolchain::find() {
        Some(found) => found,
        None => install()?,
    };
    println!("  wasm32: {}", toolchain.described());
    Ok(())
}

fn install() -> Result<Toolchain> {
    let refused = match by_rustup() {
        Ok(()) => String::new(),
        Err(error) => format!("{error:#}"),
    };
    if let Some(toolchain) = Toolchain::find() {
        return Ok(toolchain);
    }
    if !debian::is_ours() {
        bail!(
            "the compiler has no wasm32 target.\n{refused}\n\
             with rustup:     rustup target add {TARGET}\n\
             on Debian 12:    run this again as root, it installs Debian's own compiler\n\
             elsewhere:       install your system's package of Rust's {TARGET} library"
        );
    }
    println!("  wasm32: rustup could not bring the target, so Debian's compiler does");
    debian::install_compiler()?;
    match Toolchain::find() {
        Some(toolchain) => Ok(toolchain),
        None => bail!("Debian's compiler was installed but does not build for {TARGET}"),
    }
}

/// Asks rustup once and quickly: a machine without a way to the release
/// server must not wait through its retries.
fn by_rustup() -> Result<()> {
    if output(Command::new("rustup").arg("--version")).is_none() {
        bail!("there is no rustup");
    }
    step("wasm32 target by rustup (the app is built for it)", || {
        quiet_within(
            "rustup target add",
            Command::new("rustup")
                .args(["target", "add", TARGET])
                .env("RUSTUP_MAX_RETRIES", "0"),
            RUSTUP_PATIENCE,
        )
    })
}
