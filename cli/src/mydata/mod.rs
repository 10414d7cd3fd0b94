//! The data of MyData: types of certificates, purposes, issuers, status lists and
//! invented people, read as a whole with all that is wrong.

mod lists;
mod prove;
mod trial;
mod values;

use madang_json::ReadError;
use madang_mydata::demo::SamplesFile;
use madang_mydata::status::StatusFile;
use madang_mydata::{PurposesFile, TrustList, TypesFile};

use crate::source::{Fault, Source};

pub use lists::{ListFault, sign};

/// The files, as they are published.
#[derive(Debug)]
pub struct Sources {
    /// Types of certificates.
    pub types: Source,
    /// What purposes need.
    pub purposes: Source,
    /// Whose signatures count.
    pub issuers: Source,
    /// Status lists.
    pub status: Source,
    /// Invented people; none where there is no demonstration.
    pub samples: Option<Source>,
}

/// The data.
#[derive(Debug)]
pub struct Family {
    /// Types of certificates.
    pub types: TypesFile,
    /// What purposes need.
    pub purposes: PurposesFile,
    /// Whose signatures count.
    pub issuers: TrustList,
    /// Status lists.
    pub status: StatusFile,
    /// Invented people.
    pub samples: Option<SamplesFile>,
}

/// What came of reading the files.
#[derive(Debug)]
pub struct Reading {
    /// The data; none where a file could not be read.
    pub family: Option<Family>,
    /// What is wrong, in the order of the files; empty: nothing.
    pub faults: Vec<Fault>,
}

/// Reads and proves the files. Each is looked at, whatever is wrong with the others.
/// `now` is in seconds since 1970 (UTC).
#[must_use]
pub fn read(sources: &Sources, now: i64) -> Reading {
    let mut faults = Faults::default();
    let types = faults.form(&sources.types, TypesFile::parse);
    let purposes = faults.form(&sources.purposes, PurposesFile::parse);
    let issuers = faults.form(&sources.issuers, TrustList::parse);
    let status = faults.form(&sources.status, StatusFile::parse);
    let samples = sources.samples.as_ref();
    let samples = samples.map(|source| (source, faults.form(source, SamplesFile::parse)));

    if let Some(types) = &types {
        faults.note(&sources.types, types.validate());
    }
    if let Some((purposes, types)) = purposes.as_ref().zip(types.as_ref()) {
        faults.note(&sources.purposes, purposes.validate(types));
    }
    if let Some(issuers) = &issuers {
        faults.note(&sources.issuers, issuers.validate());
        prove::keys(issuers, &sources.issuers, &mut faults);
    }
    if let Some(status) = &status {
        faults.note(&sources.status, status.validate());
    }
    let known = types.as_ref().zip(issuers.as_ref());
    if let (Some((source, Some(samples))), Some((types, issuers))) = (&samples, known) {
        faults.note(source, samples.validate(types, issuers));
    }

    let samples = match samples {
        None => Some(None),
        Some((_, read)) => read.map(Some),
    };
    let family = match (types, purposes, issuers, status, samples) {
        (Some(types), Some(purposes), Some(issuers), Some(status), Some(samples)) => Some(Family {
            types,
            purposes,
            issuers,
            status,
            samples,
        }),
        _ => None,
    };
    // What contradicts itself already is not held against other files.
    if let Some(family) = family.as_ref().filter(|_| faults.0.is_empty()) {
        prove::prove(family, sources, now, &mut faults);
    }
    Reading {
        family,
        faults: faults.0,
    }
}

/// What is wrong so far.
#[derive(Debug, Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, source: &Source, problem: impl std::fmt::Display) {
        self.0.push(Fault::new(&source.label, problem));
    }

    fn note(&mut self, source: &Source, checked: Result<(), ReadError>) {
        if let Err(error) = checked {
            self.add(source, error);
        }
    }

    fn form<T>(&mut self, source: &Source, parse: fn(&[u8]) -> Result<T, ReadError>) -> Option<T> {
        let parsed = parse(&source.bytes);
        parsed.map_err(|error| self.add(source, error)).ok()
    }
}
