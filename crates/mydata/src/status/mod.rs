//! Whether a certificate was revoked since it was issued: Token Status List
//! (draft-ietf-oauth-status-list-21) as files that anybody fetches whole, so that no
//! issuer learns who asks about whom.

mod bits;
mod inflate;
mod token;
mod write;

use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use crate::StatusVerdict;
use crate::read::{Checked, Fields, each, unique};

pub use bits::{Bits, LIST_BYTES_MAX};
pub use token::{StatusError, StatusToken};
pub use write::{NewStatusList, UnsignedStatusList};

/// The dataset `status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "schema", rename = "madang.mydata.status.v1")]
pub struct StatusFile {
    /// The lists, each URI once.
    pub lists: Vec<PublishedList>,
}

/// A status list as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublishedList {
    /// How certificates refer to it.
    pub uri: String,
    /// The list, a signed token.
    pub jwt: String,
}

impl StatusFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The list of a URI.
    #[must_use]
    pub fn get(&self, uri: &str) -> Option<&PublishedList> {
        self.lists.iter().find(|list| list.uri == uri)
    }

    /// Checks that each list is one, of its URI; publishers do, readers need not. Its
    /// signature is not verified.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self) -> Result<(), ReadError> {
        unique("lists", self.lists.iter().map(|list| list.uri.as_str()))?;
        each("lists", &self.lists, &mut PublishedList::validate)
    }
}

impl PublishedList {
    fn validate(&self) -> Checked {
        match StatusToken::read(&self.jwt, &self.uri) {
            Ok(_) => Ok(()),
            Err(error) => Err(ReadError::new(error.to_string()).in_field("jwt")),
        }
    }
}

impl FromJson for StatusFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::schema(json, "madang.mydata.status.v1");
        let file = Self {
            lists: fields.list("lists"),
        };
        fields.finish(file)
    }
}

impl FromJson for PublishedList {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let list = Self {
            uri: fields.text("uri"),
            jwt: fields.text("jwt"),
        };
        fields.finish(list)
    }
}

/// A list whose signature was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    /// When it was made, in seconds since 1970 (UTC).
    pub issued_at: i64,
    /// When it stops to hold, likewise.
    pub expires: Option<i64>,
    /// How long after it was fetched it may be gone by, in seconds.
    pub ttl: Option<i64>,
    /// The statuses.
    pub bits: Bits,
}

/// What a list says of a certificate, and how old that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// What it says. Unknown where there is no list, where it is too old or of another
    /// time than this, has no such place, or says what not all know the meaning of.
    pub verdict: StatusVerdict,
    /// When the list was made, in seconds since 1970 (UTC); none where there is none.
    pub as_of: Option<i64>,
}

impl StatusList {
    /// What it says of the certificate at a place, at `now`. `fetched_at` is when it was
    /// last known to be the newest; absent: when it was made. Clocks may be
    /// [`crate::SKEW_S`] apart.
    #[must_use]
    pub fn of(&self, idx: u64, now: i64, fetched_at: Option<i64>) -> Status {
        let holds = self.holds_at(now, fetched_at.unwrap_or(self.issued_at));
        let verdict = match self.bits.get(idx).filter(|_| holds) {
            Some(0) => StatusVerdict::Good,
            Some(1) => StatusVerdict::Revoked,
            Some(2) => StatusVerdict::Suspended,
            _ => StatusVerdict::Unknown,
        };
        Status {
            verdict,
            as_of: Some(self.issued_at),
        }
    }

    fn holds_at(&self, now: i64, fetched_at: i64) -> bool {
        let latest = now.saturating_add(crate::SKEW_S);
        let earliest = now.saturating_sub(crate::SKEW_S);
        let too_old = |ttl: i64| fetched_at.saturating_add(ttl) <= earliest;
        self.issued_at <= latest
            && self.expires.is_none_or(|expires| earliest < expires)
            && !self.ttl.is_some_and(too_old)
    }
}

#[cfg(test)]
mod tests;
