//! `madang publish masks` with Taiwan's points. Each fixture is a folder with points of
//! invented pharmacies and the report that they must give; with `UPDATE_EXPECT=1` the
//! reports are written anew, to be read before committing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload};
use madang_api::{Dataset, FamilyIndex};
use madang_masks::wire::{AreaFile, DayPart, Frame, Slots, SnapshotFile, StoresFile};
use madang_masks::{OutletKind, Remain};
use serde_json::{Value, json};
use support::{each_gives_its_report, fixtures, problems, run, tree};

fn cases() -> PathBuf {
    fixtures("taiwan")
}

fn publish(folder: &Path, api: &Path, more: &[&str]) -> Output {
    let args = ["publish", "masks", "--api", api.to_str().unwrap()];
    run(folder, &[&args, more].concat())
}

fn published(folder: &Path, api: &Path, more: &[&str]) {
    let output = publish(folder, api, more);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(problems(api), [""; 0]);
}

fn index(api: &Path) -> FamilyIndex {
    family_index(&Disk::new(api), "masks").unwrap().unwrap()
}

fn bytes(api: &Path, name: &str) -> Vec<u8> {
    payload(&Disk::new(api), index(api).dataset(name).unwrap()).unwrap()
}

fn names(api: &Path) -> Vec<String> {
    index(api)
        .datasets
        .into_iter()
        .map(|Dataset { name, .. }| name)
        .collect()
}

#[test]
fn every_fixture_gives_its_report() {
    each_gives_its_report(&cases(), 4, |case, api, more| {
        publish(case, api, &[&["--stores", "points"], more].concat())
    });
}

/// Each outlet with the letters and counts of both products.
fn stock(api: &Path) -> Vec<String> {
    let snapshot = SnapshotFile::parse(&bytes(api, "stock")).unwrap();
    let mut rows = Vec::new();
    for region in &snapshot.regions {
        let file = StoresFile::parse(&bytes(api, &format!("stores/{}", region.sido))).unwrap();
        let of = |product: usize| -> Vec<String> {
            let counts = region
                .counts_of(product)
                .iter()
                .copied()
                .chain(std::iter::repeat(None));
            let both = region.remains_of(product).zip(counts);
            both.map(|(remain, count)| {
                format!(
                    "{}{}",
                    remain.letter(),
                    count.map_or(String::new(), |n| n.to_string())
                )
            })
            .collect()
        };
        for ((code, adult), child) in file.code.iter().zip(of(0)).zip(of(1)) {
            rows.push(format!("{} {code} {adult} {child}", region.sido));
        }
    }
    rows
}

#[test]
fn two_products_have_a_class_and_a_count_each() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    published(&cases().join("quirks"), &api, &["--stores", "points"]);
    assert_eq!(
        stock(&api),
        [
            "HUA 5900000007 f5 f5",
            "HUA 5900000008 f5 f5",
            "HUA 5900AB0009 s40 f3",
            "HUA 5900000006 f12 p250",
            "KHH 5900000003 f2 e1",
            "KIN 5900000004 e0 e0",
            "LIE 5900000005 - -",
            "TPE 5900000001 p100 s99",
            "TPE 5900000002 s30 f29",
        ]
    );
    let snapshot = SnapshotFile::parse(&bytes(&api, "stock")).unwrap();
    // Nine o'clock in Taiwan.
    assert_eq!(snapshot.at.to_string(), "2020-05-12 01:00:00 UTC");
    let products: Vec<&str> = snapshot
        .products
        .iter()
        .map(|p| p.name.in_language("en"))
        .collect();
    assert_eq!(products, ["Adult", "Child"]);
    let taipei = snapshot.region("TPE").unwrap();
    let children: Vec<Remain> = taipei.remains_of(1).collect();
    assert_eq!(children, [Remain::Some, Remain::Few]);
    assert_eq!(taipei.remains_of(2).count(), 0);
    let index = index(&api);
    let attribution = &index.dataset("stock").unwrap().attribution;
    assert!(attribution.contains("kiang/pharmacies"), "{attribution}");
}

#[test]
fn the_map_takes_its_frame_from_the_data() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    published(&cases().join("quirks"), &api, &["--stores", "points"]);
    let area = AreaFile::parse(&bytes(&api, "area")).unwrap();
    let expected = Frame {
        west_e5: 11_831_710,
        south_e5: 2_262_730,
        east_e5: 12_160_270,
        north_e5: 2_616_020,
    };
    assert_eq!((area.frame, area.utc_offset_min), (expected, 480));
    let regions: Vec<(&str, &str)> = area
        .regions
        .iter()
        .map(|r| (r.code.as_str(), r.name.in_language("ko")))
        .collect();
    assert_eq!(
        regions,
        [
            ("HUA", "화롄현"),
            ("KHH", "가오슝시"),
            ("KIN", "진먼현"),
            ("LIE", "롄장현"),
            ("TPE", "타이베이시")
        ]
    );
    assert!(
        !names(&api).contains(&"rules".to_owned()),
        "Korea's rules are not Taiwan's"
    );
}

