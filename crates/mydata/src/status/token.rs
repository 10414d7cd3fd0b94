//! A status list as a signed token.

use super::{Bits, StatusList};
use crate::jws::Jws;
use crate::{Check, Fault, PublicKey, Value, VerifyJob, base64url};

/// How many bytes a token may have: a list that does not shrink, in base64url twice.
const BYTES_MAX: usize = 2 << 20;

pub(super) const TYP: &str = "statuslist+jwt";

/// A status list that is read; its signature is not verified yet.
#[derive(Debug)]
pub struct StatusToken {
    kid: Option<String>,
    input: String,
    signature: [u8; crate::SIGNATURE_BYTES],
    list: StatusList,
}

/// Why a status list is not gone by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusError {
    /// It is no signed token, or one with another algorithm.
    #[error("the status list is no signed token: {}", .0.message)]
    Token(Fault),
    /// Too long.
    #[error("the status list has more than 2 MiB")]
    TooLarge,
    /// Another kind of token.
    #[error("the status list is of another kind: typ statuslist+jwt is expected")]
    Typ,
    /// Another list.
    #[error("the status list is another one than the certificate names")]
    Subject,
    /// No time, or one that is no whole number of seconds.
    #[error("the status list has no proper {0}: whole seconds are expected")]
    Time(&'static str),
    /// The list itself.
    #[error(
        "the statuses are not read: bits 1, 2, 4 or 8 and lst, zlib data of at most 1 MiB, are expected"
    )]
    Statuses,
    /// Not signed by this key.
    #[error("the signature of the status list is not its issuer's")]
    Signature,
}

impl StatusToken {
    /// Reads the list that certificates refer to by `uri`.
    ///
    /// # Errors
    /// It is no such list, but for its signature.
    pub fn read(jwt: &str, uri: &str) -> Result<Self, StatusError> {
        if jwt.len() > BYTES_MAX {
            return Err(StatusError::TooLarge);
        }
        let jws = Jws::parse(jwt).map_err(StatusError::Token)?;
        if jws.typ() != Some(TYP) {
            return Err(StatusError::Typ);
        }
        jws.check_algorithm(Check::V04)
            .and_then(|()| jws.check_extensions())
            .map_err(StatusError::Token)?;
        let signature = jws.signature(Check::V05).map_err(StatusError::Token)?;
        if jws.payload.get("sub").and_then(Value::text) != Some(uri) {
            return Err(StatusError::Subject);
        }
        let kid = jws.header.get("kid").and_then(Value::text);
        Ok(Self {
            kid: kid.map(str::to_owned),
            signature,
            list: list(&jws.payload)?,
            input: jws.input,
        })
    }

    /// How the header refers to the key.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The signature to verify, by the key of the certificate's issuer.
    #[must_use]
    pub fn job(&self, key: &PublicKey) -> VerifyJob {
        VerifyJob {
            key: *key,
            input: self.input.clone(),
            signature: self.signature,
        }
    }

    /// The list once its signature was verified.
    ///
    /// # Errors
    /// It was not good.
    pub fn finish(self, good: bool) -> Result<StatusList, StatusError> {
        good.then_some(self.list).ok_or(StatusError::Signature)
    }
}

fn list(payload: &Value) -> Result<StatusList, StatusError> {
    let list = payload.get("status_list").ok_or(StatusError::Statuses)?;
    Ok(StatusList {
        issued_at: seconds(payload, "iat")?.ok_or(StatusError::Time("iat"))?,
        expires: seconds(payload, "exp")?,
        ttl: seconds(payload, "ttl")?,
        bits: statuses(list).ok_or(StatusError::Statuses)?,
    })
}

fn statuses(list: &Value) -> Option<Bits> {
    let width: u8 = number(list.get("bits")?)?;
    let zlib = base64url::decode(list.get("lst")?.text()?)?;
    Bits::inflate(width, &zlib)
}

fn seconds(payload: &Value, name: &'static str) -> Result<Option<i64>, StatusError> {
    let seconds = payload.get(name).map(|value| {
        let seconds = number(value).filter(|seconds| *seconds >= 0);
        seconds.ok_or(StatusError::Time(name))
    });
    seconds.transpose()
}

fn number<T: std::str::FromStr>(value: &Value) -> Option<T> {
    match value {
        Value::Number(number) => number.parse().ok(),
        _ => None,
    }
}
