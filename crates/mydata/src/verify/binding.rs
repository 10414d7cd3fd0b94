//! The key-binding JWT (RFC 9901, section 4.3 and 7.3; V20 to V28).

use super::clock::{Clock, fault, time, whole};
use super::report::Bound;
use crate::jws::Jws;
use crate::{Check, Fault, Policy, PublicKey, Value, digest};

/// `typ` of a key-binding JWT.
pub(crate) const TYPE: &str = "kb+jwt";

/// The holder's key.
pub(super) fn key(claims: &Value) -> Result<PublicKey, Fault> {
    let Some(jwk) = claims.get("cnf").and_then(|cnf| cnf.get("jwk")) else {
        return Err(Fault::new(
            Check::V20,
            "there is no holder's key in cnf.jwk",
        ));
    };
    PublicKey::from_value(jwk).map_err(|error| Fault::new(Check::V20, error.to_string()))
}

/// All but its signature, of a key binding about this text.
pub(super) fn check(jws: &Jws, bound: &str, policy: &Policy) -> Result<Bound, Fault> {
    if jws.typ() != Some(TYPE) {
        return Err(Fault::new(
            Check::V23,
            "the typ of the key binding is not kb+jwt",
        ));
    }
    let claims = &jws.payload;
    let made = check_age(claims, policy)?;
    let nonce = text(claims, "nonce", Check::V25)?;
    if policy
        .binding
        .nonce
        .as_deref()
        .is_some_and(|own| own != nonce)
    {
        return Err(Fault::new(
            Check::V25,
            "the nonce is not the one that was given",
        ));
    }
    let audience = text(claims, "aud", Check::V26)?;
    let own = policy.binding.audience.as_deref();
    if own.is_some_and(|own| own != audience) {
        return Err(Fault::new(
            Check::V26,
            "the key binding is for somebody else",
        ));
    }
    if text(claims, "sd_hash", Check::V27)? != digest(bound) {
        return Err(Fault::new(
            Check::V27,
            "the key binding is about other disclosures",
        ));
    }
    Clock::of(policy).check_validity(claims, Check::V28)?;
    jws.check_extensions()?;
    Ok(Bound {
        audience: audience.to_owned(),
        nonce: nonce.to_owned(),
        issued_at: whole(made),
    })
}

/// That it was made neither ahead of time nor too long ago.
fn check_age(claims: &Value, policy: &Policy) -> Result<f64, Fault> {
    let Some(made) = time(claims, "iat", Check::V24)? else {
        return Err(Fault::new(
            Check::V24,
            "the key binding does not say when it was made",
        ));
    };
    let clock = Clock::of(policy);
    clock.check_past(made, Check::V24)?;
    if made + (policy.binding.age_max_s as f64) < clock.earliest {
        return Err(fault(
            Check::V24,
            "the key binding is too old, made at",
            made,
        ));
    }
    Ok(made)
}

fn text<'a>(claims: &'a Value, name: &str, check: Check) -> Result<&'a str, Fault> {
    claims.get(name).and_then(Value::text).ok_or_else(|| {
        let message = ["the key binding has no ", name, ", or not as one text"].concat();
        Fault::new(check, message)
    })
}
