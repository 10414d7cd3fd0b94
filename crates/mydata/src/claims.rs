//! What a certificate certifies, apart from what belongs to the token.

use crate::{Path, Step, Value};

/// Claims that SD-JWT VC never lets an issuer hide, and others of the token's own.
pub(crate) const TECHNICAL: &[&str] = &[
    "iss",
    "iat",
    "nbf",
    "exp",
    "aud",
    "cnf",
    "vct",
    "vct#integrity",
    "aka_vcts",
    "status",
    "sub",
    "jti",
    "_sd",
    "_sd_alg",
];

/// Paths of all values that have no others in them, in the order of the document,
/// without what belongs to the token: the fields that people count.
pub(crate) fn leaves(claims: &Value) -> Vec<Path> {
    let mut found = Vec::new();
    for (name, value) in claims.fields() {
        if !TECHNICAL.contains(&name.as_str()) {
            go(
                &Path::new(vec![Step::Name(name.clone())]),
                value,
                &mut found,
            );
        }
    }
    found
}

fn go(path: &Path, value: &Value, found: &mut Vec<Path>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                go(&path.then(Step::Name(name.clone())), value, found);
            }
        }
        Value::List(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                go(&path.then(Step::Index(index)), value, found);
            }
        }
        _ => found.push(path.clone()),
    }
}
