//! Files that are given: tokens, JSON, keys.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use madang_mydata::{PrivateKey, PublicKey, Value};

use super::{Error, es256};

/// A file longer than this is not read to its end: no token, key or status list is.
const READ_MAX: u64 = 4 << 20;

/// A file's bytes; `-` is standard input.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let read = || {
        let mut bytes = Vec::new();
        let source: Box<dyn Read> = match path.as_os_str() == "-" {
            true => Box::new(io::stdin().lock()),
            false => Box::new(File::open(path)?),
        };
        source.take(READ_MAX).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })
}

/// A token, without the line end that editors and shells put behind it. Bytes that are
/// no text make it one that no verifier takes.
pub(super) fn token(path: &Path) -> Result<String, Error> {
    let bytes = bytes(path)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// A JSON document.
pub(super) fn json(path: &Path) -> Result<Value, Error> {
    parse(path, &bytes(path)?)
}

/// A key with its private half, from a JWK or PEM (PKCS #8, SEC 1), and how the JWK
/// calls it.
pub(super) fn private_key(path: &Path) -> Result<(PrivateKey, Option<String>), Error> {
    let bytes = bytes(path)?;
    if let Some(pem) = pem(&bytes) {
        let key = es256::private_from_pem(pem);
        return key.map(|key| (key, None)).ok_or_else(|| Error::Pem {
            path: path.to_owned(),
            half: "private",
        });
    }
    let jwk = parse(path, &bytes)?;
    let key = PrivateKey::from_value(&jwk).map_err(|cause| Error::Jwk {
        path: path.to_owned(),
        cause,
    })?;
    es256::check_private(&key).map_err(|cause| Error::Key {
        path: path.to_owned(),
        cause,
    })?;
    let kid = jwk.get("kid").and_then(Value::text).map(str::to_owned);
    Ok((key, kid))
}

/// A public key, from a JWK or PEM. Of a JWK with a private half the public one.
pub(super) fn public_key(path: &Path) -> Result<PublicKey, Error> {
    let bytes = bytes(path)?;
    if let Some(pem) = pem(&bytes) {
        let own = || es256::private_from_pem(pem).map(|key| key.public);
        let key = es256::public_from_pem(pem).or_else(own);
        return key.ok_or_else(|| Error::Pem {
            path: path.to_owned(),
            half: "public",
        });
    }
    let jwk = public_half(parse(path, &bytes)?);
    let key = PublicKey::from_value(&jwk).map_err(|cause| Error::Jwk {
        path: path.to_owned(),
        cause,
    })?;
    es256::check_public(&key).map_err(|cause| Error::Key {
        path: path.to_owned(),
        cause,
    })?;
    Ok(key)
}

/// A JWK without its private half.
pub(super) fn public_half(jwk: Value) -> Value {
    match jwk {
        Value::Object(mut members) => {
            members.retain(|(name, _)| name != "d");
            Value::Object(members)
        }
        jwk => jwk,
    }
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Value, Error> {
    Value::parse(bytes).map_err(|cause| Error::Form {
        path: path.to_owned(),
        cause,
    })
}

/// The text of a file in PEM.
fn pem(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    text.starts_with("-----BEGIN").then_some(text)
}
