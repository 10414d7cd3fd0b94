//! The parts of a token, before any of them is read:
//! `<JWT>~<disclosure>~…~` or the same with a key-binding JWT at the end
//! (RFC 9901, section 4).

use std::collections::BTreeSet;

use crate::{Check, Fault};

/// How many bytes a token may have.
const BYTES_MAX: usize = 256 * 1024;

/// How many disclosures a token may have.
const DISCLOSURES_MAX: usize = 2_000;

/// A token in its parts.
#[derive(Debug)]
pub(crate) struct Token<'a> {
    /// What the issuer signed.
    pub jwt: &'a str,
    /// Disclosures as they are written, each once.
    pub disclosures: Vec<&'a str>,
    /// Everything up to the last `~` and with it, which key binding is about.
    pub bound: &'a str,
    /// The key-binding JWT.
    pub binding: Option<&'a str>,
}

impl<'a> Token<'a> {
    /// Parts a token.
    ///
    /// # Errors
    /// Its form is another, it is too large, or has a disclosure twice or an empty one.
    pub fn split(text: &'a str) -> Result<Self, Fault> {
        if text.len() > BYTES_MAX {
            return Err(Fault::new(Check::S9, "it has more than 262144 bytes"));
        }
        let Some((before, binding)) = text.rsplit_once('~') else {
            return Err(Fault::new(
                Check::V01,
                "there is no ~: a signed token with disclosures has one after each part",
            ));
        };
        let mut parts = before.split('~');
        let jwt = parts.next().unwrap_or_default();
        let disclosures: Vec<&str> = parts.collect();
        check_disclosures(&disclosures)?;
        if !binding.is_empty() && !is_jwt(binding) {
            return Err(Fault::new(
                Check::V01,
                "the last part is neither empty nor a key-binding JWT",
            ));
        }
        let bound = text.strip_suffix(binding).unwrap_or_default();
        Ok(Self {
            jwt,
            disclosures,
            bound,
            binding: Some(binding).filter(|binding| !binding.is_empty()),
        })
    }
}

fn check_disclosures(disclosures: &[&str]) -> Result<(), Fault> {
    if disclosures.len() > DISCLOSURES_MAX {
        return Err(Fault::new(Check::S9, "it has more than 2000 disclosures"));
    }
    let mut seen = BTreeSet::new();
    for disclosure in disclosures {
        if disclosure.is_empty() {
            return Err(Fault::new(Check::S6, "a disclosure is empty"));
        }
        if is_jwt(disclosure) {
            return Err(Fault::new(
                Check::V01,
                "a JWT stands where a disclosure belongs",
            ));
        }
        if !seen.insert(disclosure) {
            return Err(Fault::new(Check::S1, "a disclosure is there twice"));
        }
    }
    Ok(())
}

fn is_jwt(part: &str) -> bool {
    part.bytes().filter(|byte| *byte == b'.').count() == 2
}
