//! `build.json`: what this build is made of, by role.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::html::Page;
use super::set::Set;
use super::{Stage, split, write};

/// The build's identity and its files by role; paths are relative to `dist/`.
#[derive(Serialize, Deserialize)]
pub struct Record {
    /// The build's id: the hash of all that the service worker lists.
    pub build: String,
    /// URL of the set's folder.
    pub set: String,
    /// URL of the folder of the build before, where there was one.
    pub before: Option<String>,
    /// Files by role.
    pub roles: Roles,
}

/// Files by role.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Roles {
    /// One a route, with the shell and the page for wrong paths.
    pub html: Vec<String>,
    /// The style sheet.
    pub css: Vec<String>,
    /// The glue, and the service worker.
    pub js: Vec<String>,
    /// The module that every page starts with.
    pub main_wasm: Vec<String>,
    /// What a service's first page loads that no other service needs.
    pub service_wasm: BTreeMap<String, Vec<String>>,
    /// Chunks that several services, or services and other pages, share.
    pub shared_wasm: Vec<String>,
    /// Chunks that are loaded on demand.
    pub side_wasm: Vec<String>,
    /// Texts by language and room.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// The icons of the pages.
    pub icons: Vec<String>,
    /// The base map of sido and sigungu.
    pub basemap: Vec<String>,
    /// The names of all emd, for the search.
    pub gazetteer: Vec<String>,
}

/// Rooms that are a service's first page; `<service>_<page>` are its others.
pub const SERVICES: [&str; 4] = ["masks", "relief", "forum", "mydata"];
/// The room that joins services: what it loads of one stays that one's.
const SECRETARY: &str = "secretary";

impl Record {
    /// The record of the build in `dist`, if there is one.
    pub fn read(dist: &Path) -> Option<Self> {
        let bytes = std::fs::read(dist.join("build.json")).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Sorts the staged files by role.
    pub(super) fn collect(stage: &Stage, set: &Set, pages: &[Page]) -> Result<Self> {
        let folder = set.url().trim_start_matches('/').to_owned();
        let mut roles = Roles {
            html: pages.iter().map(|page| page.file.clone()).collect(),
            js: vec!["sw.js".into()],
            basemap: vec!["basemap/korea.json".into()],
            gazetteer: vec!["basemap/places.json".into()],
            ..Roles::default()
        };
        roles.css = styles(&stage.staging)?;
        let users = users(&set.files)?;
        for name in &set.files {
            roles.add(name, format!("{folder}{name}"), &users);
        }
        let before = std::fs::read_dir(stage.staging.join("b"))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .find(|name| *name != set.hash)
            .map(|name| format!("/b/{name}/"));
        Ok(Self {
            build: set.hash.clone(),
            set: set.url(),
            before,
            roles,
        })
    }

    /// Writes `build.json`.
    pub fn write(&self, staging: &Path) -> Result<()> {
        write(
            &staging.join("build.json"),
            serde_json::to_vec_pretty(self)?,
        )
    }
}

/// The style sheets at the top of a folder.
pub fn styles(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.extend(
            entry?
                .file_name()
                .into_string()
                .ok()
                .filter(|name| name.ends_with(".css")),
        );
    }
    Ok(names)
}

/// The rooms that load each chunk.
fn users(files: &[String]) -> Result<BTreeMap<String, Vec<String>>> {
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let chunk = |name: &String| {
        Some(
            name.strip_prefix("split_")?
                .strip_suffix(".wasm")?
                .to_owned(),
        )
    };
    // The gallery shows parts of every room, and is no citizen's.
    for room in files
        .iter()
        .filter_map(chunk)
        .filter(|room| room != "gallery")
    {
        for chunk in split::chunks_of(&room)? {
            users.entry(chunk).or_default().push(room.clone());
        }
    }
    Ok(users)
}

/// What loads a chunk.
enum Owner<'a> {
    /// The first page of a service, and other pages of the same at most.
    Service(&'a str),
    /// Other pages of one service, or another page alone.
    Side,
    /// Several.
    Shared,
    /// No page that a citizen opens.
    Nobody,
}

fn owner(rooms: &[String]) -> Owner<'_> {
    let service = |room: &'_ String| room.split('_').next().unwrap_or_default().to_owned();
    let mut own = rooms.iter().filter(|room| *room != SECRETARY);
    let Some(first) = own.next() else {
        return match rooms.is_empty() {
            true => Owner::Nobody,
            false => Owner::Side,
        };
    };
    if own.any(|room| service(room) != service(first)) {
        return Owner::Shared;
    }
    match rooms.iter().find(|room| SERVICES.contains(&room.as_str())) {
        Some(page) => Owner::Service(page),
        None => Owner::Side,
    }
}

impl Roles {
    fn add(&mut self, name: &str, path: String, users: &BTreeMap<String, Vec<String>>) {
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            [lang, room, "json"] => {
                let rooms = self.texts.entry((*lang).to_owned()).or_default();
                rooms.insert((*room).to_owned(), path);
            }
            [_, "svg"] => self.icons.push(path),
            [_, "js"] => self.js.push(path),
            ["app_bg", "wasm"] => self.main_wasm.push(path),
            [_, "wasm"] => match owner(users.get(name).map_or(&[], Vec::as_slice)) {
                Owner::Service(service) => {
                    let chunks = self.service_wasm.entry(service.to_owned()).or_default();
                    chunks.push(path);
                }
                Owner::Side => self.side_wasm.push(path),
                Owner::Shared => self.shared_wasm.push(path),
                Owner::Nobody => {}
            },
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Owner, owner};

    fn said(rooms: &[&str]) -> String {
        let rooms: Vec<String> = rooms.iter().map(|room| (*room).to_owned()).collect();
        match owner(&rooms) {
            Owner::Service(service) => service.to_owned(),
            Owner::Side => "side".to_owned(),
            Owner::Shared => "shared".to_owned(),
            Owner::Nobody => "nobody".to_owned(),
        }
    }

    #[test]
    fn a_chunk_belongs_to_whoever_alone_loads_it() {
        assert_eq!(said(&["masks"]), "masks");
        assert_eq!(said(&["masks_store", "masks", "masks_today"]), "masks");
        assert_eq!(said(&["masks_store", "masks_today"]), "side");
        assert_eq!(said(&["masks", "relief"]), "shared");
        assert_eq!(said(&["masks", "pages"]), "shared");
        assert_eq!(said(&["pages"]), "side");
        assert_eq!(said(&["secretary"]), "side");
        assert_eq!(said(&["mydata", "secretary", "mydata_wallet"]), "mydata");
        assert_eq!(said(&["mydata_wallet", "secretary"]), "side");
        assert_eq!(said(&["mydata", "relief", "secretary"]), "shared");
        assert_eq!(said(&[]), "nobody");
    }
}
