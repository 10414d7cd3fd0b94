//! Files against their JSON Schemas, by a validator that shares no code with the
//! types that wrote them.

use jsonschema::Validator;
use serde_json::Value;

use super::Report;
use crate::schemas;

/// More faults of one file than this are counted, not listed.
const LISTED_MAX: usize = 5;

/// A validator for a schema's text.
pub(super) fn validator(schema: &[u8]) -> Result<Validator, String> {
    let schema: Value =
        serde_json::from_slice(schema).map_err(|error| format!("not JSON: {error}"))?;
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| format!("not a JSON Schema: {error}"))
}

/// Checks a file against a schema of this program's own.
pub(super) fn check_own(report: &mut Report, path: &str, bytes: &[u8], schema: &str) {
    let own = schemas::all().ok().and_then(|all| {
        all.into_iter()
            .find(|(name, _)| *name == schema)
            .and_then(|(_, text)| validator(&text).ok())
    });
    match own {
        Some(validator) => check(report, path, bytes, &validator),
        None => report.problem(path, format!("this program's own {schema} cannot be used")),
    }
}

/// Checks a file.
pub(super) fn check(report: &mut Report, path: &str, bytes: &[u8], validator: &Validator) {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return report.problem(path, format!("not JSON: {error}")),
    };
    if validator.is_valid(&value) {
        return;
    }
    let mut errors = validator.iter_errors(&value);
    for error in errors.by_ref().take(LISTED_MAX) {
        let place = error.instance_path().to_string();
        let place = if place.is_empty() { "/" } else { &place };
        report.problem(path, format!("against its schema at {place}: {error}"));
    }
    let more = errors.count();
    if more > 0 {
        report.problem(path, format!("against its schema at {more} more places"));
    }
}
