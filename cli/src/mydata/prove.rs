//! What the files promise together: keys that are keys, lists that an issuer of the
//! trust list signed and that still hold, certificates that are as their types say.

use std::collections::BTreeMap;

use madang_mydata::demo::{STATUS_BLOCK, Sample, SamplesFile};
use madang_mydata::status::{PublishedList, StatusList, StatusToken};
use madang_mydata::{PublicKey, SKEW_S, TrustList};

use super::{Family, Faults, Sources, values};
use crate::credential::es256;

pub(super) fn prove(family: &Family, sources: &Sources, now: i64, faults: &mut Faults) {
    for (row, issuer) in family.issuers.issuers.iter().enumerate() {
        for (place, key) in issuer.jwks.keys.iter().enumerate() {
            if let Err(fault) = es256::check_public(&key.key) {
                let at = format!("issuers[{row}].jwks.keys[{place}]");
                faults.add(&sources.issuers, format_args!("{at}: {fault}"));
            }
        }
    }
    let mut lists = Vec::new();
    for (row, list) in family.status.lists.iter().enumerate() {
        match verified(list, &family.issuers, now) {
            Ok(list) => lists.push(list),
            Err(problem) => {
                faults.add(&sources.status, format_args!("lists[{row}].jwt: {problem}"));
            }
        }
    }
    if let Some((samples, source)) = family.samples.as_ref().zip(sources.samples.as_ref()) {
        for problem in check_samples(samples, family, &lists) {
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

fn check_samples(samples: &SamplesFile, family: &Family, lists: &[Verified]) -> Vec<String> {
    let mut problems = Vec::new();
    let Ok(key) = samples.key() else {
        return problems; // Told already.
    };
    if let Err(fault) = es256::check_private(&key) {
        problems.push(format!("signing_key: {fault}"));
    }
    let own = lists.iter().find(|list| list.key == key.public);
    let mut places = BTreeMap::new();
    for (row, person) in samples.people.iter().enumerate() {
        for (place, sample) in person.certificates.iter().enumerate() {
            let at = format!("people[{row}].certificates[{place}]");
            if let Some(problem) = claims(sample, family) {
                problems.push(format!("{at}.claims.{problem}"));
            }
            let Some(idx) = sample.status_idx else {
                continue;
            };
            if let Some(other) = places.insert(idx, at.clone()) {
                problems.push(format!("{at}.status_idx: {other} has it too"));
            }
            let last = u64::from(idx) + u64::from(STATUS_BLOCK) - 1;
            if own.is_none_or(|own| own.list.bits.get(last).is_none()) {
                let problem = "no status list of the demonstration issuer goes so far";
                problems.push(format!("{at}.status_idx: {problem}"));
            }
        }
    }
    problems
}

fn claims(sample: &Sample, family: &Family) -> Option<String> {
    let kind = family.types.get(&sample.vct)?;
    let (path, problem) = values::check(&sample.claims, kind).err()?;
    Some(format!("{path}: {problem}"))
}
