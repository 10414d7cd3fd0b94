//! The operator's switches: how much is disclosed, and what is announced.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use madang_api::{Disclosure, FamilyIndex, LANGUAGES, LocalText};
use serde_json::Value;

use crate::publish::Error;

/// Longer than this is no announcement above a map.
const ANNOUNCEMENT_CHARS_MAX: usize = 300;

/// Switches of `madang publish masks`.
#[derive(Debug, Default, clap::Args)]
#[group(skip)]
pub struct Args {
    /// How much is published from now on; stays until it is changed
    #[arg(long, value_enum, value_name = "WHAT")]
    pub disclosure: Option<Level>,
    /// File with a text above the map, {"ko": "...", "en": "..."}; stays until it is
    /// changed
    #[arg(long, value_name = "FILE")]
    pub announcement: Option<PathBuf>,
    /// Takes the text above the map away
    #[arg(long, conflicts_with = "announcement")]
    pub no_announcement: bool,
}

/// How much is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Level {
    /// Classes, and counts where the source gives them
    Full,
    /// Classes without counts
    Buckets,
    /// Outlets without anything about their stock
    Names,
}

/// What is to be switched; `None`: it stays as it is.
#[derive(Debug, Default)]
pub struct Switches {
    disclosure: Option<Disclosure>,
    announcement: Option<Option<LocalText>>,
}

impl Args {
    /// Whether anything is to be switched.
    pub(super) fn any(&self) -> bool {
        self.disclosure.is_some() || self.announcement.is_some() || self.no_announcement
    }

    /// Reads what is to be switched.
    pub(super) fn read(&self) -> Result<Switches, Error> {
        let announcement = match &self.announcement {
            Some(path) => Some(Some(announcement(path)?)),
            None => self.no_announcement.then_some(None),
        };
        let disclosure = self.disclosure.map(|level| match level {
            Level::Full => Disclosure::Full,
            Level::Buckets => Disclosure::Buckets,
            Level::Names => Disclosure::Names,
        });
        Ok(Switches {
            disclosure,
            announcement,
        })
    }
}

impl Switches {
    /// How the switches stand with the next edition.
    pub(super) fn after(self, current: Option<&FamilyIndex>) -> (Disclosure, Option<LocalText>) {
        let disclosure = current.map(|index| index.disclosure).unwrap_or_default();
        let announcement = || current.and_then(|index| index.announcement.clone());
        (
            self.disclosure.unwrap_or(disclosure),
            self.announcement.unwrap_or_else(announcement),
        )
    }
}

fn announcement(path: &Path) -> Result<LocalText, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Input {
        path: path.to_owned(),
        cause,
    })?;
    read_announcement(&bytes).map_err(|reason| Error::Announcement {
        path: path.to_owned(),
        reason,
    })
}

fn read_announcement(bytes: &[u8]) -> Result<LocalText, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|e| format!("not JSON: {e}"))?;
    let Value::Object(fields) = value else {
        return Err(r#"write {"ko": "...", "en": "..."}"#.to_owned());
    };
    let known = LANGUAGES.join(" and ");
    if let Some(other) = fields.keys().find(|tag| !LANGUAGES.contains(&tag.as_str())) {
        return Err(format!("{other}: not a language of the app; write {known}"));
    }
    let mut texts = BTreeMap::new();
    for tag in LANGUAGES {
        let text = fields
            .get(tag)
            .ok_or_else(|| format!("{tag}: is missing; write {known}"))?;
        texts.insert(
            tag.to_owned(),
            said(text).map_err(|reason| format!("{tag}: {reason}"))?,
        );
    }
    Ok(LocalText(texts))
}

fn said(text: &Value) -> Result<String, String> {
    let text = text.as_str().ok_or("not a text")?.trim();
    if text.is_empty() {
        return Err("is empty; --no-announcement takes it away".to_owned());
    }
    match text.chars().count() {
        length if length > ANNOUNCEMENT_CHARS_MAX => Err(format!(
            "has {length} characters, at most {ANNOUNCEMENT_CHARS_MAX} stand above the map"
        )),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::read_announcement;

    #[test]
    fn an_announcement_is_in_every_language() {
        let read =
            read_announcement("\u{feff}{\"ko\":\" 줄 서지 마세요 \",\"en\":\"b\"}".as_bytes());
        let read = read.unwrap();
        assert_eq!(read.in_language("ko"), "줄 서지 마세요");
        let long = format!(r#"{{"ko":"{}","en":"b"}}"#, "가".repeat(301));
        for (text, refusal) in [
            ("", "not JSON: "),
            ("[]", "write {"),
            (r#"{"ko":"a"}"#, "en: is missing; write ko and en"),
            (r#"{"ko":"a","en":1}"#, "en: not a text"),
            (r#"{"ko":" ","en":"b"}"#, "ko: is empty; --no-announcement"),
            (r#"{"ko":"a","en":"b","kr":"c"}"#, "kr: not a language"),
            (&long, "ko: has 301 characters, at most 300"),
        ] {
            let found = read_announcement(text.as_bytes()).unwrap_err();
            assert!(found.starts_with(refusal), "{found}");
        }
    }
}
