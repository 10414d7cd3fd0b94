//! Components: one folder each, with its style and its examples.

use super::source::{Finding, Tree};
use std::collections::BTreeSet;

const PARTS: &[&str] = &["mod.rs", "style.css", "examples.rs"];

/// Every folder in `src/ui` has all the parts of a component.
pub fn complete(tree: &Tree) -> Vec<Finding> {
    let folders: BTreeSet<&str> = tree
        .paths
        .iter()
        .filter_map(|path| path.strip_prefix("src/ui/")?.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let mut findings = Vec::new();
    for folder in folders {
        for part in PARTS {
            let path = format!("src/ui/{folder}/{part}");
            if !tree.has(&path) {
                let message = format!("the component {folder} has no {part}");
                findings.push(Finding::whole(&path, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    #[test]
    fn a_component_has_all_its_parts() {
        let module = ("src/ui/button/mod.rs", "");
        let style = ("src/ui/button/style.css", "");
        let examples = ("src/ui/button/examples.rs", "");
        let shared = ("src/ui/mod.rs", "");
        assert!(found(complete, &[shared, module, style, examples]).is_empty());
        assert_eq!(
            found(complete, &[module, style]),
            ["src/ui/button/examples.rs:1"]
        );
    }
}
