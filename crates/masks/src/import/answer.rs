//! The envelope of an answer: which array it carries, and whether it is whole.

use serde_json::{Map, Value};

use super::form::Form;
use super::report::Group;

/// Why a file is not an answer of the API, or not the one it was given as.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// A web page, usually an error page saved by mistake.
    #[error("a web page (HTML), not data; fetch it again")]
    Html,
    /// Not JSON at all, or cut short.
    #[error("not whole JSON: {0}")]
    Json(String),
    /// JSON, but without one of the API's arrays.
    #[error("no `storeInfos`, `sales` or `stores` array; it has {found}")]
    NoArray {
        /// What the file has instead.
        found: String,
    },
    /// The answer of another endpoint.
    #[error("holds `{found}`, which has no {wanted}")]
    OtherGroup {
        /// The array found.
        found: &'static str,
        /// The group that it was given as.
        wanted: Group,
    },
    /// Another source's form than the files before.
    #[error("has another form than the files before: publish Korea's and Taiwan's apart")]
    OtherForm,
    /// No CSV that can be read.
    #[error("no CSV that can be read: {0}")]
    Csv(String),
    /// CSV whose heading lacks what every row needs.
    #[error("the heading lacks {missing}; it has {found}")]
    Columns {
        /// The columns that are not there.
        missing: String,
        /// Those that are.
        found: String,
    },
    /// GeoJSON of another kind, or JSON that is none.
    #[error("no GeoJSON FeatureCollection; its type is {found}")]
    NoFeatures {
        /// Its type.
        found: String,
    },
    /// Fewer or more rows than the answer itself says.
    #[error("says count {says} and holds {holds}; fetch it again")]
    Count {
        /// The answer's own `count`.
        says: u64,
        /// Rows found.
        holds: u64,
    },
}

/// An answer's rows, with its place among the pages.
pub(super) struct Answer {
    pub(super) form: Form,
    pub(super) rows: Vec<Value>,
    /// `page` and `totalPages`, where the answer is one page of several.
    pub(super) page: Option<(u64, u64)>,
}

/// The API's arrays, and the groups that their rows can give.
const ARRAYS: [(&str, &[Group]); 3] = [
    ("storeInfos", &[Group::Outlets]),
    ("sales", &[Group::Sales]),
    ("stores", &[Group::Outlets, Group::Sales]),
];

/// Reads an answer that was given as one of `wanted`.
pub(super) fn read(bytes: &[u8], wanted: Group) -> Result<Answer, FileFault> {
    // Editors on Windows put a byte order mark before the JSON they save.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii_start().first() == Some(&b'<') {
        return Err(FileFault::Html);
    }
    let value = serde_json::from_slice(bytes).map_err(|e| FileFault::Json(e.to_string()))?;
    let Value::Object(mut fields) = value else {
        return Err(FileFault::NoArray {
            found: "no object at the top".to_owned(),
        });
    };
    if let Some(rows) = take_features(&mut fields) {
        return Ok(Answer {
            form: Form::Taiwan,
            rows,
            page: None,
        });
    }
    let (name, groups, rows) = take_rows(&mut fields)?;
    if !groups.contains(&wanted) {
        return Err(FileFault::OtherGroup {
            found: name,
            wanted,
        });
    }
    let holds = rows.len() as u64;
    if let Some(says) = integer(fields.get("count")).filter(|says| *says != holds) {
        return Err(FileFault::Count { says, holds });
    }
    let page = integer(fields.get("page")).zip(integer(fields.get("totalPages")));
    let form = Form::Korea;
    Ok(Answer { form, rows, page })
}

/// The features of a FeatureCollection, which have outlet and stock in one.
fn take_features(fields: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let is_one = fields.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    match fields.get_mut("features") {
        Some(Value::Array(rows)) if is_one => Some(std::mem::take(rows)),
        _ => None,
    }
}

/// Files of one import are all of one form.
pub(super) fn same_form(before: &mut Option<Form>, form: Form) -> Result<(), FileFault> {
    if before.is_some_and(|before| before != form) {
        return Err(FileFault::OtherForm);
    }
    *before = Some(form);
    Ok(())
}

type Found = (&'static str, &'static [Group], Vec<Value>);

fn take_rows(fields: &mut Map<String, Value>) -> Result<Found, FileFault> {
    for (name, groups) in ARRAYS {
        if let Some(Value::Array(rows)) = fields.get_mut(name) {
            return Ok((name, groups, std::mem::take(rows)));
        }
    }
    let names: Vec<&str> = fields.keys().map(String::as_str).take(8).collect();
    Err(FileFault::NoArray {
        found: if names.is_empty() {
            "no fields".to_owned()
        } else {
            names.join(", ")
        },
    })
}

/// A number that the API writes now as a number, now as a string (`"page": "1"`).
fn integer(value: Option<&Value>) -> Option<u64> {
    match value? {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}
