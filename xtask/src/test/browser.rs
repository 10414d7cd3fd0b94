//! The app's unit tests, run by a real browser.

use crate::process::foreground;
use crate::setup::{browser, wasm};
use crate::{env, paths, stamp};
use anyhow::{Context, Result};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// Whether the app has such tests.
pub fn exists() -> bool {
    let files = stamp::files(&paths::root().join("src")).unwrap_or_default();
    files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .any(|text| text.contains("wasm_bindgen_test"))
}

/// Runs them.
///
/// # Errors
/// When one fails, or there is no browser.
pub fn run() -> Result<()> {
    foreground(
        env::wasm("cargo")?
            .args(["test", "--package", "madang-app", "--target", wasm::TARGET])
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("CHROMEDRIVER", browser::driver()?)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities()?),
    )
}

/// Writes how the driver starts the browser: without a window, without
/// asking anyone for anything.
fn capabilities() -> Result<PathBuf> {
    let capabilities = json!({
        "goog:chromeOptions": {
            "binary": browser::chromium()?,
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        },
    });
    let path = paths::state().join("webdriver.json");
    fs::create_dir_all(paths::state())
        .and_then(|()| fs::write(&path, capabilities.to_string()))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
