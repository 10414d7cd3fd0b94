//! The verdict on a token: the core says what holds, the browser verifies signatures,
//! and the issuer's status list says whether it still does.

use madang_mydata::status::{Status, StatusToken};
use madang_mydata::{IssuerKeys, Policy, Report, StatusRef, StatusVerdict, prepare};

use super::ask::Asked;
use super::load::Library;
use crate::mydata::vault::verify_all;
use crate::platform::crypto::Task;

/// A verdict.
pub struct Judged {
    /// What the core says, the status with it.
    pub report: Report,
    /// What the status list says; none where the certificate has none, or was refused
    /// before that.
    pub status: Option<Status>,
    /// Its issuer is in the list, if perhaps not with the key that it was signed with.
    pub is_issuer_listed: bool,
    /// It answers the verifier's own request.
    pub is_live: bool,
    /// When it was judged, in seconds since 1970.
    pub at: i64,
}

/// Judges a token. Whether it has to answer a request is the verifier's word alone.
pub async fn judge(library: &Library, token: &str, asked: Option<&Asked>, now: i64) -> Judged {
    let policy = match asked {
        Some(asked) => Policy::live(now, &asked.name, &asked.nonce),
        None => Policy::document(now, None, None),
    };
    let prepared = prepare(token, IssuerKeys::Trusted(&library.issuers), &policy);
    let good = verify_all(prepared.jobs()).await.unwrap_or_default();
    let mut report = prepared.finish(&good);
    let status = match (report.issuer.clone(), report.status.clone()) {
        (Some(issuer), Some(place)) => Some(status(library, &issuer, &place, now).await),
        _ => None,
    };
    if let Some(status) = status {
        report = report.with_status(status.verdict);
    }
    let issuer = report.issuer.as_deref();
    Judged {
        is_issuer_listed: issuer.is_some_and(|issuer| library.issuers.issuer(issuer).is_some()),
        report,
        status,
        is_live: asked.is_some(),
        at: now,
    }
}

/// What the published list says of a place in it, if the certificate's own issuer has
/// signed the list.
fn status(library: &Library, issuer: &str, place: &StatusRef, now: i64) -> Task<Status> {
    let unknown = Status {
        verdict: StatusVerdict::Unknown,
        as_of: None,
    };
    let token = library
        .status
        .get(&place.uri)
        .and_then(|list| StatusToken::read(&list.jwt, &place.uri).ok());
    let key = token
        .as_ref()
        .and_then(|token| library.issuers.key(issuer, token.kid()));
    let (Some(token), Some(key)) = (token, key) else {
        return Box::pin(async move { unknown });
    };
    let verified = verify_all(&[token.job(key)]);
    let (idx, fetched_at) = (place.idx, library.fetched_at);
    Box::pin(async move {
        let good = verified.await.unwrap_or_default();
        let list = token.finish(good.first() == Some(&true));
        list.map_or(unknown, |list| list.of(idx, now, fetched_at))
    })
}
