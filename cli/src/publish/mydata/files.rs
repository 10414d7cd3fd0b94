//! The files with the data: the operator's, or those of the program; and what is made
//! of them for publishing.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use madang_mydata::PrivateKey;
use madang_mydata::demo::SamplesFile;
use madang_mydata::status::StatusFile;

use crate::mydata::{Sources, sign};
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

/// Signs status lists, as of `now` in seconds since 1970 (UTC).
///
/// # Errors
/// What is wrong with `status.json`.
pub fn sources(given: &Given, now: i64) -> Result<Sources, Fault> {
    let status = status(given.status.as_ref(), given.samples.as_ref(), now)?;
    Ok(Sources {
        types: given.types.clone(),
        purposes: given.purposes.clone(),
        issuers: given.issuers.clone(),
        status,
        samples: given.samples.clone(),
    })
}

/// The status lists, signed; no list where no file is given.
fn status(given: Option<&Source>, samples: Option<&Source>, now: i64) -> Result<Source, Fault> {
    let label = given.map_or(STATUS, |source| &source.label);
    let fault = |problem: &dyn std::fmt::Display| Fault::new(label, problem);
    let file = match given {
        None => StatusFile::default(),
        Some(source) => {
            let key = samples.and_then(signing_key);
            let key = key.as_ref().map(|(key, kid)| (key, kid.as_deref()));
            sign(&source.bytes, key, now).map_err(|error| fault(&error))?
        }
    };
    Ok(Source {
        label: label.to_owned(),
        bytes: serde_json::to_vec(&file).map_err(|error| fault(&error))?,
    })
}

/// The demonstration issuer's key, with its name; none where the file has no sound one.
fn signing_key(samples: &Source) -> Option<(PrivateKey, Option<String>)> {
    let samples = SamplesFile::parse(&samples.bytes).ok()?;
    Some((samples.key().ok()?, samples.kid().map(str::to_owned)))
}
