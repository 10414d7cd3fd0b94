use super::*;
use std::fs;

/// A build whose files are all `.br` copies of a known length.
fn build(sizes: &[(&str, usize)]) -> tempfile::TempDir {
    let dist = tempfile::tempdir().unwrap();
    for (path, bytes) in sizes {
        let path = dist.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "").unwrap();
        fs::write(format!("{}.br", path.display()), vec![0; *bytes]).unwrap();
    }
    dist
}

fn record() -> Record {
    serde_json::from_value(serde_json::json!({
        "build": "abc",
        "set": "/b/abc/",
        "roles": {
            "html": ["index.html", "masks/index.html"],
            "css": ["app.css"],
            "js": ["b/abc/app.js", "sw.js"],
            "main_wasm": ["b/abc/app_bg.wasm"],
            "service_wasm": { "masks": ["b/abc/split_masks.wasm"] },
            "shared_wasm": ["b/abc/chunk_1.wasm"],
            "side_wasm": ["b/abc/split_masks_store.wasm"],
            "texts": {
                "ko": { "shell": "b/abc/ko.shell.json", "masks": "b/abc/ko.masks.json" },
                "en": { "shell": "b/abc/en.shell.json" },
            },
            "basemap": ["basemap/korea.json"],
            "gazetteer": ["basemap/places.json"],
        },
    }))
    .unwrap()
}

const FILES: &[(&str, usize)] = &[
    ("index.html", 4000),
    ("masks/index.html", 5000),
    ("app.css", 3000),
    ("b/abc/app.js", 6000),
    ("sw.js", 2000),
    ("b/abc/app_bg.wasm", 100_000),
    ("b/abc/split_masks.wasm", 50_001),
    ("b/abc/chunk_1.wasm", 7000),
    ("b/abc/split_masks_store.wasm", 9000),
    ("b/abc/ko.shell.json", 2000),
    ("b/abc/en.shell.json", 1500),
    ("b/abc/ko.masks.json", 800),
    ("basemap/korea.json", 60_000),
    ("basemap/places.json", 30_000),
];

/// Limits of these tests' own: the project's may change.
fn budgets() -> Budgets {
    toml::from_str(
        "first_load = 180\nhtml = 12\ncss = 12\njs = 10\nmain_wasm = 138\nshell_texts = 8\n\
         service_wasm = 50\nservice_texts = 10\nshared_wasm = 40\nside_wasm = 60\n\
         basemap = 70\ngazetteer = 40\ninstall = 500\n[service_wasm_by_name]\nrelief = 60\n",
    )
    .unwrap()
}

#[test]
fn the_projects_budgets_can_be_read() {
    let budgets = Budgets::read().unwrap();
    let parts = budgets.html + budgets.css + budgets.js + budgets.main_wasm + budgets.shell_texts;
    assert!(budgets.first_load <= parts);
}

#[test]
fn a_decision_may_give_one_service_a_budget_of_its_own() {
    assert_eq!(budgets().service_wasm("relief"), 60);
    assert_eq!(budgets().service_wasm("masks"), 50);
}

fn weight(lines: &[Line], start: &str) -> u64 {
    let mut found = lines.iter().filter(|line| line.what.starts_with(start));
    let line = found.next().unwrap();
    assert!(found.next().is_none(), "two lines start with {start}");
    line.bytes
}

#[test]
fn the_first_load_is_what_the_heaviest_route_needs_in_one_language() {
    let dist = build(FILES);
    let budgets = budgets();
    let lines = lines(&record(), &budgets, &Scales::new(dist.path())).unwrap();
    assert_eq!(
        weight(&lines, "FIRST LOAD"),
        5000 + 3000 + 8000 + 100_000 + 2000
    );
    assert_eq!(
        weight(&lines, "the worker's"),
        118_000 + 7000 + 50_001 + 800
    );
    assert_eq!(weight(&lines, "on demand: split_masks_store"), 9000);
}

#[test]
fn one_byte_past_a_line_is_past_it() {
    let dist = build(FILES);
    let budgets = budgets();
    let lines = lines(&record(), &budgets, &Scales::new(dist.path())).unwrap();
    let past: Vec<&str> = lines
        .iter()
        .filter(|line| line.is_past())
        .map(|line| line.what.as_str())
        .collect();
    assert_eq!(past, ["masks: wasm"]);
    assert!(table(&lines).contains("50.001       50  PAST"));
}

#[test]
fn a_missing_file_is_named() {
    let dist = build(&FILES[1..]);
    let budgets = budgets();
    let error = lines(&record(), &budgets, &Scales::new(dist.path()))
        .err()
        .unwrap();
    assert!(format!("{error:#}").contains("index.html"), "{error:#}");
}

#[test]
fn a_file_without_a_copy_is_compressed() {
    let dist = tempfile::tempdir().unwrap();
    fs::write(dist.path().join("a.css"), "a{color:red}".repeat(1000)).unwrap();
    let bytes = Scales::new(dist.path()).weigh("a.css").unwrap();
    assert!((10..100).contains(&bytes), "{bytes}");
}
