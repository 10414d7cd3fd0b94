//! Documents keep up with the code.

use super::source::{Finding, Source, Tree};
use regex::Regex;

const ARCHITECTURE: &str = "ARCHITECTURE.md";

/// Every route of the app is in ARCHITECTURE.md.
pub fn routes(tree: &Tree) -> Vec<Finding> {
    let Ok(route) = Regex::new(r#"\bpath!\("([^"]*)"\)"#) else {
        return Vec::new();
    };
    let architecture = tree.file(ARCHITECTURE).map_or("", |file| &file.text);
    let mut findings = Vec::new();
    for file in tree.below("src/", &["rs"]) {
        for (number, line) in file.code() {
            for path in route.captures_iter(line).filter_map(|found| found.get(1)) {
                let path = path.as_str();
                if !architecture.contains(&format!("`{path}`")) {
                    let message = format!("the route `{path}` is not in {ARCHITECTURE}");
                    findings.push(Finding::new(&file.path, number, message));
                }
            }
        }
    }
    findings
}

/// Every relative link leads to a file or folder.
pub fn links(tree: &Tree) -> Vec<Finding> {
    let Ok(link) = Regex::new(r"\]\(([^)\s#]+)(#[^)\s]*)?\)") else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for file in tree.below("", &["md"]) {
        for (number, line) in file.lines() {
            for target in link.captures_iter(line).filter_map(|found| found.get(1)) {
                let target = target.as_str();
                if !target.contains("://") && !leads_somewhere(tree, file, target) {
                    let message = format!("the link {target} leads nowhere");
                    findings.push(Finding::new(&file.path, number, message));
                }
            }
        }
    }
    findings
}

/// CHANGELOG.md has a place for what comes next.
pub fn changelog(tree: &Tree) -> Vec<Finding> {
    let kept = tree.file("CHANGELOG.md").is_some_and(|file| {
        file.lines()
            .any(|(_, line)| line.starts_with("## Unreleased"))
    });
    if kept {
        return Vec::new();
    }
    vec![Finding::whole(
        "CHANGELOG.md",
        "there is no `## Unreleased`",
    )]
}

/// Decisions are numbered files, each number once.
pub fn decisions(tree: &Tree) -> Vec<Finding> {
    let Ok(form) = Regex::new(r"^[0-9]{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$") else {
        return Vec::new();
    };
    let mut numbers = Vec::new();
    let mut findings = Vec::new();
    for path in &tree.paths {
        let Some(name) = path.strip_prefix("docs/decisions/") else {
            continue;
        };
        let number = name.get(..4).unwrap_or_default();
        if !form.is_match(name) {
            findings.push(Finding::whole(path, "decisions are named NNNN-title.md"));
        } else if numbers.contains(&number) {
            findings.push(Finding::whole(
                path,
                format!("the number {number} is taken"),
            ));
        } else {
            numbers.push(number);
        }
    }
    findings
}

fn leads_somewhere(tree: &Tree, from: &Source, target: &str) -> bool {
    if target.starts_with("mailto:") {
        return true;
    }
    let folder = from.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return false;
                }
            }
            name => parts.push(name),
        }
    }
    tree.has(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    #[test]
    fn every_route_is_in_the_architecture() {
        let table = (
            "src/app.rs",
            "view! {\n    <Route path=path!(\"/masks\") view=masks />\n}",
        );
        let told = (ARCHITECTURE, "| `/masks` | the map |");
        assert!(found(routes, &[table, told]).is_empty());
        let other = (ARCHITECTURE, "| `/masks/store` | one store |");
        assert_eq!(found(routes, &[table, other]), ["src/app.rs:2"]);
    }

    #[test]
    fn links_lead_somewhere() {
        let page = (
            "docs/a.md",
            "[b](../README.md#two)\n[c](gone.md) [d](https://example.com)",
        );
        assert_eq!(found(links, &[page, ("README.md", "")]), ["docs/a.md:2"]);
        assert_eq!(found(links, &[("a.md", "[x](../../b.md)")]), ["a.md:1"]);
        assert!(found(links, &[("a.md", "[x](docs/)"), ("docs/b.md", "")]).is_empty());
        assert!(found(links, &[("a.md", "[x](#here)")]).is_empty());
    }

    #[test]
    fn the_changelog_has_a_next_version() {
        assert_eq!(found(changelog, &[]), ["CHANGELOG.md:1"]);
        assert_eq!(
            found(changelog, &[("CHANGELOG.md", "## 0.1.0")]),
            ["CHANGELOG.md:1"]
        );
        assert!(found(changelog, &[("CHANGELOG.md", "# C\n\n## Unreleased")]).is_empty());
    }

    #[test]
    fn decisions_are_numbered_once() {
        let first = ("docs/decisions/0001-one-module.md", "");
        assert!(found(decisions, &[first]).is_empty());
        let same = ("docs/decisions/0001-two.md", "");
        assert_eq!(
            found(decisions, &[first, same]),
            ["docs/decisions/0001-two.md:1"]
        );
        let unnamed = ("docs/decisions/notes.md", "");
        assert_eq!(found(decisions, &[unnamed]), ["docs/decisions/notes.md:1"]);
    }
}
