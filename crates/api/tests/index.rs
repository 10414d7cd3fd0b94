//! What readers rely on: versions, the current dataset, integrity, portal time.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::{
    Dataset, Disclosure, FamilyIndex, FamilyRef, IndexError, IntegrityError, LocalText,
    PortalClock, RootIndex, VERSION, sha256_hex,
};
use proptest::prelude::*;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn dataset(name: &str, minute: i64, bytes: &[u8]) -> Dataset {
    let sha256 = sha256_hex(bytes);
    Dataset {
        name: name.to_owned(),
        path: Dataset::payload_path("masks/stock", &sha256),
        sha256,
        bytes: bytes.len() as u64,
        generated_at: at(minute),
        schema: "schemas/masks-stock.json".to_owned(),
        attribution: String::new(),
        sample: false,
        base: None,
    }
}

fn index(datasets: Vec<Dataset>) -> FamilyIndex {
    FamilyIndex {
        version: VERSION,
        family: "masks".to_owned(),
        edition: 2,
        previous: Some(1),
        generated_at: at(0),
        disclosure: Disclosure::Full,
        announcement: None,
        datasets,
    }
}

#[test]
fn sha256_is_the_standard_s() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(
        sha256_hex(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_newer_portal_s_index_is_refused() {
    let text = serde_json::to_string(&index(Vec::new())).unwrap();
    assert!(FamilyIndex::parse(text.as_bytes()).is_ok());
    let newer = text.replace("\"version\":1", "\"version\":2");
    assert!(matches!(
        FamilyIndex::parse(newer.as_bytes()),
        Err(IndexError::Version { found: 2 })
    ));
}

#[test]
fn a_refusal_names_the_place() {
    let text = serde_json::to_string(&index(vec![dataset("stock", 0, b"")])).unwrap();
    for (from, to, refusal) in [
        (
            "\"sample\":false",
            "\"sample\":\"no\"",
            "not an index: datasets[0].sample: true or false is expected, not \"no\"",
        ),
        (
            "\"edition\":2",
            "\"edition\":null",
            "not an index: edition: is missing",
        ),
        (
            "\"bytes\":0",
            "\"bytes\":-1",
            "not an index: datasets[0].bytes: a whole number from 0 on is expected, not -1",
        ),
        (
            "\"generated_at\":\"1970-01-01T00:00:00Z\",\"datasets\"",
            "\"generated_at\":\"yesterday\",\"datasets\"",
            "not an index: generated_at: an instant such as 2020-05-12T01:05:00Z is expected, \
             not \"yesterday\"",
        ),
    ] {
        let spoilt = text.replace(from, to);
        assert_ne!(spoilt, text);
        let found = FamilyIndex::parse(spoilt.as_bytes()).unwrap_err();
        assert_eq!(found.to_string(), refusal);
    }
    let root = RootIndex::parse(
        br#"{"version":1,"generated_at":"1970-01-01T00:00:00Z",
        "families":{"masks":{}}}"#,
    );
    assert_eq!(
        root.unwrap_err().to_string(),
        "not an index: families.masks.path: is missing"
    );
}

#[test]
fn fields_of_a_newer_portal_are_ignored() {
    let text = r#"{"version":1,"generated_at":"2020-05-12T01:05:00Z","families":{},"more":1}"#;
    assert!(RootIndex::parse(text.as_bytes()).is_ok());
}

/// An index that holds nothing back says nothing of it, as before there was the word.
#[test]
fn what_is_not_said_is_full_and_what_is_not_known_is_least() {
    let text = serde_json::to_string(&index(Vec::new())).unwrap();
    assert!(!text.contains("disclosure") && !text.contains("announcement"));
    for (word, expected) in [
        ("full", Disclosure::Full),
        ("buckets", Disclosure::Buckets),
        ("names", Disclosure::Names),
        ("nothing", Disclosure::Names),
    ] {
        let said = text.replace(
            "\"datasets\"",
            &format!("\"disclosure\":\"{word}\",\"datasets\""),
        );
        let read = FamilyIndex::parse(said.as_bytes()).unwrap();
        assert_eq!(read.disclosure, expected, "{word}");
    }
}

#[test]
fn portal_time_stands_still_in_a_replay() {
    let root = |replay: &str| {
        let text = format!(
            r#"{{"version":1,"generated_at":"2026-01-01T00:00:00Z",{replay}"families":{{}}}}"#
        );
        PortalClock::of(&RootIndex::parse(text.as_bytes()).unwrap())
    };
    let replay = root(r#""replay_at":"1970-01-01T00:10:00Z","#);
    assert_eq!(replay.at(at(99)), at(10));
    assert_eq!(replay.age(at(4), at(99)), TimeDelta::minutes(6));
    let real = root("");
    assert_eq!(real.at(at(99)), at(99));
    assert_eq!(real.age(at(100), at(99)), TimeDelta::zero());
}

/// Datasets with texts of every kind and instants to the nanosecond.
fn any_dataset() -> impl Strategy<Value = Dataset> {
    (".*", any::<u64>(), any_instant(), any::<bool>()).prop_map(
        |(text, bytes, generated_at, sample)| Dataset {
            bytes,
            generated_at,
            attribution: text.clone(),
            sample,
            base: sample.then(|| text.clone()),
            ..dataset(&text, 0, b"")
        },
    )
}

/// Years 0 to 9999, as RFC 3339 has them.
fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    (-62_167_219_200..253_402_300_800i64, 0..1_000_000_000u32)
        .prop_map(|(second, nanosecond)| DateTime::from_timestamp(second, nanosecond).unwrap())
}

proptest! {
    #[test]
    fn an_index_that_was_written_is_read_back_the_same(
        edition in any::<u64>(),
        previous in prop::option::of(any::<u64>()),
        generated_at in any_instant(),
        datasets in prop::collection::vec(any_dataset(), 0..4),
        disclosure in prop::sample::select(&[Disclosure::Full, Disclosure::Buckets, Disclosure::Names]),
        announcement in prop::option::of(prop::collection::btree_map("ko|en", ".*", 0..3)),
        replay_at in prop::option::of(any_instant()),
        paths in prop::collection::btree_map(".*", ".*", 0..4),
    ) {
        let family = FamilyIndex {
            edition,
            previous,
            generated_at,
            disclosure,
            announcement: announcement.map(LocalText),
            ..index(datasets)
        };
        let read = FamilyIndex::parse(&serde_json::to_vec(&family).unwrap());
        prop_assert_eq!(read.ok(), Some(family));

        let families = paths.into_iter().map(|(name, path)| (name, FamilyRef { path }));
        let root = RootIndex {
            version: VERSION,
            generated_at,
            replay_at,
            families: families.collect(),
        };
        let read = RootIndex::parse(&serde_json::to_vec(&root).unwrap());
        prop_assert_eq!(read.ok(), Some(root));
    }

    /// The current dataset is the newest that is not later than portal time.
    #[test]
    fn the_current_dataset_is_the_newest_so_far(
        minutes in prop::collection::btree_set(0i64..50, 0..8),
        now in 0i64..50,
    ) {
        let index = index(minutes.iter().map(|m| dataset("stock", *m, b"")).collect());
        let current = index.dataset_at("stock", at(now)).map(|d| d.generated_at);
        let expected = minutes.iter().rev().find(|m| **m <= now).map(|m| at(*m));
        prop_assert_eq!(current, expected);
        let newest = index.dataset("stock").map(|d| d.generated_at);
        prop_assert_eq!(newest, minutes.last().map(|m| at(*m)));
        prop_assert!(index.dataset("stores/42").is_none());
    }

    #[test]
    fn a_payload_counts_only_unchanged(
        bytes in prop::collection::vec(any::<u8>(), 1..64),
        place in any::<prop::sample::Index>(),
        flip in 1u8..,
    ) {
        let dataset = dataset("stock", 0, &bytes);
        prop_assert_eq!(dataset.verify(&bytes), Ok(()));
        let mut spoilt = bytes.clone();
        let place = place.index(bytes.len());
        spoilt.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= flip);
        let is_hash = matches!(dataset.verify(&spoilt), Err(IntegrityError::Hash { .. }));
        prop_assert!(is_hash);
        let is_length = matches!(
            dataset.verify(bytes.split_last().unwrap().1),
            Err(IntegrityError::Length { .. })
        );
        prop_assert!(is_length);
    }
}
