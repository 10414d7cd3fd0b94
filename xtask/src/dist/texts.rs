//! Writes each room's texts of each language as an array in the keys' order.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::read;

/// Texts of one room by key.
pub type Table = BTreeMap<String, String>;

/// Where the texts lie below the project's root.
pub const LOCALES: &str = "src/i18n/locales";

/// Writes `<language>.<room>.json` for all of them into `out`.
pub fn write(root: &Path, out: &Path) -> Result<()> {
    let locales = root.join(LOCALES);
    for lang in names(&locales)? {
        for file in names(&locales.join("ko"))? {
            let keys = table(&locales.join("ko").join(&file))?;
            let texts = table(&locales.join(&lang).join(&file))?;
            let array: Vec<&String> = keys
                .iter()
                .map(|(key, korean)| texts.get(key).unwrap_or(korean))
                .collect();
            write_json(&out.join(format!("{lang}.{file}")), &array)?;
        }
    }
    Ok(())
}

/// Reads one file of texts.
pub fn table(path: &Path) -> Result<Table> {
    serde_json::from_str(&read(path)?).with_context(|| format!("bad texts in {}", path.display()))
}

fn write_json(path: &Path, array: &[&String]) -> Result<()> {
    super::write(path, serde_json::to_vec(array)?)
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}
