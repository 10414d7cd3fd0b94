//! The regions that are searched, the larger before what lies in them.

use madang_geo::{Gazetteer, LonLat, Sido};
use madang_text::{Index, romanise};

/// A region with its Korean name.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// 2 digits for a sido, 5 for a sigungu, 8 for an emd.
    pub code: String,
    /// Korean name; a district's begins with its city: `수원시 팔달구`.
    pub name: String,
    /// A place well inside, and how far it reaches from there in metres; of emd only.
    pub place: Option<(LonLat, f64)>,
}

/// All regions, by their numbers in the index.
#[derive(Default)]
pub struct Regions {
    list: Vec<Region>,
    /// Where the sigungu begin, and where they end.
    sigungu: (usize, usize),
}

impl Regions {
    /// Puts the regions into an index that is empty.
    pub fn new<'a>(
        index: &mut Index,
        sigungu: impl IntoIterator<Item = (&'a str, &'a str)>,
        emd: Option<&Gazetteer>,
    ) -> Self {
        let mut regions = Self::default();
        for sido in Sido::ALL {
            let names: Vec<&str> = sido.names().collect();
            index.push(&names, None);
            regions.push(sido.code, sido.ko, None);
        }
        index.begin_group();
        let start = regions.list.len();
        for (code, name) in sigungu {
            let latin = romanise(name);
            let names = [name, district(name), &latin, district(&latin)];
            index.push(&names, regions.number(code, 2));
            regions.push(code, name, None);
        }
        regions.sigungu = (start, regions.list.len());
        index.begin_group();
        for emd in emd.into_iter().flat_map(|gazetteer| &gazetteer.emds) {
            let parent = regions.number(&emd.code, 5);
            index.push(&[&emd.name, &romanise(&emd.name)], parent);
            regions.push(&emd.code, &emd.name, Some((emd.at, emd.reach_m)));
        }
        regions
    }

    /// The region with a number of the index.
    pub fn get(&self, id: u32) -> Option<&Region> {
        self.list.get(id as usize)
    }

    /// See [`super::Finder::titles`].
    pub fn titles(&self, region: &Region, latin: bool) -> Vec<String> {
        let mut titles = Vec::new();
        for digits in [8, 5, 2] {
            if region.code.len() < digits {
                continue;
            }
            let Some(part) = self
                .number(&region.code, digits)
                .and_then(|id| self.get(id))
            else {
                continue;
            };
            match Sido::by_code(&part.code) {
                Some(sido) => titles.push(if latin { sido.en } else { sido.ko }.to_owned()),
                None => titles.extend(part.name.split(' ').rev().map(|word| {
                    if latin {
                        romanise(word)
                    } else {
                        word.to_owned()
                    }
                })),
            }
        }
        titles
    }

    fn push(&mut self, code: &str, name: &str, place: Option<(LonLat, f64)>) {
        self.list.push(Region {
            code: code.to_owned(),
            name: name.to_owned(),
            place,
        });
    }

    /// The number of the region whose code is the first `digits` of this one.
    fn number(&self, code: &str, digits: usize) -> Option<u32> {
        let code = code.get(..digits)?;
        let (start, end) = match digits {
            2 => (0, Sido::ALL.len()),
            5 => self.sigungu,
            _ => (self.sigungu.1, self.list.len()),
        };
        let list = self.list.get(start..end)?;
        let at = list.binary_search_by(|region| region.code.as_str().cmp(code));
        u32::try_from(start + at.ok()?).ok()
    }
}

/// A district goes by its own name too, without its city's.
fn district(name: &str) -> &str {
    name.rsplit_once(' ').map_or("", |(_, district)| district)
}

/// The sigungu of one sido by their names, as addresses name them.
pub struct Homes<'a> {
    sido: Option<u32>,
    sigungu: Vec<(&'a str, u32)>,
}

impl<'a> Homes<'a> {
    /// Those of the sido with this code.
    pub fn of(regions: &'a Regions, sido: &str) -> Self {
        let (start, end) = regions.sigungu;
        let numbered = (0u32..).zip(&regions.list).take(end).skip(start);
        let mut sigungu: Vec<(&str, u32)> = numbered
            .filter(|(_, region)| region.code.starts_with(sido))
            .map(|(id, region)| (region.name.as_str(), id))
            .collect();
        sigungu.sort_unstable();
        Self {
            sido: regions.number(sido, 2),
            sigungu,
        }
    }

    /// The number of the sigungu that an address names after its first word, else of
    /// the sido.
    pub fn find(&self, address: &str) -> Option<u32> {
        let named = || {
            let (_, rest) = address.split_once(' ')?;
            let mut spaces = rest.match_indices(' ').map(|(at, _)| at);
            let (one, two) = (spaces.next(), spaces.next());
            [two, one].into_iter().flatten().find_map(|end| {
                let name = rest.get(..end)?;
                let at = self
                    .sigungu
                    .binary_search_by(|(known, _)| (*known).cmp(name));
                self.sigungu.get(at.ok()?).map(|(_, id)| *id)
            })
        };
        named().or(self.sido)
    }
}
