//! GeoJSON as RFC 7946 has it: a FeatureCollection of Points.

use serde_json::{Map, Value};

use super::Record;
use crate::import::FileFault;
use crate::import::row::Fault;

/// The features, each with its point as `lon` and `lat`.
pub(super) fn records(bytes: &[u8]) -> Result<Vec<Record>, FileFault> {
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| FileFault::Json(error.to_string()))?;
    let kind = value.get("type").and_then(Value::as_str).unwrap_or("none");
    match value.get("features").and_then(Value::as_array) {
        Some(features) if kind == "FeatureCollection" => Ok((1..)
            .zip(features)
            .map(|(number, feature)| Record {
                number,
                fields: fields(feature),
            })
            .collect()),
        _ => Err(FileFault::NoFeatures {
            found: kind.chars().take(40).collect(),
        }),
    }
}

fn fields(feature: &Value) -> Result<Map<String, Value>, Fault> {
    let [lon, lat] = point(feature)?;
    let properties = feature.get("properties").and_then(Value::as_object);
    let mut fields = properties
        .cloned()
        .ok_or_else(|| fault("properties", "missing or no object"))?;
    fields.insert("lon".to_owned(), lon);
    fields.insert("lat".to_owned(), lat);
    Ok(fields)
}

fn point(feature: &Value) -> Result<[Value; 2], Fault> {
    let geometry = feature.get("geometry").filter(|value| !value.is_null());
    let geometry = geometry.ok_or_else(|| fault("geometry", "missing"))?;
    if geometry.get("type").and_then(Value::as_str) != Some("Point") {
        return Err(fault("geometry", "not a Point"));
    }
    let numbers = geometry.get("coordinates").and_then(Value::as_array);
    match numbers.map(Vec::as_slice) {
        // A third number is a height, which no map here shows.
        Some([lon, lat] | [lon, lat, _]) => Ok([lon.clone(), lat.clone()]),
        _ => Err(fault(
            "geometry",
            "coordinates are not [longitude, latitude]",
        )),
    }
}

fn fault(field: &'static str, reason: &str) -> Fault {
    Fault {
        field: Some(field),
        reason: reason.to_owned(),
    }
}
