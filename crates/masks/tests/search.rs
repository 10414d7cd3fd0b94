//! Places are found by name, over the committed regions and invented outlets.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::path::Path;
use std::sync::Arc;

use madang_geo::{Gazetteer, LonLat, Topology};
use madang_masks::search::{Finder, Hit};
use madang_masks::{OutletKind, Store};

fn read(name: &str) -> Vec<u8> {
    let basemap = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/basemap");
    std::fs::read(basemap.join(name)).unwrap()
}

fn finder() -> Finder {
    let korea = Topology::parse(&read("korea.json")).unwrap();
    let emd = Gazetteer::parse(&read("places.json")).unwrap();
    let sigungu = korea.regions("sigungu").iter();
    Finder::korea(
        sigungu.map(|region| (region.code.as_str(), region.name.as_str())),
        Some(&emd),
    )
}

fn stores(rows: &[(&str, &str)]) -> Arc<Vec<Store>> {
    let store = |(name, addr): &(&str, &str)| Store {
        code: (*name).to_owned(),
        name: (*name).to_owned(),
        addr: (*addr).to_owned(),
        kind: OutletKind::Pharmacy,
        at: LonLat {
            lon: 127.0,
            lat: 37.0,
        },
    };
    Arc::new(rows.iter().map(store).collect())
}

/// What is found, each as it would be shown.
fn shown(finder: &Finder, typed: &str, latin: bool) -> Vec<String> {
    let of = |hit: &Hit<'_>| match hit {
        Hit::Region(region) => finder.titles(region, latin).join(", "),
        Hit::Store { sido, store } => format!("{} ({sido})", store.name),
    };
    finder.find(typed, 8).hits.iter().map(of).collect()
}

fn first(finder: &Finder, typed: &str) -> String {
    shown(finder, typed, false)
        .into_iter()
        .next()
        .unwrap_or_default()
}

#[test]
fn regions_are_found_as_people_type_them() {
    let finder = finder();
    for (typed, expected) in [
        ("팔달구", "팔달구, 수원시, 경기도"),
        ("수원시 팔당구", "팔달구, 수원시, 경기도"),
        ("수원 팔달", "팔달구, 수원시, 경기도"),
        ("ㅍㄷㄱ", "팔달구, 수원시, 경기도"),
        ("vkfekfrn", "팔달구, 수원시, 경기도"),
        ("Suwon Paldal", "팔달구, 수원시, 경기도"),
        ("강원도", "강원특별자치도"),
        ("전북특별자치도", "전라북도"),
        ("서울", "서울특별시"),
        ("강남", "강남구, 서울특별시"),
        ("강ㄴ", "강남구, 서울특별시"),
        ("강나", "강남구, 서울특별시"),
        ("서울 역삼", "역삼동, 강남구, 서울특별시"),
        ("강남구 역쌈동", "역삼동, 강남구, 서울특별시"),
        ("세종 조치원", "조치원읍, 세종시, 세종특별자치시"),
        ("종로1가", "종로1가, 종로구, 서울특별시"),
    ] {
        assert_eq!(first(&finder, typed), expected, "{typed}");
    }
    assert_eq!(
        shown(&finder, "paldal", true).first().unwrap(),
        "Paldal-gu, Suwon-si, Gyeonggi"
    );
    // The same name in several places: told apart by what it lies in.
    let found = shown(&finder, "중앙동", false);
    assert!(
        found.len() == 8 && found.iter().all(|name| name.starts_with("중앙동, ")),
        "{found:?}"
    );
}

/// By its own name with all that it lies in.
#[test]
fn regions_can_be_reached_by_their_full_names() {
    let finder = finder();
    assert_eq!(finder.len(), 17 + 253 + 5_025);
    let emd = Gazetteer::parse(&read("places.json")).unwrap();
    for emd in emd.emds.iter().step_by(61) {
        let found = finder.find(&emd.name, usize::MAX);
        let own = found.hits.iter().find_map(|hit| match hit {
            Hit::Region(region) if region.code == emd.code => Some(*region),
            _ => None,
        });
        let mut titles = finder.titles(own.unwrap(), false);
        titles.reverse();
        let typed = titles.join(" ");
        let named = finder.find(&typed, 3);
        let is_own = |hit: &Hit<'_>| matches!(hit, Hit::Region(region) if region.code == emd.code);
        assert!(named.hits.iter().any(is_own) && !named.guessed, "{typed}");
    }
}

