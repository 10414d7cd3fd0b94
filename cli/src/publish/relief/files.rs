//! The files with facts and programmes: the operator's, or those of the program.

use std::fs;
use std::path::Path;

use crate::publish::{Error, input};
use crate::relief::rules::Source;

include!(concat!(env!("OUT_DIR"), "/relief_data.rs"));

const OWN_ATTRIBUTION: &str = "2020~2022년 재난지원 제도: 당시 공고와 보도에서 모음";
const GIVEN_ATTRIBUTION: &str = "재난지원 제도: 운영자가 준 자료";

/// A set of files.
#[derive(Debug)]
pub struct Given {
    /// The file of facts.
    pub facts: Source,
    /// A file for each version of a programme.
    pub programmes: Vec<Source>,
    /// Whom the app names unless the operator says another.
    pub attribution: &'static str,
}

/// The files that come with the program.
#[must_use]
pub fn own() -> Given {
    let source = |(name, bytes): &(&str, &[u8])| Source {
        label: format!("the program's own {name}"),
        bytes: bytes.to_vec(),
    };
    Given {
        facts: source(&("facts.json", OWN_FACTS)),
        programmes: OWN_PROGRAMMES.iter().map(source).collect(),
        attribution: OWN_ATTRIBUTION,
    }
}

/// The files in a folder of the operator's.
///
/// # Errors
/// One of them cannot be read, or there are none.
pub fn given(folder: &Path) -> Result<Given, Error> {
    let path = folder.join("facts.json");
    let bytes = fs::read(&path).map_err(|cause| Error::Input {
        path: path.clone(),
        cause,
    })?;
    let facts = Source {
        label: path.display().to_string(),
        bytes,
    };
    let mut programmes = Vec::new();
    input::each_file(&[folder.join("programmes")], &["json"], |label, bytes| {
        programmes.push(Source {
            label: label.to_owned(),
            bytes: bytes.to_vec(),
        });
    })?;
    Ok(Given {
        facts,
        programmes,
        attribution: GIVEN_ATTRIBUTION,
    })
}
