//! Times the grouping of points for a window at each zoom.
//!
//! Reads a point a line from standard input, `lon lat class`; prints a JSON object
//! a zoom: `{"zoom", "bbox": [west, south, east, north], "ms", "clusters"}`, `ms`
//! being the median of the rounds.
//!
//! `cargo run --profile native -p madang-geo --example bench_cluster < points`

use std::error::Error;
use std::io::{Read, stdin};
use std::time::Instant;

use madang_geo::{BBox, Clusterer, Grid, LonLat, View, World};

const CLASSES: usize = 8;
/// As the map's own.
const GRID: Grid = Grid {
    cell_px: 64.0,
    single_zoom: 15.0,
};
const SEOUL: LonLat = LonLat {
    lon: 126.978,
    lat: 37.5665,
};
const ROUNDS: usize = 101;

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let (points, classes) = read(&text)?;
    for zoom in 6..=16 {
        let view = View {
            center: SEOUL.project(),
            zoom: f64::from(zoom),
            width_px: 1280.0,
            height_px: 800.0,
        };
        let (ms, clusters) = time(&points, &classes, &view);
        let BBox { min, max } = view.bbox();
        let (
            LonLat {
                lon: west,
                lat: north,
            },
            LonLat {
                lon: east,
                lat: south,
            },
        ) = (min.unproject(), max.unproject());
        println!(
            "{{\"zoom\":{zoom},\"bbox\":[{west},{south},{east},{north}],\"ms\":{ms},\"clusters\":{clusters}}}"
        );
    }
    Ok(())
}

fn read(text: &str) -> Result<(Vec<World>, Vec<u8>), Box<dyn Error>> {
    let mut columns = (Vec::new(), Vec::new());
    for line in text.lines() {
        let mut fields = line.split(' ');
        let mut next = || fields.next().ok_or(format!("not `lon lat class`: {line}"));
        let (lon, lat) = (next()?.parse()?, next()?.parse()?);
        columns.0.push(LonLat { lon, lat }.project());
        columns.1.push(next()?.parse()?);
    }
    Ok(columns)
}

/// Milliseconds that grouping takes, and how many groups there are.
fn time(points: &[World], classes: &[u8], view: &View) -> (f64, usize) {
    let mut clusterer = Clusterer::<CLASSES>::default();
    let mut times = Vec::new();
    let mut clusters = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        clusters = clusterer
            .update(points, classes, |_| true, view, &GRID)
            .len();
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(ROUNDS / 2).copied().unwrap_or_default();
    ((median * 1e4).round() / 1e4, clusters)
}
