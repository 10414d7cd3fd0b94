//! Reads a folder of relief data, `facts.json` and `programmes/*.json`, and prints
//! what is wrong with it.
//!
//! `cargo run -p madang-relief --example prove -- DIR`

use std::error::Error;
use std::fs;
use std::path::Path;

use madang_relief::{Facts, Programme, Rulebook, prove_versions};

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
    let book = Rulebook::new(facts)?;
    let (mut names, mut compiled) = (Vec::new(), Vec::new());
    let mut problems = 0;
    for path in paths {
        let name = path.file_name().unwrap_or_default().display().to_string();
        let read = Programme::parse(&fs::read(&path)?);
        match read.and_then(|programme| book.compile(programme)) {
            Err(error) => {
                problems += 1;
                println!("{name}: REFUSED {error}");
            }
            Ok(programme) => {
                let proof = programme.prove(&book);
                for problem in &proof.problems {
                    problems += 1;
                    println!("{name}: {}", problem.text(book.facts()));
                }
                for hole in proof.holes {
                    println!("{name}: unknown at {hole}");
                }
                names.push(name);
                compiled.push(programme);
            }
        }
    }
    let programmes: Vec<&Programme> = compiled.iter().map(|c| &c.programme).collect();
    for (place, problem) in prove_versions(&programmes) {
        problems += 1;
        let name = names.get(place).map_or("", String::as_str);
        println!("{name}: {}", problem.text(book.facts()));
    }
    println!("{} programmes, {problems} problems", compiled.len());
    Ok(())
}
