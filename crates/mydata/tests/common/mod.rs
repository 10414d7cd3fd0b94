//! Keys and signatures for the tests: what the browser's WebCrypto does for the app.
#![allow(dead_code, reason = "no test uses all of it")]

pub mod draft;
pub mod grown;

use madang_mydata::{
    IssuerKeys, Policy, PublicKey, Report, SIGNATURE_BYTES, SignJob, VerifyJob, prepare,
};
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};

/// A key pair that is the same in every run.
pub struct Pair(SigningKey);

impl Pair {
    pub fn new(seed: u8) -> Self {
        Self(SigningKey::from_slice(&[seed; 32]).unwrap())
    }

    pub fn public(&self) -> PublicKey {
        let point = self.0.verifying_key().to_sec1_point(false);
        PublicKey {
            x: point.x().unwrap().as_slice().try_into().unwrap(),
            y: point.y().unwrap().as_slice().try_into().unwrap(),
        }
    }

    pub fn sign(&self, job: &SignJob) -> [u8; SIGNATURE_BYTES] {
        let signature: Signature = self.0.sign(job.input.as_bytes());
        signature.to_bytes().as_slice().try_into().unwrap()
    }

    pub fn sign_text(&self, input: &str) -> [u8; SIGNATURE_BYTES] {
        let input = input.to_owned();
        self.sign(&SignJob { input })
    }
}

/// Whether a signature is good; false where key or signature are out of range.
pub fn is_good(job: &VerifyJob) -> bool {
    let key = VerifyingKey::from_sec1_bytes(&job.key.point());
    let signature = Signature::from_slice(&job.signature);
    let (Ok(key), Ok(signature)) = (key, signature) else {
        return false;
    };
    key.verify(job.input.as_bytes(), &signature).is_ok()
}

pub fn verify(token: &str, keys: IssuerKeys<'_>, policy: &Policy) -> Report {
    let prepared = prepare(token, keys, policy);
    let good: Vec<bool> = prepared.jobs().iter().map(is_good).collect();
    prepared.finish(&good)
}
