//! Files stay short enough to be read at once.

use super::source::{Finding, Source, Tree};

const MOST_LINES: usize = 400;
const KINDS: &[&str] = &["rs", "js", "mjs", "ts", "css", "html", "toml"];

/// No source file is longer than the cap.
pub fn capped(tree: &Tree) -> Vec<Finding> {
    sources(tree)
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > MOST_LINES).then(|| {
                let message = format!("{lines} lines, at most {MOST_LINES}: split it");
                Finding::new(&file.path, lines, message)
            })
        })
        .collect()
}

/// How long the source files are.
pub fn summary(tree: &Tree) -> String {
    let lines: Vec<usize> = sources(tree)
        .map(|file| file.text.lines().count())
        .collect();
    let mean = lines.iter().sum::<usize>() / lines.len().max(1);
    let most = lines.iter().max().copied().unwrap_or_default();
    format!(
        "{} source files of {mean} lines on average, {most} at most",
        lines.len()
    )
}

fn sources(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.below("", KINDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    #[test]
    fn the_cap_is_the_last_length_allowed() {
        let full = "x\n".repeat(MOST_LINES);
        let more = "x\n".repeat(MOST_LINES + 1);
        assert!(found(capped, &[("src/a.rs", &full)]).is_empty());
        assert_eq!(found(capped, &[("src/a.rs", &more)]), ["src/a.rs:401"]);
        assert!(found(capped, &[("Cargo.lock", &more)]).is_empty());
    }
}
