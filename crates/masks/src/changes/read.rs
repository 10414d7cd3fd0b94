//! From JSON to change sets; what they say is checked when they are applied.

use madang_json::{FromJson, Json, ReadError};

use super::{ChangesFile, LetterChanges, NumberChanges, ProductChanges, RegionChanges};

impl FromJson for ChangesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            base: json.field("base")?,
            makes: json.field("makes")?,
            at: json.field("at")?,
            regions: json.field("regions")?,
        })
    }
}

impl FromJson for RegionChanges {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            sido: json.field("sido")?,
            remain: json.field("remain")?,
            created_min: json.field("created_min")?,
            stock_min: json.field("stock_min")?,
            count: json.optional("count")?,
            more: json.or_default("more")?,
        })
    }
}

impl FromJson for ProductChanges {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            remain: json.field("remain")?,
            count: json.optional("count")?,
        })
    }
}

impl FromJson for LetterChanges {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            skip: json.field("skip")?,
            letters: json.field("letters")?,
        })
    }
}

impl FromJson for NumberChanges {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            shift: json.field("shift")?,
            skip: json.field("skip")?,
            values: json.field("values")?,
        })
    }
}
