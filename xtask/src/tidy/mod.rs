//! The rules of the house that no compiler checks.

mod components;
mod docs;
mod layers;
mod length;
mod source;
mod texts;
mod words;

use crate::process::plural;
use anyhow::{Result, bail};
use source::{Finding, Tree};

/// A rule: what it finds in the checkout's files.
type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: &[Rule] = &[
    layers::browser_apis,
    layers::pure_crates,
    layers::services_apart,
    layers::local_storage,
    texts::complete,
    texts::used,
    components::complete,
    length::capped,
    docs::routes,
    docs::links,
    docs::changelog,
    docs::decisions,
    words::unfinished,
    words::outside,
    words::other_hosts,
    words::lock_files,
];

/// Checks every rule and prints what breaks one.
///
/// # Errors
/// When a rule is broken, or git cannot list the files.
pub fn run() -> Result<()> {
    let tree = Tree::read()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {}", length::summary(&tree));
    if !findings.is_empty() {
        bail!("{} against the rules", plural(findings.len(), "finding"));
    }
    Ok(())
}
