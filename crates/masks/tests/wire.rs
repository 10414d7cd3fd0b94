//! Outlets and stock survive the way to the wire and back.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::Disclosure;
use madang_geo::LonLat;
use madang_masks::wire::{Departed, E5, SnapshotFile, StoresFile};
use madang_masks::{OutletKind, Remain, Stock, StockCounts, Store};
use proptest::prelude::*;

const SHA: &str = "00ff";

fn at() -> DateTime<Utc> {
    "2020-05-12T01:00:00Z".parse().unwrap()
}

fn store() -> impl Strategy<Value = Store> {
    let place = (12_400_000..13_200_000, 3_300_000..4_300_000);
    let kind = prop::sample::select(&OutletKind::ALL[..]);
    ("[0-9]{1,8}", ".{1,12}", ".{0,12}", kind, place).prop_map(
        |(code, name, addr, kind, (lon, lat))| Store {
            code,
            name,
            addr,
            kind,
            at: E5 { lon, lat }.lon_lat(),
        },
    )
}

fn stock() -> impl Strategy<Value = Stock> {
    let ago = |range: std::ops::Range<i64>| {
        prop::option::of(range.prop_map(|minutes| at() - TimeDelta::minutes(minutes)))
    };
    let remain = prop::sample::select(&Remain::ALL[..]);
    (remain, ago(0..100_000), ago(-600..100_000)).prop_map(|(remain, created_at, stock_at)| Stock {
        remain,
        created_at,
        stock_at,
    })
}

/// Outlets with their stock, no code twice.
fn outlets() -> impl Strategy<Value = BTreeMap<String, (Store, Stock)>> {
    prop::collection::vec((store(), stock()), 0..40).prop_map(|rows| {
        rows.into_iter()
            .map(|row| (row.0.code.clone(), row))
            .collect()
    })
}

proptest! {
    #[test]
    fn outlets_and_stock_round_trip(outlets in outlets()) {
        let stores: Vec<Store> = outlets.values().map(|(store, _)| store.clone()).collect();
        let file = StoresFile::build("42", stores);
        let snapshot = SnapshotFile::build(at(), [(&file, SHA)], |code| outlets[code].1);

        let written = (file, snapshot);
        let file = StoresFile::parse(&serde_json::to_vec(&written.0).unwrap()).unwrap();
        let snapshot = SnapshotFile::parse(&serde_json::to_vec(&written.1).unwrap()).unwrap();
        prop_assert_eq!((&file, &snapshot), (&written.0, &written.1));
        let region = snapshot.region("42").unwrap();
        prop_assert_eq!(region.counts().total() as usize, outlets.len());
        let stock = region.stock(snapshot.at, SHA).unwrap();
        let read: BTreeMap<String, (Store, Stock)> = file
            .into_stores()
            .into_iter()
            .zip(stock)
            .map(|(store, stock)| (store.code.clone(), (store, stock)))
            .collect();
        prop_assert_eq!(read, outlets);
    }

    /// Any JSON of the right form is read or refused, never a panic.
    #[test]
    fn columns_of_any_length_are_read_or_refused(
        kinds in prop::array::uniform4(any::<u32>()),
        small in prop::array::uniform4(0..3u32),
        use_small in any::<bool>(),
        remain in "[a-z한]{0,8}",
        created in prop::collection::vec(prop::option::of(any::<i32>()), 0..8),
    ) {
        let [pharmacy, post_office, hanaro, unknown] = if use_small { small } else { kinds };
        let json = serde_json::json!({"at": at(), "regions": [{
            "sido": "42", "stores": SHA, "remain": remain,
            "kinds": {"pharmacy": pharmacy, "post_office": post_office, "hanaro": hanaro, "unknown": unknown},
            "created_min": created, "stock_min": created,
        }]});
        if let Ok(file) = SnapshotFile::parse(json.to_string().as_bytes()) {
            let stock = file.regions[0].stock(file.at, SHA).unwrap();
            prop_assert_eq!(stock.len(), created.len());
        }
    }

    /// Names alone tell nothing of the stock, and are in the same order.
    #[test]
    fn names_tell_no_stock(outlets in outlets()) {
        let stores = outlets.values().map(|(store, _)| store.clone()).collect();
        let file = StoresFile::build("42", stores);
        let whole = SnapshotFile::build(at(), [(&file, SHA)], |code| outlets[code].1);
        let names = whole.clone().disclosing(Disclosure::Names);
        prop_assert_eq!(whole.clone().disclosing(Disclosure::Full), whole);
        prop_assert_eq!(names.disclosure(), Disclosure::Names);
        let names = SnapshotFile::parse(&serde_json::to_vec(&names).unwrap()).unwrap();
        let stock = names.regions[0].stock(names.at, SHA).unwrap();
        prop_assert_eq!(stock, vec![Stock::UNREPORTED; outlets.len()]);
    }

    #[test]
    fn counts_add_up(
        a in prop::collection::vec(prop::sample::select(&Remain::ALL[..]), 0..50),
        b in prop::collection::vec(prop::sample::select(&Remain::ALL[..]), 0..50),
    ) {
        let mut sum: StockCounts = a.iter().copied().collect();
        sum += b.iter().copied().collect();
        prop_assert_eq!(sum, a.iter().chain(&b).copied().collect());
        prop_assert_eq!(sum.total() as usize, a.len() + b.len());
    }
}

