//! What the files promise together: keys that are keys, lists that an issuer of the
//! trust list signed and that still hold, certificates that are as their types say.

use std::collections::BTreeMap;

use madang_mydata::demo::{STATUS_BLOCK, SamplesFile};
use madang_mydata::status::{PublishedList, StatusList, StatusToken};
use madang_mydata::{PublicKey, SKEW_S, TrustList};

use super::{Family, Faults, Sources, trial, values};
use crate::credential::es256;
use crate::source::Source;

/// The keys of a trust list, each for itself.
pub(super) fn keys(issuers: &TrustList, source: &Source, faults: &mut Faults) {
    for (row, issuer) in issuers.issuers.iter().enumerate() {
        for (place, key) in issuer.jwks.keys.iter().enumerate() {
            if let Err(fault) = es256::check_public(&key.key) {
                let at = format!("issuers[{row}].jwks.keys[{place}]");
                faults.add(source, format_args!("{at}: {fault}"));
            }
        }
    }
}

/// Lists and certificates, over keys that are sound.
pub(super) fn prove(family: &Family, sources: &Sources, now: i64, faults: &mut Faults) {
    let mut lists = Vec::new();
    for (row, list) in family.status.lists.iter().enumerate() {
        match verified(list, &family.issuers, now) {
            Ok(list) => lists.push(list),
            Err(problem) => {
                faults.add(&sources.status, format_args!("lists[{row}].jwt: {problem}"));
            }
        }
    }
    // Of a list that cannot be gone by it is not told again how far it goes.
    let lists = (lists.len() == family.status.lists.len()).then_some(lists);
    if let Some((samples, source)) = family.samples.as_ref().zip(sources.samples.as_ref()) {
        for problem in check_samples(samples, family, lists.as_deref()) {
            faults.add(source, problem);
        }
    }
}

/// A list with the key that signed it.
struct Verified {
    key: PublicKey,
    list: StatusList,
}

/// The list, when an issuer of the trust list signed it and it holds at `now`.
fn verified(list: &PublishedList, issuers: &TrustList, now: i64) -> Result<Verified, String> {
    let read = || StatusToken::read(&list.jwt, &list.uri).map_err(|error| error.to_string());
    let token = read()?;
    let keys = issuers.issuers.iter().flat_map(|issuer| &issuer.jwks.keys);
    let mut named = keys.filter(|key| token.kid().is_none() || key.kid.as_deref() == token.kid());
    let key = named.find(|key| es256::verify(&token.job(&key.key)));
    let key = key.ok_or("no issuer of the trust list signed it")?.key;
    let list = token.finish(true).map_err(|error| error.to_string())?;
    if list.issued_at > now + SKEW_S {
        return Err("iat is in the future".to_owned());
    }
    if list.expires.is_some_and(|expires| expires <= now - SKEW_S) {
        return Err("it has expired: publish it anew".to_owned());
    }
    Ok(Verified { key, list })
}

fn check_samples(
    samples: &SamplesFile,
    family: &Family,
    lists: Option<&[Verified]>,
) -> Vec<String> {
    let mut problems = Vec::new();
    let Ok(key) = samples.key() else {
        return problems; // Told already.
    };
    if let Err(fault) = es256::check_private(&key) {
        problems.push(format!("signing_key: {fault}"));
    }
    let own = |lists: &[Verified], idx: u32| {
        let last = u64::from(idx) + u64::from(STATUS_BLOCK) - 1;
        let own = lists.iter().find(|list| list.key == key.public);
        own.is_some_and(|own| own.list.bits.get(last).is_some())
    };
    let mut places = BTreeMap::new();
    for (row, person) in samples.people.iter().enumerate() {
        for (place, sample) in person.certificates.iter().enumerate() {
            let at = format!("people[{row}].certificates[{place}]");
            if let Some(kind) = family.types.get(&sample.vct) {
                let claims = values::check(&sample.claims, kind).err();
                let claims = claims.map(|(path, problem)| format!("claims.{path}: {problem}"));
                let problem = claims.or_else(|| trial::issue(sample, kind, &key));
                problems.extend(problem.map(|problem| format!("{at}.{problem}")));
            }
            let Some(idx) = sample.status_idx else {
                continue;
            };
            if let Some(other) = places.insert(idx, at.clone()) {
                problems.push(format!("{at}.status_idx: {other} has it too"));
            }
            if lists.is_some_and(|lists| !own(lists, idx)) {
                let problem = "no status list of the demonstration issuer goes so far";
                problems.push(format!("{at}.status_idx: {problem}"));
            }
        }
    }
    problems
}
