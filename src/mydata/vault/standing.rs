//! Whether a certificate in the wallet holds: by its own times, and by its issuer's
//! status list.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::status::{StatusList, StatusToken};
use madang_mydata::{SKEW_S, StatusRef, StatusVerdict};

use super::{Credential, Files, Vault, files, now, verify_all};
use crate::platform::crypto::Task;

/// A status list whose signature is good.
pub struct List {
    uri: String,
    /// Whose it is.
    issuer: String,
    list: StatusList,
    /// When it was last known to be the newest.
    fetched_at: Option<i64>,
}

/// Whether a certificate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Good,
    /// Not yet.
    NotYet,
    /// No more.
    Expired,
    /// Its issuer has taken it back.
    Revoked,
    /// Its issuer has suspended it.
    Suspended,
    /// By its times it does, but whether its issuer has taken it back is not known,
    /// since when the list says: none where there is no list.
    Unknown(Option<i64>),
}

impl Standing {
    /// Whether a receiver could take it for valid.
    pub fn may_be_given(self) -> bool {
        matches!(self, Self::Good | Self::Unknown(_))
    }
}

impl Vault {
    /// Whether a certificate holds now.
    pub fn standing(self, credential: &Credential) -> Standing {
        let now = now();
        if credential
            .time("exp")
            .is_some_and(|exp| exp + SKEW_S <= now)
        {
            return Standing::Expired;
        }
        if credential.time("nbf").is_some_and(|nbf| now + SKEW_S < nbf) {
            return Standing::NotYet;
        }
        // The copies have places of their own; what holds of one holds of all.
        let mut worst = Standing::Good;
        for copy in &credential.copies {
            let standing = match (copy.held.status(), copy.held.claims().get("status")) {
                (Some(place), _) => self.by_list(&credential.issuer, &place, now),
                (None, Some(_)) => Standing::Unknown(None),
                (None, None) => Standing::Good,
            };
            if standing != Standing::Good {
                worst = standing;
            }
        }
        worst
    }

    fn by_list(self, issuer: &str, place: &StatusRef, now: i64) -> Standing {
        self.contents.with(|contents| {
            let mut lists = contents.lists.iter();
            let Some(found) = lists.find(|one| one.uri == place.uri && one.issuer == issuer) else {
                return Standing::Unknown(None);
            };
            let status = found.list.of(place.idx, now, found.fetched_at);
            match status.verdict {
                StatusVerdict::Good => Standing::Good,
                StatusVerdict::Revoked => Standing::Revoked,
                StatusVerdict::Suspended => Standing::Suspended,
                StatusVerdict::Unknown => Standing::Unknown(status.as_of),
            }
        })
    }

    /// Fetches the status lists and verifies them.
    pub fn refresh_lists(self) -> Task<()> {
        Box::pin(async move {
            let Ok(files) = files().await else {
                return;
            };
            let lists = lists(files).await;
            self.contents.update(|contents| contents.lists = lists);
        })
    }
}

async fn lists(files: Arc<Files>) -> Vec<List> {
    let mut lists = Vec::new();
    for published in &files.status.lists {
        let uri = &published.uri;
        let Ok(token) = StatusToken::read(&published.jwt, uri) else {
            continue;
        };
        // A list counts only for the issuer whose address it has.
        let mut issuers = files.issuers.issuers.iter();
        let issuer = issuers.find(|issuer| {
            let rest = uri.strip_prefix(&issuer.issuer);
            rest.is_some_and(|rest| rest.starts_with('/'))
        });
        let key = issuer.and_then(|issuer| files.issuers.key(&issuer.issuer, token.kid()));
        let (Some(issuer), Some(key)) = (issuer, key) else {
            continue;
        };
        let good = verify_all(&[token.job(key)]).await;
        let good = good.is_some_and(|good| good.first() == Some(&true));
        lists.extend(token.finish(good).ok().map(|list| List {
            uri: uri.clone(),
            issuer: issuer.issuer.clone(),
            list,
            fetched_at: (!files.shown.from_cache).then(now),
        }));
    }
    lists
}