#[test]
fn files_are_read_back_as_written() {
    let mut stores = two_stores();
    let json = serde_json::to_string(&stores).unwrap();
    assert!(json.ends_with(r#""lat_e5":[3775000,3775000]}"#), "{json}");
    stores.departed = vec![gone("3"), gone("4")];
    let read = StoresFile::parse(&serde_json::to_vec(&stores).unwrap()).unwrap();
    assert_eq!(read, stores);
    let stock = |code: &str| Stock {
        remain: Remain::Few,
        created_at: (code == "1").then(at),
        stock_at: Some(at() + TimeDelta::hours(9)),
    };
    let snapshot = SnapshotFile::build(at(), [(&stores, SHA)], stock);
    let json = serde_json::to_string(&snapshot).unwrap();
    // Of Korea's one product nothing more is said.
    assert!(
        json.ends_with(r#""created_min":[0,null],"stock_min":[-540,-540]}]}"#),
        "{json}"
    );
    assert_eq!(SnapshotFile::parse(json.as_bytes()).unwrap(), snapshot);
}

#[test]
fn a_value_of_another_form_is_named_by_its_place() {
    let stores = two_stores();
    let json = serde_json::to_string(&stores).unwrap();
    let spoilt = json.replace("12890000]", "128.9]");
    assert_ne!(spoilt, json);
    assert_eq!(
        StoresFile::parse(spoilt.as_bytes())
            .unwrap_err()
            .to_string(),
        "not of the form: lon_e5[1]: a whole number is expected, not 128.9"
    );
    let snapshot = SnapshotFile::build(at(), [(&stores, SHA)], |_| Stock::UNREPORTED);
    let json = serde_json::to_string(&snapshot).unwrap();
    let spoilt = json.replace("\"stock_min\":[null,", "\"stock_min\":[\"soon\",");
    assert_ne!(spoilt, json);
    assert_eq!(
        SnapshotFile::parse(spoilt.as_bytes())
            .unwrap_err()
            .to_string(),
        "not of the form: regions[0].stock_min[0]: a whole number is expected, not \"soon\""
    );
}

fn two_stores() -> StoresFile {
    let store = |code: &str| Store {
        code: code.to_owned(),
        name: "가상약국".to_owned(),
        addr: String::new(),
        kind: OutletKind::Pharmacy,
        at: LonLat {
            lon: 128.9,
            lat: 37.75,
        },
    };
    StoresFile::build("42", vec![store("2"), store("1")])
}

fn gone(code: &str) -> Departed {
    Departed {
        code: code.to_owned(),
        name: "가상약국".to_owned(),
        addr: String::new(),
        lon_e5: 12_890_000,
        lat_e5: 3_775_000,
        since: at().date_naive(),
    }
}

fn refusal_of_stores(spoil: impl Fn(&mut StoresFile)) -> String {
    let mut file = two_stores();
    spoil(&mut file);
    StoresFile::parse(&serde_json::to_vec(&file).unwrap())
        .unwrap_err()
        .to_string()
}

#[test]
fn a_stores_file_that_contradicts_itself_is_refused() {
    for (refusal, expected) in [
        (
            refusal_of_stores(|file| file.kinds.hanaro = 1),
            "sido 42: code has 2 values, the kinds add up to 3",
        ),
        (
            refusal_of_stores(|file| file.addr.clear()),
            "sido 42: addr has 0 values, the kinds add up to 2",
        ),
        (
            refusal_of_stores(|file| file.code.reverse()),
            "sido 42, row 2: code 1 is out of order or given twice",
        ),
        (
            refusal_of_stores(|file| file.lat_e5[1] = 9_000_001),
            "sido 42, row 2: position 12890000, 9000001 is not on Earth",
        ),
        (
            refusal_of_stores(|file| file.departed = vec![gone("9"), gone("9")]),
            "sido 42: departed outlet 9 is out of order, given twice or not on Earth",
        ),
        (
            refusal_of_stores(|file| file.departed = vec![gone("9"), gone("8")]),
            "sido 42: departed outlet 8 is out of order, given twice or not on Earth",
        ),
        (
            refusal_of_stores(|file| {
                file.departed = vec![gone("9")];
                file.departed[0].lon_e5 = 18_000_001;
            }),
            "sido 42: departed outlet 9 is out of order, given twice or not on Earth",
        ),
    ] {
        assert_eq!(refusal, expected);
    }
}

#[test]
fn stock_of_other_stores_is_refused() {
    let file = two_stores();
    let snapshot = SnapshotFile::build(at(), [(&file, SHA)], |_| Stock::UNREPORTED);
    let refusal = snapshot.regions[0].stock(snapshot.at, "11").unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "sido 42: in the order of stores 00ff, not of 11"
    );
}

#[test]
fn a_class_of_a_newer_portal_is_unknown() {
    let file = two_stores();
    let mut snapshot = SnapshotFile::build(at(), [(&file, SHA)], |_| Stock::UNREPORTED);
    snapshot.regions[0].remain = "p한".to_owned();
    let read = SnapshotFile::parse(&serde_json::to_vec(&snapshot).unwrap()).unwrap();
    let remains: Vec<Remain> = read.regions[0].remains().collect();
    assert_eq!(remains, [Remain::Plenty, Remain::Unknown]);
}
