//! Invented outlets.

use madang_geo::LonLat;
use madang_masks::OutletKind;

use super::places::{Emd, Places};
use super::random::Random;

/// How many of each kind, about as many as there were in May 2020.
const KINDS: [(OutletKind, u32); 3] = [
    (OutletKind::Pharmacy, 22_500),
    (OutletKind::PostOffice, 1_400),
    (OutletKind::Hanaro, 2_100),
];
/// Real codes have eight digits too, and none begins so.
const FIRST_CODE: u64 = 90_000_000;
/// Seoul and Gyeonggi: Hanaro marts sold masks outside of them.
const CAPITAL: [&str; 2] = ["11", "41"];

/// A sido without sigungu; the map repeats its name in their place.
const SEJONG: &str = "36";

/// An invented outlet.
pub(super) struct Outlet {
    /// Counts up over all of them.
    pub(super) number: u64,
    pub(super) kind: OutletKind,
    pub(super) name: String,
    pub(super) addr: String,
    pub(super) at: LonLat,
}

impl Outlet {
    pub(super) fn code(&self) -> String {
        (FIRST_CODE + self.number).to_string()
    }

    /// `type` as the API writes it.
    pub(super) fn api_type(&self) -> &'static str {
        match self.kind {
            OutletKind::Pharmacy => "01",
            OutletKind::PostOffice => "02",
            OutletKind::Hanaro => "03",
            OutletKind::Unknown => "",
        }
    }
}

/// Invents all outlets.
pub(super) fn invent(places: &Places, seed: u64) -> Vec<Outlet> {
    let mut random = Random::new(seed, u64::MAX);
    let mut outlets = Vec::new();
    for (kind, count) in KINDS {
        for of_kind in 1..=count {
            let allowed =
                |emd: &Emd| kind != OutletKind::Hanaro || !CAPITAL.contains(&emd.sido.code);
            let Some((emd, at)) = places.draw(&mut random, allowed) else {
                continue;
            };
            outlets.push(Outlet {
                number: outlets.len() as u64,
                kind,
                name: name(kind, of_kind),
                addr: addr(emd, random.whole(1, 300)),
                at,
            });
        }
    }
    outlets
}

fn name(kind: OutletKind, number: u32) -> String {
    match kind {
        OutletKind::PostOffice => format!("가상우체국 {number:04}"),
        OutletKind::Hanaro => format!("가상하나로마트 {number:04}"),
        OutletKind::Pharmacy | OutletKind::Unknown => format!("가상약국 {number:05}"),
    }
}

/// The true region with a road that is nowhere: `강릉시 가상로 12 (초당동)`.
pub(super) fn addr(emd: &Emd, number: i32) -> String {
    let Emd {
        sido,
        sigungu,
        name,
        ..
    } = emd;
    let sido = sido.ko;
    let region = if emd.sido.code == SEJONG {
        sido.to_owned()
    } else {
        format!("{sido} {sigungu}")
    };
    if emd.is_rural() {
        format!("{region} {name} 가상길 {number}")
    } else {
        format!("{region} 가상로 {number} ({name})")
    }
}
