//! From JSON to a query, with all that the standard demands of one. Members that it
//! does not know are passed over, as it asks.

use madang_json::{FromJson, Json, ReadError};

use super::{ClaimQuery, CredentialQuery, CredentialSet, QUERY_MAX, Query};
use crate::Value;
use crate::read::{Checked, Fields, each, unique};

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
        let known: Vec<&str> = self.credentials.iter().map(|one| one.id.as_str()).collect();
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
        sets("claim_sets", &self.claim_sets, &ids().collect::<Vec<_>>())
    }
}

/// That each list of ids has some, of which each is known.
fn sets(field: &str, sets: &[Vec<String>], known: &[&str]) -> Checked {
    each(field, sets, &mut |ids: &Vec<String>| {
        if ids.is_empty() || ids.len() > QUERY_MAX {
            return Err(ReadError::new("1 to 60 ids are expected"));
        }
        let stranger = ids.iter().position(|id| !known.contains(&id.as_str()));
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
        let mut fields = Fields::new(json);
        let query = Self {
            credentials: some(&mut fields, "credentials", true),
            credential_sets: some(&mut fields, "credential_sets", false),
        };
        let query = fields.finish(query)?;
        query.validate()?;
        Ok(query)
    }
}

impl FromJson for CredentialQuery {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let mut credential = Self {
            id: fields.text("id"),
            format: fields.text("format"),
            vct_values: Vec::new(),
            claims: Vec::new(),
            claim_sets: Vec::new(),
            binding: fields.flag("require_cryptographic_holder_binding") != Some(false),
        };
        if credential.format == FORMAT {
            let meta: Option<Meta> = fields.value("meta");
            credential.vct_values = meta.map(|meta| meta.0).unwrap_or_default();
            credential.claims = some(&mut fields, "claims", false);
            credential.claim_sets = some(&mut fields, "claim_sets", false);
        }
        fields.finish(credential)
    }
}

struct Meta(Vec<String>);

impl FromJson for Meta {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let meta = Self(some(&mut fields, "vct_values", true));
        fields.finish(meta)
    }
}

impl FromJson for ClaimQuery {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let values: Vec<Scalar> = some(&mut fields, "values", false);
        let claim = Self {
            id: fields.optional_text("id"),
            path: fields.value("path").unwrap_or_default(),
            values: values.into_iter().map(|value| value.0).collect(),
        };
        fields.finish(claim)
    }
}

struct Scalar(Value);

impl FromJson for Scalar {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let value = Value::from_json(json)?;
        let is_scalar = match &value {
            Value::Text(_) | Value::Bool(_) => true,
            Value::Number(number) => number.parse::<i64>().is_ok(),
            _ => false,
        };
        let expected = "a text, a whole number, true or false";
        is_scalar
            .then_some(Self(value))
            .ok_or_else(|| json.not(expected))
    }
}

impl FromJson for CredentialSet {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let set = Self {
            options: some(&mut fields, "options", true),
            required: fields.flag("required") != Some(false),
        };
        fields.finish(set)
    }
}

/// A list that is neither empty nor larger than [`QUERY_MAX`].
fn some<T: FromJson>(fields: &mut Fields<'_>, name: &str, required: bool) -> Vec<T> {
    if !required && !fields.has(name) {
        return Vec::new();
    }
    let list = fields.list(name);
    let problem = match list.len() {
        0 => "is empty",
        1..=QUERY_MAX => return list,
        _ => "has more than 60 entries",
    };
    fields.refuse(ReadError::new(problem).in_field(name));
    Vec::new()
}
