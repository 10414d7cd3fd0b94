//! Fetching the rules, and the date that they are asked about at first.

use std::sync::Arc;

use chrono::NaiveDate;
use madang_masks::rules::{RulesError, RulesFile};

use crate::data::{self, DataError, Edition};
use crate::i18n::local;

const FAMILY: &str = "masks";
/// The dataset with the rules.
const RULES: &str = "rules";

/// The rules, and the portal's date.
#[derive(Clone)]
pub struct Loaded {
    /// The rules.
    pub rules: Arc<RulesFile>,
    /// The date in Korea at portal time.
    pub today: NaiveDate,
    /// Portal time is an example.
    pub replay: bool,
    /// A newer edition is damaged.
    pub fallback: bool,
}

impl From<RulesError> for DataError {
    fn from(error: RulesError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The rules of the current edition; the last whole one's when the newest is
/// damaged.
///
/// # Errors
/// There are none, on the network or on the device.
pub async fn rules() -> Result<Loaded, DataError> {
    let read = data::whole(FAMILY, |edition| Box::pin(read(edition))).await?;
    Ok(Loaded {
        rules: Arc::new(read.value),
        today: local(data::portal_time()).date_naive(),
        replay: data::is_replay(),
        fallback: read.fallback,
    })
}

async fn read(edition: Edition) -> Result<RulesFile, DataError> {
    // The newest whatever the portal's time is: it tells of the past.
    let dataset = edition.index.dataset(RULES).ok_or(DataError::Absent)?;
    Ok(RulesFile::parse(&data::payload(dataset).await?)?)
}
