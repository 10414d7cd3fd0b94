//! Encryption: AES-GCM with 256 bits, and how keys come from a passphrase or a
//! passkey.

use js_sys::JsString;
use wasm_bindgen::JsValue;

use super::call::{bytes, object, of_subtle, vec};
use super::{Key, Task, random};

/// Rounds of PBKDF2 with SHA-256: what OWASP's cheat sheet on storing passwords asks
/// for at least.
pub const ROUNDS: u32 = 600_000;

/// How long an IV is (NIST SP 800-38D, section 8.2.2).
pub const IV_BYTES: usize = 12;
const AES: &str = r#"{"name":"AES-GCM","length":256}"#;
const SEALS: &str = r#"["encrypt","decrypt"]"#;
const SEALS_AND_WRAPS: &str = r#"["encrypt","decrypt","wrapKey","unwrapKey"]"#;

/// A new key for records. It can be wrapped, and so be exported: [`unwrap`] what was
/// wrapped and go on with that.
pub fn data_key() -> Task<Option<Key>> {
    let (algorithm, usages) = (object(AES, &[]), object(SEALS, &[]));
    let made = of_subtle("generateKey", &[&algorithm, &JsValue::TRUE, &usages]);
    Box::pin(async move { Some(Key(made.await?)) })
}

/// The key that a passphrase stands for, by PBKDF2. The same letters are the same
/// passphrase, however a keyboard composes them (Unicode's NFC, as in RFC 8265).
pub fn from_passphrase(passphrase: &str, salt: &[u8], rounds: u32) -> Task<Option<Key>> {
    let composed: String = JsString::from(passphrase).normalize("NFC").into();
    let members = [("salt", &bytes(salt)), ("iterations", &rounds.into())];
    let derivation = object(r#"{"name":"PBKDF2","hash":"SHA-256"}"#, &members);
    derive("PBKDF2", composed.as_bytes(), derivation)
}

/// The key that a secret stands for, by HKDF (RFC 5869); `info` says what it is for.
pub fn from_secret(secret: &[u8], salt: &[u8], info: &str) -> Task<Option<Key>> {
    let members = [("salt", &bytes(salt)), ("info", &bytes(info.as_bytes()))];
    let derivation = object(r#"{"name":"HKDF","hash":"SHA-256"}"#, &members);
    derive("HKDF", secret, derivation)
}

fn derive(name: &str, secret: &[u8], derivation: JsValue) -> Task<Option<Key>> {
    let (name, usages) = (JsValue::from_str(name), object(r#"["deriveKey"]"#, &[]));
    let secret = bytes(secret);
    let arguments: [&JsValue; 5] = [&"raw".into(), &secret, &name, &JsValue::FALSE, &usages];
    let imported = of_subtle("importKey", &arguments);
    Box::pin(async move {
        let base = imported.await?;
        let (algorithm, usages) = (object(AES, &[]), object(SEALS_AND_WRAPS, &[]));
        let arguments = [&derivation, &base, &algorithm, &JsValue::FALSE, &usages];
        Some(Key(of_subtle("deriveKey", &arguments).await?))
    })
}

/// Encrypts under a name, with which alone it opens: gives the random IV, then the
/// encrypted bytes and their tag.
pub fn seal(key: &Key, name: &str, plain: &[u8]) -> Task<Option<Vec<u8>>> {
    let iv = random::<IV_BYTES>();
    let sealed = iv.map(|iv| encrypt(key, &iv, name, plain));
    Box::pin(async move { Some([&iv?[..], &sealed?.await?].concat()) })
}

/// Decrypts what was sealed under that name; none where key, name or bytes are others.
pub fn open(key: &Key, name: &str, sealed: &[u8]) -> Task<Option<Vec<u8>>> {
    let (iv, text) = parts(sealed);
    decrypt(key, iv, name, text)
}

/// Encrypts with an IV that was never used with this key: gives the encrypted bytes and
/// their tag. `name` is authenticated with them.
pub fn encrypt(key: &Key, iv: &[u8; IV_BYTES], name: &str, plain: &[u8]) -> Task<Option<Vec<u8>>> {
    let sealed = of_subtle("encrypt", &[&gcm(iv, Some(name)), &key.0, &bytes(plain)]);
    Box::pin(async move { Some(vec(&sealed.await?)) })
}

/// Decrypts what [`encrypt`] gave; none where key, IV, name or bytes are others.
pub fn decrypt(key: &Key, iv: &[u8], name: &str, text: &[u8]) -> Task<Option<Vec<u8>>> {
    let opened = of_subtle("decrypt", &[&gcm(iv, Some(name)), &key.0, &bytes(text)]);
    Box::pin(async move { Some(vec(&opened.await?)) })
}

/// Encrypts a key with another.
pub fn wrap(with: &Key, key: &Key) -> Task<Option<Vec<u8>>> {
    let iv = random::<IV_BYTES>();
    let wrapped = iv.map(|iv| {
        let algorithm = gcm(&iv, None);
        of_subtle("wrapKey", &[&"raw".into(), &key.0, &with.0, &algorithm])
    });
    Box::pin(async move { Some([&iv?[..], &vec(&wrapped?.await?)].concat()) })
}

/// The key that was wrapped, for records; it cannot be exported. None: `with` is
/// another key than it was wrapped with, or the bytes are others.
pub fn unwrap(with: &Key, wrapped: &[u8]) -> Task<Option<Key>> {
    let (iv, text) = parts(wrapped);
    let arguments: [&JsValue; 7] = [
        &"raw".into(),
        &bytes(text),
        &with.0,
        &gcm(iv, None),
        &object(AES, &[]),
        &JsValue::FALSE,
        &object(SEALS, &[]),
    ];
    let unwrapped = of_subtle("unwrapKey", &arguments);
    Box::pin(async move { Some(Key(unwrapped.await?)) })
}

/// The parameters of AES-GCM; the name is authenticated with the text.
fn gcm(iv: &[u8], name: Option<&str>) -> JsValue {
    let iv = bytes(iv);
    let name = name.map(|name| bytes(name.as_bytes()));
    // A member that is there but undefined is refused.
    let name = name.as_ref().map(|name| ("additionalData", name));
    let members: Vec<_> = [("iv", &iv)].into_iter().chain(name).collect();
    object(r#"{"name":"AES-GCM"}"#, &members)
}

/// IV and encrypted text; what is too short opens with no key.
fn parts(sealed: &[u8]) -> (&[u8], &[u8]) {
    sealed.split_at_checked(IV_BYTES).unwrap_or_default()
}
