//! The browser's own cryptography: randomness, signatures, encryption, passkeys.
//!
//! Everything gives none where the browser has no cryptography, which is on insecure
//! origins: ask [`is_possible`] first and say so. Futures are boxed, so that callers
//! share one state machine.

pub(super) mod call;
mod es256;
mod passkey;
mod sealing;

use std::pin::Pin;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

pub use es256::{PublicPoint, generate, import_private, sign, verify};
pub use passkey::{NoPasskey, ask_passkey, create_passkey, has_passkeys};
pub use sealing::{
    ROUNDS, data_key, decrypt, encrypt, from_passphrase, from_secret, open, seal, unwrap, wrap,
};

/// Something that is done later.
pub type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// A key that the browser holds; its secret never comes here.
#[derive(Clone)]
pub struct Key(JsValue);

impl Key {
    /// The key as the database keeps it, by structured clone.
    pub(super) fn as_stored(&self) -> &JsValue {
        &self.0
    }

    /// A key that the database kept.
    pub(super) fn of_stored(stored: JsValue) -> Self {
        Self(stored)
    }
}

/// Whether the browser does cryptography here.
pub fn is_possible() -> bool {
    call::subtle().is_some()
}

/// Random bytes.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let crypto = call::member(&js_sys::global(), "crypto")?;
    let list = Uint8Array::new_with_length(u32::try_from(N).ok()?);
    call::invoke(&crypto, "getRandomValues", &[&list])?;
    let mut bytes = [0; N];
    list.copy_to(&mut bytes);
    Some(bytes)
}
