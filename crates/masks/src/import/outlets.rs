//! Reads what the outlets are.

use std::collections::BTreeMap;

use madang_geo::{LonLat, Sido};
use serde_json::Value;

use super::answer;
use super::report::{Group, Imported, Refusal};
use super::row::{self, Fault, Row};
use super::tracker::Tracker;
use crate::Store;
use crate::wire::E5;

/// Reads outlets from answers of `/stores/json`, `storesByGeo` and `storesByAddr`.
pub struct Outlets<'a> {
    locate: &'a dyn Fn(LonLat) -> Option<&'static Sido>,
    by_sido: BTreeMap<&'static str, Vec<Store>>,
    places: BTreeMap<String, E5>,
    tracker: Tracker,
}

impl<'a> Outlets<'a> {
    /// `locate` finds the sido whose outline a point lies in. Where there is none, a
    /// point just off a simplified coast say, the address decides.
    #[must_use]
    pub fn new(locate: &'a dyn Fn(LonLat) -> Option<&'static Sido>) -> Self {
        Self {
            locate,
            by_sido: BTreeMap::new(),
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
                self.tracker
                    .bad(row::bad(label, number, value, Group::Outlets, fault));
            }
        }
    }

    /// The outlets by sido, in the order of their rows.
    #[must_use]
    pub fn finish(self) -> Imported<BTreeMap<&'static str, Vec<Store>>> {
        self.tracker.finish(self.by_sido, Vec::<Refusal>::new())
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
        self.by_sido.entry(sido.code).or_default().push(Store {
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
