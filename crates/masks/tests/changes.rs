//! A change set makes the very snapshot that it was made for, or is refused.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::LocalText;
use madang_masks::changes::ChangesFile;
use madang_masks::wire::{KindCounts, Product, ProductStock, RegionStock, SnapshotFile};
use proptest::prelude::*;

fn at(minutes: i64) -> DateTime<Utc> {
    let first: DateTime<Utc> = "2020-05-12T01:00:00Z".parse().unwrap();
    first + TimeDelta::minutes(minutes)
}

/// A row of both snapshots: it stays, ages, or is another.
type Row = (char, Option<i32>, Option<i32>);

fn row() -> impl Strategy<Value = Row> {
    let letter = prop::sample::select(&['p', 's', 'f', 'e', 'b', '-', '한'][..]);
    let created = prop_oneof![
        Just(None),
        (0..200).prop_map(Some),
        (0..=i32::MAX).prop_map(Some)
    ];
    let stock = prop_oneof![
        Just(None),
        (-50..500).prop_map(Some),
        any::<i32>().prop_map(Some)
    ];
    (letter, created, stock)
}

fn pair() -> impl Strategy<Value = (Row, Row)> {
    (row(), row(), 0..4u8).prop_map(|(old, new, fate)| {
        let (letter, created, stock) = old;
        let older = |minutes: Option<i32>| minutes.and_then(|minutes| minutes.checked_add(5));
        match fate {
            0 => (old, new),
            1 => (old, old),
            2 => (old, (letter, created, older(stock))),
            _ => (old, (letter, older(created), older(stock))),
        }
    })
}

fn region(sido: usize, rows: &[Row]) -> RegionStock {
    RegionStock {
        sido: format!("{:02}", sido + 11),
        stores: "00".to_owned(),
        kinds: KindCounts {
            pharmacy: rows.len() as u32,
            ..KindCounts::default()
        },
        remain: rows.iter().map(|row| row.0).collect(),
        created_min: rows.iter().map(|row| row.1).collect(),
        stock_min: rows.iter().map(|row| row.2).collect(),
        count: Vec::new(),
        more: Vec::new(),
    }
}

fn snapshot(minutes: i64, regions: &[Vec<Row>]) -> SnapshotFile {
    let regions = regions.iter().enumerate();
    SnapshotFile {
        at: at(minutes),
        regions: regions.map(|(sido, rows)| region(sido, rows)).collect(),
        products: Vec::new(),
    }
}

/// The same snapshot of so many products, with counts or without.
fn of_products(mut snapshot: SnapshotFile, products: usize, told: bool) -> SnapshotFile {
    for region in &mut snapshot.regions {
        let numbers = region.stock_min.iter();
        let count: Vec<_> = numbers.map(|number| number.map(|n| n & i32::MAX)).collect();
        let count = if told { count } else { Vec::new() };
        let further = ProductStock {
            remain: region.remain.chars().rev().collect(),
            count: count.clone(),
        };
        region.more = vec![further; products - 1];
        region.count = count;
    }
    snapshot.products = (0..products)
        .map(|product| Product {
            id: product.to_string(),
            name: LocalText::default(),
        })
        .collect();
    snapshot
}

fn sha(snapshot: &SnapshotFile) -> String {
    madang_api::sha256_hex(&serde_json::to_vec(snapshot).unwrap())
}

fn between(base: &SnapshotFile, new: &SnapshotFile) -> ChangesFile {
    let file = ChangesFile::between((base, &sha(base)), (new, &sha(new))).unwrap();
    let read = ChangesFile::parse(&serde_json::to_vec(&file).unwrap()).unwrap();
    assert_eq!(read, file);
    read
}

proptest! {
    #[test]
    fn a_change_set_makes_the_new_snapshot_out_of_its_base(
        regions in prop::collection::vec(prop::collection::vec(pair(), 0..30), 0..4),
        minutes in -30i64..60,
        products in prop::option::of((1..4usize, any::<bool>())),
    ) {
        let rows = |which: fn(&(Row, Row)) -> Row| -> Vec<Vec<Row>> {
            regions.iter().map(|rows| rows.iter().map(which).collect()).collect()
        };
        let of = |snapshot| match products {
            Some((products, told)) => of_products(snapshot, products, told),
            None => snapshot,
        };
        let (base, new) = (of(snapshot(0, &rows(|p| p.0))), of(snapshot(minutes, &rows(|p| p.1))));
        let changes = between(&base, &new);
        let made = changes.apply(&base, &sha(&base)).unwrap();
        // To the byte: the payload that the index names.
        prop_assert_eq!(sha(&made), changes.makes.clone());
        prop_assert_eq!(&made, &new);
        // Of no other snapshot, its own result included.
        if base != new {
            prop_assert!(changes.apply(&new, &sha(&new)).is_err());
        }
    }

    /// Whatever the columns say, it is a snapshot that holds together, or a refusal.
    #[test]
    fn changes_that_do_not_go_with_the_outlets_are_refused(
        rows in prop::collection::vec(row(), 0..6),
        skip in prop::collection::vec(prop_oneof![0..4u32, any::<u32>()], 0..5),
        values in prop::collection::vec(prop::option::of(any::<i32>()), 0..5),
        letters in "[a-z한]{0,5}",
        shift in any::<i32>(),
    ) {
        let base = snapshot(0, &[rows]);
        let mut changes = between(&base, &base);
        let region = &mut changes.regions[0];
        region.remain.skip = skip.clone();
        region.remain.letters = letters;
        region.created_min.shift = shift;
        region.stock_min.skip = skip;
        region.stock_min.values = values;
        if let Ok(made) = changes.apply(&base, &sha(&base)) {
            prop_assert!(SnapshotFile::parse(&serde_json::to_vec(&made).unwrap()).is_ok());
        }
    }
}

