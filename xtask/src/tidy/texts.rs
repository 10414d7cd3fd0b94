//! Texts: the same keys and placeholders in every language, each key used.

use super::source::{Finding, Source, Tree};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

const LOCALES: &str = "src/i18n/locales/";
/// The language that the keys are made from.
const FIRST: &str = "ko";

/// A room's texts in one language.
struct Locale<'a> {
    file: &'a Source,
    lang: &'a str,
    room: &'a str,
    texts: BTreeMap<String, String>,
}

/// Every language has every key, with the same placeholders.
pub fn complete(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let locales = locales(tree, &mut findings);
    let languages: BTreeSet<&str> = locales.iter().map(|locale| locale.lang).collect();
    for first in locales.iter().filter(|locale| locale.lang == FIRST) {
        for lang in languages.iter().filter(|lang| **lang != FIRST) {
            let other = locales
                .iter()
                .find(|other| other.lang == *lang && other.room == first.room);
            match other {
                Some(other) => compare(first, other, &mut findings),
                None => findings.push(Finding::whole(
                    &first.file.path,
                    format!("no {lang}/{}.json beside it", first.room),
                )),
            }
        }
    }
    findings
}

/// Every key is a constant that some code names, or stands in a table of
/// keys.
pub fn used(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Ok(word) = Regex::new(r"[A-Za-z][A-Za-z0-9_.-]*") else {
        return findings;
    };
    let code: BTreeSet<&str> = tree
        .below("src/", &["rs"])
        .flat_map(|file| word.find_iter(&file.text))
        .map(|found| found.as_str())
        .collect();
    let templates: BTreeSet<&str> = tree
        .below("", &["html"])
        .chain(tree.below("xtask/src/dist/", &["rs"]))
        .flat_map(|file| word.find_iter(&file.text))
        .map(|found| found.as_str())
        .collect();
    for locale in locales(tree, &mut Vec::new()) {
        if locale.lang != FIRST {
            continue;
        }
        for key in locale.texts.keys() {
            let constant = key.replace(['.', '-'], "_").to_uppercase();
            let names = [constant.as_str(), key.as_str()];
            if !names
                .iter()
                .any(|name| code.contains(name) || templates.contains(name))
            {
                let line = line_of(locale.file, key);
                findings.push(Finding::new(
                    &locale.file.path,
                    line,
                    format!("{key} is not used"),
                ));
            }
        }
    }
    findings
}

fn locales<'a>(tree: &'a Tree, findings: &mut Vec<Finding>) -> Vec<Locale<'a>> {
    let mut locales = Vec::new();
    for file in tree.below(LOCALES, &["json"]) {
        let place = file
            .path
            .trim_start_matches(LOCALES)
            .trim_end_matches(".json");
        let Some((lang, room)) = place.split_once('/') else {
            findings.push(Finding::whole(
                &file.path,
                "texts lie in <language>/<room>.json",
            ));
            continue;
        };
        match serde_json::from_str(&file.text) {
            Ok(texts) => locales.push(Locale {
                file,
                lang,
                room,
                texts,
            }),
            Err(error) => findings.push(Finding::new(&file.path, error.line(), error.to_string())),
        }
    }
    locales
}

fn compare(first: &Locale, other: &Locale, findings: &mut Vec<Finding>) {
    let mut report = |locale: &Locale, key: &str, message: String| {
        let line = line_of(locale.file, key);
        findings.push(Finding::new(&locale.file.path, line, message));
    };
    for (key, text) in &first.texts {
        match other.texts.get(key) {
            None => report(other, key, format!("{key} is missing")),
            Some(translated) if translated.trim().is_empty() => {
                report(other, key, format!("{key} is empty"));
            }
            Some(translated) if placeholders(text) != placeholders(translated) => {
                let wanted = placeholders(text);
                report(
                    other,
                    key,
                    format!("{key} must have the placeholders {wanted:?}"),
                );
            }
            Some(_) => {}
        }
    }
    for key in other
        .texts
        .keys()
        .filter(|key| !first.texts.contains_key(*key))
    {
        report(other, key, format!("{key} is not in {FIRST}"));
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// The line of a key, or the first one if it is not there.
fn line_of(file: &Source, key: &str) -> usize {
    let quoted = format!("\"{key}\"");
    file.lines()
        .find(|(_, line)| line.contains(&quoted))
        .map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::found;

    const KO: &str = "src/i18n/locales/ko/masks.json";
    const EN: &str = "src/i18n/locales/en/masks.json";

    #[test]
    fn a_language_lacks_no_key_and_adds_none() {
        let ko = "{\n\"a\": \"가\",\n\"b\": \"나\"\n}";
        assert!(found(complete, &[(KO, ko), (EN, "{\"a\": \"A\", \"b\": \"B\"}")]).is_empty());
        assert_eq!(
            found(complete, &[(KO, ko), (EN, "{\"a\": \"A\"}")]),
            [format!("{EN}:1")]
        );
        let more = "{\"a\": \"A\", \"b\": \"B\",\n\"c\": \"C\"}";
        assert_eq!(
            found(complete, &[(KO, ko), (EN, more)]),
            [format!("{EN}:2")]
        );
        let empty = "{\"a\": \"A\",\n\"b\": \" \"}";
        assert_eq!(
            found(complete, &[(KO, ko), (EN, empty)]),
            [format!("{EN}:2")]
        );
    }

    #[test]
    fn a_language_lacks_no_room() {
        let other = "src/i18n/locales/en/shell.json";
        assert_eq!(
            found(complete, &[(KO, "{}"), (other, "{}")]),
            [format!("{KO}:1")]
        );
    }

    #[test]
    fn placeholders_are_equal() {
        let ko = "{\"a\": \"{n}곳 중 {m}곳\"}";
        assert!(found(complete, &[(KO, ko), (EN, "{\"a\": \"{m} of {n}\"}")]).is_empty());
        assert_eq!(
            found(complete, &[(KO, ko), (EN, "{\"a\": \"{n}\"}")]),
            [format!("{EN}:1")]
        );
    }

    #[test]
    fn broken_texts_are_reported_where_they_break() {
        assert_eq!(
            found(complete, &[(KO, "{\n\"a\": 1\n}")]),
            [format!("{KO}:2")]
        );
    }

    #[test]
    fn every_key_is_named_somewhere() {
        let texts = "{\n\"list.near-me\": \"a\",\n\"title.home\": \"b\"\n}";
        let code = "t(masks::LIST_NEAR_ME); route(\"/\", \"title.home\")";
        assert!(found(used, &[(KO, texts), ("src/masks/page.rs", code)]).is_empty());
        let code = "t(masks::LIST_NEAR_ME)";
        assert_eq!(
            found(used, &[(KO, texts), ("src/masks/page.rs", code)]),
            [format!("{KO}:3")]
        );
    }
}
