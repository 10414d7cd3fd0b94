//! The edition: facts, catalogue, and a dataset for each version of a programme.

use chrono::{DateTime, Utc};
use madang_api::FamilyIndex;
use serde::Serialize;

use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::relief::rules::Rules;
use crate::relief::wire::{CatalogueFile, FactsFile, ProgrammeFile, dataset_name};
use crate::schemas;

/// The family's name.
pub const FAMILY: &str = "relief";
/// The name of the dataset of facts.
pub const FACTS: &str = "facts";
/// The name of the dataset that says which programmes there are.
pub const CATALOGUE: &str = "catalogue";

/// The edition of a set of rules, after the edition before.
pub(super) fn draft(
    rules: &Rules,
    before: Option<&FamilyIndex>,
    attribution: &str,
    replay_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<Draft, Error> {
    let mut draft = Draft::new(FAMILY, replay_at);
    let mut add = |name: &str, stem: &str, schema, content: Content<'_>| {
        let about = About {
            name,
            stem: &format!("{FAMILY}/{stem}"),
            generated_at: now,
            schema,
            source: Source {
                attribution,
                // Programmes are true even where outlets and stock are invented.
                sample: false,
            },
        };
        draft.add(about, &content)
    };
    let facts = Content::Facts(&rules.facts);
    add(FACTS, FACTS, schemas::RELIEF_FACTS, facts)?;
    let catalogue = CatalogueFile::of(rules.versions.iter().map(|version| &version.file));
    let catalogue = Content::Catalogue(&catalogue);
    add(CATALOGUE, CATALOGUE, schemas::RELIEF_CATALOGUE, catalogue)?;
    for version in &rules.versions {
        let (id, of) = (&version.file.id, &version.file.version);
        let (name, stem) = (dataset_name(id, of), format!("programme-{id}-{of}"));
        let programme = Content::Programme(&version.file);
        add(&name, &stem, schemas::RELIEF_PROGRAMME, programme)?;
    }
    draft.keep_instants(before);
    Ok(draft)
}

/// What a dataset holds.
#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Facts(&'a FactsFile),
    Catalogue(&'a CatalogueFile),
    Programme(&'a ProgrammeFile),
}
