//! Invented people with certificates, and the key of the office that does not exist.

use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use super::STATUS_BLOCK;
use crate::claims::leaves;
use crate::read::{Checked, Fields, each, unique};
use crate::trust::TrustedKey;
use crate::types::TypesFile;
use crate::{Frame, PrivateKey, TrustList, Value};

/// The dataset `samples`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "schema", rename = "madang.mydata.samples.v1")]
pub struct SamplesFile {
    /// The demonstration issuer's private key as a JWK. Everybody may have it: what it
    /// signs proves nothing.
    pub signing_key: Value,
    /// The people.
    pub people: Vec<Person>,
}

/// Somebody invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The name.
    pub name: String,
    /// The certificates, each type once.
    pub certificates: Vec<Sample>,
}

/// A certificate that is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sample {
    /// Its type.
    pub vct: String,
    /// What it certifies; without `iss`, `iat` and what else belongs to the token.
    pub claims: Value,
    /// What of it can be disclosed by itself; absent: all that its type lets be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Value>"))]
    pub frame: Option<Frame>,
    /// The first of the 16 places in the status list that its copies take in turn, a
    /// multiple of 16; absent: it cannot be revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_idx: Option<u32>,
    /// How many days ago it was issued; absent: today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_days: Option<u32>,
}

impl SamplesFile {
    /// Reads the file. It may still contradict itself or the types: see
    /// [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The key to sign with.
    ///
    /// # Errors
    /// It is no private JWK of P-256.
    pub fn key(&self) -> Result<PrivateKey, ReadError> {
        PrivateKey::from_value(&self.signing_key)
            .map_err(|error| ReadError::new(error.to_string()).in_field("signing_key"))
    }

    /// The name for machines of the issuer that the key is of, by the trust list.
    #[must_use]
    pub fn issuer<'a>(&self, trusted: &'a TrustList) -> Option<&'a str> {
        let public = self.key().ok()?.public;
        let has = |keys: &[TrustedKey]| keys.iter().any(|key| key.key == public);
        let mut issuers = trusted.issuers.iter();
        let issuer = issuers.find(|issuer| issuer.demonstration && has(&issuer.jwks.keys))?;
        Some(&issuer.issuer)
    }

    /// How headers refer to the key.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.signing_key.get("kid").and_then(Value::text)
    }

    /// Checks that the file agrees with itself, the types and the trust list;
    /// publishers do, readers need not.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self, types: &TypesFile, trusted: &TrustList) -> Result<(), ReadError> {
        self.key()?;
        if self.issuer(trusted).is_none() {
            let problem = "is the key of no demonstration issuer in the dataset `issuers`";
            return Err(ReadError::new(problem).in_field("signing_key"));
        }
        let names = self.people.iter().map(|person| person.name.as_str());
        unique("people", names)?;
        each("people", &self.people, &mut |person: &Person| {
            let kinds = person.certificates.iter().map(|sample| sample.vct.as_str());
            unique("certificates", kinds)?;
            each(
                "certificates",
                &person.certificates,
                &mut |sample: &Sample| sample.validate(types),
            )
        })
    }
}

impl Sample {
    fn validate(&self, types: &TypesFile) -> Checked {
        let Some(kind) = types.get(&self.vct) else {
            let problem = ["\"", &self.vct, "\" is no type of the dataset `types`"].concat();
            return Err(ReadError::new(problem).in_field("vct"));
        };
        if self.status_idx.is_some_and(|idx| idx % STATUS_BLOCK != 0) {
            return Err(ReadError::new("a multiple of 16 is expected").in_field("status_idx"));
        }
        for path in leaves(&self.claims) {
            if kind.claim(&path).is_none() {
                let problem = ["\"", &path.to_string(), "\" is no claim of this type"].concat();
                return Err(ReadError::new(problem).in_field("claims"));
            }
        }
        Ok(())
    }
}

impl FromJson for SamplesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::schema(json, "madang.mydata.samples.v1");
        let file = Self {
            signing_key: fields.value("signing_key").unwrap_or(Value::Null),
            people: fields.list("people"),
        };
        fields.finish(file)
    }
}

impl FromJson for Person {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let person = Self {
            name: fields.text("name"),
            certificates: fields.list("certificates"),
        };
        fields.finish(person)
    }
}

const SAMPLE: &[&str] = &["vct", "claims", "frame", "status_idx", "age_days"];

impl FromJson for Sample {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::only(json, SAMPLE);
        let sample = Self {
            vct: fields.text("vct"),
            claims: fields.value("claims").unwrap_or(Value::Null),
            frame: json.optional("frame")?,
            status_idx: fields.optional_count("status_idx"),
            age_days: fields.optional_count("age_days"),
        };
        fields.finish(sample)
    }
}
