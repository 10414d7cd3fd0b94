//! Who may know what: the browser, the clock, another service.

use super::source::{Finding, Source, Tree};
use regex::Regex;

/// Rooms of the app and crates of the same name.
const SERVICES: &[&str] = &["masks", "relief", "forum", "mydata"];

/// Browser APIs stay behind `src/platform` and the map. Event types in views
/// are the exception: handlers name them.
pub fn browser_apis(tree: &Tree) -> Vec<Finding> {
    let api = Regex::new(r"\b(web_sys|js_sys|wasm_bindgen)\b");
    let event = Regex::new(r"\bweb_sys::[A-Za-z]*Event\b");
    let (Ok(api), Ok(event)) = (api, event) else {
        return Vec::new();
    };
    outside(tree, &["src/platform/", "src/ui/map/"])
        .flat_map(|file| {
            file.code()
                .filter(|(_, line)| api.is_match(&event.replace_all(line, "")))
                .map(|(number, _)| {
                    let message = "browser APIs belong in src/platform or src/ui/map";
                    Finding::new(&file.path, number, message)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Citizens' storage goes through one small function.
pub fn local_storage(tree: &Tree) -> Vec<Finding> {
    let message = "localStorage is for src/platform only";
    outside(tree, &["src/platform/"])
        .flat_map(|file| naming(file, &["localStorage", "local_storage"], message))
        .collect()
}

/// What services know gets its time and its chance from outside, and reads
/// no file.
pub fn pure_crates(tree: &Tree) -> Vec<Finding> {
    const IMPURE: &[&str] = &[
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant::now",
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "rand::",
        "getrandom",
    ];
    let message = "crates/ read no clock, no random source, no file: take it as an argument";
    tree.below("crates/", &["rs"])
        .filter(|file| file.path.contains("/src/") && !file.path.ends_with("/tests.rs"))
        .flat_map(|file| naming(&before_tests(file), IMPURE, message))
        .collect()
}

/// A service crate knows the shared crates and no other service; a room
/// knows its own service and no other room. Joins are the secretary's.
pub fn services_apart(tree: &Tree) -> Vec<Finding> {
    let crates = tree
        .files
        .iter()
        .filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml"))
        .filter_map(|file| Some((file, file.path.split('/').nth(1)?)));
    let rooms = tree
        .below("src/", &["rs"])
        .filter_map(|file| Some((file, file.path.split('/').nth(1)?)))
        .filter(|(_, room)| SERVICES.contains(room));
    let mut findings = Vec::new();
    for (file, own) in crates.chain(rooms) {
        for other in SERVICES.iter().filter(|other| **other != own) {
            let manifest = format!("madang-{other}");
            let (library, room) = (format!("madang_{other}"), format!("crate::{other}"));
            let message = format!("{own} knows about {other}: joins belong in src/secretary");
            findings.extend(naming(file, &[&manifest, &library, &room], &message));
        }
    }
    findings
}

/// A file without the unit tests at its end: those may read fixtures.
fn before_tests(file: &Source) -> Source {
    let text = file.text.split("#[cfg(test)]\nmod ").next();
    Source {
        path: file.path.clone(),
        text: text.unwrap_or_default().to_owned(),
    }
}

fn outside<'a>(tree: &'a Tree, allowed: &'a [&'a str]) -> impl Iterator<Item = &'a Source> {
    tree.below("src/", &["rs"])
        .filter(|file| !allowed.iter().any(|folder| file.path.starts_with(folder)))
}

fn naming(file: &Source, words: &[&str], message: &str) -> Vec<Finding> {
    file.code()
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(number, _)| Finding::new(&file.path, number, message))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    #[test]
    fn browser_apis_have_their_places() {
        let call = "fn f() {\n    web_sys::window();\n}\n";
        assert_eq!(
            found(browser_apis, &[("src/masks/page.rs", call)]),
            ["src/masks/page.rs:2"]
        );
        assert!(found(browser_apis, &[("src/platform/dom.rs", call)]).is_empty());
        assert!(found(browser_apis, &[("src/ui/map/canvas.rs", call)]).is_empty());
    }

    #[test]
    fn a_view_may_name_an_events_type() {
        let handler = "let on = move |e: web_sys::KeyboardEvent| go(e);";
        assert!(found(browser_apis, &[("src/ui/button/mod.rs", handler)]).is_empty());
        let both = "let on = |e: web_sys::Event| web_sys::window();";
        assert_eq!(found(browser_apis, &[("src/a.rs", both)]), ["src/a.rs:1"]);
    }

    #[test]
    fn crates_are_given_their_time() {
        let clock = "let now = Utc::now();";
        assert_eq!(
            found(pure_crates, &[("crates/api/src/a.rs", clock)]),
            ["crates/api/src/a.rs:1"]
        );
        assert!(found(pure_crates, &[("cli/src/a.rs", clock)]).is_empty());
        assert!(found(pure_crates, &[("crates/api/tests/a.rs", "use std::fs;")]).is_empty());
        assert!(found(pure_crates, &[("crates/api/src/a.rs", "// not std::fs")]).is_empty());
        let test = "#[cfg(test)]\nmod tests {\n    use std::fs;\n}";
        assert!(found(pure_crates, &[("crates/api/src/a.rs", test)]).is_empty());
    }

    #[test]
    fn services_do_not_know_each_other() {
        let depends = "[dependencies]\nmadang-relief.workspace = true\n";
        assert_eq!(
            found(services_apart, &[("crates/masks/Cargo.toml", depends)]),
            ["crates/masks/Cargo.toml:2"]
        );
        assert_eq!(
            found(services_apart, &[("crates/geo/Cargo.toml", depends)]),
            ["crates/geo/Cargo.toml:2"]
        );
        assert!(found(services_apart, &[("crates/relief/Cargo.toml", depends)]).is_empty());
        let room = "use crate::forum::Thread;";
        assert_eq!(
            found(services_apart, &[("src/masks/page.rs", room)]),
            ["src/masks/page.rs:1"]
        );
        assert!(found(services_apart, &[("src/secretary/mod.rs", room)]).is_empty());
    }

    #[test]
    fn local_storage_has_one_place() {
        let code = "let s = window.local_storage();";
        assert_eq!(
            found(local_storage, &[("src/settings.rs", code)]),
            ["src/settings.rs:1"]
        );
        assert!(found(local_storage, &[("src/platform/local.rs", code)]).is_empty());
    }
}
