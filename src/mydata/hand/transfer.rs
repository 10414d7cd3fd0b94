//! From a shared device to one's own phone: encrypted codes, then the key to them once.
//!
//! Whoever films the screen for a while has codes that do not open; the key is shown
//! when all are read, and made anew for each transfer. Who sees both has it all, and
//! the page says so.

use madang_mydata::base64url;

use crate::platform::crypto;

/// What the key is for (RFC 5869, `info`), and what is authenticated with the text.
const USE: &str = "madang-mydata-transfer-v1";
const SEALED: &str = "MDX1.";
const SECRET: &str = "MDK1.";

/// A text on its way.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The encrypted text.
    pub text: String,
    /// What opens it.
    pub secret: String,
}

/// Encrypts a text; none where the browser does no cryptography.
pub async fn seal(text: &str) -> Option<Sealed> {
    let secret: [u8; 32] = crypto::random()?;
    let key = crypto::from_secret(&secret, &[], USE).await?;
    let sealed = crypto::seal(&key, USE, text.as_bytes()).await?;
    Some(Sealed {
        text: [SEALED, &base64url::encode(&sealed)].concat(),
        secret: [SECRET, &base64url::encode(&secret)].concat(),
    })
}

/// Whether a text that was read is an encrypted one.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(SEALED)
}

/// Whether a text that was read opens one.
pub fn is_secret(text: &str) -> bool {
    text.starts_with(SECRET)
}

/// Decrypts a text; none where it is damaged, or that is not what opens it.
pub async fn open(sealed: &str, secret: &str) -> Option<String> {
    let secret = base64url::decode(secret.strip_prefix(SECRET)?)?;
    let sealed = base64url::decode(sealed.strip_prefix(SEALED)?)?;
    let key = crypto::from_secret(&secret, &[], USE).await?;
    let text = crypto::open(&key, USE, &sealed).await?;
    String::from_utf8(text).ok()
}
