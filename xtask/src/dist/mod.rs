//! Trunk's hooks: what turns Trunk's output into the `dist/` that is shipped.
//!
//! Before the build the style sheets are bundled. After it, in the release
//! profile, the wasm is split into a chunk a room, and all of it is put with the
//! texts into one folder named by the hash of the set, since the files in it name
//! each other; then come one HTML file a route, the Content-Security-Policy, the
//! service worker's lists, `build.json`, and compressed copies.

mod bundle;
mod compress;
mod css;
mod html;
mod names;
mod policy;
mod reader;
mod record;
mod routes;
mod set;
mod split;
mod texts;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::paths;

pub use record::Record;

/// Where a hook works: the folders that Trunk names.
struct Stage {
    source: PathBuf,
    staging: PathBuf,
    previous: PathBuf,
    release: bool,
}

impl Stage {
    fn from_trunk() -> Result<Self> {
        let var = |name: &str| {
            std::env::var_os(name).with_context(|| format!("{name} is not set: Trunk calls this"))
        };
        Ok(Self {
            source: var("TRUNK_SOURCE_DIR")?.into(),
            staging: var("TRUNK_STAGING_DIR")?.into(),
            previous: var("TRUNK_DIST_DIR")?.into(),
            release: var("TRUNK_PROFILE")? == "release",
        })
    }
}

/// Bundles the style sheets into `target/style/`, where Trunk finds them.
pub fn pre_build() -> Result<()> {
    css::bundle(paths::root())
}

/// Completes the staged build. In the debug profile only what the page needs to
/// start: the skeleton and the texts.
pub fn post_build() -> Result<()> {
    let stage = Stage::from_trunk()?;
    let template = html::Template::read(&stage)?;
    if !stage.release {
        add_assets(&stage.source, &stage.staging.join("b/dev"))?;
        return template.write_debug(&stage);
    }
    let work = paths::target().join("split");
    split::run(&work)?;
    add_assets(&stage.source, &work)?;
    remove_unsplit(&stage.staging)?;
    let set = set::place(&work, &stage.staging, &stage.previous)?;
    let pages = template.write_release(&stage, &set)?;
    policy::write_policy(&stage.staging, &pages)?;
    let mut record = record::Record::collect(&stage, &set, &pages)?;
    worker::stamp(&stage.staging, &mut record)?;
    record.write(&stage.staging)?;
    compress::folder(&stage.staging)
}

/// Adds to the set what the modules name beside each other: texts and icons.
fn add_assets(root: &Path, set: &Path) -> Result<()> {
    texts::write(root, set)?;
    let icons = root.join("src/ui/sprite.svg");
    write(&set.join("sprite.svg"), read(&icons)?)
}

/// Deletes Trunk's own pair of glue and wasm, which the set replaces.
fn remove_unsplit(staging: &Path) -> Result<()> {
    for entry in std::fs::read_dir(staging)? {
        let entry = entry?;
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with("madang-app-")
        {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Reads a text file, naming it in the error.
fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it, naming it in the error.
fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// The first 16 hex digits of the SHA-256: the name of what has this content.
fn short_hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
