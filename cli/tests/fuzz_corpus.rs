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

#[test]
fn sd_jwt_token() {
    replay("sd_jwt_token", targets::sd_jwt_token);
}

#[test]
fn sd_jwt_parts() {
    replay("sd_jwt_parts", targets::sd_jwt_parts);
}

#[test]
fn sd_jwt_present() {
    replay("sd_jwt_present", targets::sd_jwt_present);
}

#[test]
fn sd_jwt_words() {
    replay("sd_jwt_words", targets::sd_jwt_words);
}

#[test]
fn mydata() {
    replay("mydata_data", targets::mydata_data);
    replay("mydata_frames", targets::mydata_frames);
    replay("mydata_records", targets::mydata_records);
    replay("mydata_request", targets::mydata_request);
    replay("mydata_status", targets::mydata_status);
}

#[test]
fn qr_read() {
    replay("qr_read", targets::qr_read);
}
