//! From what the issuer signed to what is disclosed of it (RFC 9901, section 7.1,
//! step 3 to 5).

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::Disclosure;
use crate::value::DEPTH_MAX;
use crate::{Check, Fault, Path, Step, Value};

/// Where digests of hidden claims are.
pub(crate) const DIGESTS: &str = "_sd";
/// How the digests are made.
pub(crate) const DIGEST_KIND: &str = "_sd_alg";
/// Where the digest of a hidden element is.
pub(crate) const ELEMENT: &str = "...";
/// The only kind of digest here.
pub(crate) const SHA_256: &str = "sha-256";

/// Claims at the top that an issuer never hides, nor anything in them (SD-JWT VC, section
/// 2.2.2.3), with the check that a disclosed one breaks.
const NEVER_HIDDEN: [(&str, Check); 8] = [
    ("iss", Check::V06),
    ("nbf", Check::V19),
    ("exp", Check::V19),
    ("cnf", Check::V20),
    ("vct", Check::V08),
    ("vct#integrity", Check::V08),
    ("aka_vcts", Check::V08),
    ("status", Check::V13),
];

/// The check that hiding a claim at the top breaks; none where it may be hidden.
pub(crate) fn never_hidden(name: &str) -> Option<Check> {
    let mut never = NEVER_HIDDEN.iter();
    never
        .find(|(never, _)| *never == name)
        .map(|(_, check)| *check)
}

/// A payload with what is disclosed in its place.
#[derive(Debug, Clone)]
pub(crate) struct Processed {
    /// Without digests and what is about them.
    pub payload: Value,
    /// Where each disclosure went, outer ones first.
    pub found: Vec<Found>,
}

/// Where a disclosure went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which of the disclosures that were given.
    pub disclosure: usize,
    /// In the processed payload.
    pub path: Path,
}

/// Puts disclosures in their places.
///
/// # Errors
/// V07 and V12 to V18, S2 to S4, S7 or S9 is broken.
pub(crate) fn process(payload: &Value, disclosures: &[Disclosure]) -> Result<Processed, Fault> {
    check_digest_kind(payload)?;
    let by_digest = disclosures.iter().enumerate();
    let by_digest = by_digest.map(|(index, disclosure)| (disclosure.digest.as_str(), index));
    let mut walk = Walk {
        disclosures,
        by_digest: by_digest.collect(),
        met: BTreeSet::new(),
        found: Vec::new(),
        path: Vec::new(),
    };
    let payload = walk.value(payload)?;
    if walk.found.len() < disclosures.len() {
        return Err(Fault::new(
            Check::V18,
            "a disclosure is referred to by nothing that is disclosed",
        ));
    }
    let found = walk.found;
    Ok(Processed { payload, found })
}

fn check_digest_kind(payload: &Value) -> Result<(), Fault> {
    match payload.get(DIGEST_KIND) {
        None => Ok(()),
        Some(kind) if kind.text() == Some(SHA_256) => Ok(()),
        Some(_) => Err(Fault::new(Check::V07, "_sd_alg is not sha-256")),
    }
}

