//! Reads a folder of relief data, `facts.json` and `programmes/*.json`, and prints
//! what is wrong with it.
//!
//! `cargo run -p madang-relief --example prove -- DIR`

use std::error::Error;
use std::fs;
use std::path::Path;

use madang_relief::{Facts, Programme};

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::args().nth(1).ok_or("a folder is expected")?;
    let dir = Path::new(&dir);
    let file = dir.join("facts.json");
    let read = Facts::parse(&fs::read(&file)?);
    let facts = read.and_then(|facts| facts.validate().map(|()| facts));
    let facts = facts.map_err(|error| format!("{}: {error}", file.display()))?;
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir.join("programmes"))? {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut refused = 0;
    for path in paths {
        let read = Programme::parse(&fs::read(&path)?);
        let name = path.file_name().unwrap_or_default().display();
        if let Err(error) = read.and_then(|programme| programme.validate(&facts)) {
            refused += 1;
            println!("{name}: {error}");
        }
    }
    println!("{refused} files refused");
    Ok(())
}
