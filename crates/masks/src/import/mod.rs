//! Reads the answers of the public mask API of 2020, and Taiwan's `points.json`.
//!
//! Four endpoints, three arrays: `/stores/json` answers `storeInfos`, `/sales/json`
//! answers `sales`, `/storesByGeo/json` and `/storesByAddr/json` answer `stores`,
//! whose rows are outlet and sale in one. [`Outlets`] reads what the outlets are,
//! [`Sales`] what they have; a `stores` answer may be given to either or to both.
//!
//! Which of the two forms files have, their content says; they are not mixed.
//!
//! A row that cannot be used is left out and becomes a [`Finding`]. A file that is
//! no such answer, or more than 1 % bad rows, is a [`Refusal`]: then nothing of the
//! edition may be published.

mod answer;
mod form;
mod outlets;
mod report;
pub(crate) mod row;
mod sales;
mod taiwan;
mod time;
pub(crate) mod tracker;

pub use answer::FileFault;
pub use form::Form;
pub use outlets::{Outlets, OutletsRead};
pub use report::{Finding, FindingKind, Group, Imported, Refusal, Tally};
pub use sales::{Sales, SalesRead};
pub use taiwan::County;
