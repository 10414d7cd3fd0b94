//! The regions that are searched, the larger before what lies in them.

use madang_geo::{Gazetteer, LonLat, Sido};
use madang_text::{Index, romanise};

/// A region with its names.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// In Korea 2 digits for a sido, 5 for a sigungu, 8 for an emd.
    pub code: String,
    /// Korean name; a district's begins with its city: `수원시 팔달구`.
    pub name: String,
    /// Name in Latin letters; empty where there is none.
    pub latin: String,
    /// A place well inside, and how far it reaches from there in metres; of emd only.
    pub place: Option<(LonLat, f64)>,
}

/// All regions, by their numbers in the index.
#[derive(Default)]
pub struct Regions {
    list: Vec<Region>,
    /// Where the sido end and the sigungu begin, and where those end.
    ends: [usize; 2],
}

impl Regions {
    /// Puts the regions of Korea into an index that is empty.
    pub fn korea<'a>(
        index: &mut Index,
        sigungu: impl IntoIterator<Item = (&'a str, &'a str)>,
        emd: Option<&Gazetteer>,
    ) -> Self {
        let mut regions = Self::default();
        for sido in Sido::ALL {
            let names: Vec<&str> = sido.names().collect();
            index.push(&names, None);
            regions.push(sido.code, sido.ko, sido.en.to_owned(), None);
        }
        index.begin_group();
        regions.ends = [regions.list.len(); 2];
        for (code, name) in sigungu {
            let latin = romanise(name);
            let names = [name, district(name), &latin, district(&latin)];
            index.push(&names, regions.sido(code));
            regions.push(code, name, latin, None);
        }
        regions.ends[1] = regions.list.len();
        index.begin_group();
        for emd in emd.into_iter().flat_map(|gazetteer| &gazetteer.emds) {
            let latin = romanise(&emd.name);
            index.push(&[&emd.name, &latin], regions.sigungu(&emd.code));
            regions.push(&emd.code, &emd.name, latin, Some((emd.at, emd.reach_m)));
        }
        regions
    }

    /// Puts regions of another country, which lie in no others, into an index that is
    /// empty: code, Korean name, name in Latin letters.
    pub fn elsewhere<'a>(
        index: &mut Index,
        areas: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Self {
        let mut regions = Self::default();
        for (code, name, latin) in areas {
            index.push(&[name, latin], None);
            regions.push(code, name, latin.to_owned(), None);
        }
        regions.ends = [regions.list.len(); 2];
        regions
    }

    /// The region with a number of the index.
    pub fn get(&self, id: u32) -> Option<&Region> {
        self.list.get(id as usize)
    }

    /// See [`super::Finder::titles`].
    pub fn titles(&self, region: &Region, latin: bool) -> Vec<String> {
        let get = |id: Option<u32>| self.get(id?);
        let (sigungu, sido) = (
            get(self.sigungu(&region.code)),
            get(self.sido(&region.code)),
        );
        let mut parts = vec![region];
        parts.extend(sigungu.filter(|sigungu| sigungu.code != region.code));
        parts.extend(sido.filter(|sido| sido.code != region.code));
        let name = |part: &Region| match latin && !part.latin.is_empty() {
            true => part.latin.clone(),
            false => part.name.clone(),
        };
        let is_sido = |part: &Region| sido.is_some_and(|sido| sido.code == part.code);
        let mut titles = Vec::new();
        for part in parts {
            match is_sido(part) {
                true => titles.push(name(part)),
                // A district's city stands before it.
                false => titles.extend(name(part).rsplit(' ').map(str::to_owned)),
            }
        }
        titles
    }

    fn push(&mut self, code: &str, name: &str, latin: String, place: Option<(LonLat, f64)>) {
        self.list.push(Region {
            code: code.to_owned(),
            name: name.to_owned(),
            latin,
            place,
        });
    }

    /// The number of the sido that a region with this code lies in or is.
    fn sido(&self, code: &str) -> Option<u32> {
        let sidos = self.list.iter().take(self.ends[0]);
        numbered(sidos).find_map(|(id, sido)| code.starts_with(&sido.code).then_some(id))
    }

    /// The number of the sigungu that a region with this code lies in or is.
    fn sigungu(&self, code: &str) -> Option<u32> {
        let [start, end] = self.ends;
        let code = code.get(..5)?;
        let sigungu = self.list.get(start..end)?;
        let at = sigungu.binary_search_by(|region| region.code.as_str().cmp(code));
        u32::try_from(start + at.ok()?).ok()
    }
}

fn numbered<T>(things: impl Iterator<Item = T>) -> impl Iterator<Item = (u32, T)> {
    (0..).zip(things)
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
        let [start, end] = regions.ends;
        let mut sigungu: Vec<(&str, u32)> = numbered(regions.list.iter())
            .take(end)
            .skip(start)
            .filter(|(_, region)| region.code.starts_with(sido))
            .map(|(id, region)| (region.name.as_str(), id))
            .collect();
        sigungu.sort_unstable();
        Self {
            sido: regions.sido(sido),
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
