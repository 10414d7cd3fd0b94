//! From JSON to columns; what they say is checked in `parse`.

use madang_json::{FromJson, Json, ReadError};

use super::{KindCounts, RegionStock, SnapshotFile, StoresFile};

impl FromJson for StoresFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            sido: json.field("sido")?,
            kinds: json.field("kinds")?,
            code: json.field("code")?,
            name: json.field("name")?,
            addr: json.field("addr")?,
            lon_e5: json.field("lon_e5")?,
            lat_e5: json.field("lat_e5")?,
            slots: json.or_default("slots")?,
            departed: json.or_default("departed")?,
        })
    }
}

impl FromJson for KindCounts {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            pharmacy: json.field("pharmacy")?,
            post_office: json.field("post_office")?,
            hanaro: json.field("hanaro")?,
            unknown: json.field("unknown")?,
        })
    }
}

impl FromJson for SnapshotFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            at: json.field("at")?,
            regions: json.field("regions")?,
            products: json.or_default("products")?,
        })
    }
}

impl FromJson for RegionStock {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            sido: json.field("sido")?,
            stores: json.field("stores")?,
            kinds: json.field("kinds")?,
            remain: json.field("remain")?,
            created_min: json.field("created_min")?,
            stock_min: json.field("stock_min")?,
            count: json.or_default("count")?,
            more: json.or_default("more")?,
        })
    }
}
