//! Several wasm modules become one.

use std::path::Path;

use anyhow::{Context, Result};

use super::limits::Limits;
use super::loader::BASE;
use crate::dist::split::FEATURES;
use crate::dist::write;
use crate::{env, process};

/// Merges chunks into a file with the name of the first, and takes the others away.
///
/// All of them import the same memory, table and stack pointer. A module that hands
/// these on stands in for the main one, so that the merged module has each once.
pub fn merge(cut: &Path, chunks: &[String]) -> Result<()> {
    let [first, others @ ..] = chunks else {
        return Ok(());
    };
    if others.is_empty() {
        return Ok(());
    }
    let file = |chunk: &String| cut.join(format!("{chunk}.wasm"));
    let mut limits = Limits::default();
    for chunk in chunks {
        let path = file(chunk);
        let module =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let own = Limits::of(&module)
            .with_context(|| format!("{} is not a wasm module", path.display()))?;
        limits = limits.max(own);
    }
    let base = cut.join("base.wat");
    write(&base, stand_in(&limits))?;
    let mut command = env::wasm("wasm-merge")?;
    command.arg(&base).arg("__wasm_split");
    for chunk in chunks {
        command.arg(file(chunk)).arg(chunk);
    }
    // While it merges, each part still has a memory of its own.
    command.args(FEATURES).arg("--enable-multimemory");
    process::quiet("wasm-merge", command.arg("-o").arg(file(first)))?;
    for chunk in others {
        std::fs::remove_file(file(chunk))?;
    }
    std::fs::remove_file(base)?;
    Ok(())
}

/// Takes memory, table and stack pointer under another name, and hands them on.
fn stand_in(limits: &Limits) -> String {
    let Limits { memory, table } = limits;
    let (table_name, stack) = ("__indirect_function_table", "__wasm_split_shared0");
    format!(
        "(module
  (import \"{BASE}\" \"memory\" (memory {memory}))
  (import \"{BASE}\" \"{table_name}\" (table {table} funcref))
  (import \"{BASE}\" \"{stack}\" (global (mut i32)))
  (export \"memory\" (memory 0))
  (export \"{table_name}\" (table 0))
  (export \"{stack}\" (global 0)))
"
    )
}
