//! The data that the tool ships: types, purposes, issuers and samples agree.

use madang_mydata::demo::SamplesFile;
use madang_mydata::{PurposesFile, TrustList, TypesFile};

const TYPES: &[u8] = include_bytes!("../../../cli/data/mydata/types.json");
const PURPOSES: &[u8] = include_bytes!("../../../cli/data/mydata/purposes.json");
const ISSUERS: &[u8] = include_bytes!("../../../cli/data/mydata/issuers.json");
const SAMPLES: &[u8] = include_bytes!("../../../cli/data/mydata/samples.json");

#[test]
fn the_files_agree() {
    let types = TypesFile::parse(TYPES).unwrap();
    types.validate().unwrap();
    let purposes = PurposesFile::parse(PURPOSES).unwrap();
    purposes.validate(&types).unwrap();
    let issuers = TrustList::parse(ISSUERS).unwrap();
    issuers.validate().unwrap();
    let samples = SamplesFile::parse(SAMPLES).unwrap();
    samples.validate(&types, &issuers).unwrap();
}

/// What is written reads back as the same: the tool publishes what it has read.
#[test]
fn what_is_written_is_read_back() {
    let types = TypesFile::parse(TYPES).unwrap();
    let again = TypesFile::parse(&serde_json::to_vec(&types).unwrap());
    assert_eq!(again.as_ref(), Ok(&types));
    let purposes = PurposesFile::parse(PURPOSES).unwrap();
    let again = PurposesFile::parse(&serde_json::to_vec(&purposes).unwrap());
    assert_eq!(again.as_ref(), Ok(&purposes));
    let issuers = TrustList::parse(ISSUERS).unwrap();
    let again = TrustList::parse(&serde_json::to_vec(&issuers).unwrap());
    assert_eq!(again.as_ref(), Ok(&issuers));
    let samples = SamplesFile::parse(SAMPLES).unwrap();
    let again = SamplesFile::parse(&serde_json::to_vec(&samples).unwrap());
    assert_eq!(again.as_ref(), Ok(&samples));
}
