//! What a holder has: a credential with all its disclosures, and what is chosen of it.

mod present;

use std::collections::BTreeSet;

use crate::claims::leaves;
use crate::disclosure::Disclosure;
use crate::jws::Jws;
use crate::process::{Processed, process};
use crate::token::Token;
use crate::verify::{StatusRef, status_of};
use crate::{Check, Fault, Path, PublicKey, Value};
pub use present::{Presentation, Unbound};

/// A credential of one's own.
///
/// Its signature is not looked at here: whoever receives one verifies it first by
/// [`Policy::on_receipt`](crate::Policy::on_receipt).
#[derive(Debug, Clone)]
pub struct Held {
    token: String,
    /// How long the signed part is, in bytes.
    jwt: usize,
    signed: Value,
    disclosures: Vec<Disclosure>,
    processed: Processed,
}

/// What is chosen of a credential, by the digests of its disclosures: those of another
/// credential, even of a copy, are never among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(BTreeSet<String>);

/// A path that leads to no claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no claim at {0}")]
pub struct UnknownPath(pub Path);

impl Held {
    /// Reads a credential, with all disclosures that came with it.
    ///
    /// # Errors
    /// It is damaged, or has key binding, which only a presentation has.
    pub fn read(token: &str) -> Result<Self, Fault> {
        let parts = Token::split(token)?;
        let jws = Jws::parse(parts.jwt)?;
        if parts.binding.is_some() {
            return Err(Fault::new(
                Check::H1,
                "it is a presentation by its holder, not a credential",
            ));
        }
        let mut disclosures = Vec::with_capacity(parts.disclosures.len());
        for encoded in &parts.disclosures {
            disclosures.push(Disclosure::read(encoded)?);
        }
        Ok(Self {
            processed: process(&jws.payload, &disclosures)?,
            token: token.to_owned(),
            jwt: parts.jwt.len(),
            signed: jws.payload,
            disclosures,
        })
    }

    /// The credential as it came.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// All claims, as a verifier sees them to whom everything is disclosed.
    #[must_use]
    pub fn claims(&self) -> &Value {
        &self.processed.payload
    }

    /// Who issued it, as it says.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.text("iss")
    }

    /// The type of the credential.
    #[must_use]
    pub fn vct(&self) -> Option<&str> {
        self.text("vct")
    }

    /// When it was issued, in seconds since 1970.
    #[must_use]
    pub fn issued_at(&self) -> Option<i64> {
        self.time("iat")
    }

    /// Until when it holds, in seconds since 1970.
    #[must_use]
    pub fn expires(&self) -> Option<i64> {
        self.time("exp")
    }

    /// The key that presentations of it are bound with; none where whoever has it may
    /// present it.
    #[must_use]
    pub fn holder_key(&self) -> Option<PublicKey> {
        let jwk = self.claims().get("cnf")?.get("jwk")?;
        PublicKey::from_value(jwk).ok()
    }

    /// Where its status is kept.
    #[must_use]
    pub fn status(&self) -> Option<StatusRef> {
        status_of(self.claims()).ok().flatten()
    }

    /// Paths of all values that have no others in them, in the order of the claims,
    /// without what belongs to the token (`iss`, `exp`, `cnf` and such): the fields that
    /// people count.
    #[must_use]
    pub fn leaves(&self) -> Vec<Path> {
        leaves(self.claims())
    }

    /// Whether a claim can be kept back. Others are in every presentation.
    #[must_use]
    pub fn is_hideable(&self, path: &Path) -> bool {
        let mut found = self.processed.found.iter();
        found.any(|found| found.path.leads_to(path))
    }

    /// Chooses claims: what a chosen one lies in comes along, what lies in it does not.
    ///
    /// # Errors
    /// A path leads to no claim.
    pub fn select(&self, paths: &[Path]) -> Result<Selection, UnknownPath> {
        let mut selection = Selection::default();
        for path in paths {
            if path.of(self.claims()).is_none() {
                return Err(UnknownPath(path.clone()));
            }
            for found in &self.processed.found {
                if found.path.leads_to(path) {
                    let disclosure = self.disclosures.get(found.disclosure);
                    selection
                        .0
                        .extend(disclosure.map(|chosen| chosen.digest.clone()));
                }
            }
        }
        Ok(selection)
    }

    /// What is disclosed by a selection, as paths into [`Self::claims`].
    #[must_use]
    pub fn disclosed(&self, selection: &Selection) -> Vec<Path> {
        let found = self.processed.found.iter().filter(|found| {
            let disclosure = self.disclosures.get(found.disclosure);
            disclosure.is_some_and(|disclosure| selection.0.contains(&disclosure.digest))
        });
        found.map(|found| found.path.clone()).collect()
    }

    /// What a verifier will see of a selection, made as the verifier makes it.
    ///
    /// # Errors
    /// The selection lacks what one of its claims lies in, which no selection by
    /// [`Self::select`] does.
    pub fn preview(&self, selection: &Selection) -> Result<Value, Fault> {
        let chosen: Vec<Disclosure> = self.chosen(selection).cloned().collect();
        Ok(process(&self.signed, &chosen)?.payload)
    }

    /// Makes a presentation of a selection.
    #[must_use]
    pub fn present(&self, selection: &Selection) -> Presentation {
        let mut text = self.token.get(..self.jwt).unwrap_or_default().to_owned();
        text.push('~');
        for disclosure in self.chosen(selection) {
            text.push_str(&disclosure.encoded);
            text.push('~');
        }
        Presentation::new(text)
    }

    /// The chosen disclosures, in the order in which they came.
    fn chosen(&self, selection: &Selection) -> impl Iterator<Item = &Disclosure> {
        let all = self.disclosures.iter();
        all.filter(|disclosure| selection.0.contains(&disclosure.digest))
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.claims().get(name).and_then(Value::text)
    }

    fn time(&self, name: &str) -> Option<i64> {
        let time = self.claims().get(name).and_then(Value::number)?;
        Some(time.floor() as i64)
    }
}

impl Selection {
    /// How many disclosures it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is chosen that could be kept back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
