//! Finding a place by its name: regions from sido to emd, and outlets.

mod regions;

use std::sync::Arc;

use madang_geo::Gazetteer;
use madang_text::{Index, Match};

use crate::Store;

pub use regions::Region;
use regions::{Homes, Regions};

/// The names that are searched. Regions are there from the start, outlets are added
/// as they come.
#[derive(Default)]
pub struct Finder {
    index: Index,
    regions: Regions,
    sources: Vec<Source>,
}

/// The outlets of one sido.
struct Source {
    sido: String,
    /// The number of the first one in the index; the others follow.
    first: u32,
    stores: Arc<Vec<Store>>,
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Results<'a> {
    /// The best ones, best first.
    pub hits: Vec<Hit<'a>>,
    /// How many there are in all.
    pub total: usize,
    /// Nothing is quite as typed: these are like it.
    pub guessed: bool,
}

/// A region or an outlet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hit<'a> {
    /// A sido, sigungu or emd.
    Region(&'a Region),
    /// An outlet.
    Store {
        /// Code of its sido.
        sido: &'a str,
        /// What it is.
        store: &'a Store,
    },
}

impl Finder {
    /// A finder of the sido, these sigungu (code and Korean name) and these emd.
    #[must_use]
    pub fn korea<'a>(
        sigungu: impl IntoIterator<Item = (&'a str, &'a str)>,
        emd: Option<&Gazetteer>,
    ) -> Self {
        let mut index = Index::default();
        let regions = Regions::korea(&mut index, sigungu, emd);
        Self::of(index, regions)
    }

    /// A finder of regions of another country: code, Korean name, and name in Latin
    /// letters or nothing.
    #[must_use]
    pub fn elsewhere<'a>(areas: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Self {
        let mut index = Index::default();
        let regions = Regions::elsewhere(&mut index, areas);
        Self::of(index, regions)
    }

    fn of(mut index: Index, regions: Regions) -> Self {
        index.begin_group();
        Self {
            index,
            regions,
            sources: Vec::new(),
        }
    }

    /// Adds the outlets of a sido, unless some of that sido are there: those stay.
    pub fn add_stores(&mut self, sido: &str, stores: &Arc<Vec<Store>>) {
        if self.stores(sido).is_some() {
            return;
        }
        let homes = Homes::of(&self.regions, sido);
        let mut ids = stores
            .iter()
            .map(|store| self.index.push(&[&store.name], homes.find(&store.addr)));
        if let Some(first) = ids.next() {
            ids.for_each(drop);
            self.sources.push(Source {
                sido: sido.to_owned(),
                first,
                stores: Arc::clone(stores),
            });
        }
    }

    /// The outlets of a sido as they were added.
    #[must_use]
    pub fn stores(&self, sido: &str) -> Option<&Arc<Vec<Store>>> {
        let source = self.sources.iter().find(|source| source.sido == sido);
        source.map(|source| &source.stores)
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// What answers the text, at most `limit`. A word may also name what a region
    /// or an outlet lies in: `팔달구 약국`.
    #[must_use]
    pub fn find(&self, typed: &str, limit: usize) -> Results<'_> {
        let found = self.index.search(typed, limit);
        Results {
            guessed: found.hits.first().is_some_and(|hit| hit.how == Match::Typo),
            hits: found
                .hits
                .iter()
                .filter_map(|hit| self.hit(hit.id))
                .collect(),
            total: found.total,
        }
    }

    /// What a region is called, then each region that it lies in, in Latin letters
    /// or in Korean: `팔달구`, `수원시`, `경기도`.
    #[must_use]
    pub fn titles(&self, region: &Region, latin: bool) -> Vec<String> {
        self.regions.titles(region, latin)
    }

    fn hit(&self, id: u32) -> Option<Hit<'_>> {
        if let Some(region) = self.regions.get(id) {
            return Some(Hit::Region(region));
        }
        let source = self
            .sources
            .iter()
            .rev()
            .find(|source| source.first <= id)?;
        let store = source.stores.get((id - source.first) as usize)?;
        Some(Hit::Store {
            sido: &source.sido,
            store,
        })
    }
}
