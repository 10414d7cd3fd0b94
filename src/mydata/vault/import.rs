//! A certificate that somebody brings: checked whole before it is kept.

use std::sync::Arc;

use madang_mydata::{Check, Held, IssuerKeys, Policy, Report, Verdict, prepare};

use super::{Copy, Credential, Fault, Vault, files, new_id, now, verify_all};
use crate::platform::crypto::Task;

/// A certificate that may be kept.
#[derive(Clone)]
pub struct Import {
    /// Its text.
    token: String,
    /// What is in it.
    pub held: Arc<Held>,
    /// Whether its issuer's signature is good; false: the issuer's key is not known.
    pub is_signed: bool,
}

/// Why a certificate may not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A check failed.
    Check(Check),
    /// The browser does no cryptography here, so nothing can be told.
    NoCryptography,
    /// The issuers' keys could not be had, so nothing can be told.
    NoKeys,
    /// The wallet has it already.
    Twice,
}

impl Import {
    /// Whether it is bound to a key, which is elsewhere.
    pub fn is_bound(&self) -> bool {
        self.held.claims().get("cnf").is_some()
    }
}

impl Vault {
    /// Checks a text that should be a certificate, as its issuer gave it out.
    pub fn check(self, text: &str) -> Task<Result<Import, Refusal>> {
        let token = text.trim().to_owned();
        Box::pin(async move {
            let files = files().await.map_err(|_| Refusal::NoKeys)?;
            let keys = IssuerKeys::Trusted(&files.issuers);
            let prepared = prepare(&token, keys, &Policy::on_receipt(now()));
            let good = verify_all(prepared.jobs()).await;
            let report = prepared.finish(&good.ok_or(Refusal::NoCryptography)?);
            let held = Held::read(&token).map_err(|fault| Refusal::Check(fault.check));
            if report.verdict == Verdict::Invalid {
                return Err(Refusal::Check(failed(&report)));
            }
            if self.has(&token) {
                return Err(Refusal::Twice);
            }
            Ok(Import {
                is_signed: report.failed != Some(Check::V06),
                held: Arc::new(held?),
                token,
            })
        })
    }

    /// Keeps a certificate that was checked.
    pub fn import(self, import: &Import) -> Task<Result<Arc<Credential>, Fault>> {
        let token = import.token.clone();
        Box::pin(async move {
            let (copy, id) = (new_id(), new_id());
            let (copy, id) = copy.zip(id).ok_or(Fault::NoCryptography)?;
            let copy = Copy::new(copy, &token, None).ok_or(Fault::File)?;
            let credential = Credential::new(id, now(), vec![copy]);
            self.add(credential.ok_or(Fault::File)?).await
        })
    }

    fn has(self, token: &str) -> bool {
        let all = leptos::prelude::untrack(|| self.credentials());
        let mut copies = all.iter().flat_map(|one| &one.copies);
        copies.any(|copy| copy.held.token() == token)
    }
}

/// An invalid report names its check.
fn failed(report: &Report) -> Check {
    report.failed.unwrap_or(Check::S11)
}
