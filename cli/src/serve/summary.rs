//! What is served, in a few words for the operator.

use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset, Utc};
use madang_api::{FamilyIndex, RootIndex};
use serde::Deserialize;

/// Korean time, seconds east of UTC.
const KST_S: i32 = 9 * 3600;

/// What is read of the build's own record.
#[derive(Deserialize)]
struct Build {
    build: String,
}

/// The build's id.
pub(super) fn site(folder: &Path) -> String {
    let record = fs::read(folder.join("build.json")).ok();
    let build = record.and_then(|json| serde_json::from_slice::<Build>(&json).ok());
    build.map_or_else(
        || "a build without an id".to_owned(),
        |record| format!("build {}", record.build),
    )
}

/// The families' editions, and whether data or time are examples. A broken index
/// is said, not refused: the app keeps to its last good edition.
pub(super) fn api(folder: &Path) -> String {
    match root(folder) {
        Ok(index) => describe(folder, &index),
        Err(reason) => format!("index.json cannot be used: {reason}"),
    }
}

fn root(folder: &Path) -> Result<RootIndex, String> {
    let bytes = fs::read(folder.join("index.json")).map_err(|e| e.to_string())?;
    RootIndex::parse(&bytes).map_err(|e| e.to_string())
}

fn describe(folder: &Path, index: &RootIndex) -> String {
    let families = index.families.iter();
    let mut parts: Vec<String> = families
        .map(|(name, family)| match self::family(folder, &family.path) {
            Ok(family) => edition(name, &family),
            Err(reason) => format!("{name} cannot be used: {reason}"),
        })
        .collect();
    if parts.is_empty() {
        parts.push("nothing published".to_owned());
    }
    parts.push(index.replay_at.map_or_else(
        || "real time".to_owned(),
        |at| format!("time stands at {}", kst(at)),
    ));
    parts.join(", ")
}

fn family(folder: &Path, path: &str) -> Result<FamilyIndex, String> {
    let bytes = fs::read(folder.join(path)).map_err(|e| e.to_string())?;
    FamilyIndex::parse(&bytes).map_err(|e| e.to_string())
}

fn edition(name: &str, family: &FamilyIndex) -> String {
    let is_sample = family.datasets.iter().any(|dataset| dataset.sample);
    let sample = if is_sample { " (sample data)" } else { "" };
    format!("{name} edition {}{sample}", family.edition)
}

fn kst(at: DateTime<Utc>) -> String {
    FixedOffset::east_opt(KST_S).map_or_else(
        || at.to_string(),
        |zone| {
            at.with_timezone(&zone)
                .format("%Y-%m-%d %H:%M KST")
                .to_string()
        },
    )
}