#[test]
fn hours_are_slots_and_a_health_centre_is_no_pharmacy() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    published(&cases().join("quirks"), &api, &["--stores", "points"]);
    let file = StoresFile::parse(&bytes(&api, "stores/HUA")).unwrap();
    assert_eq!(
        file.slots.iter().map(Option::is_some).collect::<Vec<_>>(),
        [false, false, true, true]
    );
    let slots = Slots::of_bits(file.slots[2].unwrap()).unwrap();
    assert!(slots.is_open(0, DayPart::Morning) && slots.is_open(4, DayPart::Afternoon));
    assert!(!slots.is_open(5, DayPart::Morning) && !slots.is_open(0, DayPart::Evening));
    let kinds: Vec<OutletKind> = file.into_stores().iter().map(|store| store.kind).collect();
    assert_eq!(kinds[3], OutletKind::Unknown);
    assert_eq!(kinds[..3], [OutletKind::Pharmacy; 3]);
}

/// The points with other counts, a quarter of an hour later.
fn later(folder: &Path, change: impl Fn(&mut Value)) -> PathBuf {
    let text = fs::read_to_string(cases().join("quirks/points/points.json")).unwrap();
    let mut points: Value = serde_json::from_str(&text.replace("09:00:00", "09:15:00")).unwrap();
    change(&mut points);
    let path = folder.join("later.json");
    fs::write(&path, points.to_string()).unwrap();
    path
}

#[test]
fn the_next_snapshot_comes_alone_and_leaves_a_tombstone_with_outlets() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    published(&cases().join("quirks"), &api, &["--stores", "points"]);
    let path = later(temporary.path(), |points| {
        points["features"][0]["properties"]["mask_child"] = json!(0)
    });
    published(temporary.path(), &api, &["--sales", path.to_str().unwrap()]);
    assert!(stock(&api).contains(&"TPE 5900000001 p100 e0".to_owned()));
    assert!(names(&api).contains(&"area".to_owned()));

    let path = later(temporary.path(), |points| {
        points["features"].as_array_mut().unwrap().remove(2);
    });
    published(
        temporary.path(),
        &api,
        &["--stores", path.to_str().unwrap()],
    );
    let kaohsiung = StoresFile::parse(&bytes(&api, "stores/KHH")).unwrap();
    assert!(kaohsiung.code.is_empty());
    assert_eq!(kaohsiung.departed[0].code, "5900000003");
    let area = AreaFile::parse(&bytes(&api, "area")).unwrap();
    assert_eq!(area.region("KHH"), None);
    // The history is in the order of the new outlets, both products of it.
    let index = index(&api);
    let first = index.datasets.iter().find(|d| d.name == "stock").unwrap();
    let first = SnapshotFile::parse(&payload(&Disk::new(&api), first).unwrap()).unwrap();
    assert_eq!(
        first.region("TPE").unwrap().counts_of(1),
        [Some(99), Some(29)]
    );
}

#[test]
fn counts_are_held_back_by_the_switches() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let stores = ["--stores", "points"];
    let case = cases().join("quirks");
    published(
        &case,
        &api,
        &[&stores[..], &["--disclosure", "buckets"]].concat(),
    );
    assert!(stock(&api).contains(&"TPE 5900000001 p s".to_owned()));
    let text = String::from_utf8(bytes(&api, "stock")).unwrap();
    assert!(!text.contains("count"), "{text}");
    published(&case, &api, &["--disclosure", "names"]);
    assert!(stock(&api).iter().all(|row| row.ends_with(" - -")));
    published(
        &case,
        &api,
        &[&stores[..], &["--disclosure", "full"]].concat(),
    );
    assert!(stock(&api).contains(&"TPE 5900000001 p100 s99".to_owned()));
}

#[test]
fn the_two_sources_do_not_mix() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let korea = [
        "--stores",
        "../../masks/quirks/stores",
        "--sales",
        "../../masks/quirks/sales",
    ];
    let case = cases().join("quirks");
    let refusal = |more: &[&str]| {
        let before = tree(&api);
        let output = publish(&case, &api, more);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(tree(&api), before);
        String::from_utf8(output.stderr).unwrap()
    };
    published(&case, &api, &korea);
    assert!(refusal(&["--sales", "points"]).contains("another source: give --stores"));
    assert!(refusal(&["--stores", "points", "--sales", korea[3]]).contains("of two sources"));

    // Korea's outlets have not departed because Taiwan's are published, nor the other
    // way round, and no history crosses over.
    published(&case, &api, &["--stores", "points"]);
    assert!(!names(&api).contains(&"stores/11".to_owned()));
    published(&case, &api, &korea);
    let names = names(&api);
    assert!(
        !names
            .iter()
            .any(|name| name == "area" || name == "stores/TPE")
    );
    assert_eq!(names.iter().filter(|name| *name == "stock").count(), 1);
    assert!(names.contains(&"rules".to_owned()));
}
