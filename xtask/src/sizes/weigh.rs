//! Weighs files as a server sends them: compressed by brotli.

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Weighs files of one build.
pub struct Scales<'a> {
    dist: &'a Path,
}

impl<'a> Scales<'a> {
    /// Scales for the build in `dist`.
    pub fn new(dist: &'a Path) -> Self {
        Self { dist }
    }

    /// A file's bytes: its `.br` copy's, or what brotli 11 makes of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn weigh(&self, file: &str) -> Result<u64> {
        let path = self.dist.join(file.trim_start_matches('/'));
        if let Ok(copy) = fs::metadata(format!("{}.br", path.display())) {
            return Ok(copy.len());
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read dist/{file}"))?;
        compressed(&bytes).with_context(|| format!("cannot compress dist/{file}"))
    }

    /// All files together.
    ///
    /// # Errors
    /// As [`Scales::weigh`].
    pub fn sum(&self, files: &[String]) -> Result<u64> {
        files.iter().map(|file| self.weigh(file)).sum()
    }

    /// The heaviest of the files, 0 if there are none.
    ///
    /// # Errors
    /// As [`Scales::weigh`].
    pub fn heaviest(&self, files: &[String]) -> Result<u64> {
        let mut most = 0;
        for file in files {
            most = most.max(self.weigh(file)?);
        }
        Ok(most)
    }
}

fn compressed(mut bytes: &[u8]) -> io::Result<u64> {
    let settings = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    let mut counter = Counter(0);
    brotli::BrotliCompress(&mut bytes, &mut counter, &settings)?;
    Ok(counter.0)
}

/// Counts what is written and keeps none of it.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
