//! ES256: ECDSA over P-256 with SHA-256 (RFC 7518, section 3.4).

use wasm_bindgen::JsValue;

use super::call::{bytes, member, object, of_subtle, vec};
use super::{Key, Task, is_possible};

const KEY: &str = r#"{"name":"ECDSA","namedCurve":"P-256"}"#;
const SIGNATURE: &str = r#"{"name":"ECDSA","hash":"SHA-256"}"#;
/// What an uncompressed point begins with (SEC 1, section 2.3.3).
const UNCOMPRESSED: u8 = 4;

/// A public key: the point's coordinates, big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicPoint {
    /// The first coordinate.
    pub x: [u8; 32],
    /// The second.
    pub y: [u8; 32],
}

/// A new key pair; the private key never leaves the browser.
pub fn generate() -> Task<Option<(Key, PublicPoint)>> {
    let usages = object(r#"["sign","verify"]"#, &[]);
    let algorithm = object(KEY, &[]);
    let made = of_subtle("generateKey", &[&algorithm, &JsValue::FALSE, &usages]);
    Box::pin(async move {
        let pair = made.await?;
        let public = member(&pair, "publicKey")?;
        let raw = of_subtle("exportKey", &[&"raw".into(), &public]).await?;
        Some((Key(member(&pair, "privateKey")?), point(&vec(&raw))?))
    })
}

fn point(raw: &[u8]) -> Option<PublicPoint> {
    let (x, y) = raw.strip_prefix(&[UNCOMPRESSED])?.split_at_checked(32)?;
    Some(PublicPoint {
        x: x.try_into().ok()?,
        y: y.try_into().ok()?,
    })
}

/// A private key that is known already, by the members of its JWK (RFC 7518, section
/// 6.2), base64url. None also where they are no key.
pub fn import_private(x: &str, y: &str, d: &str) -> Task<Option<Key>> {
    let members = [
        ("x", &JsValue::from_str(x)),
        ("y", &JsValue::from_str(y)),
        ("d", &JsValue::from_str(d)),
    ];
    let jwk = object(r#"{"kty":"EC","crv":"P-256"}"#, &members);
    let (algorithm, usages) = (object(KEY, &[]), object(r#"["sign"]"#, &[]));
    let arguments: [&JsValue; 5] = [&"jwk".into(), &jwk, &algorithm, &JsValue::FALSE, &usages];
    let imported = of_subtle("importKey", &arguments);
    Box::pin(async move { Some(Key(imported.await?)) })
}

/// Signs a text's bytes; gives r and s, one after the other.
pub fn sign(key: &Key, input: &str) -> Task<Option<[u8; 64]>> {
    let algorithm = object(SIGNATURE, &[]);
    let signed = of_subtle("sign", &[&algorithm, &key.0, &bytes(input.as_bytes())]);
    Box::pin(async move { vec(&signed.await?).try_into().ok() })
}

/// Whether a signature (r and s) of a text's bytes is this key's. A point that is none
/// has signed nothing. None: there is no cryptography here, so nothing can be told.
pub fn verify(key: PublicPoint, input: &str, signature: &[u8; 64]) -> Task<Option<bool>> {
    let raw = [&[UNCOMPRESSED][..], &key.x, &key.y].concat();
    let (algorithm, usages) = (object(KEY, &[]), object(r#"["verify"]"#, &[]));
    let raw = bytes(&raw);
    let arguments: [&JsValue; 5] = [&"raw".into(), &raw, &algorithm, &JsValue::FALSE, &usages];
    let imported = of_subtle("importKey", &arguments);
    let (input, signature) = (bytes(input.as_bytes()), bytes(signature));
    Box::pin(async move {
        if !is_possible() {
            return None;
        }
        let Some(key) = imported.await else {
            return Some(false);
        };
        let algorithm = object(SIGNATURE, &[]);
        let verified = of_subtle("verify", &[&algorithm, &key, &signature, &input]).await;
        Some(verified.is_some_and(|good| good.is_truthy()))
    })
}
