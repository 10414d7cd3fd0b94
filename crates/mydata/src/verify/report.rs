//! What a verifier is told.

use crate::process::Processed;
use crate::{Check, Fault, Mode, Path, Policy, Value};

/// Whether a token holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Valid,
    /// It does not.
    Invalid,
    /// It cannot be told: no key of the issuer, or no fresh status list.
    Unknown,
}

/// What a verifier is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whether it holds.
    pub verdict: Verdict,
    /// The check that failed, or that could not be made; none where it is valid.
    pub failed: Option<Check>,
    /// A sentence in English, for the command line and logs.
    pub message: String,
    /// What is disclosed, together with what always is; none where it is invalid.
    pub payload: Option<Value>,
    /// Who issued it, as it says; none where it is invalid.
    pub issuer: Option<String>,
    /// The type of the credential; none where it is invalid.
    pub vct: Option<String>,
    /// For whom and when it was bound; none where there is no key binding.
    pub binding: Option<Bound>,
    /// Where its status is kept; none where it has none.
    pub status: Option<StatusRef>,
    /// Until when it holds, in seconds since 1970; none where it does not say.
    pub expires: Option<i64>,
    /// What was disclosed, as paths into the payload, outer ones first.
    pub disclosed: Vec<Path>,
}

/// For whom and when a token was bound by its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The receiver.
    pub audience: String,
    /// The receiver's nonce, or the number of a document.
    pub nonce: String,
    /// When, in seconds since 1970.
    pub issued_at: i64,
}

/// A place in a status list (Token Status List, section 6.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRef {
    /// Which list.
    pub uri: String,
    /// Which place in it, from 0.
    pub idx: u64,
}

/// What a status list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusVerdict {
    /// The credential holds.
    Good,
    /// It was taken back.
    Revoked,
    /// It does not hold for now.
    Suspended,
    /// There is no list, or none that is fresh enough.
    Unknown,
}

impl Report {
    /// The report with what the status list says; called where [`Self::status`] is
    /// given.
    #[must_use]
    pub fn with_status(mut self, status: StatusVerdict) -> Self {
        let invalid = |message: &str| Self::invalid(Fault::new(Check::T1, message));
        match (self.verdict, status) {
            (Verdict::Invalid, _) | (_, StatusVerdict::Good) => self,
            (_, StatusVerdict::Revoked) => invalid("its issuer has revoked it"),
            (_, StatusVerdict::Suspended) => invalid("its issuer has suspended it"),
            (Verdict::Unknown, StatusVerdict::Unknown) => self,
            (Verdict::Valid, StatusVerdict::Unknown) => {
                self.set_unknown(Check::T1, "whether its issuer has revoked it is not known");
                self
            }
        }
    }

    pub(super) fn invalid(fault: Fault) -> Self {
        Self {
            verdict: Verdict::Invalid,
            failed: Some(fault.check),
            message: fault.message,
            payload: None,
            issuer: None,
            vct: None,
            binding: None,
            status: None,
            expires: None,
            disclosed: Vec::new(),
        }
    }

    /// The report on a token without a fault.
    pub(super) fn good(
        processed: Processed,
        binding: Option<Bound>,
        is_key_known: bool,
        policy: &Policy,
    ) -> Self {
        let claims = processed.payload;
        let text = |name| claims.get(name).and_then(Value::text).map(str::to_owned);
        let expires = claims.get("exp").and_then(Value::number);
        let status = status(&claims).unwrap_or_default();
        let message = match policy.binding.mode {
            Mode::Document => "valid (document; may be a copy)",
            Mode::Live | Mode::Receipt => "valid",
        };
        let mut report = Self {
            verdict: Verdict::Valid,
            failed: None,
            message: message.to_owned(),
            issuer: text("iss"),
            vct: text("vct"),
            binding,
            expires: expires.map(super::clock::whole),
            disclosed: processed
                .found
                .into_iter()
                .map(|found| found.path)
                .collect(),
            payload: None,
            status,
        };
        let is_kept_elsewhere = claims.get("status").is_some() && report.status.is_none();
        if !is_key_known {
            report.set_unknown(Check::V06, "the key of its issuer is not known");
        } else if is_kept_elsewhere {
            report.set_unknown(
                Check::T1,
                "its status is kept in a way that is not known here",
            );
        }
        report.payload = Some(claims);
        report
    }

    fn set_unknown(&mut self, check: Check, message: &str) {
        self.verdict = Verdict::Unknown;
        self.failed = Some(check);
        self.message = message.to_owned();
    }
}

/// Where the status of a credential is kept; none where it has none, or keeps it in
/// another way than in a list.
///
/// # Errors
/// What should be a reference to a list is none.
pub(crate) fn status(claims: &Value) -> Result<Option<StatusRef>, ()> {
    let Some(list) = claims
        .get("status")
        .and_then(|status| status.get("status_list"))
    else {
        return Ok(None);
    };
    let uri = list.get("uri").and_then(Value::text);
    let idx = match list.get("idx") {
        Some(Value::Number(idx)) => idx.parse().ok(),
        _ => None,
    };
    let (Some(uri), Some(idx)) = (uri, idx) else {
        return Err(());
    };
    let uri = uri.to_owned();
    Ok(Some(StatusRef { uri, idx }))
}
