//! Stamps the service worker with the build's id and the files that it keeps.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use super::record::{Record, SERVICES};
use super::{read, short_hash, split, write};

/// The line of `sw.js` that the build replaces.
const PLACEHOLDER: &str = "const BUILD = {\"id\":\"dev\",\"install\":[],\"idle\":[]};";

#[derive(Serialize)]
struct Lists {
    id: String,
    install: Vec<Entry>,
    idle: Vec<Entry>,
}

/// A file to keep: its URL, and a revision where the URL does not carry a hash.
#[derive(Serialize)]
struct Entry {
    url: String,
    rev: Option<String>,
}

/// Fills in the lists: all that the routes need at once, and what may wait until
/// the device is idle.
pub fn stamp(staging: &Path, record: &mut Record) -> Result<()> {
    let roles = &record.roles;
    let mut install = vec!["shell.html".to_owned()];
    install.extend(roles.icons.iter().cloned());
    install.extend(roles.css.iter().cloned());
    install.extend(roles.js.iter().filter(|path| *path != "sw.js").cloned());
    install.extend(roles.main_wasm.iter().cloned());
    install.extend(roles.service_wasm.values().flatten().cloned());
    install.extend(roles.shared_wasm.iter().cloned());
    let own: Vec<String> = roles
        .texts
        .get("ko")
        .into_iter()
        .flat_map(|rooms| rooms.iter().filter(|(room, _)| is_first(room)))
        .map(|(_, path)| path.clone())
        .collect();
    install.extend(own.iter().cloned());
    let mut idle = vec![
        "manifest.webmanifest".to_owned(),
        "icons/icon.svg".to_owned(),
    ];
    idle.extend(roles.basemap.iter().cloned());
    idle.extend(roles.gazetteer.iter().cloned());
    idle.extend(roles.side_wasm.iter().cloned());
    let texts = roles.texts.values().flat_map(|rooms| rooms.values());
    idle.extend(texts.filter(|path| !own.contains(path)).cloned());
    let (install, idle) = (entries(staging, install)?, entries(staging, idle)?);
    record.build = short_hash(&serde_json::to_vec(&(&install, &idle))?);
    let lists = Lists {
        id: record.build.clone(),
        install,
        idle,
    };
    let line = format!("const BUILD = {};", serde_json::to_string(&lists)?);
    let path = staging.join("sw.js");
    let script = read(&path)?;
    anyhow::ensure!(
        script.contains(PLACEHOLDER),
        "public/sw.js has no line {PLACEHOLDER:?}"
    );
    write(&path, script.replace(PLACEHOLDER, &line))?;
    split::minify(&path)
}

/// Whether the texts of a room are those of the shell or of a service's first page; the
/// others wait for the chunks that show them.
fn is_first(room: &str) -> bool {
    room == "shell" || SERVICES.contains(&room)
}

fn entries(staging: &Path, paths: Vec<String>) -> Result<Vec<Entry>> {
    paths
        .into_iter()
        .map(|path| {
            let hashed = path.starts_with("b/") || path.ends_with(".css");
            let rev = if hashed {
                None
            } else {
                Some(revision(&staging.join(&path))?)
            };
            Ok(Entry {
                url: format!("/{path}"),
                rev,
            })
        })
        .collect()
}

fn revision(path: &Path) -> Result<String> {
    let content = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(short_hash(&content))
}
