//! The programmes that are looked at.

use std::sync::Arc;

use chrono::NaiveDate;
use madang_relief::programme::Audience;
use madang_relief::{AsOf, Compiled, Programme, as_of};

use super::load::Library;

/// A version that is looked at.
pub struct Entry {
    /// It, compiled.
    pub compiled: Compiled,
    /// Whether it is in force on the date.
    pub in_force: bool,
}

/// The programmes that are looked at; equal while they are the same.
#[derive(Clone)]
pub struct Desk(pub Arc<Vec<Entry>>);

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The versions that a date goes by, for those who ask, and whether each is in force.
pub fn versions<'a>(
    library: &'a Library,
    who: Option<Audience>,
    only: Option<&str>,
    date: Option<NaiveDate>,
) -> Vec<(&'a Programme, bool)> {
    let wanted = |programme: &&Programme| {
        who.is_none_or(|who| programme.audience.contains(&who))
            && only.is_none_or(|only| programme.id == only)
    };
    let programmes: Vec<_> = library.programmes.iter().filter(wanted).collect();
    let versions = as_of(&programmes, date.unwrap_or(library.today));
    let version = |version: AsOf| Some((*programmes.get(version.place)?, version.in_force));
    versions.into_iter().filter_map(version).collect()
}

/// The same, compiled.
pub fn desk(
    library: &Library,
    who: Option<Audience>,
    only: Option<&str>,
    date: Option<NaiveDate>,
) -> Desk {
    let compiled = |(programme, in_force): (&Programme, bool)| {
        match library.book.compile_published(programme.clone()) {
            Ok(compiled) => Some(Entry { compiled, in_force }),
            // `madang check` refuses such a programme; without it the others stand.
            Err(error) => {
                let Programme { id, version, .. } = programme;
                leptos::logging::error!("{id} {version}: {error}");
                None
            }
        }
    };
    let versions = versions(library, who, only, date).into_iter();
    Desk(Arc::new(versions.filter_map(compiled).collect()))
}
