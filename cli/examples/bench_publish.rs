//! Measures publishing 26,000 outlets, on the disk of the system's temporary folder.
//! Prints one JSON object a line: `{"name", "unit", "value"}`, medians of the rounds.
//!
//! `cargo run --profile native -p madang --example bench_publish`

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use madang::api_dir::{Disk, now};
use madang::check;
use madang::publish::{Format, masks, sample};

const SEED: u64 = 20_200_512;
const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let temporary = tempfile::tempdir()?;
    let folder = temporary.path();
    let answers = sample::answers(SEED)?;
    write_pages(&folder.join("stores"), &answers.stores)?;
    write_pages(&folder.join("sales"), &answers.sales)?;

    let (mut whole, mut next, mut checked) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let api = folder.join(format!("api-{round}"));
        whole.push(publish(folder, &api, true)?);
        next.push(publish(folder, &api, false)?);
        let start = Instant::now();
        let report = check::check(&Disk::new(&api), now())?;
        checked.push(start.elapsed().as_secs_f64());
        if !report.problems.is_empty() {
            return Err(report.to_string().into());
        }
    }
    let start = Instant::now();
    let args = sample::Args {
        api: folder.join("sample"),
        seed: SEED,
    };
    sample::publish(&args, now())?;
    let sample = start.elapsed().as_secs_f64();

    print("publish 26,000 outlets with a snapshot", median(whole));
    print("publish the next snapshot of 26,000 outlets", median(next));
    print("check 26,000 outlets with a snapshot", median(checked));
    print("publish the sample, 25 snapshots", sample);
    Ok(())
}

fn write_pages(folder: &Path, pages: &[(String, Vec<u8>)]) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (number, (_, bytes)) in pages.iter().enumerate() {
        fs::write(folder.join(format!("page-{number:02}.json")), bytes)?;
    }
    Ok(())
}

/// Seconds that publishing took, from files to an edition on disk.
fn publish(folder: &Path, api: &Path, with_stores: bool) -> Result<f64, Box<dyn Error>> {
    let stores: Vec<PathBuf> = with_stores
        .then(|| folder.join("stores"))
        .into_iter()
        .collect();
    let args = masks::Args {
        stores,
        sales: vec![folder.join("sales")],
        rules: None,
        api: api.to_owned(),
        switches: masks::SwitchArgs::default(),
        format: Format::Text,
        attribution: None,
    };
    let start = Instant::now();
    let report = masks::publish(&args, now())?;
    let seconds = start.elapsed().as_secs_f64();
    match report.outlets_published {
        26_000 => Ok(seconds),
        _ => Err(report.to_string().into()),
    }
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or_default()
}

fn print(name: &str, seconds: f64) {
    let value = (seconds * 1e4).round() / 10.0;
    println!(
        "{}",
        serde_json::json!({"name": name, "unit": "ms", "value": value})
    );
}
