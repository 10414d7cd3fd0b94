//! Signed tokens (RFC 7515) in the compact form: `<header>.<payload>.<signature>`.

use crate::value::Reason;
use crate::{Check, Fault, SIGNATURE_BYTES, Value, base64url};

/// The only algorithm here: ECDSA with P-256 and SHA-256 (RFC 7518, section 3.4).
const ALGORITHM: &str = "ES256";

/// A token that is read; its signature is not verified.
#[derive(Debug)]
pub(crate) struct Jws {
    pub header: Value,
    pub payload: Value,
    /// What is signed.
    pub input: String,
    signature: Vec<u8>,
}

impl Jws {
    /// Reads a token.
    ///
    /// # Errors
    /// It is not of three parts, or one of them is not what it has to be.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut parts = text.split('.');
        let (Some(header), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new(
                Check::V01,
                "a signed token has three parts with dots between them",
            ));
        };
        Ok(Self {
            header: object(header, "header")?,
            payload: object(payload, "payload")?,
            input: [header, ".", payload].concat(),
            signature: decoded(signature, "signature")?,
        })
    }

    /// The `typ` of the header.
    pub fn typ(&self) -> Option<&str> {
        self.header.get("typ").and_then(Value::text)
    }

    /// That the header names the algorithm.
    pub fn check_algorithm(&self, check: Check) -> Result<(), Fault> {
        if self.header.get("alg").and_then(Value::text) == Some(ALGORITHM) {
            return Ok(());
        }
        Err(Fault::new(
            check,
            "the algorithm of a signature is not ES256",
        ))
    }

    /// That the header asks for no extension: none is known here, and `crit` is never
    /// empty (RFC 7515, section 4.1.11).
    pub fn check_extensions(&self) -> Result<(), Fault> {
        match self.header.get("crit") {
            None => Ok(()),
            Some(_) => Err(Fault::new(
                Check::S10,
                "a header has crit, which asks for an extension that is not known",
            )),
        }
    }

    /// The signature, by its length one of ES256.
    pub fn signature(&self, check: Check) -> Result<[u8; SIGNATURE_BYTES], Fault> {
        let signature = self.signature.as_slice().try_into();
        signature.map_err(|_| Fault::new(check, "a signature is not 64 bytes"))
    }
}

/// What is to be signed of a token, with the algorithm and type in its header.
pub(crate) fn unsigned(typ: &str, kid: Option<&str>, payload: &Value) -> String {
    let mut header = vec![
        ("alg".to_owned(), ALGORITHM.into()),
        ("typ".to_owned(), typ.into()),
    ];
    header.extend(kid.map(|kid| ("kid".to_owned(), kid.into())));
    let header = Value::Object(header).write();
    let header = base64url::encode(header.as_bytes());
    [&header, ".", &base64url::encode(payload.write().as_bytes())].concat()
}

/// The token.
pub(crate) fn signed(input: &str, signature: &[u8; SIGNATURE_BYTES]) -> String {
    [input, ".", &base64url::encode(signature)].concat()
}

/// Why JSON inside a token is refused; what is no JSON at all breaks a check of its
/// own.
pub(crate) fn read(json: &[u8], part: &str, not_json: Check) -> Result<Value, Fault> {
    Value::parse_strictly(json).map_err(|refused| {
        let check = match refused.reason {
            Reason::NotJson => not_json,
            Reason::Twice => Check::S8,
            Reason::TooDeep => Check::S9,
        };
        let at = refused.error.to_string();
        Fault::new(check, ["a ", part, " is refused: ", &at].concat())
    })
}

/// The bytes of a part.
pub(crate) fn decoded(text: &str, part: &str) -> Result<Vec<u8>, Fault> {
    base64url::decode(text).ok_or_else(|| {
        let message = ["a ", part, " is not base64url without padding"].concat();
        Fault::new(Check::S5, message)
    })
}

fn object(text: &str, part: &str) -> Result<Value, Fault> {
    let value = read(&decoded(text, part)?, part, Check::V01)?;
    match value {
        Value::Object(_) => Ok(value),
        _ => Err(Fault::new(
            Check::V01,
            ["a ", part, " is no object"].concat(),
        )),
    }
}
