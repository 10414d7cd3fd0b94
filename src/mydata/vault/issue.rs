//! The demonstration issuer on this device: certificates of invented people, in batches
//! of copies with fresh keys. A real issuer's endpoint would stand in its place.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::demo::{Issuer, NewCopy, Sample};
use madang_mydata::types::CredentialType;
use madang_mydata::{PublicKey, Value};

use super::{Copy, Credential, Fault, Files, Vault, files, new_id, now, sign};
use crate::platform::crypto::{self, Key, Task};

/// Copies that come at once.
pub const BATCH: usize = 3;
/// Copies whose places in the status list are all different; more are not issued.
const COPIES_MAX: usize = 16;

impl Vault {
    /// Issues a certificate of an invented person, by name and type.
    ///
    /// On failure the wallet is as it was.
    pub fn issue(self, person: &str, vct: &str) -> Task<Result<Arc<Credential>, Fault>> {
        let (person, vct) = (person.to_owned(), vct.to_owned());
        Box::pin(async move {
            let files = files().await.map_err(|_| Fault::Data)?;
            let sample = sample(&files, &person, &vct).ok_or(Fault::Unknown)?;
            // Places in the status list begin anywhere, lest a certificate that is got once
            // more takes the places of the one before.
            let [start] = crypto::random().ok_or(Fault::NoCryptography)?;
            let copies = batch(&files, sample, u32::from(start)).await?;
            let id = new_id().ok_or(Fault::NoCryptography)?;
            let credential = Credential::new(id, now(), copies);
            self.add(credential.ok_or(Fault::Unknown)?).await
        })
    }

    /// Issues more copies of a certificate of the demonstration issuer; gives how many
    /// nobody has.
    pub fn more_copies(self, id: String) -> Task<Result<usize, Fault>> {
        Box::pin(async move {
            let files = files().await.map_err(|_| Fault::Data)?;
            let credential = untrack(|| self.credential(&id)).ok_or(Fault::Unknown)?;
            let person = person(&files, &credential).ok_or(Fault::Unknown)?;
            let sample = sample(&files, person, &credential.vct).ok_or(Fault::Unknown)?;
            if credential.copies.len() + BATCH > COPIES_MAX {
                return Err(Fault::NoMore);
            }
            let last = credential.copies.last().and_then(|copy| copy.held.status());
            let next = last.map_or(0, |status| status.idx.wrapping_add(1) % COPIES_MAX as u64);
            let next = u32::try_from(next).unwrap_or_default();
            let mut more = (*credential).clone();
            more.copies.extend(batch(&files, sample, next).await?);
            Ok(self.add(more).await?.fresh_left())
        })
    }
}

/// The invented person about whom a certificate of the demonstration issuer is: who has
/// all of its claims. None for others.
pub fn person<'a>(files: &'a Files, credential: &Credential) -> Option<&'a str> {
    if !files.issuers.is_demonstration(&credential.issuer) {
        return None;
    }
    let mut people = files.samples.people.iter();
    let person = people.find(|person| {
        let mut samples = person.certificates.iter();
        samples.any(|sample| {
            sample.vct == credential.vct && has_all(credential.claims(), &sample.claims)
        })
    })?;
    Some(&person.name)
}

/// Whether a value has all that another has, whatever the order of fields: what was
/// disclosed stands behind what was not.
fn has_all(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (_, Value::Object(fields)) => fields
            .iter()
            .all(|(name, other)| value.get(name).is_some_and(|own| has_all(own, other))),
        (Value::List(values), Value::List(others)) => {
            let mut pairs = values.iter().zip(others);
            values.len() == others.len() && pairs.all(|(own, other)| has_all(own, other))
        }
        _ => value == other,
    }
}

fn sample<'a>(files: &'a Files, person: &str, vct: &str) -> Option<&'a Sample> {
    let mut people = files.samples.people.iter();
    let person = people.find(|one| one.name == person)?;
    person.certificates.iter().find(|sample| sample.vct == vct)
}

/// Copies of what a person's certificate says, each with a new key.
async fn batch(files: &Files, sample: &Sample, made: u32) -> Result<Vec<Copy>, Fault> {
    let kind: &CredentialType = files.types.get(&sample.vct).ok_or(Fault::Unknown)?;
    let issuer = files.samples.issuer(&files.issuers).ok_or(Fault::Data)?;
    let signing_key = signing_key(&files.samples.signing_key).await?;
    let mut lists = files.status.lists.iter();
    let list = lists.find(|list| list.uri.starts_with(issuer));
    let issuer = Issuer {
        issuer,
        kid: files.samples.kid(),
        status_uri: list.map(|list| list.uri.as_str()),
    };
    let (mut keys, mut holders) = (Vec::new(), Vec::new());
    for _ in 0..BATCH {
        let (key, point) = crypto::generate().await.ok_or(Fault::NoCryptography)?;
        keys.push(key);
        holders.push(PublicKey {
            x: point.x,
            y: point.y,
        });
    }
    let batch = issuer.batch(sample, kind, &holders, made, now());
    let mut copies = Vec::new();
    for (new, key) in batch.into_iter().zip(keys) {
        copies.push(copy(&new, key, &signing_key).await?);
    }
    Ok(copies)
}

async fn copy(new: &NewCopy<'_>, key: Key, signing_key: &Key) -> Result<Copy, Fault> {
    let mut salts = Vec::new();
    for _ in 0..new.salts_needed() {
        salts.push(crypto::random().ok_or(Fault::NoCryptography)?);
    }
    // The publisher has checked that the samples can be issued.
    let unsigned = new.prepare(&salts).map_err(|_| Fault::Data)?;
    let signature = sign(signing_key, &unsigned.job()).await;
    let token = unsigned.finish(&signature.ok_or(Fault::NoCryptography)?);
    let id = new_id().ok_or(Fault::NoCryptography)?;
    Copy::new(id, &token, Some(key)).ok_or(Fault::Data)
}

async fn signing_key(jwk: &Value) -> Result<Key, Fault> {
    let member = |name| jwk.get(name).and_then(Value::text).unwrap_or_default();
    let key = crypto::import_private(member("x"), member("y"), member("d")).await;
    key.ok_or(Fault::NoCryptography)
}
