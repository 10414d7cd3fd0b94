//! The published facts and programmes.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::fs;
use std::path::PathBuf;

use madang_relief::{Answers, Compiled, Facts, Programme, Rulebook};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../cli/data/relief"
    ))
}

pub fn facts() -> Vec<u8> {
    fs::read(folder().join("facts.json")).unwrap()
}

pub fn book() -> Rulebook {
    Rulebook::new(Facts::parse(&facts()).unwrap()).unwrap()
}

/// All published programmes, by file name.
pub fn programmes() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder().join("programmes")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths
        .iter()
        .map(|path| (name(path), fs::read(path).unwrap()))
        .collect()
}

/// A published version.
pub fn version(id: &str, version: &str) -> Vec<u8> {
    let found = programmes().into_iter().find(|(_, bytes)| {
        let file: Value = serde_json::from_slice(bytes).unwrap();
        file["id"] == id && file["version"] == version
    });
    found.unwrap().1
}

pub fn compiled(book: &Rulebook, bytes: &[u8]) -> Compiled {
    book.compile(Programme::parse(bytes).unwrap()).unwrap()
}

/// 상생 국민지원금 as it came into force.
pub fn fund(book: &Rulebook) -> Compiled {
    compiled(book, &version("national_support_2021", "2021-08-30"))
}

pub fn answers(book: &Rulebook, answers: &Value) -> Answers {
    Answers::parse(book.facts(), answers.to_string().as_bytes()).unwrap()
}

pub fn place(book: &Rulebook, id: &str) -> usize {
    book.facts().index(id).unwrap()
}
