//! Requests for certificates in DCQL, the query language of OpenID4VP 1.0 (section 6):
//! reading them, and the least that satisfies them.

mod answer;
mod find;
mod of_purpose;
mod read;
mod write;

use crate::{PathPattern, Value};

pub use answer::{Answer, Part};

/// How many certificates, claims or values a query may list at a place.
pub const QUERY_MAX: usize = 60;

/// A query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The certificates that are asked for, each id once; never empty.
    pub credentials: Vec<CredentialQuery>,
    /// Which of them go together; where there is none, all are asked for.
    pub credential_sets: Vec<CredentialSet>,
}

/// A certificate that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialQuery {
    /// How it is referred to.
    pub id: String,
    /// Its format; `dc+sd-jwt` is the only one that is had here.
    pub format: String,
    /// Types of which it is one; never empty for `dc+sd-jwt`.
    pub vct_values: Vec<String>,
    /// Claims that are asked for. Absent in the query: none of those that can be kept
    /// back.
    pub claims: Vec<ClaimQuery>,
    /// Ids of claims that go together, of which one set is enough, the receiver's
    /// favourite first; where there is none, all claims are asked for.
    pub claim_sets: Vec<Vec<String>>,
    /// Whether it has to be bound to its holder's key.
    pub binding: bool,
}

/// A claim that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimQuery {
    /// How sets refer to it.
    pub id: Option<String>,
    /// Where it is.
    pub path: PathPattern,
    /// Texts, whole numbers or yes and no, one of which it has to be; any where there is
    /// none.
    pub values: Vec<Value>,
}

/// Certificates that go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialSet {
    /// Ids of certificates, of which one list is enough; never empty.
    pub options: Vec<Vec<String>>,
    /// Whether it has to be answered.
    pub required: bool,
}

impl Query {
    /// The certificate of an id.
    #[must_use]
    pub fn credential(&self, id: &str) -> Option<&CredentialQuery> {
        self.credentials
            .iter()
            .find(|credential| credential.id == id)
    }
}

#[cfg(test)]
mod tests;
