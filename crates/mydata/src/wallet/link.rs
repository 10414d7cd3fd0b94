//! Whether receivers could find out, by laying what they got side by side, that it is
//! of the same person.

use super::Receipt;
use crate::{Path, Step};

/// An earlier receipt that a new one could be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    /// The receipt.
    pub receipt: &'a Receipt,
    /// How.
    pub by: LinkedBy,
}

/// How two receivers could link what they got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkedBy {
    /// It is the same copy: its signature, its key and its digests are in both, whatever
    /// is disclosed (RFC 9901, section 10.1). A fresh copy helps.
    Copy,
    /// The fields themselves say who it is: a number of its own, or name and birth date.
    /// A fresh copy does not help.
    Fields,
}

/// Fields whose value nobody else has.
const OWN_NUMBERS: &[&str] = &[
    "issue_no",
    "rrn_back",
    "resident_number",
    "passport_no",
    "card_no",
    "service_no",
    "plate",
    "vin",
    "spec_no",
];

/// Claims that are about the same person in certificates of every type.
const PERSON: &[&str] = &["person", "owner"];

/// Receipts of other receivers that a receiver could link to what it would get: these
/// fields of this copy. By the strongest link, in the order of the receipts.
#[must_use]
pub fn links<'a>(
    receipts: &'a [Receipt],
    copy: &str,
    receiver: &str,
    vct: &str,
    fields: &[Path],
) -> Vec<Link<'a>> {
    let own = keys(vct, fields);
    let others = receipts
        .iter()
        .filter(|receipt| receipt.receiver != receiver);
    others
        .filter_map(|receipt| {
            let by = if share(&own, &keys(&receipt.vct, &receipt.fields)) {
                LinkedBy::Fields
            } else if receipt.copy == copy {
                LinkedBy::Copy
            } else {
                return None;
            };
            Some(Link { receipt, by })
        })
        .collect()
}

/// A field under a name that is the same wherever the value is: what it lies in, and
/// what it is called.
type Key = (String, String);

fn keys(vct: &str, fields: &[Path]) -> Vec<Key> {
    fields.iter().filter_map(|path| key(vct, path)).collect()
}

fn key(vct: &str, path: &Path) -> Option<Key> {
    let (last, outer) = path.steps().split_last()?;
    let Step::Name(name) = last else {
        return None;
    };
    let outer = match outer {
        [Step::Name(outer)] if PERSON.contains(&outer.as_str()) => PERSON.concat(),
        _ => [vct, " ", &Path::new(outer.to_vec()).to_string()].concat(),
    };
    Some((outer, name.clone()))
}

/// Whether two sets of fields share what says who it is.
fn share(own: &[Key], other: &[Key]) -> bool {
    let mut shared = own.iter().filter(|key| other.contains(key));
    shared.any(|(outer, name)| {
        let beside = |name: &str| {
            let key = (outer.clone(), name.to_owned());
            own.contains(&key) && other.contains(&key)
        };
        OWN_NUMBERS.contains(&name.as_str()) || name == "name" && beside("birthdate")
    })
}
