//! The edition: a dataset for each file.

use chrono::{DateTime, Utc};
use madang_api::FamilyIndex;
use serde::Serialize;

use crate::edition::{About, Draft, Source};
use crate::mydata::Family;
use crate::publish::Error;
use crate::schemas;

/// The family's name.
pub const FAMILY: &str = "mydata";
/// The name of the dataset of types of certificates.
pub const TYPES: &str = "types";
/// The name of the dataset of purposes.
pub const PURPOSES: &str = "purposes";
/// The name of the dataset of issuers.
pub const ISSUERS: &str = "issuers";
/// The name of the dataset of status lists.
pub const STATUS: &str = "status";
/// The name of the dataset of invented people.
pub const SAMPLES: &str = "samples";

/// The edition of the data, after the edition before.
pub(super) fn draft(
    family: &Family,
    before: Option<&FamilyIndex>,
    attribution: &str,
    replay_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<Draft, Error> {
    let mut edition = Edition {
        draft: Draft::new(FAMILY, replay_at),
        attribution,
        now,
    };
    // What only an issuer of invented people signs is as invented as they are.
    let issuers = &family.issuers.issuers;
    let invented = !issuers.is_empty() && issuers.iter().all(|issuer| issuer.demonstration);
    edition.add(TYPES, schemas::MYDATA_TYPES, false, &family.types)?;
    edition.add(PURPOSES, schemas::MYDATA_PURPOSES, false, &family.purposes)?;
    edition.add(ISSUERS, schemas::MYDATA_ISSUERS, invented, &family.issuers)?;
    edition.add(STATUS, schemas::MYDATA_STATUS, invented, &family.status)?;
    if let Some(samples) = &family.samples {
        edition.add(SAMPLES, schemas::MYDATA_SAMPLES, true, samples)?;
    }
    edition.draft.keep_instants(before);
    Ok(edition.draft)
}

struct Edition<'a> {
    draft: Draft,
    attribution: &'a str,
    now: DateTime<Utc>,
}

impl Edition<'_> {
    fn add(
        &mut self,
        name: &str,
        schema: &str,
        sample: bool,
        content: &impl Serialize,
    ) -> Result<(), Error> {
        let about = About {
            name,
            stem: &format!("{FAMILY}/{name}"),
            generated_at: self.now,
            schema,
            source: Source {
                attribution: self.attribution,
                sample,
            },
        };
        Ok(self.draft.add(about, content)?)
    }
}
