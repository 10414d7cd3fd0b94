//! Verification (RFC 9901, section 7; SD-JWT VC): [`prepare`] checks all that needs no
//! key, the caller verifies the signatures, [`Prepared::finish`] says what holds.
//!
//! The first check that fails, in the order of [`Check`], is the one that is told.

mod binding;
mod clock;
mod issuer;
mod report;

use crate::disclosure::Disclosure;
use crate::jws::Jws;
use crate::process::process;
use crate::token::Token;
use crate::trust::TrustList;
use crate::{Check, Fault, Mode, Policy, PublicKey, VerifyJob};
pub(crate) use binding::TYPE as BINDING_TYPE;
pub(crate) use issuer::TYPE as CREDENTIAL_TYPE;
pub(crate) use report::status as status_of;
pub use report::{Bound, Report, StatusRef, StatusVerdict, Verdict};

/// Whose signature counts.
#[derive(Debug, Clone, Copy)]
pub enum IssuerKeys<'a> {
    /// This one's, which the verifier knows to be the issuer's.
    One(&'a PublicKey),
    /// Those of a list; an issuer that is not on it is unknown, not wrong.
    Trusted(&'a TrustList),
}

/// A token of which all is checked but signatures.
#[derive(Debug)]
pub struct Prepared {
    jobs: Vec<VerifyJob>,
    /// The check that each job is for.
    checks: Vec<Check>,
    outcome: Result<Report, Fault>,
}

/// Checks all of a token that needs no key. The token is taken as it is: blanks and
/// line ends around it are the caller's to remove.
#[must_use]
pub fn prepare(token: &str, keys: IssuerKeys<'_>, policy: &Policy) -> Prepared {
    let mut examination = Examination {
        policy,
        jobs: Vec::new(),
        checks: Vec::new(),
    };
    let outcome = examination.token(token, keys);
    Prepared {
        jobs: examination.jobs,
        checks: examination.checks,
        outcome,
    }
}

impl Prepared {
    /// The signatures to verify. None where the token is refused before that.
    #[must_use]
    pub fn jobs(&self) -> &[VerifyJob] {
        &self.jobs
    }

    /// What holds, by whether the signature of each job is good; one that is not told
    /// of is not.
    #[must_use]
    pub fn finish(self, good: &[bool]) -> Report {
        let bad = self.checks.iter().enumerate();
        let bad = bad.filter(|(job, _)| good.get(*job) != Some(&true));
        let bad = bad.map(|(_, check)| {
            let whose = match check {
                Check::V22 => "the holder's signature is wrong",
                _ => "the issuer's signature is wrong",
            };
            Fault::new(*check, whose)
        });
        let faults = self.outcome.as_ref().err().cloned().into_iter().chain(bad);
        match (faults.min_by_key(|fault| fault.check), self.outcome) {
            (None, Ok(report)) => report,
            (Some(fault), _) | (None, Err(fault)) => Report::invalid(fault),
        }
    }
}

/// A token being looked at.
struct Examination<'a> {
    policy: &'a Policy,
    jobs: Vec<VerifyJob>,
    checks: Vec<Check>,
}

impl Examination<'_> {
    fn token(&mut self, text: &str, keys: IssuerKeys<'_>) -> Result<Report, Fault> {
        let policy = self.policy;
        let token = Token::split(text)?;
        let jws = Jws::parse(token.jwt)?;
        check_presence(policy, token.binding.is_some())?;

        jws.check_algorithm(Check::V04)?;
        let key = issuer::key(&jws, keys);
        if let Some(key) = key {
            self.verify(Check::V05, &jws, key)?;
        }
        issuer::check_name(&jws, keys, policy)?;
        issuer::check_type(&jws, policy)?;
        jws.check_extensions()?;

        let mut disclosures = Vec::with_capacity(token.disclosures.len());
        for encoded in &token.disclosures {
            disclosures.push(Disclosure::read(encoded)?);
        }
        let processed = process(&jws.payload, &disclosures)?;
        let claims = &processed.payload;
        issuer::check_validity(claims, policy)?;
        let bound = match token.binding {
            None => None,
            Some(binding) => Some(self.binding(binding, token.bound, claims)?),
        };
        Ok(Report::good(processed, bound, key.is_some(), policy))
    }

    /// Checks a key-binding JWT.
    fn binding(&mut self, text: &str, bound: &str, claims: &crate::Value) -> Result<Bound, Fault> {
        let jws = Jws::parse(text)?;
        let key = binding::key(claims)?;
        jws.check_algorithm(Check::V21)?;
        self.verify(Check::V22, &jws, key)?;
        binding::check(&jws, bound, self.policy)
    }

    fn verify(&mut self, check: Check, jws: &Jws, key: PublicKey) -> Result<(), Fault> {
        let signature = jws.signature(check)?;
        let input = jws.input.clone();
        self.jobs.push(VerifyJob {
            key,
            input,
            signature,
        });
        self.checks.push(check);
        Ok(())
    }
}

fn check_presence(policy: &Policy, is_there: bool) -> Result<(), Fault> {
    let is_received = policy.binding.mode == Mode::Receipt;
    match is_there {
        true if is_received => Err(Fault::new(
            Check::H1,
            "key binding is the holder's: an issuer sends none",
        )),
        false if policy.binding.required => Err(Fault::new(
            Check::V03,
            "there is no key binding, so that anybody might have sent it",
        )),
        _ => Ok(()),
    }
}
