//! Disclosures: what stands behind a digest (RFC 9901, section 4.2).

use crate::jws::{decoded, read};
use crate::{Check, Fault, Value, base64url, digest};

/// How many bytes a disclosure may have as it is written.
const BYTES_MAX: usize = 64 * 1024;

/// A disclosure. What it stands for is judged where its digest is met.
#[derive(Debug, Clone)]
pub(crate) struct Disclosure {
    /// As it is written, which is what its digest is of: never written anew.
    pub encoded: String,
    /// Its digest.
    pub digest: String,
    /// Its JSON; none where it is none.
    content: Option<Value>,
}

impl Disclosure {
    /// Reads a disclosure.
    ///
    /// # Errors
    /// It is not base64url, too large or too deep, or has a name twice. That it is no
    /// JSON is told by [`Self::claim`] and [`Self::element`].
    pub fn read(encoded: &str) -> Result<Self, Fault> {
        if encoded.len() > BYTES_MAX {
            return Err(Fault::new(
                Check::S9,
                "a disclosure has more than 65536 bytes",
            ));
        }
        let json = decoded(encoded, "disclosure")?;
        let content = match read(&json, "disclosure", Check::V12) {
            Ok(content) => Some(content),
            Err(fault) if fault.check == Check::V12 => None,
            Err(fault) => return Err(fault),
        };
        Ok(Self {
            encoded: encoded.to_owned(),
            digest: digest(encoded),
            content,
        })
    }

    /// A claim that is hidden from now on.
    pub fn of_claim(salt: &[u8], name: &str, value: Value) -> Self {
        Self::new(vec![base64url::encode(salt).into(), name.into(), value])
    }

    /// An element of a list that is hidden from now on.
    pub fn of_element(salt: &[u8], value: Value) -> Self {
        Self::new(vec![base64url::encode(salt).into(), value])
    }

    /// Name and value, where a digest in `_sd` is met.
    ///
    /// # Errors
    /// It is no list of three, or its name is no text or one of the format's own.
    pub fn claim(&self) -> Result<(&str, &Value), Fault> {
        let Some([_, name, value]) = self.content.as_ref().map(Value::items) else {
            return Err(Fault::new(
                Check::V12,
                "a disclosure met in _sd is no list of salt, name and value",
            ));
        };
        match name.text() {
            None => Err(Fault::new(Check::S2, "a disclosed name is no text")),
            Some("_sd" | "...") => Err(Fault::new(
                Check::V13,
                "a disclosed name is _sd or ..., which are the format's own",
            )),
            Some(name) => Ok((name, value)),
        }
    }

    /// The value, where a digest in a list is met.
    ///
    /// # Errors
    /// It is no list of two.
    pub fn element(&self) -> Result<&Value, Fault> {
        match self.content.as_ref().map(Value::items) {
            Some([_, value]) => Ok(value),
            _ => Err(Fault::new(
                Check::V15,
                "a disclosure met in a list is no list of salt and value",
            )),
        }
    }

    fn new(parts: Vec<Value>) -> Self {
        let content = Value::List(parts);
        let encoded = base64url::encode(content.write().as_bytes());
        Self {
            digest: digest(&encoded),
            encoded,
            content: Some(content),
        }
    }
}
