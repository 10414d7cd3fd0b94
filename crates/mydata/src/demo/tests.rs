use std::collections::BTreeSet;

use crate::testing::{NOW, copies, sample, shipped, types};
use crate::{Held, Path};

fn batch() -> Vec<Held> {
    copies(&sample(), &types().types[0], 3)
}

#[test]
fn copies_certify_the_same_of_other_keys() {
    let copies = batch();
    let holders: BTreeSet<String> = copies
        .iter()
        .map(|held| held.holder_key().unwrap().thumbprint())
        .collect();
    assert_eq!(holders.len(), 3);
    for held in &copies {
        assert_eq!(
            held.vct(),
            Some("https://madang.example/credentials/family/1")
        );
        assert_eq!(
            held.issuer(),
            Some("https://demonstration-issuer.madang.example")
        );
        let name = Path::parse("family.3.name").unwrap();
        assert_eq!(name.of(held.claims()).unwrap().text(), Some("이바다"));
    }
}

#[test]
fn times_are_those_of_whole_days() {
    for held in batch() {
        let issued_at = held.issued_at().unwrap();
        assert_eq!(issued_at % 86_400, 0);
        assert!((0..86_400).contains(&(NOW - issued_at)));
        assert_eq!(held.expires(), Some(issued_at + 90 * 86_400));
    }
}

#[test]
fn places_in_the_status_list_go_round() {
    let places: Vec<u64> = copies(&sample(), &types().types[0], 18)
        .iter()
        .map(|held| held.status().unwrap().idx)
        .collect();
    assert_eq!(places[..3], [32, 33, 34]);
    assert_eq!(places[15..], [47, 32, 33]);
}

/// What two receivers who were shown nothing could compare.
#[test]
fn copies_have_no_digest_and_no_disclosure_in_common() {
    let copies = batch();
    let mut seen = BTreeSet::new();
    for held in &copies {
        let parts = held.token().split(['~', '.']).skip(1);
        for part in parts.filter(|part| !part.is_empty() && part.len() != 86) {
            assert!(seen.insert(part.to_owned()), "{part}");
        }
    }
}

#[test]
fn what_its_type_lets_be_kept_back_can_be() {
    let held = &batch()[0];
    for path in held.leaves() {
        assert_eq!(
            held.is_hideable(&path),
            path.to_string() != "kind",
            "{path}"
        );
    }
}

/// Three children of five, and with decoys the receiver sees eight digests.
#[test]
fn lists_are_filled_up_with_decoys() {
    let mut sample = sample();
    let json = r#"{"family":[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"},{"name":"e"}]}"#;
    sample.claims = crate::Value::parse(json.as_bytes()).unwrap();
    let frame = types().types[0].frame(&sample.claims).to_value();
    assert_eq!(
        frame.get("family").unwrap().write(),
        r#"{"_sd":[0,1,2,3,4],"_sd_decoy":3,"0":{"_sd":["name"]},"1":{"_sd":["name"]},"2":{"_sd":["name"]},"3":{"_sd":["name"]},"4":{"_sd":["name"]}}"#
    );
}

#[test]
fn every_invented_certificate_is_issued() {
    let (types, _, samples) = shipped();
    let mut count = 0;
    for sample in samples
        .people
        .iter()
        .flat_map(|person| &person.certificates)
    {
        let held = copies(sample, types.get(&sample.vct).unwrap(), 1).remove(0);
        assert!(held.token().len() < 64 * 1024, "{}", sample.vct);
        assert!(held.leaves().iter().all(|path| held.is_hideable(path)));
        let age = NOW - held.issued_at().unwrap();
        assert_eq!(age / 86_400, i64::from(sample.age_days.unwrap_or_default()));
        count += 1;
    }
    assert!(count >= 10, "{count}");
}
