//! Keys of P-256 as JSON Web Keys (RFC 7517; RFC 7518, section 6.2).

use madang_json::{FromJson, Json, ReadError};
use sha2::{Digest, Sha256};

use crate::{Value, base64url};

/// How many bytes a coordinate, or a private key, has.
const BYTES: usize = 32;

/// A public key for ES256. Whether it is a point of the curve is found out by whoever
/// verifies with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey {
    /// The first coordinate, most significant byte first.
    pub x: [u8; BYTES],
    /// The second coordinate.
    pub y: [u8; BYTES],
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey({})", self.thumbprint())
    }
}

/// Why a JWK is none that is used here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not of P-256.
    #[error("the key is none of P-256: kty EC and crv P-256 are expected")]
    Curve,
    /// For something else than signatures by ES256.
    #[error("the key is not for ES256 signatures, as its use or alg says")]
    Purpose,
    /// A coordinate is missing, or is not 32 bytes in base64url without padding.
    #[error("x and y of the key have to be 32 bytes each, in base64url without padding")]
    Coordinate,
    /// A private part where only the public one belongs.
    #[error("the key has a private part, which nobody else may see")]
    Private,
    /// No private part where one is needed.
    #[error("the key has no private part: d has to be 32 bytes, in base64url without padding")]
    NoPrivate,
}

impl PublicKey {
    /// Reads a JWK; further members, such as `kid`, are passed over.
    ///
    /// # Errors
    /// It is no public key of P-256 for ES256.
    pub fn from_value(jwk: &Value) -> Result<Self, KeyError> {
        if jwk.get("d").is_some() {
            return Err(KeyError::Private);
        }
        Self::of(jwk)
    }

    /// The JWK with what it has to have and no more.
    #[must_use]
    pub fn to_value(self) -> Value {
        let members = self.members();
        Value::Object(members.map(|(name, value)| (name, value.into())).into())
    }

    /// Its name by its content (RFC 7638).
    #[must_use]
    pub fn thumbprint(self) -> String {
        // The members are sorted, as the standard asks.
        base64url::encode(&Sha256::digest(self.to_value().write().as_bytes()))
    }

    /// The point uncompressed (SEC 1, section 2.3.3), as `p256` takes it and
    /// WebCrypto's `raw`.
    #[must_use]
    pub fn point(&self) -> [u8; 1 + 2 * BYTES] {
        let mut point = [4; 1 + 2 * BYTES];
        let coordinates = self.x.iter().chain(&self.y);
        for (to, from) in point.iter_mut().skip(1).zip(coordinates) {
            *to = *from;
        }
        point
    }

    fn of(jwk: &Value) -> Result<Self, KeyError> {
        let is = |name, expected| jwk.get(name).and_then(Value::text) == Some(expected);
        let may_be = |name, expected| jwk.get(name).is_none() || is(name, expected);
        if !is("kty", "EC") || !is("crv", "P-256") {
            return Err(KeyError::Curve);
        }
        if !may_be("alg", "ES256") || !may_be("use", "sig") {
            return Err(KeyError::Purpose);
        }
        let coordinate = |name| bytes(jwk, name).ok_or(KeyError::Coordinate);
        Ok(Self {
            x: coordinate("x")?,
            y: coordinate("y")?,
        })
    }

    fn members(self) -> [(String, String); 4] {
        [
            ("crv", "P-256".to_owned()),
            ("kty", "EC".to_owned()),
            ("x", base64url::encode(&self.x)),
            ("y", base64url::encode(&self.y)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
    }
}

impl FromJson for PublicKey {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let jwk = Value::from_json(json)?;
        Self::from_value(&jwk).map_err(|error| ReadError::new(error.to_string()))
    }
}

/// A key pair for ES256, for those who sign outside the browser's key store.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateKey {
    /// The half that everybody may see.
    pub public: PublicKey,
    /// The half that nobody else may see. Whether it belongs to the other is found out
    /// by whoever signs with it.
    pub d: [u8; BYTES],
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrivateKey({})", self.public.thumbprint())
    }
}

impl PrivateKey {
    /// Reads a JWK with its private part.
    ///
    /// # Errors
    /// It is no key of P-256 for ES256, or has no private part.
    pub fn from_value(jwk: &Value) -> Result<Self, KeyError> {
        let public = PublicKey::of(jwk)?;
        let d = bytes(jwk, "d").ok_or(KeyError::NoPrivate)?;
        Ok(Self { public, d })
    }

