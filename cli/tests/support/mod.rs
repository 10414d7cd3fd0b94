//! What the tests of the tool share: running it, and looking at what it left.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unused_imports,
    reason = "each test uses a part; a test may fail"
)]

mod portal;
mod report;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use madang::api_dir::{Disk, now};
use serde_json::Value;

pub use portal::Portal;
pub use report::each_gives_its_report;

/// The built tool.
pub fn madang() -> Command {
    Command::new(env!("CARGO_BIN_EXE_madang"))
}

/// Runs the tool in `folder`.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    madang().current_dir(folder).args(args).output().unwrap()
}

/// What the tool printed for programs and people.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder of fixtures: `masks`, `places`, `taiwan`.
pub fn fixtures(name: &str) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    all.join(name)
}

/// What is wrong with the API in a folder, one line each.
pub fn problems(api: &Path) -> Vec<String> {
    let report = madang::check::check(&Disk::new(api), now()).unwrap();
    report
        .problems
        .iter()
        .map(|p| format!("{}: {}", p.path, p.problem))
        .collect()
}

/// Every file below a folder with its content, but for the writer's own.
pub fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            let hidden = path.file_name().unwrap().to_str().unwrap().starts_with('.');
            if path.is_dir() {
                folders.push(path);
            } else if !hidden {
                let content = std::fs::read(&path).unwrap();
                files.push((path, content));
            }
        }
    }
    files.sort();
    files
}

/// An answer of `/stores/json` with outlets around Gangneung, `shift` to the east.
pub fn stores_answer(outlets: u32, shift: f64) -> String {
    let rows: Vec<_> = (0..outlets)
        .map(|n| {
            serde_json::json!({
                "code": format!("{}", 10_000_000 + n), "name": format!("가상약국 {n:05}"),
                "addr": "강원도 강릉시 가상로 1 (교동)", "type": "01",
                "lat": 37.0 + f64::from(n % 700) / 1e3, "lng": 127.5 + f64::from(n / 700) / 1e3 + shift,
            })
        })
        .collect();
    serde_json::json!({"totalPages": 1, "page": "1", "count": rows.len(), "storeInfos": rows})
        .to_string()
}

/// An answer of `/sales/json` for the same outlets at a minute past ten.
pub fn sales_answer(outlets: u32, minute: u32) -> String {
    let classes = ["plenty", "some", "few", "empty", "break"];
    let rows: Vec<_> = (0..outlets)
        .map(|n| {
            let class = classes.iter().cycle().nth((n + minute) as usize % 5);
            serde_json::json!({
                "code": format!("{}", 10_000_000 + n), "remain_stat": class,
                "created_at": format!("2020/05/12 10:{minute:02}:00"),
                "stock_at": "2020/05/12 09:10:00",
            })
        })
        .collect();
    serde_json::json!({"totalPages": 1, "page": "1", "count": rows.len(), "sales": rows})
        .to_string()
}

/// Changes a payload as a publisher at fault would: all hashes are right.
pub fn edit_payload(api: &Path, family: &str, name: &str, change: impl Fn(&mut Value)) {
    edit_index(api, family, |index| {
        let datasets = index["datasets"].as_array_mut().unwrap();
        let dataset = datasets.iter_mut().find(|d| d["name"] == name).unwrap();
        let path = api.join(dataset["path"].as_str().unwrap());
        let mut value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        change(&mut value);
        let text = value.to_string();
        let sha256 = madang_api::sha256_hex(text.as_bytes());
        let path = madang_api::Dataset::payload_path(&format!("{family}/changed"), &sha256);
        std::fs::write(api.join(&path), &text).unwrap();
        dataset["path"] = path.into();
        dataset["sha256"] = sha256.into();
        dataset["bytes"] = text.len().into();
    });
}

/// Changes a family's index and its lasting copy.
pub fn edit_index(api: &Path, family: &str, change: impl Fn(&mut Value)) {
    let path = api.join(family).join("index.json");
    let mut value: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut value);
    let text = value.to_string();
    std::fs::write(&path, &text).unwrap();
    std::fs::write(api.join(format!("{family}/editions/1.json")), text).unwrap();
}

/// A signature with another first letter, which makes it another one.
pub fn turned(signature: &str) -> String {
    let mut turned = signature.to_owned();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    turned.replace_range(..1, first);
    turned
}
