//! Reading snapshots of stock: as a small set of changes to the one that is here
//! where that is published, else whole.

use std::pin::Pin;
use std::sync::Arc;

use madang_api::{Dataset, FamilyIndex};
use madang_masks::changes::{ChangesError, ChangesFile};
use madang_masks::wire::SnapshotFile;

use super::state::Current;
use crate::data::{self, DataError};

/// The dataset with the change sets.
const CHANGES: &str = "stock-changes";
/// The dataset with the snapshots.
pub const STOCK: &str = "stock";
/// After so many change sets a snapshot is fetched whole again, so that the device
/// has one to start from when there is no connection.
const WHOLE_EACH: u8 = 12;

impl From<ChangesError> for DataError {
    fn from(error: ChangesError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// A snapshot, and by how many change sets it is away from one that was fetched
/// whole.
pub struct Fetched {
    /// The stock.
    pub snapshot: SnapshotFile,
    /// Change sets since.
    pub steps: u8,
}

/// Fetches the snapshot of a dataset; `here` is what the room has.
///
/// # Errors
/// It cannot be had, neither whole nor by change sets.
pub async fn fetch(
    index: &FamilyIndex,
    dataset: &Dataset,
    here: Option<&Arc<Current>>,
) -> Result<Fetched, DataError> {
    if let Some(here) = here
        && here.steps < WHOLE_EACH
        && let Some(set) = changes_to(index, dataset)
        && set.base.as_ref() == Some(&here.sha256)
        && let Ok(snapshot) = change(set, &here.snapshot, &here.sha256).await
    {
        return Ok(Fetched {
            snapshot,
            steps: here.steps + 1,
        });
    }
    whole_or_made(index, dataset).await
}

/// The whole snapshot; where it cannot be had, it is made out of an earlier one.
fn whole_or_made<'a>(
    index: &'a FamilyIndex,
    dataset: &'a Dataset,
) -> Pin<Box<dyn Future<Output = Result<Fetched, DataError>> + 'a>> {
    Box::pin(async move {
        let missing = match data::payload(dataset).await {
            Ok(bytes) => {
                let snapshot = SnapshotFile::parse(&bytes)?;
                return Ok(Fetched { snapshot, steps: 0 });
            }
            Err(error) => error,
        };
        let set = changes_to(index, dataset);
        let base = set.and_then(|set| base_of(index, set));
        let (Some(set), Some(base), DataError::Unreachable) = (set, base, &missing) else {
            return Err(missing);
        };
        // The change set first: without it the way back is not worth going.
        data::payload(set).await?;
        let Fetched { snapshot, steps } = whole_or_made(index, base).await?;
        Ok(Fetched {
            snapshot: change(set, &snapshot, &base.sha256).await?,
            steps: steps.saturating_add(1),
        })
    })
}

/// The change set that makes a snapshot.
fn changes_to<'a>(index: &'a FamilyIndex, dataset: &Dataset) -> Option<&'a Dataset> {
    let mut sets = index.datasets.iter().filter(|set| set.name == CHANGES);
    sets.find(|set| set.generated_at == dataset.generated_at)
}

/// The snapshot that a change set changes.
fn base_of<'a>(index: &'a FamilyIndex, set: &Dataset) -> Option<&'a Dataset> {
    let mut snapshots = index.datasets.iter().filter(|one| one.name == STOCK);
    snapshots.find(|one| set.base.as_ref() == Some(&one.sha256))
}

async fn change(
    set: &Dataset,
    base: &SnapshotFile,
    base_sha256: &str,
) -> Result<SnapshotFile, DataError> {
    let changes = ChangesFile::parse(&data::payload(set).await?)?;
    Ok(changes.apply(base, base_sha256)?)
}
