use super::*;

/// Two squares side by side, sharing arc 0.
pub(crate) const SQUARES: &str = r#"{
    "type": "Topology",
    "attribution": "nobody",
    "transform": {"scale": [0.1, 0.1], "translate": [127.0, 37.0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]]
    ],
    "objects": {"sigungu": {"type": "GeometryCollection", "geometries": [
        {"type": "MultiPolygon", "arcs": [[[0, 1]]],
         "properties": {"code": "42150", "name": "강릉시", "name_en": "Gangneung", "sido": "42"}},
        {"type": "MultiPolygon", "arcs": [[[-1, 2]]],
         "properties": {"code": "42170", "name": "동해시"}}
    ]}}
}"#;

fn rings_of(topology: &Topology, region: &Region) -> Vec<Vec<World>> {
    topology.rings(region).map(Iterator::collect).collect()
}

#[test]
fn rings_are_stitched_and_closed() {
    let topology = Topology::parse(SQUARES.as_bytes()).unwrap();
    for region in topology.regions("sigungu") {
        let rings = rings_of(&topology, region);
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].len(), 5);
        assert_eq!(rings[0].first(), rings[0].last());
    }
    let east = &rings_of(&topology, &topology.regions("sigungu")[1])[0];
    let corners: Vec<(f64, f64)> = east
        .iter()
        .map(|corner| corner.unproject())
        .map(|at| (at.lon, at.lat))
        .map(|(lon, lat)| ((lon * 1e6).round() / 1e6, (lat * 1e6).round() / 1e6))
        .collect();
    let expected = [
        (128.0, 38.0),
        (128.0, 37.0),
        (129.0, 37.0),
        (129.0, 38.0),
        (128.0, 38.0),
    ];
    assert_eq!(corners, expected);
}

#[test]
fn each_border_is_drawn_once() {
    let topology = Topology::parse(SQUARES.as_bytes()).unwrap();
    assert_eq!(topology.borders("sigungu").count(), 3);
    assert_eq!(topology.borders("emd").count(), 0);
}

#[test]
fn names_and_attribution_are_read() {
    let topology = Topology::parse(SQUARES.as_bytes()).unwrap();
    let west = &topology.regions("sigungu")[0];
    assert_eq!(topology.attribution(), "nobody");
    assert_eq!(west.name, "강릉시");
    assert_eq!(west.name_en.as_deref(), Some("Gangneung"));
    assert_eq!(west.sido.as_deref(), Some("42"));
    assert!(!west.whole);
}

#[test]
fn a_missing_arc_is_named() {
    let broken = SQUARES.replace("[[[-1, 2]]]", "[[[-1, 7]]]");
    let error = Topology::parse(broken.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"region 42170 of object "sigungu" uses arc 7, but the file has 3 arcs"#
    );
}

#[test]
fn what_is_no_topology_is_refused() {
    for text in [
        "",
        "{}",
        "[1,2]",
        &SQUARES.replace("MultiPolygon", "LineString"),
    ] {
        let error = Topology::parse(text.as_bytes()).unwrap_err();
        assert!(matches!(error, TopologyError::Shape(_)), "{error}");
    }
}

#[test]
fn a_refusal_names_the_place() {
    let refusal = |from: &str, to: &str| {
        let spoilt = SQUARES.replace(from, to);
        assert_ne!(spoilt, SQUARES);
        Topology::parse(spoilt.as_bytes()).unwrap_err().to_string()
    };
    let not = "not a quantized TopoJSON topology of multipolygons: ";
    assert_eq!(
        refusal(
            "\"MultiPolygon\", \"arcs\": [[[-1",
            "\"Point\", \"arcs\": [[[-1"
        ),
        format!(
            r#"{not}objects.sigungu.geometries[1].type: "MultiPolygon" is expected, not "Point""#
        )
    );
    assert_eq!(
        refusal("[[10, 0], [0, 10]]", "[[10, 0], [0.5, 10]]"),
        format!("{not}arcs[0][1][0]: a whole number is expected, not 0.5")
    );
    assert_eq!(
        refusal("\"code\": \"42150\", ", ""),
        format!("{not}objects.sigungu.geometries[0].properties.code: is missing")
    );
}

#[test]
fn endless_steps_do_not_overflow() {
    let far = SQUARES.replace("[[10, 0], [0, 10]]", "[[2147483647, 0], [2147483647, 9]]");
    assert!(Topology::parse(far.as_bytes()).is_ok());
}
