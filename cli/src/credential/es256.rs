//! ES256 (RFC 7518, section 3.4), natively: what WebCrypto does in the browser.

use madang_mydata::{PrivateKey, PublicKey, SIGNATURE_BYTES, SignJob, VerifyJob};
use p256::SecretKey;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};

/// Why a key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The private number is 0 or too large.
    #[error("d of the key is no private key of P-256")]
    Private,
    /// The two halves are of two keys.
    #[error("d of the key does not belong to its x and y")]
    Halves,
    /// The public half is no point.
    #[error("x and y of the key are no point of the curve P-256")]
    Point,
}

/// Signs.
///
/// # Errors
/// The key's private part is none of P-256.
pub fn sign(key: &PrivateKey, job: &SignJob) -> Result<[u8; SIGNATURE_BYTES], KeyFault> {
    let key = SigningKey::from_slice(&key.d).map_err(|_| KeyFault::Private)?;
    let signature: Signature = key.sign(job.input.as_bytes());
    Ok(signature.to_bytes().into())
}

/// Whether a signature is right. A key that is no point of the curve, and an r or s out
/// of range, are not.
#[must_use]
pub fn verify(job: &VerifyJob) -> bool {
    let key = VerifyingKey::from_sec1_bytes(&job.key.point());
    let signature = Signature::from_slice(&job.signature);
    match (key, signature) {
        (Ok(key), Ok(signature)) => key.verify(job.input.as_bytes(), &signature).is_ok(),
        _ => false,
    }
}

/// A key pair out of random bytes; none where they are no private key, which of
/// 2^32 draws happens to one: draw again.
#[must_use]
pub fn pair(random: [u8; 32]) -> Option<PrivateKey> {
    SigningKey::from_slice(&random)
        .ok()
        .map(|key| private(&key))
}

/// Checks that a public key is a point of the curve.
///
/// # Errors
/// It is none.
pub fn check_public(key: &PublicKey) -> Result<(), KeyFault> {
    let point = VerifyingKey::from_sec1_bytes(&key.point());
    point.map(|_| ()).map_err(|_| KeyFault::Point)
}

/// Checks that a private key is one, and that its halves belong together.
///
/// # Errors
/// They do not.
pub fn check_private(key: &PrivateKey) -> Result<(), KeyFault> {
    let own = SigningKey::from_slice(&key.d).map_err(|_| KeyFault::Private)?;
    match private(&own).public == key.public {
        true => Ok(()),
        false => Err(KeyFault::Halves),
    }
}

/// A private key from PEM, as PKCS #8 or SEC 1; none where it is neither.
#[must_use]
pub fn private_from_pem(pem: &str) -> Option<PrivateKey> {
    use p256::pkcs8::DecodePrivateKey as _;
    let key = SecretKey::from_pkcs8_pem(pem).or_else(|_| SecretKey::from_sec1_pem(pem));
    Some(private(&SigningKey::from(key.ok()?)))
}

/// A public key from PEM (SubjectPublicKeyInfo); none where it is none of P-256.
#[must_use]
pub fn public_from_pem(pem: &str) -> Option<PublicKey> {
    use p256::pkcs8::DecodePublicKey as _;
    Some(public(&VerifyingKey::from_public_key_pem(pem).ok()?))
}

fn private(key: &SigningKey) -> PrivateKey {
    PrivateKey {
        public: public(key.verifying_key()),
        d: key.to_bytes().into(),
    }
}

fn public(key: &VerifyingKey) -> PublicKey {
    let point = key.to_sec1_point(false);
    let coordinate = |bytes: Option<&_>| bytes.copied().map(Into::into).unwrap_or_default();
    PublicKey {
        x: coordinate(point.x()),
        y: coordinate(point.y()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{KeyFault, check_private, check_public, pair, sign, verify};
    use madang_mydata::{PublicKey, SignJob, VerifyJob, base64url};

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        base64url::decode(text).unwrap().try_into().unwrap()
    }

    /// The key of RFC 7515, appendix A.3, with the signature that stands there.
    #[test]
    fn the_example_of_the_standard_is_right() {
        let key = PublicKey {
            x: bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            y: bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
        };
        let input = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let mut job = VerifyJob {
            key,
            input: input.to_owned(),
            signature: bytes(
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
            ),
        };
        assert!(verify(&job));
        job.input.push('x');
        assert!(!verify(&job));
        let d = bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        let pair = pair(d).unwrap();
        assert_eq!(pair.public, key);
        assert_eq!(check_private(&pair), Ok(()));
    }

    #[test]
    fn what_is_no_key_is_found_out() {
        assert_eq!(pair([0; 32]), None);
        assert_eq!(pair([0xff; 32]), None);
        let good = pair([7; 32]).unwrap();
        let mut other = good.clone();
        other.d = [8; 32];
        assert_eq!(check_private(&other), Err(KeyFault::Halves));
        other.d = [0; 32];
        assert_eq!(check_private(&other), Err(KeyFault::Private));
        let mut off = good.public;
        off.y = off.x;
        assert_eq!(check_public(&off), Err(KeyFault::Point));
        assert_eq!(check_public(&good.public), Ok(()));
        let signature = sign(&good, &job("a")).unwrap();
        let mut bad = VerifyJob {
            key: off,
            input: "a".to_owned(),
            signature,
        };
        assert!(!verify(&bad));
        // r or s of 0 is out of range.
        bad.key = good.public;
        for half in [0..32, 32..64] {
            bad.signature = signature;
            bad.signature[half].fill(0);
            assert!(!verify(&bad));
        }
    }

    fn job(input: &str) -> SignJob {
        SignJob {
            input: input.to_owned(),
        }
    }

    proptest! {
        #[test]
        fn what_is_signed_verifies_and_nothing_else(
            d in 1u8..=0xfe, input in ".{0,40}", bit in 0usize..512,
        ) {
            let key = pair([d; 32]).expect("below the order");
            let signature = sign(&key, &job(&input)).expect("a key");
            let mut good = VerifyJob { key: key.public, input, signature };
            prop_assert!(verify(&good));
            good.signature[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!verify(&good));
        }
    }
}
