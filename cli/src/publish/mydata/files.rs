//! The files with the data: the operator's, or those of the program; and what is made
//! of them for publishing.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use madang_mydata::PrivateKey;
use madang_mydata::demo::SamplesFile;
use madang_mydata::status::StatusFile;

use crate::mydata::{ListFault, Sources, sign};
use crate::publish::Error;
use crate::source::{Fault, Source};

const OWN_ATTRIBUTION: &str = "증명서 항목과 목적별 조언: 이 서비스가 정리한 것, 사람은 지어낸 것";
const GIVEN_ATTRIBUTION: &str = "증명서 항목과 목적별 조언: 운영자가 준 자료";

const TYPES: &str = "types.json";
const PURPOSES: &str = "purposes.json";
const ISSUERS: &str = "issuers.json";
const STATUS: &str = "status.json";
const SAMPLES: &str = "samples.json";

/// A set of files.
#[derive(Debug)]
pub struct Given {
    types: Source,
    purposes: Source,
    issuers: Source,
    /// Lists, to be signed or signed already.
    status: Option<Source>,
    /// Invented people.
    samples: Option<Source>,
    /// Whom the app names unless the operator says another.
    pub attribution: &'static str,
}

/// The files that come with the program.
pub fn own() -> Given {
    let source = |name: &str, bytes: &[u8]| Source {
        label: format!("the program's own {name}"),
        bytes: bytes.to_vec(),
    };
    Given {
        types: source(TYPES, include_bytes!("../../../data/mydata/types.json")),
        purposes: source(
            PURPOSES,
            include_bytes!("../../../data/mydata/purposes.json"),
        ),
        issuers: source(ISSUERS, include_bytes!("../../../data/mydata/issuers.json")),
        status: Some(source(
            STATUS,
            include_bytes!("../../../data/mydata/status.json"),
        )),
        samples: Some(source(
            SAMPLES,
            include_bytes!("../../../data/mydata/samples.json"),
        )),
        attribution: OWN_ATTRIBUTION,
    }
}

/// The files in a folder of the operator's.
///
/// # Errors
/// One of them cannot be read, or one that must be there is not.
pub fn given(folder: &Path) -> Result<Given, Error> {
    let read = |name: &str| {
        let path = folder.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Source {
                label: path.display().to_string(),
                bytes,
            }),
            Err(cause) => Err(Error::Input { path, cause }),
        }
    };
    let optional = |name: &str| match read(name) {
        Err(Error::Input { cause, .. }) if cause.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    };
    Ok(Given {
        types: read(TYPES)?,
        purposes: read(PURPOSES)?,
        issuers: read(ISSUERS)?,
        status: optional(STATUS)?,
        samples: optional(SAMPLES)?,
        attribution: GIVEN_ATTRIBUTION,
    })
}

/// The files as they are published, with status lists signed as of `now` in seconds
/// since 1970 (UTC). Where that fails there are no lists, and why.
pub fn sources(given: &Given, now: i64) -> (Sources, Option<Fault>) {
    let label = given.status.as_ref().map_or(STATUS, |source| &source.label);
    let (file, fault) = match status(given, now) {
        Ok(file) => (file, None),
        Err(problem) => (StatusFile::default(), Some(Fault::new(label, problem))),
    };
    // A file without lists is always written.
    let bytes = serde_json::to_vec(&file).unwrap_or_default();
    let sources = Sources {
        types: given.types.clone(),
        purposes: given.purposes.clone(),
        issuers: given.issuers.clone(),
        status: Source {
            label: label.to_owned(),
            bytes,
        },
        samples: given.samples.clone(),
    };
    (sources, fault)
}

/// The status lists, signed; no list where no file is given.
fn status(given: &Given, now: i64) -> Result<StatusFile, ListFault> {
    let Some(source) = &given.status else {
        return Ok(StatusFile::default());
    };
    let key = given.samples.as_ref().map(signing_key);
    match &key {
        // What is wrong with the people is told when they are read.
        Some(None) => Ok(StatusFile::default()),
        Some(Some((key, kid))) => sign(&source.bytes, Some((key, kid.as_deref())), now),
        None => sign(&source.bytes, None, now),
    }
}

/// The demonstration issuer's key, with its name; none where the file has no sound one.
fn signing_key(samples: &Source) -> Option<(PrivateKey, Option<String>)> {
    let samples = SamplesFile::parse(&samples.bytes).ok()?;
    Some((samples.key().ok()?, samples.kid().map(str::to_owned)))
}
