use super::*;
use crate::api_dir::memory::Memory;
use crate::check::check;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_default()
}

fn draft(snapshot: &str) -> Draft {
    use madang_masks::wire::{SnapshotFile, StoresFile};
    use madang_masks::{OutletKind, Stock, Store};

    let mut draft = Draft::new("masks", Some(at(snapshot)));
    let source = Source {
        attribution: "test",
        sample: false,
    };
    let store = Store {
        code: snapshot.len().to_string(),
        name: snapshot.to_owned(),
        addr: String::new(),
        kind: OutletKind::Pharmacy,
        at: madang_geo::LonLat {
            lon: 128.9,
            lat: 37.8,
        },
    };
    let stores = StoresFile::build("42", vec![store]);
    let about = |name, stem, schema| About {
        name,
        stem,
        generated_at: at(snapshot),
        schema,
        source,
    };
    draft
        .add(
            about("stores/42", "masks/stores-42", schemas::MASKS_STORES),
            &stores,
        )
        .unwrap();
    let sha256 = draft.datasets[0].sha256.clone();
    let stock = SnapshotFile::build(at(snapshot), [(&stores, sha256.as_str())], |_| {
        Stock::UNREPORTED
    });
    draft
        .add(about("stock", "masks/stock", schemas::MASKS_STOCK), &stock)
        .unwrap();
    draft
}

const NOW: &str = "2020-05-13T00:00:00Z";

#[test]
fn a_writer_that_stops_anywhere_leaves_the_old_edition_or_the_new() {
    let mut old = Memory::default();
    write(&mut old, draft("2020-05-12T01:00:00Z"), at(NOW)).unwrap();
    assert_eq!(check(&old, at(NOW)).unwrap().problems, []);

    let mut stops = 0;
    loop {
        let mut files = old.clone();
        files.steps_left = Some(stops);
        let written = write(&mut files, draft("2020-05-12T01:30:00Z"), at(NOW));
        let index = family_index(&files, "masks").unwrap().unwrap();
        assert_eq!(
            check(&files, at(NOW)).unwrap().problems,
            [],
            "after {stops} steps"
        );
        if let Ok(edition) = written {
            assert_eq!((edition, index.edition, index.previous), (2, 2, Some(1)));
            break;
        }
        assert!(index.edition == 1 || index.edition == 2);

        // The next writer goes on from there.
        files.steps_left = None;
        write(&mut files, draft("2020-05-12T02:00:00Z"), at(NOW)).unwrap();
        assert_eq!(
            check(&files, at(NOW)).unwrap().problems,
            [],
            "after {stops} steps"
        );
        stops += 1;
    }
    assert!(stops >= 5, "an edition of {stops} steps is none");
}

#[test]
fn the_root_index_changes_only_when_it_has_to() {
    let mut files = Memory::default();
    write(&mut files, draft("2020-05-12T01:00:00Z"), at(NOW)).unwrap();
    let root = files.files[ROOT_INDEX].clone();
    let later = at("2020-05-13T09:00:00Z");
    write(&mut files, draft("2020-05-12T01:00:00Z"), later).unwrap();
    assert_eq!(files.files[ROOT_INDEX], root);
}

#[test]
fn a_spoilt_payload_is_written_again() {
    let mut files = Memory::default();
    write(&mut files, draft("2020-05-12T01:00:00Z"), at(NOW)).unwrap();
    let path = draft("2020-05-12T01:00:00Z").payloads[0].0.clone();
    files.files.insert(path, b"half".to_vec());
    assert_eq!(check(&files, at(NOW)).unwrap().problems.len(), 1 + 1);
    write(&mut files, draft("2020-05-12T01:00:00Z"), at(NOW)).unwrap();
    assert_eq!(check(&files, at(NOW)).unwrap().problems, []);
}
