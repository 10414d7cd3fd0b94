//! Reads what the outlets have: one snapshot.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::answer;
use super::form::Form;
use super::report::{Finding, FindingKind, Group, Imported, Refusal};
use super::row::{self, Fault, Row, fault};
use super::taiwan::PointRow;
use super::tracker::Tracker;
use crate::Stock;
use crate::wire::Held;

/// Clocks of two machines differ by less than this.
const CLOCK_SKEW: TimeDelta = TimeDelta::minutes(10);

/// Reads sales from answers of `/sales/json`, `storesByGeo` and `storesByAddr`, or from
/// Taiwan's points.
pub struct Sales {
    now: DateTime<Utc>,
    form: Option<Form>,
    files: Vec<String>,
    by_code: BTreeMap<String, Sale>,
    tracker: Tracker,
}

/// An outlet's newest sale row, and where it stands.
struct Sale {
    held: Held,
    file: usize,
    row: usize,
}

/// The sales of one snapshot, as read.
pub struct SalesRead {
    at: DateTime<Utc>,
    form: Form,
    files: Vec<String>,
    by_code: BTreeMap<String, Sale>,
}

impl Sales {
    /// `now` is the time of the import: a row generated later is a fault, for one
    /// such row would date the whole snapshot.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self {
            now,
            form: None,
            files: Vec::new(),
            by_code: BTreeMap::new(),
            tracker: Tracker::new(Group::Sales),
        }
    }

    /// Reads one file; `label` names it in the report.
    pub fn add(&mut self, label: &str, bytes: &[u8]) {
        let answer = match answer::read(bytes, Group::Sales) {
            Ok(answer) => answer,
            Err(fault) => return self.tracker.refuse(label, fault),
        };
        if let Err(fault) = answer::same_form(&mut self.form, answer.form) {
            return self.tracker.refuse(label, fault);
        }
        self.tracker.page(label, answer.page);
        self.files.push(label.to_owned());
        for (number, value) in (1..).zip(&answer.rows) {
            self.tracker.row();
            if let Err(fault) = self.add_row(label, number, answer.form, value) {
                self.tracker
                    .bad(row::bad(label, number, value, Group::Sales, fault));
            }
        }
    }

    /// The snapshot that the rows make.
    #[must_use]
    pub fn finish(self) -> Imported<SalesRead> {
        let newest = self
            .by_code
            .values()
            .filter_map(|sale| sale.held.stock.created_at)
            .max();
        let refusals = match newest {
            Some(_) => Vec::new(),
            None => vec![Refusal::NoTime],
        };
        let read = SalesRead {
            at: newest.unwrap_or(self.now),
            form: self.form.unwrap_or_default(),
            files: self.files,
            by_code: self.by_code,
        };
        self.tracker.finish(read, refusals)
    }

    fn add_row(
        &mut self,
        label: &str,
        number: usize,
        form: Form,
        value: &Value,
    ) -> Result<(), Fault> {
        let (code, held, time_field) = match form {
            Form::Korea => {
                let row = Row::of(value)?;
                (row.code()?, Held::one(row.stock()?), "created_at")
            }
            Form::Taiwan => {
                let row = PointRow::of(value)?;
                (row.code()?, row.held()?, "updated")
            }
        };
        if held
            .stock
            .created_at
            .is_some_and(|at| at > self.now + CLOCK_SKEW)
        {
            return Err(fault(time_field, "in the future"));
        }
        let sale = Sale {
            held,
            file: self.files.len().saturating_sub(1),
            row: number,
        };
        self.keep_newest(label, code, sale);
        Ok(())
    }

    /// Pages shift while they are fetched, so an outlet may come twice.
    fn keep_newest(&mut self, label: &str, code: String, sale: Sale) {
        let Some(kept) = self.by_code.get_mut(&code) else {
            self.by_code.insert(code, sale);
            return;
        };
        if kept.held == sale.held {
            return;
        }
        let number = sale.row;
        let newer = sale.held.stock.created_at > kept.held.stock.created_at;
        if newer {
            *kept = sale;
        }
        self.tracker.note(Finding {
            kind: FindingKind::Superseded,
            group: Group::Sales,
            file: label.to_owned(),
            row: Some(number),
            field: Some("code"),
            value: Some(code),
            reason: if newer {
                "given before with an older report; this one stays"
            } else {
                "given before with a report as new or newer; that one stays"
            }
            .to_owned(),
        });
    }
}

impl SalesRead {
    /// The newest report among them: the snapshot's time.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Whose form the files have.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// The stock of an outlet; not reported when no sale is of it.
    #[must_use]
    pub fn stock(&self, code: &str) -> Stock {
        self.by_code
            .get(code)
            .map_or(Stock::UNREPORTED, |sale| sale.held.stock)
    }

    /// All that an outlet has; not reported when no sale is of it.
    #[must_use]
    pub fn held(&self, code: &str) -> Held {
        self.by_code
            .get(code)
            .map_or_else(|| Held::one(Stock::UNREPORTED), |sale| sale.held.clone())
    }

    /// The sales of outlets that `known` does not know, by file and row.
    pub fn without_outlet(&self, known: impl Fn(&str) -> bool) -> Vec<Finding> {
        let mut unknown: Vec<(&String, &Sale)> = self
            .by_code
            .iter()
            .filter(|(code, _)| !known(code))
            .collect();
        unknown.sort_by_key(|(_, sale)| (sale.file, sale.row));
        unknown
            .into_iter()
            .map(|(code, sale)| Finding {
                kind: FindingKind::NoOutlet,
                group: Group::Sales,
                file: self.files.get(sale.file).cloned().unwrap_or_default(),
                row: Some(sale.row),
                field: Some("code"),
                value: Some(code.clone()),
                reason: "no outlet has this code".to_owned(),
            })
            .collect()
    }
}
