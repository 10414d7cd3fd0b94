//! Issuing: claims and a frame become what an issuer signs, and disclosures
//! (RFC 9901, section 4 and 5).

use std::collections::BTreeSet;

use crate::disclosure::Disclosure;
use crate::process::{DIGEST_KIND, DIGESTS, ELEMENT, SHA_256, never_hidden};
use crate::{
    Fault, Frame, Held, Path, PublicKey, SIGNATURE_BYTES, SignJob, Step, Value, base64url, digest,
    jws,
};

/// How many bytes a salt has: 128 bits, as RFC 9901 advises (section 9.3).
pub const SALT_BYTES: usize = 16;

/// A credential to be.
#[derive(Debug, Clone, Copy)]
pub struct Issuing<'a> {
    /// All claims, `iss`, `vct` and times too, without `cnf` where a holder is given.
    pub claims: &'a Value,
    /// What the holder may hide.
    pub frame: &'a Frame,
    /// The holder's key, for `cnf`; none for a credential that whoever has it may use.
    pub holder: Option<&'a PublicKey>,
    /// The name of the issuer's key, for the header.
    pub kid: Option<&'a str>,
}

/// Why claims cannot be issued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// The claims are no object.
    #[error("the claims are no object")]
    NoObject,
    /// The type of the credential is missing or no text.
    #[error("vct, the type of the credential, is missing or no text")]
    NoType,
    /// A name that the format keeps for itself.
    #[error("{0}: a claim cannot be named _sd, _sd_alg or ...")]
    Reserved(Path),
    /// The frame is about a claim that is not there.
    #[error("the frame is about {0}, which is not there")]
    NotThere(Path),
    /// The frame hides a claim that must not be hidden.
    #[error("the frame hides {0}, which must never be hidden")]
    NeverHidden(String),
    /// There is a holder's key already.
    #[error("the claims have a cnf, and a holder's key is given as well")]
    TwoHolders,
    /// Not as many salts as are needed.
    #[error("{needed} salts are needed, {given} are given")]
    Salts {
        /// As many as [`Issuing::salts_needed`] says.
        needed: usize,
        /// As many as are given.
        given: usize,
    },
    /// A salt is used twice, so that hidden values could be compared.
    #[error("a salt is given twice: each has to be random anew")]
    SaltTwice,
    /// What would be issued is too large or too deep.
    #[error("nobody would take it: {0}")]
    Refused(#[from] Fault),
}

/// A credential that is not signed yet.
#[derive(Debug, Clone)]
pub struct Unsigned {
    input: String,
    /// The disclosures, each with a `~` behind it.
    disclosures: String,
}

impl Issuing<'_> {
    /// How many random salts [`Self::prepare`] takes. There is none for an order:
    /// digests are sorted, which tells nothing.
    #[must_use]
    pub fn salts_needed(&self) -> usize {
        self.frame.salts()
    }

    /// Makes what the issuer signs. Salts must be random and used for nothing else.
    ///
    /// # Errors
    /// Claims, frame and salts do not go together.
    pub fn prepare(&self, salts: &[[u8; SALT_BYTES]]) -> Result<Unsigned, IssueError> {
        self.check(salts)?;
        let mut pack = Pack {
            salts: salts.iter(),
            disclosures: String::new(),
            path: Vec::new(),
        };
        let Value::Object(mut payload) = pack.value(self.claims, Some(self.frame))? else {
            return Err(IssueError::NoObject);
        };
        payload.push((DIGEST_KIND.to_owned(), SHA_256.into()));
        if let Some(holder) = self.holder {
            let jwk = vec![("jwk".to_owned(), holder.to_value())];
            payload.push(("cnf".to_owned(), Value::Object(jwk)));
        }
        let typ = crate::verify::CREDENTIAL_TYPE;
        let unsigned = Unsigned {
            input: jws::unsigned(typ, self.kid, &Value::Object(payload)),
            disclosures: pack.disclosures,
        };
        // What no verifier takes must not be signed.
        Held::read(&unsigned.clone().finish(&[0; SIGNATURE_BYTES]))?;
        Ok(unsigned)
    }

    fn check(&self, salts: &[[u8; SALT_BYTES]]) -> Result<(), IssueError> {
        let Value::Object(_) = self.claims else {
            return Err(IssueError::NoObject);
        };
        if self.claims.get("vct").and_then(Value::text).is_none() {
            return Err(IssueError::NoType);
        }
        if self.holder.is_some() && self.claims.get("cnf").is_some() {
            return Err(IssueError::TwoHolders);
        }
        for step in self.frame.hidden() {
            if let Step::Name(name) = step
                && never_hidden(name).is_some()
            {
                return Err(IssueError::NeverHidden(name.clone()));
            }
        }
        let (needed, given) = (self.salts_needed(), salts.len());
        if needed != given {
            return Err(IssueError::Salts { needed, given });
        }
        let different: BTreeSet<&[u8; SALT_BYTES]> = salts.iter().collect();
        if different.len() < given {
            return Err(IssueError::SaltTwice);
        }
        Ok(())
    }
}

impl Unsigned {
    /// What the issuer signs.
    #[must_use]
    pub fn job(&self) -> SignJob {
        let input = self.input.clone();
        SignJob { input }
    }

