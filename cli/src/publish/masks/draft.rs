//! An edition's datasets: outlets by sido, snapshots in their order.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use madang_api::FamilyIndex;
use madang_masks::import::{Form, OutletsRead, SalesRead};
use madang_masks::rules::RulesFile;
use madang_masks::wire::{SnapshotFile, StoresFile};

use super::area::{self, AREA};
use super::changes;
use super::history;
use super::report::Report;
use super::rules;
use super::stores::{self, Stores};
use super::switches::Switches;
use crate::api_dir::Files;
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// The family's name.
pub const FAMILY: &str = "masks";
/// The name of the snapshots' datasets.
pub const STOCK: &str = "stock";
/// The names of the outlets' datasets begin so; the sido's code follows.
pub const STORES: &str = "stores/";

/// What an edition is to hold.
pub struct Edition<'a> {
    /// Outlets; `None`: those of the current edition.
    pub outlets: Option<OutletsRead>,
    /// New snapshots; none: those of the current edition.
    pub snapshots: Vec<SalesRead>,
    /// Rules of the operator's own; `None`: those given before, else the program's.
    pub rules: Option<RulesFile>,
    /// Where outlets and stock are from.
    pub source: Source<'a>,
    /// Where portal time stands still; of no effect once real data replace a sample.
    pub replay_at: Option<DateTime<Utc>>,
    /// What the operator switches with it.
    pub switches: Switches,
}

impl Edition<'_> {
    /// Joins outlets and sales, and carries over the snapshots of the day before.
    ///
    /// # Errors
    /// There are no outlets to join the sales with, or a payload of the current
    /// edition cannot be used.
    pub fn draft(
        self,
        files: &impl Files,
        current: Option<&FamilyIndex>,
        report: &mut Report,
    ) -> Result<Draft, Error> {
        let was_sample = current.is_some_and(is_sample);
        let form = self.form(current)?;
        let before = current
            .filter(|index| was_sample == self.source.sample && area::form_of(index) == form);
        let replay_at = self.replay_at.filter(|_| self.source.sample || !was_sample);
        let mut draft = Draft::new(FAMILY, replay_at);
        (draft.disclosure, draft.announcement) = self.switches.after(current);
        report.snapshot_at = self.snapshots.iter().map(SalesRead::at).max();
        let old = before.map_or(Ok(Vec::new()), |index| stores::read(files, index))?;
        let new = match self.outlets {
            Some(outlets) => {
                let first = self.snapshots.iter().map(SalesRead::at).min();
                let at = first.unwrap_or_default();
                let new = stores::add(&mut draft, outlets, &old, at, self.source)?;
                area::add(&mut draft, form, &new, self.source)?;
                Some(new)
            }
            None if was_sample && !self.source.sample => return Err(Error::SampleStores),
            None if old.is_empty() => return Err(Error::NoStores),
            None => {
                draft.datasets = old.iter().map(|stores| stores.dataset.clone()).collect();
                let area = before.and_then(|index| index.dataset(AREA));
                draft.datasets.extend(area.cloned());
                None
            }
        };
        let stores = new.as_ref().unwrap_or(&old);
        add_snapshots(&mut draft, &self.snapshots, stores, self.source, report)?;
        if let Some(before) = before {
            history::carry_over(files, before, &old, stores, &mut draft)?;
        }
        changes::add(files, &mut draft, before)?;
        if form == Form::Korea || self.rules.is_some() {
            rules::add(&mut draft, self.rules.as_ref(), current)?;
        }
        report.about(&draft, stores);
        Ok(draft)
    }

    /// Whose form all of the edition has.
    fn form(&self, current: Option<&FamilyIndex>) -> Result<Form, Error> {
        let outlets = self.outlets.iter().map(|outlets| outlets.form);
        let mut given = outlets.chain(self.snapshots.iter().map(SalesRead::form));
        let kept = || current.map(area::form_of).unwrap_or_default();
        let form = given.next().unwrap_or_else(kept);
        if given.any(|other| other != form) {
            return Err(Error::TwoForms);
        }
        if self.outlets.is_none() && current.is_some() && kept() != form {
            return Err(Error::OtherForm);
        }
        Ok(form)
    }
}

fn add_snapshots(
    draft: &mut Draft,
    snapshots: &[SalesRead],
    stores: &[Stores],
    source: Source<'_>,
    report: &mut Report,
) -> Result<(), Error> {
    let codes: BTreeSet<&str> = stores
        .iter()
        .flat_map(|stores| stores.file.code.iter().map(String::as_str))
        .collect();
    for sales in snapshots {
        let unknown = sales.without_outlet(|code| codes.contains(code));
        report.findings.extend(unknown);
        let products = sales.form().products();
        let snapshot =
            SnapshotFile::build_of(products, sales.at(), hashed(stores), |c| sales.held(c));
        add_snapshot(draft, snapshot, source)?;
    }
    Ok(())
}

/// Whether an edition's data are invented.
#[must_use]
pub fn is_sample(index: &FamilyIndex) -> bool {
    index.datasets.iter().any(|dataset| dataset.sample)
}

/// The outlets' files with their hashes, as a snapshot is built from them.
pub(super) fn hashed(stores: &[Stores]) -> impl Iterator<Item = (&StoresFile, &str)> {
    stores
        .iter()
        .map(|stores| (&stores.file, stores.dataset.sha256.as_str()))
}

/// Adds a snapshot's payload and dataset, with no more in it than the edition tells.
pub(super) fn add_snapshot(
    draft: &mut Draft,
    snapshot: SnapshotFile,
    source: Source<'_>,
) -> Result<(), Error> {
    let snapshot = snapshot.disclosing(draft.disclosure);
    let stem = format!("{FAMILY}/stock-{}", snapshot.at.format("%Y%m%dT%H%MZ"));
    let about = About {
        name: STOCK,
        stem: &stem,
        generated_at: snapshot.at,
        schema: schemas::MASKS_STOCK,
        source,
    };
    Ok(draft.add(about, &snapshot)?)
}
