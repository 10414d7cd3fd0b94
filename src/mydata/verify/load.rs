//! Fetching what a verdict rests on: issuers, types, status lists; and the purposes
//! that a request can name.

use std::sync::Arc;

use madang_mydata::purposes::PurposesFile;
use madang_mydata::status::StatusFile;
use madang_mydata::{TrustList, TypesFile};

use crate::data::{self, DataError, Edition};
use crate::mydata::load::dataset;
use crate::platform::clock;
use crate::portal::Shown;

const FAMILY: &str = "mydata";

/// What is known beforehand.
pub struct Library {
    /// Whose signatures count.
    pub issuers: TrustList,
    /// What each certificate's claims are called.
    pub types: TypesFile,
    /// What was revoked.
    pub status: StatusFile,
    /// What certificates are asked for.
    pub purposes: PurposesFile,
    /// When all of it was known to be the newest, in seconds since 1970; none where it
    /// comes from the device.
    pub fetched_at: Option<i64>,
    /// What the status line says of it.
    pub shown: Shown,
}

/// The current edition, and whether it is the last whole one since a newer one is
/// damaged.
///
/// # Errors
/// There is none, on the network or on the device.
pub async fn library() -> Result<(Arc<Library>, bool), DataError> {
    let read = data::whole(FAMILY, |edition| Box::pin(read(edition))).await?;
    Ok((read.value, read.fallback))
}

async fn read(edition: Edition) -> Result<Arc<Library>, DataError> {
    let library = Library {
        issuers: dataset(&edition, "issuers").await?,
        types: dataset(&edition, "types").await?,
        status: dataset(&edition, "status").await?,
        purposes: dataset(&edition, "purposes").await?,
        fetched_at: (!edition.from_cache).then(|| clock::now().timestamp()),
        shown: Shown {
            generated_at: None,
            portal_time: clock::now(),
            // The issuers tell for themselves which of them are.
            sample: false,
            // Certificates go by the real time, whatever the portal's is.
            replay: false,
            from_cache: edition.from_cache,
        },
    };
    data::keep_edition(&edition).await;
    Ok(Arc::new(library))
}
