//! cargo's wasm becomes a main module and a chunk a room.

use std::path::Path;

use anyhow::{Context, Result};

use super::{bundle, names};
use crate::{env, paths, process};

/// The features that every supported browser has. Never "all features":
/// Chromium refuses modules that use the newest ones.
pub(super) const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// Splits the release wasm, binds it and optimises each module, into `out`.
pub fn run(out: &Path) -> Result<()> {
    let cut = paths::target().join("cut");
    for folder in [cut.as_path(), out] {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
    }
    let wasm = paths::target().join("wasm32-unknown-unknown/release/madang-app.wasm");
    process::quiet(
        "wasm-split",
        env::wasm("wasm-split-cli")?.arg(&wasm).arg(&cut).args([
            "--target",
            "web",
            "--out-name",
            "app",
        ]),
    )?;
    bundle::join(&cut)?;
    process::quiet(
        "wasm-bindgen",
        env::wasm("wasm-bindgen")?
            .args(["--keep-lld-exports", "--target", "web", "--no-typescript"])
            .arg("--out-dir")
            .arg(out)
            .arg(cut.join("app.wasm")),
    )?;
    names::shorten(out)?;
    for name in files(&cut)? {
        if name != "app.wasm" {
            std::fs::copy(cut.join(&name), out.join(&name))
                .with_context(|| format!("cannot copy {name}"))?;
        }
    }
    for name in files(out)? {
        if name.ends_with(".wasm") {
            optimise(&out.join(&name))?;
        }
    }
    minify_scripts(out)
}

fn optimise(module: &Path) -> Result<()> {
    process::quiet(
        "wasm-opt",
        env::wasm("wasm-opt")?
            .arg("-Oz")
            .args(FEATURES)
            .arg(module)
            .arg("-o")
            .arg(module),
    )
}

/// The glue is written for readers; the network wants it short.
fn minify_scripts(out: &Path) -> Result<()> {
    for name in files(out)? {
        if name.ends_with(".js") {
            minify(&out.join(&name))?;
        }
    }
    Ok(())
}

/// The chunks that the splitter's loader fetches for a room: its own, and those
/// that it shares. None where the room has no chunk.
pub fn chunks_of(room: &str) -> Result<Vec<String>> {
    let loader = paths::target().join("cut").join(bundle::LOADER);
    let loader = std::fs::read_to_string(&loader)
        .with_context(|| format!("cannot read {}", loader.display()))?;
    Ok(chunks_in(&loader, room))
}

fn chunks_in(loader: &str, room: &str) -> Vec<String> {
    let start = format!("__wasm_split_load_{room} = ");
    let shared = loader
        .split_once(&start)
        .and_then(|(_, rest)| rest.split_once(", [")?.1.split_once(']'));
    let Some((shared, _)) = shared else {
        return Vec::new();
    };
    std::iter::once(format!("split_{room}.wasm"))
        .chain(
            shared
                .split(", ")
                .filter_map(|name| name.strip_prefix("__"))
                .map(|name| format!("{name}.wasm")),
        )
        .collect()
}

/// Minifies a module in place.
pub fn minify(script: &Path) -> Result<()> {
    process::quiet(
        "esbuild",
        env::wasm("esbuild")?
            .args(["--minify", "--target=es2022"])
            .arg("--allow-overwrite")
            .arg(format!("--outfile={}", script.display()))
            .arg(script),
    )
}

fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::chunks_in;

    const LOADER: &str = "\
const __chunk_8 = load(\"chunk_8\", []);\n\
export const __wasm_split_load_masks = wrapAsyncCb(load(\"split_masks\", [__chunk_8, __chunk_9]));\n\
export const __wasm_split_load_forum = wrapAsyncCb(load(\"split_forum\", []));\n";

    #[test]
    fn a_room_has_its_own_chunk_and_those_that_its_loader_names() {
        let chunks = chunks_in(LOADER, "masks");
        assert_eq!(chunks, ["split_masks.wasm", "chunk_8.wasm", "chunk_9.wasm"]);
        assert_eq!(chunks_in(LOADER, "forum"), ["split_forum.wasm"]);
        assert!(chunks_in(LOADER, "index.html").is_empty());
    }
}