    /// The credential: `<JWT>~<disclosure>~…~`.
    #[must_use]
    pub fn finish(self, signature: &[u8; SIGNATURE_BYTES]) -> String {
        [&jws::signed(&self.input, signature), "~", &self.disclosures].concat()
    }
}

/// Claims on their way into what is signed.
struct Pack<'a> {
    salts: std::slice::Iter<'a, [u8; SALT_BYTES]>,
    disclosures: String,
    /// Where among the claims this is.
    path: Vec<Step>,
}

impl Pack<'_> {
    fn value(&mut self, value: &Value, frame: Option<&Frame>) -> Result<Value, IssueError> {
        match value {
            Value::Object(fields) => self.object(fields, frame),
            Value::List(items) => self.list(items, frame),
            _ if frame.is_some_and(|frame| *frame != Frame::default()) => {
                Err(IssueError::NotThere(self.here()))
            }
            _ => Ok(value.clone()),
        }
    }

    fn object(
        &mut self,
        fields: &[(String, Value)],
        frame: Option<&Frame>,
    ) -> Result<Value, IssueError> {
        let is_there = |step: &Step| match step {
            Step::Name(name) => fields.iter().any(|(field, _)| field == name),
            Step::Index(_) => false,
        };
        self.check_frame(frame, &is_there, &|name| Step::Name(name.to_owned()))?;
        let mut packed = Vec::with_capacity(fields.len());
        let mut digests = Vec::new();
        for (name, value) in fields {
            let step = Step::Name(name.clone());
            if [DIGESTS, DIGEST_KIND, ELEMENT].contains(&name.as_str()) {
                self.path.push(step);
                return Err(IssueError::Reserved(self.here()));
            }
            let value = self.inside(&step, value, frame)?;
            if frame.is_some_and(|frame| frame.hides(&step)) {
                let hidden = Disclosure::of_claim(self.salt()?, name, value);
                digests.push(self.disclose(&hidden));
            } else {
                packed.push((name.clone(), value));
            }
        }
        for _ in 0..frame.map_or(0, Frame::decoys) {
            digests.push(self.decoy()?);
        }
        if !digests.is_empty() {
            // So that the order of the claims is not told.
            digests.sort_unstable();
            let digests = digests.into_iter().map(Value::from).collect();
            packed.push((DIGESTS.to_owned(), Value::List(digests)));
        }
        Ok(Value::Object(packed))
    }

    fn list(&mut self, items: &[Value], frame: Option<&Frame>) -> Result<Value, IssueError> {
        let is_there = |step: &Step| match step {
            Step::Name(_) => false,
            Step::Index(index) => *index < items.len(),
        };
        let index = |name: &str| match name.parse::<usize>() {
            Ok(index) if index.to_string() == name => Step::Index(index),
            _ => Step::Name(name.to_owned()),
        };
        self.check_frame(frame, &is_there, &index)?;
        let mut packed = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let step = Step::Index(index);
            let item = self.inside(&step, item, frame)?;
            packed.push(if frame.is_some_and(|frame| frame.hides(&step)) {
                let hidden = Disclosure::of_element(self.salt()?, item);
                placeholder(self.disclose(&hidden))
            } else {
                item
            });
        }
        for _ in 0..frame.map_or(0, Frame::decoys) {
            packed.push(placeholder(self.decoy()?));
        }
        Ok(Value::List(packed))
    }

    fn inside(
        &mut self,
        step: &Step,
        value: &Value,
        frame: Option<&Frame>,
    ) -> Result<Value, IssueError> {
        self.path.push(step.clone());
        let inner = frame.and_then(|frame| frame.inside(step));
        let value = self.value(value, inner)?;
        self.path.pop();
        Ok(value)
    }

    /// That all a frame is about is there.
    fn check_frame(
        &self,
        frame: Option<&Frame>,
        is_there: &dyn Fn(&Step) -> bool,
        step_of: &dyn Fn(&str) -> Step,
    ) -> Result<(), IssueError> {
        let Some(frame) = frame else {
            return Ok(());
        };
        let framed = frame.framed().map(step_of);
        let mut steps = frame.hidden().iter().cloned().chain(framed);
        match steps.find(|step| !is_there(step)) {
            None => Ok(()),
            Some(step) => Err(IssueError::NotThere(self.here().then(step))),
        }
    }

    fn here(&self) -> Path {
        Path::new(self.path.clone())
    }

    fn salt(&mut self) -> Result<&[u8; SALT_BYTES], IssueError> {
        // As many as needed are there: a frame's every salt is for something that is.
        self.salts.next().ok_or(IssueError::SaltTwice)
    }

    fn disclose(&mut self, hidden: &Disclosure) -> String {
        self.disclosures.push_str(&hidden.encoded);
        self.disclosures.push('~');
        hidden.digest.clone()
    }

    /// The digest of nothing, which cannot be told from others.
    fn decoy(&mut self) -> Result<String, IssueError> {
        Ok(digest(&base64url::encode(self.salt()?)))
    }
}

fn placeholder(digest: String) -> Value {
    Value::Object(vec![(ELEMENT.to_owned(), digest.into())])
}
