//! Where invented outlets may stand: the true emd, with their true names.

use std::collections::BTreeMap;

use madang_geo::{LonLat, Outline, Sido, World};

use super::random::Random;
use crate::basemap::BaseMap;
use crate::publish::Error;

/// What a 동 weighs beside a 읍 or 면: people live in towns.
const DONG_WEIGHT: f64 = 5.0;
/// Outlines fill a good part of their box; one that does not in so many tries is
/// too thin to hit.
const TRIES: usize = 1_000;

/// All emd of the country.
pub(super) struct Places {
    emd: Vec<Emd>,
    /// The sum of weights up to and with each emd.
    weight_up_to: Vec<f64>,
}

/// A legal 읍, 면 or 동.
pub(super) struct Emd {
    pub(super) sido: &'static Sido,
    pub(super) sigungu: String,
    pub(super) name: String,
    outline: Outline,
}

impl Places {
    pub(super) fn new(map: &BaseMap) -> Result<Self, Error> {
        let sigungu: BTreeMap<String, String> = map
            .sigungu()
            .map(|region| (region.code.clone(), region.name.clone()))
            .collect();
        let mut emd = Vec::new();
        for sido in Sido::ALL {
            let topology = BaseMap::emd(sido)?;
            for region in topology.regions("emd") {
                let code = region.code.get(..5).unwrap_or_default();
                emd.push(Emd {
                    sido,
                    sigungu: sigungu.get(code).cloned().unwrap_or_default(),
                    name: region.name.clone(),
                    outline: topology.outline(region),
                });
            }
        }
        let mut sum = 0.0;
        let weight_up_to = emd
            .iter()
            .map(|emd| {
                sum += if emd.is_rural() { 1.0 } else { DONG_WEIGHT };
                sum
            })
            .collect();
        Ok(Self { emd, weight_up_to })
    }

    /// A place in an emd that `allowed` allows.
    pub(super) fn draw(
        &self,
        random: &mut Random,
        allowed: impl Fn(&Emd) -> bool,
    ) -> Option<(&Emd, LonLat)> {
        let total = *self.weight_up_to.last()?;
        (0..TRIES).find_map(|_| {
            let drawn = random.between(0.0, total);
            let position = self.weight_up_to.partition_point(|sum| *sum <= drawn);
            let emd = self.emd.get(position).filter(|emd| allowed(emd))?;
            Some((emd, emd.draw(random)?))
        })
    }
}

impl Emd {
    /// A 읍 or 면 rather than a 동 (or a 가 or 로 of an old town).
    pub(super) fn is_rural(&self) -> bool {
        self.name.ends_with(['읍', '면'])
    }

    /// A place inside, all equally likely.
    fn draw(&self, random: &mut Random) -> Option<LonLat> {
        let area = self.outline.bbox();
        (0..TRIES).find_map(|_| {
            let place = World {
                x: random.between(area.min.x, area.max.x),
                y: random.between(area.min.y, area.max.y),
            };
            self.outline.contains(place).then(|| place.unproject())
        })
    }
}
