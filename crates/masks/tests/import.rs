//! What the quirks of the public mask API mean.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use madang_geo::LonLat;
use madang_masks::import::{FindingKind, Outlets, Refusal, Sales};
use madang_masks::{OutletKind, Remain};
use proptest::prelude::*;

fn now() -> DateTime<Utc> {
    "2020-07-11T00:00:00Z".parse().unwrap()
}

fn quirks(part: &str, mut read: impl FnMut(&str, &[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/masks/quirks")
        .join(part);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        read(file.to_str().unwrap(), &fs::read(&file).unwrap());
    }
}

fn no_outline(_: LonLat) -> Option<&'static madang_geo::Sido> {
    None
}

#[test]
fn outlets_are_read_from_every_endpoint() {
    let mut outlets = Outlets::new(&no_outline);
    quirks("stores", |label, bytes| outlets.add(label, bytes));
    let read = outlets.finish();
    assert_eq!(read.refusals, []);
    let found: Vec<(&str, &str, OutletKind)> = read
        .value
        .by_sido
        .iter()
        .flat_map(|(sido, stores)| stores.iter().map(|s| (*sido, s.code.as_str(), s.kind)))
        .collect();
    assert_eq!(
        found,
        [
            ("11", "11817488", OutletKind::Pharmacy),
            ("26", "6", OutletKind::Pharmacy),
            ("42", "21817489", OutletKind::PostOffice),
            ("42", "5", OutletKind::Unknown),
            ("45", "7", OutletKind::Pharmacy),
            ("47", "4", OutletKind::Pharmacy),
            ("50", "00000003", OutletKind::Hanaro),
        ]
    );
    assert_eq!(read.value.by_sido["45"][0].name, "가상약국 7");
    let seoul = read.value.by_sido["11"][0].at;
    assert!((seoul.lat - 37.62544).abs() < 1e-9 && (seoul.lon - 127.01641).abs() < 1e-9);
}

#[test]
fn stock_is_read_with_every_quirk() {
    let mut sales = Sales::new(now());
    quirks("sales", |label, bytes| sales.add(label, bytes));
    let read = sales.finish();
    assert_eq!(read.refusals, []);
    let sales = read.value;
    assert_eq!(sales.at().to_string(), "2020-05-12 01:05:00 UTC");
    for (code, remain, created_at, stock_at) in [
        ("11817488", Remain::Plenty, "01:00", "00:10"),
        ("21817489", Remain::Unreported, "", ""),
        ("00000003", Remain::Unreported, "01:00", "00:10"),
        ("4", Remain::Unreported, "", ""),
        ("5", Remain::Break, "01:00", ""),
        ("6", Remain::Some, "01:05", "00:10"),
        ("7", Remain::Empty, "01:00", "00:10"),
        ("no such outlet", Remain::Unreported, "", ""),
    ] {
        let stock = sales.stock(code);
        let time = |at: Option<DateTime<Utc>>| {
            at.map_or(String::new(), |at| {
                at.time().to_string().chars().take(5).collect()
            })
        };
        assert_eq!(stock.remain, remain, "{code}");
        assert_eq!(time(stock.created_at), created_at, "{code}");
        assert_eq!(time(stock.stock_at), stock_at, "{code}");
    }
}

/// One row of which `bad` in `rows` are bad.
fn answer(rows: u32, bad: u32) -> String {
    let rows: Vec<_> = (0..rows)
        .map(|n| {
            let lat = if n < bad { 0.0 } else { 37.5 };
            serde_json::json!({"code": n, "name": "가상약국", "addr": "서울 중구", "lat": lat, "lng": 127.0})
        })
        .collect();
    serde_json::json!({ "storeInfos": rows }).to_string()
}

proptest! {
    #[test]
    fn more_than_one_per_cent_bad_is_refused(rows in 1u32..400, bad in 0u32..8) {
        let bad = bad.min(rows);
        let mut outlets = Outlets::new(&no_outline);
        outlets.add("answer", answer(rows, bad).as_bytes());
        let read = outlets.finish();
        let expected = if bad * 100 > rows {
            vec![Refusal::TooManyBad {
                group: madang_masks::import::Group::Outlets,
                bad: bad.into(),
                rows: rows.into(),
            }]
        } else {
            Vec::new()
        };
        prop_assert_eq!(read.refusals, expected);
        prop_assert_eq!(read.value.by_sido.values().map(Vec::len).sum::<usize>() as u32, rows - bad);
        prop_assert!(read.findings.iter().all(|f| f.kind == FindingKind::BadRow));
    }

    /// However an answer is split into files, the same outlets are read.
    #[test]
    fn pages_may_be_cut_anywhere(cut in 0usize..30) {
        let rows: Vec<serde_json::Value> = serde_json::from_str::<serde_json::Value>(&answer(30, 0))
            .unwrap()["storeInfos"].as_array().unwrap().clone();
        let (head, tail) = rows.split_at(cut);
        let mut whole = Outlets::new(&no_outline);
        whole.add("whole", answer(30, 0).as_bytes());
        let mut parts = Outlets::new(&no_outline);
        for part in [head, tail] {
            parts.add("part", serde_json::json!({ "stores": part }).to_string().as_bytes());
        }
        prop_assert_eq!(whole.finish().value.by_sido, parts.finish().value.by_sido);
    }
}
