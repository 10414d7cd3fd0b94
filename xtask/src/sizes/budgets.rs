//! The budgets, read from `xtask/budgets.toml`.

use crate::paths;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

/// Limits in KB of 1,000 bytes, compressed by brotli.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    /// One route's HTML.
    pub html: u64,
    /// All style sheets.
    pub css: u64,
    /// The glue and the service worker.
    pub js: u64,
    /// The module that every page starts with.
    pub main_wasm: u64,
    /// The shell's texts in one language.
    pub shell_texts: u64,
    /// The five above, together.
    pub first_load: u64,
    /// A service's own chunks.
    pub service_wasm: u64,
    /// Services whose own chunks may weigh otherwise, each by a decision.
    #[serde(default)]
    pub service_wasm_by_name: BTreeMap<String, u64>,
    /// A service's texts in one language.
    pub service_texts: u64,
    /// What services share, in all.
    pub shared_wasm: u64,
    /// A chunk loaded on demand.
    pub side_wasm: u64,
    /// The outlines of sido and sigungu.
    pub basemap: u64,
    /// The names of all emd and where they are.
    pub gazetteer: u64,
    /// What the service worker installs before it takes over.
    pub install: u64,
}

impl Budgets {
    /// What that service's own chunks may weigh.
    pub fn service_wasm(&self, service: &str) -> u64 {
        let own = self.service_wasm_by_name.get(service);
        own.copied().unwrap_or(self.service_wasm)
    }

    /// The project's own.
    ///
    /// # Errors
    /// When the file is missing or names other lines than these.
    pub fn read() -> Result<Self> {
        let path = paths::root().join("xtask/budgets.toml");
        let text = fs::read_to_string(&path).context("cannot read xtask/budgets.toml")?;
        toml::from_str(&text).context("xtask/budgets.toml is not as expected")
    }
}
