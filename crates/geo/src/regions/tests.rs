use super::*;
use crate::LonLat;
use proptest::prelude::*;

fn squares() -> Regions {
    let json = crate::topology::tests::SQUARES;
    Regions::new(&Topology::parse(json.as_bytes()).unwrap(), "sigungu")
}

fn name_at(regions: &Regions, lon: f64, lat: f64) -> Option<&str> {
    regions
        .find(LonLat { lon, lat }.project())
        .map(|region| region.name.as_str())
}

#[test]
fn a_place_lies_in_its_region() {
    let regions = squares();
    assert_eq!(name_at(&regions, 127.5, 37.5), Some("강릉시"));
    assert_eq!(name_at(&regions, 128.5, 37.5), Some("동해시"));
    assert_eq!(name_at(&regions, 129.01, 37.5), None);
}

#[test]
fn a_place_off_the_coast_belongs_to_the_nearest_shore() {
    let regions = squares();
    let off = LonLat {
        lon: 129.01,
        lat: 37.5,
    }
    .project();
    let near = regions.find_near(off, 1_000.0).map(|region| &region.name);
    assert_eq!(near.map(String::as_str), Some("동해시"));
    assert!(regions.find_near(off, 800.0).is_none());
}

#[test]
fn a_whole_listed_beside_its_parts_is_not_searched() {
    let json = crate::topology::tests::SQUARES
        .replace(r#""name": "동해시""#, r#""name": "동해시", "whole": true"#);
    let topology = Topology::parse(json.as_bytes()).unwrap();
    assert_eq!(topology.regions("sigungu").len(), 2);
    let regions = Regions::new(&topology, "sigungu");
    assert_eq!(name_at(&regions, 128.5, 37.5), None);
}

proptest! {
    #[test]
    fn no_place_lies_in_two_regions(lon in 126.9..129.1f64, lat in 36.9..38.1f64) {
        let regions = squares();
        let place = LonLat { lon, lat }.project();
        let holders = regions.iter().filter(|(_, outline)| outline.contains(place));
        let inside = (127.0..129.0).contains(&lon) && (37.0..38.0).contains(&lat);
        prop_assert_eq!(holders.count(), usize::from(inside));
    }

    /// The index and the shapes themselves give the same answer.
    #[test]
    fn the_index_agrees_with_the_shapes(lon in 126.9..129.1f64, lat in 36.9..38.1f64) {
        let regions = squares();
        let place = LonLat { lon, lat }.project();
        let holder = regions.iter().find(|(_, outline)| outline.contains(place));
        prop_assert_eq!(
            regions.find(place).map(|region| &region.code),
            holder.map(|(region, _)| &region.code)
        );
    }
}
