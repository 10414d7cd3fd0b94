//! Serves a debug build with live reload, beside the sample API.

use crate::process::foreground;
use crate::{build, env, paths, serve, setup};
use anyhow::{Context, Result};
use std::process::Child;

/// Where the API is served for the development server to ask.
const API: &str = "127.0.0.1:8081";

/// Sets up what is missing and serves until it is stopped.
///
/// # Errors
/// When a step of set-up fails or a server cannot start.
pub fn run() -> Result<()> {
    setup::for_builds()?;
    build::tool()?;
    serve::sample()?;
    let dist = paths::state().join("dev");
    std::fs::create_dir_all(&dist).with_context(|| format!("cannot create {}", dist.display()))?;
    let _api = Ended(
        env::native(&paths::madang().to_string_lossy())
            .args(["serve", "--listen", API, "--site"])
            .arg(&dist)
            .arg("--api")
            .arg(serve::api())
            .spawn()
            .context("cannot start madang serve")?,
    );
    println!("Madang, debug build: http://localhost:8080/ (stop it with Ctrl-C)");
    foreground(
        env::wasm("trunk")?
            .args(["serve", "--offline", "--skip-version-check", "--dist"])
            .arg(&dist)
            .args(["--port", "8080", "--proxy-no-system-proxy"])
            .arg(format!("--proxy-backend=http://{API}/api/")),
    )
}

/// A child that ends with the chore.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to do then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