#[test]
fn outlets_are_found_by_name_and_by_where_they_are() {
    let mut finder = finder();
    let gyeonggi = stores(&[
        ("가상온누리약국", "경기도 수원시 팔달구 인계로 12 (인계동)"),
        ("가상약국", "경기도 가평군 가평읍 1"),
    ]);
    finder.add_stores("41", &gyeonggi);
    finder.add_stores(
        "11",
        &stores(&[
            ("가상약국", "서울특별시 종로구 종로 1 (종로1가)"),
            ("이상한", ""),
        ]),
    );
    assert_eq!(shown(&finder, "온누리", false), ["가상온누리약국 (41)"]);
    assert_eq!(
        shown(&finder, "팔달구 약국", false),
        ["가상온누리약국 (41)"]
    );
    assert_eq!(shown(&finder, "서울 약국", false), ["가상약국 (11)"]);
    assert_eq!(
        shown(&finder, "ㄱㅅㅇㄱ", false),
        ["가상약국 (41)", "가상약국 (11)"]
    );
    assert_eq!(first(&finder, "이상한"), "이상한 (11)");
    // Regions come before outlets that match as well.
    finder.add_stores("26", &stores(&[("팔달약국", "부산광역시 중구 1")]));
    let found = shown(&finder, "팔달", false);
    let store = found
        .iter()
        .position(|name| name == "팔달약국 (26)")
        .unwrap();
    assert!(store > 0 && found[0].starts_with("팔달"), "{found:?}");
    assert!(finder.find("약구", 9).total >= 4);
}

#[test]
fn in_another_country_its_own_regions_are_found() {
    let mut finder = Finder::elsewhere([("11", "臺北市", "Taipei"), ("B2", "臺中市", "")]);
    finder.add_stores(
        "11",
        &stores(&[("健康藥局", "臺北市信義區1號"), ("安心藥局", "")]),
    );
    finder.add_stores("B2", &stores(&[("健安藥局", "臺中市北區2號")]));
    assert_eq!(shown(&finder, "臺北", false), ["臺北市"]);
    assert_eq!(shown(&finder, "taipei", true), ["Taipei"]);
    assert_eq!(shown(&finder, "臺中", true), ["臺中市"]);
    assert_eq!(
        shown(&finder, "臺北 藥局", false),
        ["健康藥局 (11)", "安心藥局 (11)"]
    );
    assert_eq!(
        shown(&finder, "健", false),
        ["健康藥局 (11)", "健安藥局 (B2)"]
    );
    assert_eq!(shown(&finder, "서울", false), [""; 0]);
}

#[test]
fn outlets_stay_as_they_were_added() {
    let mut finder = finder();
    let first = stores(&[("가상약국", "경기도 가평군 1")]);
    finder.add_stores("41", &first);
    finder.add_stores("41", &stores(&[("다른약국", "경기도 가평군 1")]));
    finder.add_stores("50", &stores(&[]));
    assert!(Arc::ptr_eq(finder.stores("41").unwrap(), &first));
    assert!(finder.stores("50").is_none());
    assert!(
        shown(&finder, "다른약국", false)
            .iter()
            .all(|name| !name.starts_with("다른약국"))
    );
}

#[test]
fn what_is_only_like_it_is_said_to_be_a_guess() {
    let finder = finder();
    assert!(finder.find("수원시 팔당구", 5).guessed);
    assert!(!finder.find("수원시 팔달구", 5).guessed);
    let nothing = finder.find("ㅁㄴㅇㄹㅁㄴㅇㄹ", 5);
    assert!(nothing.hits.is_empty() && nothing.total == 0 && !nothing.guessed);
}
