//! From JSON to a query, with all that the standard demands of one. Members that it
//! does not know are passed over, as it asks.

use std::collections::BTreeSet;

use madang_json::{FromJson, Json, Kind, ReadError};

use super::{ClaimQuery, CredentialQuery, CredentialSet, QUERY_MAX, Query};
use crate::Value;
use crate::read::{Checked, each, unique};

/// The format that is had here.
pub(super) const FORMAT: &str = "dc+sd-jwt";

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// It breaks a rule of the standard, or is larger than any office needs.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    fn validate(&self) -> Checked {
        let ids = self
            .credentials
            .iter()
            .map(|credential| credential.id.as_str());
        unique("credentials", ids)?;
        each(
            "credentials",
            &self.credentials,
            &mut CredentialQuery::validate,
        )?;
        let known: BTreeSet<&str> = self.credentials.iter().map(|one| one.id.as_str()).collect();
        each("credential_sets", &self.credential_sets, &mut |set| {
            sets("options", &set.options, &known)
        })
    }
}

impl CredentialQuery {
    fn validate(&self) -> Checked {
        id(&self.id).map_err(|error| error.in_field("id"))?;
        let ids = || self.claims.iter().filter_map(|claim| claim.id.as_deref());
        unique("claims", ids())?;
        each("claims", &self.claims, &mut |claim: &ClaimQuery| {
            let checked = claim.id.as_deref().map_or(Ok(()), id);
            checked.map_err(|error| error.in_field("id"))
        })?;
        if self.claim_sets.is_empty() {
            return Ok(());
        }
        if self.claims.is_empty() {
            return Err(ReadError::new("is given without claims").in_field("claim_sets"));
        }
        if ids().count() < self.claims.len() {
            let problem = "a claim has no id, which claim_sets need";
            return Err(ReadError::new(problem).in_field("claims"));
        }
        sets("claim_sets", &self.claim_sets, &ids().collect())
    }
}

/// That each list of ids has some, of which each is known.
fn sets(field: &str, sets: &[Vec<String>], known: &BTreeSet<&str>) -> Checked {
    each(field, sets, &mut |ids: &Vec<String>| {
        if ids.is_empty() || ids.len() > QUERY_MAX {
            return Err(ReadError::new("1 to 60 ids are expected"));
        }
        let stranger = ids.iter().position(|id| !known.contains(id.as_str()));
        let problem = "is the id of nothing in this query";
        stranger.map_or(Ok(()), |row| Err(ReadError::new(problem).in_row(row)))
    })
}

fn id(id: &str) -> Checked {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !id.is_empty() && id.bytes().all(is_letter) {
        return Ok(());
    }
    Err(ReadError::new("letters, digits, _ and - are expected"))
}

impl FromJson for Query {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let query = Self {
            credentials: some(json, "credentials")?.unwrap_or_default(),
            credential_sets: some(json, "credential_sets")?.unwrap_or_default(),
        };
        if query.credentials.is_empty() {
            return Err(ReadError::new("is missing").in_field("credentials"));
        }
        query.validate()?;
        Ok(query)
    }
}

impl FromJson for CredentialQuery {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let format: String = json.field("format")?;
        let binding = json.optional("require_cryptographic_holder_binding")?;
        Ok(Self {
            id: json.field("id")?,
            vct_values: match format.as_str() {
                FORMAT => json.field::<Meta>("meta")?.0,
                _ => Vec::new(),
            },
            claims: match format.as_str() {
                FORMAT => some(json, "claims")?.unwrap_or_default(),
                _ => Vec::new(),
            },
            claim_sets: match format.as_str() {
                FORMAT => some(json, "claim_sets")?.unwrap_or_default(),
                _ => Vec::new(),
            },
            binding: binding.unwrap_or(true),
            format,
        })
    }
}

struct Meta(Vec<String>);

impl FromJson for Meta {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let values = some(json, "vct_values")?;
        values
            .map(Self)
            .ok_or_else(|| ReadError::new("is missing").in_field("vct_values"))
    }
}

impl FromJson for ClaimQuery {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let values: Vec<Scalar> = some(json, "values")?.unwrap_or_default();
        Ok(Self {
            id: json.optional("id")?,
            path: json.field("path")?,
            values: values.into_iter().map(|value| value.0).collect(),
        })
    }
}

struct Scalar(Value);

impl FromJson for Scalar {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        match json.kind() {
            Kind::Text(_) | Kind::Bool(_) => {}
            // Whole numbers alone.
            _ => drop(
                i64::from_json(json)
                    .map_err(|_| json.not("a text, a whole number, true or false"))?,
            ),
        }
        Value::from_json(json).map(Self)
    }
}

impl FromJson for CredentialSet {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let options = some(json, "options")?;
        Ok(Self {
            options: options.ok_or_else(|| ReadError::new("is missing").in_field("options"))?,
            required: json.optional("required")?.unwrap_or(true),
        })
    }
}

/// A list that may be left out, but neither be empty nor larger than [`QUERY_MAX`].
fn some<T: FromJson>(json: Json<'_>, name: &str) -> Result<Option<Vec<T>>, ReadError> {
    let list: Option<Vec<T>> = json.optional(name)?;
    let problem = match list.as_ref().map(Vec::len) {
        Some(0) => "is empty",
        Some(length) if length > QUERY_MAX => "has more than 60 entries",
        _ => return Ok(list),
    };
    Err(ReadError::new(problem).in_field(name))
}
