//! `madang relief list`.

use std::fmt;

use serde::Serialize;

use super::wire::{CatalogueEntry, CatalogueFile, Status};
use super::{Common, Error, load, print, say};
use crate::text::count;

/// Arguments of `madang relief list`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let rules = load::sound(&args.common.api)?;
    let files = rules.versions.iter().map(|version| &version.file);
    let list = List {
        programmes: CatalogueFile::of(files).programmes,
        tag: args.common.language.tag(),
    };
    print(&list, args.common.format)
}

#[derive(Serialize)]
struct List {
    programmes: Vec<CatalogueEntry>,
    #[serde(skip)]
    tag: &'static str,
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let versions = count(self.programmes.len() as u64);
        let of_each = self.programmes.chunk_by(|a, b| a.id == b.id);
        let programmes = count(of_each.clone().count() as u64);
        writeln!(f, "{programmes} programmes in {versions} versions")?;
        for versions in of_each {
            // The last version that came into force says it best.
            let is_final = |entry: &&CatalogueEntry| entry.status == Status::Final;
            let latest = versions.iter().rev().find(is_final).or(versions.last());
            let Some(latest) = latest else { continue };
            writeln!(f, "\n{}  {}", latest.id, latest.name.in_language(self.tag))?;
            let width = versions.iter().map(|entry| entry.version.len()).max();
            for entry in versions {
                write_version(f, entry, width.unwrap_or_default())?;
            }
        }
        Ok(())
    }
}

fn write_version(f: &mut fmt::Formatter<'_>, entry: &CatalogueEntry, width: usize) -> fmt::Result {
    let version = &entry.version;
    let period = say::period(entry.in_force.from, entry.in_force.to);
    write!(f, "  {version:width$}  {period}")?;
    let draft = match entry.status {
        Status::Draft => ", a plan that was superseded",
        Status::Final => "",
    };
    writeln!(f, "{draft}")
}
