//! The sample is what its documentation says.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use madang::api_dir::{Disk, family_index, payload, root_index};
use madang_geo::{LonLat, distance_m};
use madang_masks::wire::{SnapshotFile, StoresFile};
use madang_masks::{OutletKind, Remain, StockCounts, Store};
use support::{problems, run};

#[test]
fn the_sample_is_a_day_of_26_000_outlets() {
    let folder = tempfile::tempdir().unwrap();
    for api in ["api", "again"] {
        let args = ["publish", "sample", "--api", api, "--seed", "7"];
        let output = run(folder.path(), &args);
        assert!(output.status.success(), "{output:?}");
    }
    let api = folder.path().join("api");
    assert_eq!(problems(&api), [""; 0]);
    let files = Disk::new(&api);
    let index = family_index(&files, "masks").unwrap().unwrap();
    // All but the rules is invented.
    let (of_sample, others): (Vec<_>, Vec<_>) = index.datasets.iter().partition(|d| d.sample);
    assert!(of_sample.len() > 25);
    assert!(others.iter().map(|d| &d.name).eq(["rules"]));

    let again = family_index(&Disk::new(&folder.path().join("again")), "masks");
    assert_eq!(index.datasets, again.unwrap().unwrap().datasets);

    // The relief programmes are true, too.
    let relief = family_index(&files, "relief").unwrap().unwrap();
    assert!(relief.dataset("catalogue").is_some());
    assert!(relief.datasets.iter().all(|dataset| !dataset.sample));

    // Of MyData the people are invented, the advice is not.
    let mydata = family_index(&files, "mydata").unwrap().unwrap();
    assert!(mydata.dataset("samples").unwrap().sample);
    assert!(!mydata.dataset("purposes").unwrap().sample);

    let replay_at = root_index(&files).unwrap().unwrap().replay_at.unwrap();
    let current = index.dataset_at("stock", replay_at).unwrap();
    assert_eq!(current.generated_at.to_string(), "2020-05-12 01:00:00 UTC");
    let snapshots = index.datasets.iter().filter(|d| d.name == "stock");
    assert_eq!(snapshots.count(), 25);
    let sets = index.datasets.iter().filter(|d| d.name == "stock-changes");
    assert_eq!(sets.count(), 24, "one from each snapshot to the next");

    let snapshot = SnapshotFile::parse(&payload(&files, current).unwrap()).unwrap();
    let outlets: Vec<(Store, Remain)> = snapshot
        .regions
        .iter()
        .flat_map(|region| {
            let dataset = index.dataset(&format!("stores/{}", region.sido)).unwrap();
            let file = StoresFile::parse(&payload(&files, dataset).unwrap()).unwrap();
            let stores = file.into_stores();
            stores.into_iter().zip(region.remains().collect::<Vec<_>>())
        })
        .collect();
    let count = |kind| {
        outlets
            .iter()
            .filter(|(store, _)| store.kind == kind)
            .count()
    };
    assert_eq!(
        OutletKind::ALL.map(count),
        [22_500, 1_400, 2_100, 0],
        "by kind"
    );

    let gangneung = LonLat {
        lon: 128.876,
        lat: 37.752,
    };
    let green_near = outlets.iter().any(|(store, remain)| {
        *remain == Remain::Plenty && distance_m(gangneung, store.at) < 3_000.0
    });
    assert!(green_near, "no plenty within 3 km of Gangneung's middle");

    let counts: StockCounts = outlets.iter().map(|(_, remain)| *remain).collect();
    for remain in Remain::ALL.into_iter().filter(|r| *r != Remain::Unknown) {
        assert!(counts.of(remain) > 100, "{remain:?}: {}", counts.of(remain));
    }
}