    /// The JWK with its private part.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut members: Vec<(String, Value)> = Vec::new();
        for (name, value) in self.public.members() {
            members.push((name, value.into()));
        }
        members.push(("d".to_owned(), base64url::encode(&self.d).into()));
        Value::Object(members)
    }
}

impl FromJson for PrivateKey {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let jwk = Value::from_json(json)?;
        Self::from_value(&jwk).map_err(|error| ReadError::new(error.to_string()))
    }
}

fn bytes(jwk: &Value, name: &str) -> Option<[u8; BYTES]> {
    let text = jwk.get(name).and_then(Value::text)?;
    base64url::decode(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{KeyError, PrivateKey, PublicKey};
    use crate::Value;

    const JWK: &str = r#"{"kty":"EC","crv":"P-256","x":"qgJfmTs-GHRb-Wl1KeE0x4evmOmqz4m6JKVL4ze087o","y":"Xvee00NrGYo02CfTP19C2595uYrd5wS_PpFuOzY6BPI"}"#;

    fn with(members: &str) -> Value {
        let jwk = JWK.replace(r#"{"kty":"EC","crv":"P-256","#, members);
        Value::parse(jwk.as_bytes()).unwrap()
    }

    #[test]
    fn a_key_is_read_and_written() {
        let key = PublicKey::from_value(&Value::parse(JWK.as_bytes()).unwrap()).unwrap();
        assert_eq!(
            key.to_value().write(),
            JWK.replace(r#""kty":"EC","crv":"P-256""#, r#""crv":"P-256","kty":"EC""#)
        );
        assert_eq!(key.point()[0], 4);
        assert_eq!(key.point()[1..33], key.x);
        assert_eq!(key.point()[33..], key.y);
    }

    #[test]
    fn the_thumbprint_is_the_digest_of_the_sorted_members() {
        let key = PublicKey::from_value(&Value::parse(JWK.as_bytes()).unwrap()).unwrap();
        let sorted = r#"{"crv":"P-256","kty":"EC","x":"qgJfmTs-GHRb-Wl1KeE0x4evmOmqz4m6JKVL4ze087o","y":"Xvee00NrGYo02CfTP19C2595uYrd5wS_PpFuOzY6BPI"}"#;
        assert_eq!(key.thumbprint(), crate::digest(sorted));
    }

    #[test]
    fn other_keys_are_refused() {
        for (members, error) in [
            (r#"{"kty":"EC","#, KeyError::Curve),
            (r#"{"kty":"EC","crv":"P-384","#, KeyError::Curve),
            (r#"{"kty":"OKP","crv":"P-256","#, KeyError::Curve),
            (
                r#"{"kty":"EC","crv":"P-256","use":"enc","#,
                KeyError::Purpose,
            ),
            (
                r#"{"kty":"EC","crv":"P-256","alg":"ES384","#,
                KeyError::Purpose,
            ),
            (r#"{"kty":"EC","crv":"P-256","d":"AA","#, KeyError::Private),
            (r#"{"kty":"EC","crv":"P-256","z":"#, KeyError::Coordinate),
        ] {
            let jwk = match members.strip_suffix(r#""z":"#) {
                Some(_) => Value::parse(br#"{"kty":"EC","crv":"P-256","x":"AA"}"#).unwrap(),
                None => with(members),
            };
            assert_eq!(PublicKey::from_value(&jwk), Err(error), "{members}");
        }
        let padded = JWK.replace("087o\"", "087o=\"");
        let padded = Value::parse(padded.as_bytes()).unwrap();
        assert_eq!(PublicKey::from_value(&padded), Err(KeyError::Coordinate));
    }

    #[test]
    fn a_private_key_keeps_its_private_part_out_of_logs() {
        let d = crate::base64url::encode(&[7; 32]);
        let jwk = with(&format!(r#"{{"kty":"EC","crv":"P-256","d":"{d}","#));
        let key = PrivateKey::from_value(&jwk).unwrap();
        assert_eq!(key.d, [7; 32]);
        assert_eq!(PrivateKey::from_value(&key.to_value()), Ok(key.clone()));
        assert!(!format!("{key:?}").contains(&d));
        assert_eq!(
            PrivateKey::from_value(&with(r#"{"kty":"EC","crv":"P-256","#)),
            Err(KeyError::NoPrivate)
        );
    }
}
