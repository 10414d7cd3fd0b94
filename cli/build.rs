//! Lists the relief programmes that come with the program, so that each is embedded.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data/relief");
    let programmes = folder.join("programmes");
    println!("cargo::rerun-if-changed={}", programmes.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&programmes)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    let facts = folder.join("facts.json");
    let mut code = format!("const OWN_FACTS: &[u8] = include_bytes!({facts:?});\n");
    code += "const OWN_PROGRAMMES: &[(&str, &[u8])] = &[\n";
    for name in names.iter().filter(|name| name.ends_with(".json")) {
        let label = format!("programmes/{name}");
        let path = programmes.join(name);
        writeln!(code, "    ({label:?}, include_bytes!({path:?})),")?;
    }
    code += "];\n";
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("relief_data.rs"),
        code,
    )?;
    Ok(())
}
