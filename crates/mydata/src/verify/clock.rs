//! Times in claims (RFC 7519, section 4.1.4 to 4.1.6).

use crate::{Check, Fault, Policy, Value};

/// The verifier's time, and how far others may be from it.
pub(super) struct Clock {
    /// The earliest time that it may be.
    pub earliest: f64,
    /// The latest.
    pub latest: f64,
}

impl Clock {
    pub fn of(policy: &Policy) -> Self {
        Self {
            earliest: policy.now.saturating_sub(policy.skew_s) as f64,
            latest: policy.now.saturating_add(policy.skew_s) as f64,
        }
    }

    /// That claims hold now by `exp` and `nbf`.
    pub fn check_validity(&self, claims: &Value, check: Check) -> Result<(), Fault> {
        if let Some(end) = time(claims, "exp", check)?
            && end <= self.earliest
        {
            return Err(fault(check, "exp: it is no longer valid, since", end));
        }
        if let Some(start) = time(claims, "nbf", check)?
            && start > self.latest
        {
            return Err(fault(check, "nbf: it is not valid before", start));
        }
        Ok(())
    }

    /// That a time is not ahead.
    pub fn check_past(&self, time: f64, check: Check) -> Result<(), Fault> {
        if time > self.latest {
            return Err(fault(check, "iat: it was made ahead of time, at", time));
        }
        Ok(())
    }
}

/// The time in a claim, in seconds since 1970, parts of a second too; none where the
/// claim is absent.
pub(super) fn time(claims: &Value, name: &str, check: Check) -> Result<Option<f64>, Fault> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    match value.number() {
        Some(time) => Ok(Some(time)),
        None => Err(Fault::new(check, [name, " is no number"].concat())),
    }
}

/// Whole seconds, without the parts.
pub(super) fn whole(time: f64) -> i64 {
    time.floor() as i64
}

pub(super) fn fault(check: Check, what: &str, time: f64) -> Fault {
    let time = whole(time).to_string();
    Fault::new(check, [what, " ", &time, " s after 1970"].concat())
}
