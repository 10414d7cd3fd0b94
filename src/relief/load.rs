//! Fetching the facts and the programmes.

use std::sync::Arc;

use chrono::NaiveDate;
use futures::future::join_all;
use madang_relief::{Facts, Programme, ReadError, Rulebook};

use crate::data::{self, DataError, Edition};
use crate::i18n::local;
use crate::portal::Shown;

const FAMILY: &str = "relief";
/// The dataset with what people are asked.
const FACTS: &str = "facts";
/// How the datasets of the programmes' versions begin.
const PROGRAMME: &str = "programme/";

/// What there is to know.
pub struct Library {
    /// The facts.
    pub book: Rulebook,
    /// Every version of every programme.
    pub programmes: Vec<Programme>,
    /// The date in Korea at portal time.
    pub today: NaiveDate,
    /// What the status line says of them.
    pub shown: Shown,
}

impl From<ReadError> for DataError {
    fn from(error: ReadError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The current edition, and whether it is the last whole one since a newer one is
/// damaged.
///
/// # Errors
/// There is none, on the network or on the device.
pub async fn library() -> Result<(Arc<Library>, bool), DataError> {
    let read = data::whole(FAMILY, |edition| Box::pin(read(edition))).await?;
    Ok((Arc::new(read.value), read.fallback))
}

/// The files come side by side: each is small.
async fn read(edition: Edition) -> Result<Library, DataError> {
    let datasets = edition.index.datasets.iter();
    let programmes = datasets.filter(|dataset| dataset.name.starts_with(PROGRAMME));
    let files = join_all(programmes.map(data::payload));
    let facts = edition.index.dataset(FACTS).ok_or(DataError::Absent)?;
    let mut programmes = Vec::new();
    for file in files.await {
        programmes.push(Programme::parse(&file?)?);
    }
    data::keep_edition(&edition).await;
    let shown = Shown {
        generated_at: None,
        portal_time: data::portal_time(),
        sample: facts.sample,
        replay: data::is_replay(),
        from_cache: edition.from_cache,
    };
    let facts = Facts::parse(&data::payload(facts).await?)?;
    Ok(Library {
        shown,
        book: Rulebook::of_published(facts)?,
        programmes,
        today: local(data::portal_time()).date_naive(),
    })
}
