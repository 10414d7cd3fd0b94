//! A trial of each invented certificate: it is issued and read as a device does it.

use madang_mydata::demo::{Issuer, Sample};
use madang_mydata::types::{CredentialType, Disclosable};
use madang_mydata::{Held, PrivateKey, SALT_BYTES};

use crate::credential::es256;

/// Why a certificate cannot be issued with this key, or not as its type says.
pub(super) fn issue(sample: &Sample, kind: &CredentialType, key: &PrivateKey) -> Option<String> {
    let issuer = Issuer {
        issuer: "https://trial.example",
        kid: None,
        status_uri: None,
    };
    let copies = issuer.batch(sample, kind, &[key.public], 0, 0);
    let copy = copies.first()?;
    // It is thrown away, so its salts need not be random.
    let salts: Vec<[u8; SALT_BYTES]> = (0u128..)
        .map(u128::to_be_bytes)
        .take(copy.salts_needed())
        .collect();
    let unsigned = match copy.prepare(&salts) {
        Ok(unsigned) => unsigned,
        Err(error) => return Some(format!("frame: {error}")),
    };
    let signature = es256::sign(key, &unsigned.job()).ok()?;
    match Held::read(&unsigned.finish(&signature)) {
        Ok(held) => shown(&held, kind),
        Err(fault) => Some(fault.to_string()),
    }
}

/// A field that its type lets be kept back, and the frame does not.
fn shown(held: &Held, kind: &CredentialType) -> Option<String> {
    let leaves = held.leaves();
    let shown = leaves.iter().find(|path| {
        let claim = kind.claim(path);
        let is_hidden = claim.is_some_and(|claim| claim.sd == Disclosable::Always);
        is_hidden && !held.is_hideable(path)
    })?;
    Some(format!(
        "frame: {shown} cannot be kept back, and its type says that it always can"
    ))
}
