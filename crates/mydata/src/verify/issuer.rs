//! What the issuer signed: key, name, type and validity (V06, V08, V19).

use super::IssuerKeys;
use super::clock::{Clock, time};
use crate::jws::Jws;
use crate::{Check, Fault, Mode, Policy, PublicKey, Value};

/// `typ` of a credential.
pub(crate) const TYPE: &str = "dc+sd-jwt";

/// `typ` of a credential until November 2024.
const LEGACY_TYPE: &str = "vc+sd-jwt";

/// The key that the issuer signs with, if it is known.
pub(super) fn key(jws: &Jws, keys: IssuerKeys<'_>) -> Option<PublicKey> {
    match keys {
        IssuerKeys::One(key) => Some(*key),
        IssuerKeys::Trusted(list) => {
            let issuer = jws.payload.get("iss").and_then(Value::text)?;
            let kid = jws.header.get("kid").and_then(Value::text);
            list.key(issuer, kid).copied()
        }
    }
}

/// That the issuer is named as it has to be, and is the expected one.
pub(super) fn check_name(jws: &Jws, keys: IssuerKeys<'_>, policy: &Policy) -> Result<(), Fault> {
    let fault = |message: &str| Err(Fault::new(Check::V06, message));
    if jws
        .header
        .get("kid")
        .is_some_and(|kid| kid.text().is_none())
    {
        return fault("the kid of the header is no text");
    }
    let issuer = match jws.payload.get("iss") {
        None => None,
        Some(Value::Text(issuer)) => Some(issuer),
        Some(_) => return fault("iss is no text"),
    };
    if policy.issuer.is_some() && policy.issuer.as_ref() != issuer {
        return fault("it is from another issuer than expected");
    }
    match keys {
        IssuerKeys::Trusted(_) if issuer.is_none() => fault("it does not name its issuer"),
        _ => Ok(()),
    }
}

/// That it is a credential, and of the expected type.
pub(super) fn check_type(jws: &Jws, policy: &Policy) -> Result<(), Fault> {
    let fault = |message: &str| Err(Fault::new(Check::V08, message));
    match jws.typ() {
        Some(TYPE) => {}
        Some(LEGACY_TYPE) if policy.legacy_typ => {}
        Some(LEGACY_TYPE) => return fault("its typ is vc+sd-jwt, which is out of use since 2024"),
        _ => return fault("its typ is not dc+sd-jwt"),
    }
    match (jws.payload.get("vct").and_then(Value::text), &policy.vct) {
        (None, _) => fault("it has no vct, the type of the credential"),
        (Some(vct), Some(expected)) if vct != expected => {
            fault("it is another type of credential than expected")
        }
        _ => Ok(()),
    }
}

/// That what is disclosed holds now and is meant for this verifier.
pub(super) fn check_validity(claims: &Value, policy: &Policy) -> Result<(), Fault> {
    let clock = Clock::of(policy);
    clock.check_validity(claims, Check::V19)?;
    if let Some(made) = time(claims, "iat", Check::V19)? {
        clock.check_past(made, Check::V19)?;
    }
    if policy.expiry_required && claims.get("exp").is_none() {
        return Err(Fault::new(
            Check::V19,
            "it does not say until when it holds",
        ));
    }
    check_status(claims)?;
    match claims.get("aud") {
        Some(audience) if policy.binding.mode != Mode::Receipt => {
            check_audience(audience, policy.binding.audience.as_deref())
        }
        _ => Ok(()),
    }
}

/// That a reference to a status list can be followed. Where the status is kept in
/// another way it is unknown, which the report says.
fn check_status(claims: &Value) -> Result<(), Fault> {
    let is_right = match claims.get("status") {
        None => true,
        Some(Value::Object(_)) => super::report::status(claims).is_ok(),
        Some(_) => false,
    };
    if is_right {
        return Ok(());
    }
    Err(Fault::new(Check::V19, "status refers to no status list"))
}

/// That the verifier is among those whom the credential is for (RFC 7519, section
/// 4.1.3).
fn check_audience(audience: &Value, own: Option<&str>) -> Result<(), Fault> {
    let is_named = |one: &Value| one.text().is_some() && one.text() == own;
    let is_meant = match audience {
        Value::List(several) => {
            several.iter().all(|one| one.text().is_some()) && several.iter().any(is_named)
        }
        one => is_named(one),
    };
    if is_meant {
        return Ok(());
    }
    Err(Fault::new(Check::V19, "aud: it is meant for somebody else"))
}