struct Walk<'a> {
    disclosures: &'a [Disclosure],
    by_digest: BTreeMap<&'a str, usize>,
    /// Digests so far, of decoys too.
    met: BTreeSet<&'a str>,
    found: Vec<Found>,
    /// Where in the processed payload this is.
    path: Vec<Step>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: &'a Value) -> Result<Value, Fault> {
        match value {
            Value::List(_) | Value::Object(_) if self.path.len() >= DEPTH_MAX => {
                Err(Fault::new(Check::S9, "values lie deeper than 32"))
            }
            Value::List(items) => self.list(items),
            Value::Object(fields) => self.object(fields),
            _ => Ok(value.clone()),
        }
    }

    fn inside(&mut self, step: Step, value: &'a Value) -> Result<Value, Fault> {
        self.path.push(step);
        let value = self.value(value)?;
        self.path.pop();
        Ok(value)
    }

    fn object(&mut self, fields: &'a [(String, Value)]) -> Result<Value, Fault> {
        let mut claims = Vec::new();
        let mut digests = None;
        for (name, value) in fields {
            match name.as_str() {
                DIGESTS => digests = Some(value),
                DIGEST_KIND if self.path.is_empty() => {}
                DIGEST_KIND => return Err(nested_digest_kind()),
                ELEMENT => {
                    return Err(Fault::new(Check::S7, "... stands in what is no list"));
                }
                _ => {
                    let value = self.inside(Step::Name(name.clone()), value)?;
                    claims.push((name.clone(), value));
                }
            }
        }
        for digest in texts(digests)? {
            self.claim(digest, &mut claims)?;
        }
        Ok(Value::Object(claims))
    }

    /// Puts the claim behind a digest beside the others.
    fn claim(&mut self, digest: &'a str, claims: &mut Vec<(String, Value)>) -> Result<(), Fault> {
        let Some((index, disclosure)) = self.meet(digest)? else {
            return Ok(());
        };
        let (name, value) = disclosure.claim()?;
        check_name(name, claims)?;
        let step = Step::Name(name.to_owned());
        self.note(index, step.clone())?;
        let value = self.inside(step, value)?;
        claims.push((name.to_owned(), value));
        Ok(())
    }

    fn list(&mut self, items: &'a [Value]) -> Result<Value, Fault> {
        let mut list = Vec::new();
        for item in items {
            let (disclosure, item) = match item.get(ELEMENT) {
                None => (None, item),
                Some(digest) => {
                    let digest = placeholder(item, digest)?;
                    let Some((index, disclosure)) = self.meet(digest)? else {
                        continue;
                    };
                    (Some(index), disclosure.element()?)
                }
            };
            let step = Step::Index(list.len());
            if let Some(index) = disclosure {
                self.note(index, step.clone())?;
            }
            list.push(self.inside(step, item)?);
        }
        Ok(Value::List(list))
    }

    /// The disclosure behind a digest; none where it stays hidden or is a decoy.
    fn meet(&mut self, digest: &'a str) -> Result<Option<(usize, &'a Disclosure)>, Fault> {
        if !self.met.insert(digest) {
            return Err(Fault::new(Check::V17, "a digest is there twice"));
        }
        let index = self.by_digest.get(digest).copied();
        let disclosures = self.disclosures;
        Ok(index.and_then(|index| Some((index, disclosures.get(index)?))))
    }

    /// Notes where a disclosure went, unless nothing may be disclosed there.
    fn note(&mut self, disclosure: usize, step: Step) -> Result<(), Fault> {
        check_place(self.path.first().unwrap_or(&step))?;
        let path = Path::new(self.path.clone()).then(step);
        self.found.push(Found { disclosure, path });
        Ok(())
    }
}

fn check_name(name: &str, claims: &[(String, Value)]) -> Result<(), Fault> {
    if claims.iter().any(|(other, _)| other == name) {
        let message = ["the disclosed name ", name, " is there already"].concat();
        return Err(Fault::new(Check::V14, message));
    }
    if name == DIGEST_KIND {
        return Err(nested_digest_kind());
    }
    Ok(())
}

/// That what is disclosed lies, from the top, in a claim that may be hidden.
fn check_place(top: &Step) -> Result<(), Fault> {
    let Step::Name(name) = top else {
        return Ok(());
    };
    match never_hidden(name) {
        None => Ok(()),
        Some(check) => {
            let message = [
                name,
                " is disclosed, or something in it, but must never be hidden",
            ]
            .concat();
            Err(Fault::new(check, message))
        }
    }
}

/// The digests of an object.
fn texts(digests: Option<&Value>) -> Result<Vec<&str>, Fault> {
    let texts: Option<Vec<&str>> = match digests {
        None => Some(Vec::new()),
        Some(Value::List(digests)) => digests.iter().map(Value::text).collect(),
        Some(_) => None,
    };
    texts.ok_or_else(|| Fault::new(Check::S3, "_sd is no list of texts"))
}

/// The digest of a hidden element.
fn placeholder<'a>(item: &Value, digest: &'a Value) -> Result<&'a str, Fault> {
    match digest {
        Value::Text(digest) if item.fields().len() == 1 => Ok(digest),
        _ => Err(Fault::new(
            Check::S7,
            "... in a list's element is not alone or has no digest",
        )),
    }
}

fn nested_digest_kind() -> Fault {
    Fault::new(
        Check::S4,
        "_sd_alg stands elsewhere than at the top of what the issuer signed",
    )
}
