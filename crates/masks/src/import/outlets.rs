//! Reads what the outlets are.

use std::collections::{BTreeMap, BTreeSet};

use madang_geo::{LonLat, Sido};
use serde_json::Value;

use super::answer;
use super::form::Form;
use super::report::{Finding, FindingKind, Group, Imported, Refusal};
use super::row::{self, Fault, Row};
use super::taiwan::{self, PointRow};
use super::tracker::Tracker;
use crate::Store;
use crate::wire::{E5, Slots};

/// Reads outlets from answers of `/stores/json`, `storesByGeo` and `storesByAddr`, or
/// from Taiwan's points.
pub struct Outlets<'a> {
    locate: &'a dyn Fn(LonLat) -> Option<&'static Sido>,
    read: OutletsRead,
    places: BTreeMap<String, E5>,
    form: Option<Form>,
    tracker: Tracker,
}

/// The outlets, as read.
#[derive(Debug, Default)]
pub struct OutletsRead {
    /// Whose form the files have.
    pub form: Form,
    /// Those that can be used, by the code of their sido (in Taiwan of their county),
    /// in the order of their rows.
    pub by_sido: BTreeMap<&'static str, Vec<Store>>,
    /// When those are open that say it by parts of the day, by code.
    pub slots: BTreeMap<String, Slots>,
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
            form: None,
            tracker: Tracker::new(Group::Outlets),
        }
    }

    /// Reads one file; `label` names it in the report.
    pub fn add(&mut self, label: &str, bytes: &[u8]) {
        let answer = match answer::read(bytes, Group::Outlets) {
            Ok(answer) => answer,
            Err(fault) => return self.tracker.refuse(label, fault),
        };
        if let Err(fault) = answer::same_form(&mut self.form, answer.form) {
            return self.tracker.refuse(label, fault);
        }
        self.tracker.page(label, answer.page);
        for (number, value) in (1..).zip(&answer.rows) {
            self.tracker.row();
            let read = match answer.form {
                Form::Korea => self.add_row(value),
                Form::Taiwan => self.add_point(label, number, value),
            };
            if let Err(fault) = read {
                let code = match answer.form {
                    Form::Korea => Row::code_of(value),
                    Form::Taiwan => taiwan::code_of(value),
                };
                self.read.unusable.extend(code);
                self.tracker
                    .bad(row::bad(label, number, value, Group::Outlets, fault));
            }
        }
    }

    /// The outlets that the files have.
    #[must_use]
    pub fn finish(mut self) -> Imported<OutletsRead> {
        self.read.form = self.form.unwrap_or_default();
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
            return same_place("code", *first, place);
        }
        let addr = row.addr();
        let at = place.lon_lat();
        let sido = (self.locate)(at)
            .or_else(|| Sido::of_address(addr))
            .ok_or_else(|| Fault {
                field: Some("lat"),
                reason: format!("lies in no sido with lng {}, and addr names none", at.lon),
            })?;
        let store = Store {
            code,
            name,
            addr: addr.to_owned(),
            kind: row.kind(),
            at,
        };
        self.keep(sido.code, store, place);
        Ok(())
    }

    fn add_point(&mut self, label: &str, number: usize, value: &Value) -> Result<(), Fault> {
        let row = PointRow::of(value)?;
        let (county, mut store) = row.store()?;
        let place = E5::of(store.at);
        if let Some(first) = self.places.get(&store.code) {
            return same_place("id", *first, place);
        }
        match row.slots() {
            Ok(slots) => {
                let of_code = slots.map(|slots| (store.code.clone(), slots));
                self.read.slots.extend(of_code);
            }
            Err(fault) => {
                let finding = row::bad(label, number, value, Group::Outlets, fault);
                self.tracker.note(Finding {
                    kind: FindingKind::UnknownValue,
                    ..finding
                });
            }
        }
        store.at = place.lon_lat();
        self.keep(county.code, store, place);
        Ok(())
    }

    fn keep(&mut self, sido: &'static str, store: Store, place: E5) {
        self.places.insert(store.code.clone(), place);
        self.read.by_sido.entry(sido).or_default().push(store);
    }
}

/// Answers overlap, so an outlet may come again; with another place it is a fault.
/// Two roundings of one place may differ by a step of the grid.
fn same_place(field: &'static str, first: E5, later: E5) -> Result<(), Fault> {
    if first.lon.abs_diff(later.lon) <= 1 && first.lat.abs_diff(later.lat) <= 1 {
        return Ok(());
    }
    let LonLat { lon, lat } = first.lon_lat();
    Err(Fault {
        field: Some(field),
        reason: format!("given before at lat {lat}, lng {lon}; the first stays"),
    })
}
