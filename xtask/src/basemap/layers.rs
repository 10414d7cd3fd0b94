//! The files of the base map from traced borders.

use super::dissolve::dissolve;
use super::names;
use super::raster::{Label, NOBODY};
use super::rings::{self, Polygon};
use super::simplify::simplify;
use super::source::Emd;
use super::topojson::{self, Properties, Region};
use super::trace::Arc;
use anyhow::{Context, Result};
use madang_geo::Sido;
use madang_text::romanise;
use std::collections::{BTreeMap, BTreeSet};

/// A corner goes when its triangle has fewer half cells than this. Measured: 95 %
/// of the source's corners lie within 160 m of the borders drawn, 99 % within 280 m.
const EMD_TWICE_AREA: i64 = 200;
/// The same for sigungu, whose borders are made of the emd's.
const SIGUNGU_TWICE_AREA: i64 = 240;

/// Cities that the source's sigungu layer has beside their districts, which
/// share the first four digits.
const WHOLES: [(&str, &str); 2] = [("44130", "천안시"), ("48120", "창원시")];

/// Digits of an emd's code that name its sido and its sigungu.
const SIDO: usize = 2;
const SIGUNGU: usize = 5;

/// The emd in the order of their labels, with their borders.
pub struct Layers {
    emds: Vec<Emd>,
    arcs: Vec<Arc>,
}

/// A file's path below public/basemap/ and its content.
pub type File = (String, Vec<u8>);

impl Layers {
    /// Takes the traced borders of `emds`, whose labels count from 1, and
    /// simplifies them.
    pub fn new(emds: Vec<Emd>, mut arcs: Vec<Arc>) -> Self {
        simplify(&mut arcs, EMD_TWICE_AREA);
        Self { emds, arcs }
    }

    /// All files.
    ///
    /// # Errors
    /// When a region has lost its shape, or its sido is unknown.
    pub fn files(&self) -> Result<Vec<File>> {
        let mut files = vec![self.country()?];
        for sido in self.codes(SIDO) {
            files.push(self.province(&sido)?);
        }
        Ok(files)
    }

    /// Sido and sigungu over the same arcs.
    fn country(&self) -> Result<File> {
        let codes = self.codes(SIGUNGU);
        let number = |label| {
            let code = self.code(label, SIGUNGU)?;
            let index = codes.iter().position(|known| known == code)?;
            Label::try_from(index + 1).ok()
        };
        let numbers: Vec<Label> = (0..=self.emds.len())
            .map(|label| {
                Label::try_from(label)
                    .ok()
                    .and_then(number)
                    .unwrap_or(NOBODY)
            })
            .collect();
        let mut arcs = dissolve(&self.arcs, |label| {
            numbers.get(usize::from(label)).copied().unwrap_or(NOBODY)
        });
        simplify(&mut arcs, SIGUNGU_TWICE_AREA);

        let code_of = |number: Label| {
            let index = usize::from(number).checked_sub(1)?;
            codes.get(index).map(String::as_str)
        };
        let sido = rings::polygons(&arcs, |number| code_of(number)?.get(..SIDO));
        let mut sigungu = rings::polygons(&arcs, code_of);
        for (whole, _) in WHOLES {
            let is_part = |code: &&str| code.get(..4) == whole.get(..4);
            sigungu.append(&mut rings::polygons(&arcs, |number| {
                code_of(number).filter(is_part).map(|_| whole)
            }));
        }
        let objects = BTreeMap::from([
            ("sido", regions(sido, sido_properties)?),
            (
                "sigungu",
                regions(sigungu, |code| self.sigungu_properties(code))?,
            ),
        ]);
        Ok(("korea.json".to_owned(), topojson::write(&arcs, &objects)?))
    }

    /// The emd of one sido.
    fn province(&self, sido: &str) -> Result<File> {
        let inside = |label: Label| {
            let index = usize::from(label).checked_sub(1)?;
            let emd = self.emds.get(index)?;
            emd.code.starts_with(sido).then_some(emd)
        };
        let arcs: Vec<Arc> = self
            .arcs
            .iter()
            .filter(|arc| inside(arc.left).is_some() || inside(arc.right).is_some())
            .cloned()
            .collect();
        let shapes = rings::polygons(&arcs, |label| Some(inside(label)?.code.as_str()));
        let regions = regions(shapes, |code| self.emd_properties(code))?;
        let objects = BTreeMap::from([("emd", regions)]);
        Ok((
            format!("emd/{sido}.json"),
            topojson::write(&arcs, &objects)?,
        ))
    }

    fn code(&self, label: Label, digits: usize) -> Option<&str> {
        let index = usize::from(label).checked_sub(1)?;
        self.emds.get(index)?.code.get(..digits)
    }

    /// The distinct codes of so many digits, ascending.
    fn codes(&self, digits: usize) -> Vec<String> {
        let codes = self.emds.iter().filter_map(|emd| emd.code.get(..digits));
        codes
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    fn sigungu_properties(&self, code: &str) -> Result<Properties> {
        let whole = WHOLES.iter().find(|(whole, _)| *whole == code);
        let source = match whole {
            Some((_, name)) => name,
            None => self
                .emds
                .iter()
                .find(|emd| emd.code.starts_with(code))
                .map(|emd| emd.sigungu.as_str())
                .with_context(|| format!("sigungu {code} has no emd"))?,
        };
        let name = names::sigungu(code, source);
        Ok(Properties {
            code: code.to_owned(),
            name_en: Some(romanise(&name)),
            name,
            sido: code.get(..SIDO).map(str::to_owned),
            whole: whole.is_some(),
        })
    }

    fn emd_properties(&self, code: &str) -> Result<Properties> {
        let emd = self.emds.iter().find(|emd| emd.code == code);
        let emd = emd.with_context(|| format!("no emd has the code {code}"))?;
        Ok(Properties {
            code: emd.code.clone(),
            name: emd.name.clone(),
            name_en: None,
            sido: None,
            whole: false,
        })
    }
}

fn sido_properties(code: &str) -> Result<Properties> {
    let sido = Sido::by_code(code).with_context(|| format!("no sido has the code {code}"))?;
    Ok(Properties {
        code: sido.code.to_owned(),
        name: sido.ko.to_owned(),
        name_en: Some(sido.en.to_owned()),
        sido: None,
        whole: false,
    })
}

fn regions(
    shapes: BTreeMap<&str, Vec<Polygon>>,
    properties: impl Fn(&str) -> Result<Properties>,
) -> Result<Vec<Region>> {
    shapes
        .into_iter()
        .map(|(code, polygons)| {
            Ok(Region {
                properties: properties(code)?,
                polygons,
            })
        })
        .collect()
}
