//! Serves a debug build with live reload, beside the sample API.

use crate::process::foreground;
use crate::{build, env, paths, serve, setup};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
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
    let _api = Ended(
        env::native(&paths::madang().to_string_lossy())
            .args(["serve", "--listen", API, "--site"])
            .arg(site()?)
            .arg("--api")
            .arg(serve::api())
            .spawn()
            .context("cannot start madang serve")?,
    );
    println!("Madang, debug build: http://localhost:8080/ (stop it with Ctrl-C)");
    foreground(
        env::wasm("trunk")?
            .args(["serve", "--offline", "--skip-version-check", "--dist"])
            .arg(paths::state().join("dev"))
            .args(["--port", "8080", "--proxy-no-system-proxy"])
            .arg(format!("--proxy-backend=http://{API}/api/"))
            // Its own call stack says nothing about a fault in the app.
            .env("RUST_BACKTRACE", "0"),
    )
}

/// A page for those who ask the API's server for the app: Trunk has it.
fn site() -> Result<PathBuf> {
    let site = paths::state().join("site");
    fs::create_dir_all(&site)
        .and_then(|()| fs::write(site.join("index.html"), "<title>API</title>"))
        .with_context(|| format!("cannot write into {}", site.display()))?;
    Ok(site)
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
