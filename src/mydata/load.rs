//! What is published for this service: types, purposes, issuers, status lists,
//! invented people. Each is a dataset of its own, fetched when it is needed.

use std::sync::Arc;

use madang_json::FromJson;
use madang_mydata::purposes::PurposesFile;

use crate::data::{self, DataError, Edition};
use crate::portal::Shown;

/// The family with all of it.
pub const FAMILY: &str = "mydata";

/// What the first step reads.
pub struct Library {
    /// What each purpose needs.
    pub purposes: Arc<PurposesFile>,
    /// What the status line says of them.
    pub shown: Shown,
}

/// The current edition of purposes, and whether it is the last whole one
/// since a newer one is damaged.
///
/// # Errors
/// There is none, on the network or on the device.
pub async fn library() -> Result<(Arc<Library>, bool), DataError> {
    let read = data::whole(FAMILY, |edition| Box::pin(read(edition))).await?;
    Ok((read.value, read.fallback))
}

async fn read(edition: Edition) -> Result<Arc<Library>, DataError> {
    let purposes = dataset(&edition, "purposes").await?;
    data::keep_edition(&edition).await;
    let shown = Shown {
        generated_at: None,
        portal_time: data::portal_time(),
        // The certificates are of invented people, whatever the advice is worth.
        sample: true,
        replay: false,
        from_cache: edition.from_cache,
    };
    Ok(Arc::new(Library {
        purposes: Arc::new(purposes),
        shown,
    }))
}

/// A dataset of an edition.
///
/// # Errors
/// The edition has none of that name, or it is damaged.
pub async fn dataset<T: FromJson>(edition: &Edition, name: &str) -> Result<T, DataError> {
    let dataset = edition.index.dataset(name).ok_or(DataError::Absent)?;
    let bytes = data::payload(dataset).await?;
    madang_json::read(&bytes).map_err(|error| DataError::Damaged(error.to_string()))
}
