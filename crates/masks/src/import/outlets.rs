//! Reads what the outlets are.

use std::collections::{BTreeMap, BTreeSet};

use madang_geo::{LonLat, Sido};
use serde_json::Value;

use super::answer;
use super::report::{Finding, FindingKind, Group, Imported, Refusal};
use super::row::{self, Fault, Row};
use super::tracker::Tracker;
use crate::Store;
use crate::wire::E5;

/// Reads outlets from answers of `/stores/json`, `storesByGeo` and `storesByAddr`.
pub struct Outlets<'a> {
    locate: &'a dyn Fn(LonLat) -> Option<&'static Sido>,
    read: OutletsRead,
    places: BTreeMap<String, E5>,
    tracker: Tracker,
}

/// The outlets, as read.
#[derive(Debug, Default)]
pub struct OutletsRead {
    /// Those that can be used, by the code of their sido, in the order of their rows.
    pub by_sido: BTreeMap<&'static str, Vec<Store>>,
    /// Codes of rows that cannot be used: these outlets are there all the same.
    pub unusable: BTreeSet<String>,
    /// Whether every page was among the files that an answer says there are.
    pub complete: bool,
}

impl<'a> Outlets<'a> {
    /// `locate` finds the sido whose outline a point lies in. Where there is none, a
    /// point just off a simplified coast say, the address decides.
    #[must_use]
    pub fn new(locate: &'a dyn Fn(LonLat) -> Option<&'static Sido>) -> Self {
        Self {
            locate,
            read: OutletsRead::default(),
            places: BTreeMap::new(),
            tracker: Tracker::new(Group::Outlets),
        }
    }

    /// Reads one file; `label` names it in the report.
    pub fn add(&mut self, label: &str, bytes: &[u8]) {
        let answer = match answer::read(bytes, Group::Outlets) {
            Ok(answer) => answer,
            Err(fault) => return self.tracker.refuse(label, fault),
        };
        self.tracker.page(label, answer.page);
        for (number, value) in (1..).zip(&answer.rows) {
            self.tracker.row();
            if let Err(fault) = self.add_row(value) {
                let code = Row::of(value).and_then(|row| row.code());
                self.read.unusable.extend(code);
                self.tracker
                    .bad(row::bad(label, number, value, Group::Outlets, fault));
            }
        }
    }

    /// The outlets that the files have.
    #[must_use]
    pub fn finish(self) -> Imported<OutletsRead> {
        let mut imported = self.tracker.finish(self.read, Vec::<Refusal>::new());
        let is_missing = |finding: &Finding| finding.kind == FindingKind::MissingPage;
        imported.value.complete = !imported.findings.iter().any(is_missing);
        imported
    }

    fn add_row(&mut self, value: &Value) -> Result<(), Fault> {
        let row = Row::of(value)?;
        let code = row.code()?;
        let name = row.name()?;
        let place = E5::of(row.place()?);
        if let Some(first) = self.places.get(&code) {
            return same_place(*first, place);
        }
        let addr = row.addr();
        let at = place.lon_lat();
        let sido = (self.locate)(at)
            .or_else(|| Sido::of_address(addr))
            .ok_or_else(|| Fault {
                field: Some("lat"),
                reason: format!("lies in no sido with lng {}, and addr names none", at.lon),
            })?;
        let stores = self.read.by_sido.entry(sido.code).or_default();
        stores.push(Store {
            code: code.clone(),
            name,
            addr: addr.to_owned(),
            kind: row.kind(),
            at,
        });
        self.places.insert(code, place);
        Ok(())
    }
}

/// Answers overlap, so an outlet may come again; with another place it is a fault.
/// Two roundings of one place may differ by a step of the grid.
fn same_place(first: E5, later: E5) -> Result<(), Fault> {
    if first.lon.abs_diff(later.lon) <= 1 && first.lat.abs_diff(later.lat) <= 1 {
        return Ok(());
    }
    let LonLat { lon, lat } = first.lon_lat();
    Err(Fault {
        field: Some("code"),
        reason: format!("given before at lat {lat}, lng {lon}; the first stays"),
    })
}
