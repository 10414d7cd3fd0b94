//! Fuzz runs: long, so each target is remembered by itself.

use super::record::Record;
use crate::process::{quiet, step};
use crate::setup::tools;
use crate::{env, paths, stamp};
use anyhow::{Context, Result, ensure};
use std::fs;

/// Inputs that each target must survive.
const RUNS: &str = "1000000";
/// What the targets are made from.
const INPUTS: &[&str] = &["fuzz", "crates", "cli/src", "Cargo.lock", "Cargo.toml"];

/// Runs every target that did not pass with the same files before.
///
/// # Errors
/// When a target fails or cannot be built.
pub fn run() -> Result<()> {
    let targets = targets()?;
    ensure!(!targets.is_empty(), "fuzz/fuzz_targets has no target");
    let tool = tools::for_fuzzing();
    tool.ensure()?;
    for target in targets {
        let record = Record::of(&format!("fuzz-{target}"), INPUTS)?;
        if record.is_kept() {
            println!("  {target}: passed before with the same files");
            continue;
        }
        step(&format!("{target}, {RUNS} inputs"), || fuzz(&tool, &target))?;
        record.keep()?;
    }
    Ok(())
}

fn targets() -> Result<Vec<String>> {
    let files = stamp::files(&paths::root().join("fuzz/fuzz_targets"))?;
    Ok(files
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect())
}

/// New inputs go to a folder of the build's; the committed ones are seeds.
fn fuzz(tool: &tools::Tool, target: &str) -> Result<()> {
    let corpus = paths::state().join("corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot create {}", corpus.display()))?;
    let mut run = env::native(&tool.program()?.to_string_lossy());
    // The sanitiser's flags are unstable; the compiler need not be.
    run.env("RUSTC_BOOTSTRAP", "1");
    run.args(["fuzz", "run", target]).arg(&corpus);
    let seeds = format!("fuzz/corpus/{target}");
    if paths::root().join(&seeds).is_dir() {
        run.arg(seeds);
    }
    quiet(
        &format!("fuzz {target}"),
        run.args(["--", &format!("-runs={RUNS}")]),
    )
}
