//! The static JSON API as the rooms read it: indexes, then payloads, each payload
//! checked against its index.
//!
//! An edition whose data are damaged or missing is refused whole; the last one
//! whose index was read and worked stays.

pub mod config;
mod error;

use std::cell::RefCell;
use std::pin::Pin;

use chrono::{DateTime, Utc};
use madang_api::{Dataset, FamilyIndex, PortalClock, RootIndex};

pub use error::DataError;

use crate::platform::store::{self, Kind};
use crate::platform::{clock, net};

/// Key of the root index among the editions.
const ROOT_KEY: &str = "index";

const BASE: &str = "/api/v1/";

thread_local! {
    static ROOT: RefCell<Option<Root>> = const { RefCell::new(None) };
}

/// The root index, read and as published.
struct Root {
    index: RootIndex,
    text: String,
}

/// A family's datasets, and where they came from.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The index.
    pub index: FamilyIndex,
    /// The index as published, for the device to keep.
    text: String,
    /// The network gave nothing: this is what the device had.
    pub from_cache: bool,
}

/// Portal time, real until the root index has been read.
pub fn portal_time() -> DateTime<Utc> {
    let now = clock::now();
    ROOT.with_borrow(|root| {
        root.as_ref()
            .map_or(now, |root| PortalClock::of(&root.index).at(now))
    })
}

/// Whether portal time is an example.
pub fn is_replay() -> bool {
    ROOT.with_borrow(|root| {
        root.as_ref()
            .is_some_and(|root| PortalClock::of(&root.index).is_replay())
    })
}

/// A read that is done later; boxed for the same reason as [`net::Answer`].
pub type Reading<T> = Pin<Box<dyn Future<Output = Result<T, DataError>>>>;

/// Reads the root index, which sets the portal's clock.
///
/// # Errors
/// It could not be fetched, or is not a root index.
pub async fn root() -> Result<RootIndex, DataError> {
    let fetched = net::get_current(&[BASE, "index.json"].concat()).await?;
    if let (Some(date), false) = (&fetched.date, fetched.from_cache) {
        clock::heard(date);
    }
    set_root(fetched.bytes)
}

/// Reads a family's current edition.
///
/// # Errors
/// The root index or the family's could not be read.
pub fn family(name: &'static str) -> Reading<Edition> {
    Box::pin(async move {
        let root = root().await?;
        let path = &root.families.get(name).ok_or(DataError::Absent)?.path;
        let fetched = net::get(&[BASE, path].concat()).await?;
        Ok(Edition {
            index: FamilyIndex::parse(&fetched.bytes)?,
            text: text(fetched.bytes),
            from_cache: fetched.from_cache,
        })
    })
}

/// What was read as JSON is UTF-8.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

fn set_root(bytes: Vec<u8>) -> Result<RootIndex, DataError> {
    let index = RootIndex::parse(&bytes)?;
    ROOT.set(Some(Root {
        index: index.clone(),
        text: text(bytes),
    }));
    Ok(index)
}

/// Remembers that an edition's data were whole.
pub async fn keep_edition(edition: &Edition) {
    let family = &edition.index.family;
    store::put(Kind::Editions, family, edition.text.clone()).await;
    let root = ROOT.with_borrow(|root| root.as_ref().map(|root| root.text.clone()));
    if let Some(root) = root {
        store::put(Kind::Editions, ROOT_KEY, root).await;
    }
}

/// The last edition of a family whose data were whole.
pub async fn last_whole_edition(name: &str) -> Option<Edition> {
    let text = store::get(Kind::Editions, name).await?;
    let index = FamilyIndex::parse(text.as_bytes()).ok()?;
    if ROOT.with_borrow(Option::is_none) {
        // The clock goes with the data: stock of a replay is not of today.
        let root = store::get(Kind::Editions, ROOT_KEY).await?;
        set_root(root.into_bytes()).ok()?;
    }
    Some(Edition {
        index,
        text,
        from_cache: true,
    })
}

/// Fetches a payload and checks it. A damaged copy on the device is passed by
/// once.
///
/// # Errors
/// It could not be fetched, or is not what its index says.
pub fn payload(dataset: &Dataset) -> Reading<Vec<u8>> {
    let (path, dataset) = ([BASE, &dataset.path].concat(), dataset.clone());
    Box::pin(async move {
        let fetched = net::get(&path).await?;
        if dataset.verify(&fetched.bytes).is_ok() {
            return Ok(fetched.bytes);
        }
        let fetched = net::get_anew(&path).await?;
        dataset.verify(&fetched.bytes)?;
        Ok(fetched.bytes)
    })
}

/// What was read of an edition.
pub struct Whole<T> {
    /// What it is.
    pub value: T,
    /// It is the last whole edition's, since a newer one is damaged.
    pub fallback: bool,
}

/// What `read` gets out of a family's newest edition, else out of the last whole one.
///
/// # Errors
/// There is none, on the network or on the device.
pub fn whole<T: 'static>(
    family_name: &'static str,
    read: impl Fn(Edition) -> Reading<T> + 'static,
) -> Reading<Whole<T>> {
    Box::pin(async move {
        let newest = match family(family_name).await {
            Ok(edition) => match read(edition).await {
                Ok(value) => {
                    return Ok(Whole {
                        value,
                        fallback: false,
                    });
                }
                Err(error) => error,
            },
            Err(error) => error,
        };
        let Some(last) = last_whole_edition(family_name).await else {
            return Err(newest);
        };
        newest.tell_operator();
        Ok(Whole {
            value: read(last).await?,
            fallback: !matches!(newest, DataError::Unreachable),
        })
    })
}

/// One dataset of a family, for what is a single file: the newest edition's, else
/// the last whole one's.
///
/// Gives the file, read by `parse`, and what its index says of it.
///
/// # Errors
/// There is none, on the network or on the device.
pub fn dataset<T, E>(
    family_name: &'static str,
    name: &'static str,
    parse: fn(&[u8]) -> Result<T, E>,
) -> Reading<Whole<(T, Dataset)>>
where
    T: 'static,
    E: Into<DataError> + 'static,
{
    whole(family_name, move |edition| {
        Box::pin(async move {
            let (bytes, dataset) = file(&edition, name).await?;
            let parsed = parse(&bytes).map_err(Into::into)?;
            keep_edition(&edition).await;
            Ok((parsed, dataset))
        })
    })
}

async fn file(edition: &Edition, name: &str) -> Result<(Vec<u8>, Dataset), DataError> {
    let dataset = edition
        .index
        .dataset(name)
        .ok_or(DataError::Absent)?
        .clone();
    Ok((payload(&dataset).await?, dataset))
}
