//! Fetching what is asked, and what certificates are called.

use std::sync::Arc;

use super::facts::Facts;
use crate::data::{self, DataError, Edition};
use crate::mydata::vault::{Files, Vault, files};

/// What there is to know.
pub struct Library {
    /// What the relief checker asks.
    pub facts: Facts,
    /// What is published about certificates.
    pub files: Arc<Files>,
}

/// The current editions.
///
/// # Errors
/// There is none, on the network or on the device.
pub async fn library() -> Result<Arc<Library>, DataError> {
    let facts = data::whole("relief", |edition| Box::pin(facts(edition))).await?;
    // What was revoked is to be left out from the start: a line that is ticked stays.
    Vault::get().refresh_lists().await;
    Ok(Arc::new(Library {
        facts: facts.value,
        files: files().await?,
    }))
}

/// The edition is not kept as whole for it: its other files are not looked at here.
async fn facts(edition: Edition) -> Result<Facts, DataError> {
    let dataset = edition.index.dataset("facts").ok_or(DataError::Absent)?;
    let bytes = data::payload(dataset).await?;
    Facts::parse(&bytes).map_err(|error| DataError::Damaged(error.to_string()))
}
