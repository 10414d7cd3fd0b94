//! Measures a keystroke of the search over the committed regions and 26,000 invented
//! outlets. Prints one JSON object a line: `{"name", "unit", "value", "goal"}`.
//!
//! `cargo run --profile native -p madang-masks --example bench_search`

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use madang_geo::{Gazetteer, LonLat, Topology};
use madang_masks::search::Finder;
use madang_masks::{OutletKind, Store};

const OUTLETS: usize = 26_000;
const ROUNDS: usize = 5;
/// As many as the page shows.
const LIMIT: usize = 20;
/// A frame and a bit: what a keystroke may take in the browser.
const GOAL_MS: f64 = 20.0;

/// What people type: whole names, initials, slips, the other layout, nothing there.
const TYPED: [&str; 14] = [
    "팔달구",
    "수원시 팔당구",
    "강ㄴ",
    "ㅍㄷㄱ",
    "ㅇㄱ",
    "서울 역삼동 약국",
    "인계약국",
    "인게약꾹 12",
    "새인계하나로마트",
    "tndnjstl vkfekfrn",
    "Suwon Paldel",
    "ㅎㅎㅎㅎㅎㅎ",
    "가나다라마바사아자차카타파하",
    "없는이름이에요",
];

fn main() -> Result<(), Box<dyn Error>> {
    let korea = Topology::parse(&read("korea.json")?)?;
    let emd = Gazetteer::parse(&read("places.json")?)?;
    let shards = invent(&emd);

    let start = Instant::now();
    let sigungu = korea.regions("sigungu").iter();
    let mut finder = Finder::korea(
        sigungu.map(|r| (r.code.as_str(), r.name.as_str())),
        Some(&emd),
    );
    for (sido, stores) in &shards {
        finder.add_stores(sido, stores);
    }
    print("search: making the index", ms(start), None);

    let mut times = Vec::new();
    for typed in TYPED {
        for keystroke in keystrokes(typed) {
            let rounds = (0..ROUNDS).map(|_| {
                let start = Instant::now();
                std::hint::black_box(finder.find(&keystroke, LIMIT));
                ms(start)
            });
            let fastest = rounds.fold(f64::INFINITY, f64::min);
            println!("{keystroke}: {fastest:.2} ms");
            times.push(fastest);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    let what = |which| format!("search: a keystroke over {} names, {which}", finder.len());
    print(&what("median"), at(50), Some(GOAL_MS));
    print(
        &what("slowest"),
        times.last().copied().unwrap_or_default(),
        Some(GOAL_MS),
    );
    Ok(())
}

fn read(name: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../public/basemap")
            .join(name),
    )
}

/// Outlets named after the places that they are in, as many are.
fn invent(emd: &Gazetteer) -> Vec<(String, Arc<Vec<Store>>)> {
    let kinds = [
        "약국",
        "우체국",
        "하나로마트",
        "온누리약국",
        "새약국",
        "약국 2",
    ];
    let mut shards: Vec<(String, Vec<Store>)> = Vec::new();
    let names = emd
        .emds
        .iter()
        .flat_map(|emd| kinds.map(|kind| (emd, kind)));
    for (number, (emd, kind)) in names.enumerate().take(OUTLETS) {
        let sido: String = emd.code.chars().take(2).collect();
        if shards.last().is_none_or(|(last, _)| *last != sido) {
            shards.push((sido, Vec::new()));
        }
        if let Some((_, stores)) = shards.last_mut() {
            stores.push(Store {
                code: number.to_string(),
                name: format!("{}{kind}", emd.name.trim_end_matches(['동', '읍', '면'])),
                addr: format!("경기도 수원시 팔달구 {number}"),
                kind: OutletKind::Pharmacy,
                at: LonLat {
                    lon: 127.0,
                    lat: 37.0,
                },
            });
        }
    }
    let share = |(sido, stores)| (sido, Arc::new(stores));
    shards.into_iter().map(share).collect()
}

/// What stands in the box after each letter.
fn keystrokes(typed: &str) -> impl Iterator<Item = String> + '_ {
    (1..=typed.chars().count()).map(|letters| typed.chars().take(letters).collect())
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn print(name: &str, ms: f64, goal: Option<f64>) {
    let goal = goal
        .map(|goal| format!(r#","goal":{goal}"#))
        .unwrap_or_default();
    println!(r#"{{"name":"{name}","unit":"ms","value":{:.2}{goal}}}"#, ms);
}
