//! Words that must not be in the project's files.

use super::source::{Finding, Source, Tree};
use regex::Regex;

/// This rule's own words are written apart, so that it does not find itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
];
/// Places outside the checkout.
const OUTSIDE: &[&str] = &[concat!("../", "shared"), concat!("/wo", "rk/")];
/// Addresses that are names, not requests.
const NAMESPACES: &[&str] = &[
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/xlink",
];

/// Work is finished or in an issue, not in a comment.
pub fn unfinished(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .filter(|file| !is_generated(file))
        .flat_map(|file| {
            file.lines()
                .filter(|(_, line)| {
                    line.split(|c: char| !c.is_ascii_alphanumeric())
                        .any(|word| UNFINISHED.contains(&word))
                })
                .map(|(number, _)| Finding::new(&file.path, number, "finish it, or file it"))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The project stands on its own: no path outside the checkout.
pub fn outside(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .flat_map(|file| {
            file.lines()
                .filter(|(_, line)| OUTSIDE.iter().any(|path| line.contains(path)))
                .map(|(number, _)| Finding::new(&file.path, number, "a path outside the checkout"))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Where a citizen may be led, by a link that is named as leaving the portal: other
/// people's maps.
const FOLLOWED: &[&str] = &[
    "https://map.kakao.com/link/to/",
    "https://map.naver.com/p/search/",
    "https://www.google.com/maps/dir/",
];

/// The app asks no other host for anything.
pub fn other_hosts(tree: &Tree) -> Vec<Finding> {
    let Ok(address) = Regex::new(r#"\bhttps?://[^\s"'`<>)]+"#) else {
        return Vec::new();
    };
    tree.below("", &["rs", "js", "html", "css", "svg", "webmanifest"])
        .filter(|file| is_shipped(file))
        .flat_map(|file| {
            file.lines()
                .flat_map(|(number, line)| {
                    address.find_iter(line).map(move |found| (number, found))
                })
                .filter(|(_, found)| !NAMESPACES.contains(&found.as_str()))
                .filter(|(_, found)| !FOLLOWED.iter().any(|map| found.as_str().starts_with(map)))
                .map(|(number, found)| {
                    let message = format!("{}: the app asks no other host", found.as_str());
                    Finding::new(&file.path, number, message)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Lock files name packages, not the host they once came from.
pub fn lock_files(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .filter(|file| file.path.ends_with("package-lock.json"))
        .filter_map(|file| {
            let (number, _) = file
                .lines()
                .find(|(_, line)| line.contains("\"resolved\""))?;
            let message = "made without --omit-lockfile-registry-resolved";
            Some(Finding::new(&file.path, number, message))
        })
        .collect()
}

fn is_shipped(file: &Source) -> bool {
    ["src/", "public/", "style/"]
        .iter()
        .any(|folder| file.path.starts_with(folder))
        || file.path == "index.html"
}

/// Files that hold data or that a tool wrote.
fn is_generated(file: &Source) -> bool {
    file.is(&["lock", "json", "svg"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    #[test]
    fn unfinished_work_is_found_as_a_word() {
        let note = format!("fn f() {{}}\n// {}: later\n", UNFINISHED[0]);
        assert_eq!(found(unfinished, &[("src/a.rs", &note)]), ["src/a.rs:2"]);
        let within = format!("let {}S_LEFT = 1;", UNFINISHED[0]);
        assert!(found(unfinished, &[("src/a.rs", &within)]).is_empty());
    }

    #[test]
    fn paths_outside_the_checkout_are_found() {
        let text = format!("see {}/a.md", OUTSIDE[0]);
        assert_eq!(found(outside, &[("docs/a.md", &text)]), ["docs/a.md:1"]);
        assert!(found(outside, &[("docs/a.md", "crates/shared")]).is_empty());
    }

    #[test]
    fn the_app_asks_no_other_host() {
        let call = "fetch(\"https://example.com/a.json\")";
        assert_eq!(
            found(other_hosts, &[("public/sw.js", call)]),
            ["public/sw.js:1"]
        );
        assert!(found(other_hosts, &[("cli/src/main.rs", call)]).is_empty());
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
        assert!(found(other_hosts, &[("public/icons/icon.svg", svg)]).is_empty());
    }

    #[test]
    fn lock_files_name_no_host() {
        let lock = "{\n\"resolved\": \"https://example.com/a.tgz\"\n}";
        assert_eq!(
            found(lock_files, &[("tests/package-lock.json", lock)]),
            ["tests/package-lock.json:2"]
        );
        assert!(found(lock_files, &[("tests/package-lock.json", "{}")]).is_empty());
    }
}
