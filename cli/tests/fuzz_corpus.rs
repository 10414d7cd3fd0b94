//! The fuzz targets' corpus, tried without the fuzzer.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fs;
use std::path::Path;

#[path = "../../fuzz/src/lib.rs"]
mod targets;

fn replay(target: &str, run: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/corpus")
        .join(target);
    let mut inputs = 0;
    for input in fs::read_dir(corpus).unwrap() {
        run(&fs::read(input.unwrap().path()).unwrap());
        inputs += 1;
    }
    assert!(inputs > 0, "{target} has no corpus");
}

#[test]
fn import() {
    replay("import", targets::import);
}

#[test]
fn places() {
    replay("places", targets::places);
}

#[test]
fn wire() {
    replay("wire", targets::wire);
}

#[test]
fn rules() {
    replay("rules", targets::rules);
}

#[test]
fn index() {
    replay("index", targets::index);
}

#[test]
fn json() {
    replay("json", targets::json);
}

#[test]
fn search() {
    replay("search", targets::search);
}

#[test]
fn relief_programme() {
    replay("relief_programme", targets::relief_programme);
}

#[test]
fn relief_answers() {
    replay("relief_answers", targets::relief_answers);
}
