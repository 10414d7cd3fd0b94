//! What the wallet reads of what is published: types, issuers, status lists, and the
//! demonstration issuer with its invented people.

use std::cell::RefCell;
use std::sync::Arc;

use madang_mydata::demo::SamplesFile;
use madang_mydata::status::StatusFile;
use madang_mydata::{PurposesFile, TrustList, TypesFile};

use crate::data::{self, DataError, Edition};
use crate::mydata::load::{FAMILY, dataset};
use crate::platform::crypto::Task;
use crate::portal::Shown;

thread_local! {
    static FILES: RefCell<Option<Arc<Files>>> = const { RefCell::new(None) };
}

/// The files of one edition.
pub struct Files {
    /// What each certificate's claims are called.
    pub types: TypesFile,
    /// What each purpose is called.
    pub purposes: PurposesFile,
    /// Whose signatures count.
    pub issuers: TrustList,
    /// What was revoked.
    pub status: StatusFile,
    /// The demonstration issuer.
    pub samples: SamplesFile,
    /// What the status line says of them.
    pub shown: Shown,
}

/// The files of the current edition, read once a tab.
///
/// # Errors
/// There are none, on the network or on the device.
pub fn files() -> Task<Result<Arc<Files>, DataError>> {
    Box::pin(async {
        if let Some(files) = FILES.with_borrow(Clone::clone) {
            return Ok(files);
        }
        let read = data::whole(FAMILY, |edition| Box::pin(read(edition))).await?;
        FILES.set(Some(Arc::clone(&read.value)));
        Ok(read.value)
    })
}

async fn read(edition: Edition) -> Result<Arc<Files>, DataError> {
    let files = Files {
        types: dataset(&edition, "types").await?,
        purposes: dataset(&edition, "purposes").await?,
        issuers: dataset(&edition, "issuers").await?,
        status: dataset(&edition, "status").await?,
        samples: dataset(&edition, "samples").await?,
        shown: Shown {
            generated_at: None,
            portal_time: data::portal_time(),
            sample: true,
            replay: false,
            from_cache: edition.from_cache,
        },
    };
    data::keep_edition(&edition).await;
    Ok(Arc::new(files))
}
