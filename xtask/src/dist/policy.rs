//! The Content-Security-Policy, for `madang serve` and for other hosts.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use base64::Engine;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::html::Page;
use super::write;

/// Writes `headers.json` (read by `madang serve`) and `_headers` (read by static
/// hosts): inline code runs only by its hash, and no other host is ever asked.
pub fn write_policy(staging: &Path, pages: &[Page]) -> Result<()> {
    let policy = policy(pages);
    write(
        &staging.join("headers.json"),
        serde_json::to_vec_pretty(&json!({ "Content-Security-Policy": policy }))?,
    )?;
    let rules = format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n/b/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    write(&staging.join("_headers"), rules)
}

fn policy(pages: &[Page]) -> String {
    let hashes = |of: fn(&Page) -> &[String]| -> String {
        let unique: BTreeSet<String> = pages.iter().flat_map(of).map(|code| source(code)).collect();
        unique.into_iter().collect::<Vec<_>>().join(" ")
    };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' {}; \
         img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'",
        hashes(|page| &page.scripts),
        hashes(|page| &page.styles),
    )
}

fn source(code: &str) -> String {
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(code));
    format!("'sha256-{digest}'")
}
