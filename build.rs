//! Makes typed text keys from the Korean texts, and turns on code splitting in
//! the release build for the browser.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::PathBuf};

const LOCALES: &str = "src/i18n/locales/ko";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(split)");
    let release = env::var("PROFILE")? == "release";
    if release && env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        println!("cargo::rustc-cfg=split");
        // The splitter follows relocations from function to function.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed={LOCALES}");
    let keys = PathBuf::from(env::var("OUT_DIR")?).join("keys.rs");
    fs::write(keys, text_keys()?)?;
    Ok(())
}

/// One module a room, one constant a text, numbered in the order of their names:
/// the order in which the build writes the texts of every language.
fn text_keys() -> Result<String, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(LOCALES)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut rooms = String::new();
    let mut modules = String::new();
    for (number, path) in files.iter().enumerate() {
        let room = path
            .file_stem()
            .and_then(|s| s.to_str())
            .ok_or("file name")?;
        let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(path)?)
            .map_err(|e| format!("{}: {e}", path.display()))?;
        write!(rooms, "{room:?}, ")?;
        writeln!(modules, "/// Texts of `{room}`.\npub mod {room} {{")?;
        writeln!(modules, "use super::{{Key, Room}};")?;
        writeln!(
            modules,
            "/// The room.\npub const ROOM: Room = Room({number});"
        )?;
        for (index, (key, text)) in texts.iter().enumerate() {
            let name = key.replace(['.', '-'], "_").to_uppercase();
            let doc = text.replace('\n', " ");
            writeln!(modules, "#[doc = {doc:?}]\n#[allow(dead_code)]")?;
            writeln!(
                modules,
                "pub const {name}: Key = Key {{ room: ROOM, index: {index} }};"
            )?;
        }
        writeln!(modules, "}}")?;
    }
    Ok(format!(
        "/// The rooms that have texts, by number.\npub const ROOMS: [&str; {}] = [{rooms}];\n{modules}",
        files.len()
    ))
}