const ROWS: [Row; 3] = [
    ('p', Some(0), Some(40)),
    ('-', None, None),
    ('e', Some(90), Some(400)),
];

fn two() -> [SnapshotFile; 2] {
    let later = [
        ('s', Some(0), Some(45)),
        ('-', None, None),
        ('e', Some(90), Some(405)),
    ];
    [
        snapshot(0, &[ROWS.to_vec()]),
        snapshot(5, &[later.to_vec()]),
    ]
}

#[test]
fn what_stays_costs_nothing() {
    let [base, new] = two();
    let changes = between(&base, &new);
    let json = serde_json::to_value(&changes.regions).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{
            "sido": "11",
            "remain": {"skip": [0], "letters": "s"},
            "created_min": {"shift": 0, "skip": [], "values": []},
            "stock_min": {"shift": 5, "skip": [], "values": []},
        }])
    );
}

#[test]
fn snapshots_of_other_outlets_have_no_change_set() {
    let [base, new] = two();
    let spoilt = |spoil: fn(&mut SnapshotFile)| {
        let mut other = new.clone();
        spoil(&mut other);
        ChangesFile::between((&base, "00"), (&other, "11"))
    };
    assert!(spoilt(|_| ()).is_some());
    assert_eq!(
        spoilt(|other| other.regions[0].stores = "01".to_owned()),
        None
    );
    assert_eq!(
        spoilt(|other| other.regions[0].sido = "26".to_owned()),
        None
    );
    assert_eq!(spoilt(|other| other.regions.clear()), None);
    assert_eq!(spoilt(|other| other.regions[0].kinds.hanaro = 1), None);
}

#[test]
fn snapshots_of_other_products_have_no_change_set() {
    let [base, new] = two();
    let between = |base: &SnapshotFile, new: &SnapshotFile| {
        ChangesFile::between((base, "00"), (new, "11")).is_some()
    };
    let two = |told| of_products(new.clone(), 2, told);
    assert!(between(&of_products(base.clone(), 2, true), &two(true)));
    assert!(!between(&base, &two(true)));
    assert!(!between(&of_products(base.clone(), 2, false), &two(true)));
    let mut changes = ChangesFile::between((&two(true), "00"), (&two(true), "11")).unwrap();
    changes.regions[0].more.clear();
    let refusal = changes.apply(&two(true), "00").unwrap_err().to_string();
    assert_eq!(
        refusal,
        "sido 11: more lists rows that do not go with its values or outlets"
    );
}

#[test]
fn a_refusal_says_why() {
    let [base, new] = two();
    let refusal = |spoil: fn(&mut ChangesFile)| {
        let mut changes = between(&base, &new);
        spoil(&mut changes);
        changes.apply(&base, &sha(&base)).unwrap_err().to_string()
    };
    assert_eq!(
        refusal(|changes| changes.base = "00".to_owned()),
        format!("changes snapshot 00, not {}", sha(&base))
    );
    for (found, expected) in [
        (
            refusal(|changes| changes.regions[0].sido = "26".to_owned()),
            "its sido are not those of the snapshot",
        ),
        (
            refusal(|changes| changes.regions.clear()),
            "its sido are not those of the snapshot",
        ),
        (
            refusal(|changes| changes.regions[0].remain.skip = vec![3]),
            "sido 11: remain lists rows that do not go with its values or outlets",
        ),
        (
            refusal(|changes| changes.regions[0].stock_min.skip = vec![0]),
            "sido 11: stock_min lists rows that do not go with its values or outlets",
        ),
        (
            refusal(|changes| {
                changes.regions[0].created_min.skip = vec![0, u32::MAX];
                changes.regions[0].created_min.values = vec![None, None];
            }),
            "sido 11: created_min lists rows that do not go with its values or outlets",
        ),
        (
            refusal(|changes| changes.regions[0].created_min.shift = -1),
            "makes no snapshot: sido 11, row 1: created -1 min before the snapshot's time",
        ),
    ] {
        assert_eq!(found, expected);
    }
    for (json, refusal) in [
        ("{}", "not of the form: base: is missing"),
        ("[", "not of the form: not JSON"),
    ] {
        let found = ChangesFile::parse(json.as_bytes()).unwrap_err().to_string();
        assert!(found.starts_with(refusal), "{found}");
    }
}
