//! The JSON Schemas of everything in the API, made from the types.

use madang_api::{FamilyIndex, RootIndex};
use madang_masks::changes::ChangesFile;
use madang_masks::places::PlacesFile;
use madang_masks::rules::RulesFile;
use madang_masks::wire::{AreaFile, SnapshotFile, StoresFile};
use madang_mydata::demo::SamplesFile;
use madang_mydata::status::StatusFile;
use madang_mydata::{PurposesFile, TrustList, TypesFile};
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::{Value, json};

use crate::relief::wire::{CatalogueFile, FactsFile, ProgrammeFile};

/// The root index's schema.
pub const ROOT: &str = "schemas/root-index.json";
/// The schema of every family's index.
pub const FAMILY: &str = "schemas/family-index.json";
/// The schema of the outlets of one sido.
pub const MASKS_STORES: &str = "schemas/masks-stores.json";
/// The schema of a snapshot of stock.
pub const MASKS_STOCK: &str = "schemas/masks-stock.json";
/// The schema of the area of an edition outside Korea.
pub const MASKS_AREA: &str = "schemas/masks-area.json";
/// The schema of a change set between two snapshots of stock.
pub const MASKS_CHANGES: &str = "schemas/masks-stock-changes.json";
/// The schema of the rules of who could buy when.
pub const MASKS_RULES: &str = "schemas/masks-rules.json";
/// The schema of the facts that relief programmes ask about.
pub const RELIEF_FACTS: &str = "schemas/relief-facts.json";
/// The schema of the list of relief programmes.
pub const RELIEF_CATALOGUE: &str = "schemas/relief-catalogue.json";
/// The schema of a version of a relief programme.
pub const RELIEF_PROGRAMME: &str = "schemas/relief-programme.json";
/// The schema of places.
pub const PLACES: &str = "schemas/places.json";
/// The schema of types of certificates.
pub const MYDATA_TYPES: &str = "schemas/mydata-types.json";
/// The schema of what purposes need of certificates.
pub const MYDATA_PURPOSES: &str = "schemas/mydata-purposes.json";
/// The schema of issuers and their keys.
pub const MYDATA_ISSUERS: &str = "schemas/mydata-issuers.json";
/// The schema of status lists.
pub const MYDATA_STATUS: &str = "schemas/mydata-status.json";
/// The schema of invented people with certificates.
pub const MYDATA_SAMPLES: &str = "schemas/mydata-samples.json";

/// Every schema with its path in the API.
///
/// # Errors
/// A schema cannot be written as JSON, which is a fault of this program.
pub fn all() -> Result<Vec<(&'static str, Vec<u8>)>, serde_json::Error> {
    Ok(vec![
        (ROOT, schema::<RootIndex>()?),
        (FAMILY, schema::<FamilyIndex>()?),
        (MASKS_STORES, schema::<StoresFile>()?),
        (MASKS_STOCK, schema::<SnapshotFile>()?),
        (MASKS_AREA, schema::<AreaFile>()?),
        (MASKS_CHANGES, schema::<ChangesFile>()?),
        (PLACES, schema::<PlacesFile>()?),
        (MASKS_RULES, schema::<RulesFile>()?),
        (RELIEF_FACTS, schema::<FactsFile>()?),
        (RELIEF_CATALOGUE, schema::<CatalogueFile>()?),
        (RELIEF_PROGRAMME, schema::<ProgrammeFile>()?),
        (MYDATA_TYPES, tagged::<TypesFile>("madang.mydata.types.v1")?),
        (
            MYDATA_PURPOSES,
            tagged::<PurposesFile>("madang.mydata.purposes.v1")?,
        ),
        (
            MYDATA_ISSUERS,
            tagged::<TrustList>("madang.mydata.issuers.v1")?,
        ),
        (
            MYDATA_STATUS,
            tagged::<StatusFile>("madang.mydata.status.v1")?,
        ),
        (
            MYDATA_SAMPLES,
            tagged::<SamplesFile>("madang.mydata.samples.v1")?,
        ),
    ])
}

fn schema<T: JsonSchema>() -> Result<Vec<u8>, serde_json::Error> {
    written(&schema_for!(T))
}

/// The schema of a file whose field `schema` says what it is; the types have no such
/// field, so that no schema of theirs asks for it.
fn tagged<T: JsonSchema>(tag: &str) -> Result<Vec<u8>, serde_json::Error> {
    let mut schema = schema_for!(T);
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    if let Some(fields) = fields {
        fields.insert("schema".to_owned(), json!({"type": "string", "const": tag}));
    }
    if let Some(needed) = schema.get_mut("required").and_then(Value::as_array_mut) {
        needed.push(json!("schema"));
    }
    written(&schema)
}

fn written(schema: &Schema) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::to_vec_pretty(schema)?;
    json.push(b'\n');
    Ok(json)
}
