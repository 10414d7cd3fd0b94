//! A certificate in the wallet: copies that say the same, each with a key of its own.

use std::sync::Arc;

use madang_mydata::wallet::{CopyRecord, Receipt};
use madang_mydata::{Held, Value};

use crate::platform::crypto::Key;

/// A certificate.
#[derive(Clone)]
pub struct Credential {
    /// Its name on this device: random.
    pub id: String,
    /// Which type it is.
    pub vct: String,
    /// Who issued it.
    pub issuer: String,
    /// When it came here, in seconds since 1970.
    pub received_at: i64,
    /// The copies, one at least.
    pub copies: Vec<Copy>,
}

/// A copy: the same claims under other salts and another key, so that those who have
/// different copies cannot tell that they know the same person.
#[derive(Clone)]
pub struct Copy {
    /// Its name on this device: random.
    pub id: String,
    /// What is in it.
    pub held: Arc<Held>,
    /// The key that it is bound to; none: it is bound to none, or its key is elsewhere.
    pub key: Option<Key>,
    /// Who has it, in order, each once; an empty name where the history no longer says.
    pub given_to: Vec<String>,
}

impl Copy {
    /// A copy that nobody has; none where the text is no credential.
    pub fn new(id: String, token: &str, key: Option<Key>) -> Option<Self> {
        Some(Self {
            id,
            held: Arc::new(Held::read(token).ok()?),
            key,
            given_to: Vec::new(),
        })
    }

    /// Whether it is bound to a key that is not here.
    pub fn is_bound_elsewhere(&self) -> bool {
        self.key.is_none() && self.held.claims().get("cnf").is_some()
    }

    fn take_note(&mut self, receipt: &Receipt) {
        if receipt.copy == self.id && !self.given_to.contains(&receipt.receiver) {
            self.given_to.push(receipt.receiver.clone());
        }
    }
}

impl Credential {
    /// A certificate of copies; none without a copy, or where the first lacks type or
    /// issuer.
    pub fn new(id: String, received_at: i64, copies: Vec<Copy>) -> Option<Self> {
        let held = &copies.first()?.held;
        Some(Self {
            vct: held.vct()?.to_owned(),
            issuer: held.issuer()?.to_owned(),
            id,
            received_at,
            copies,
        })
    }

    /// What the copies say.
    pub fn claims(&self) -> &Value {
        const NOTHING: &Value = &Value::Null;
        let first = self.copies.first();
        first.map_or(NOTHING, |copy| copy.held.claims())
    }

    /// A time among the claims, such as `exp`, in whole seconds since 1970.
    pub fn time(&self, name: &str) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "saturates")]
        let whole = |number: f64| number as i64;
        self.claims().get(name)?.number().map(whole)
    }

    /// The first copy that nobody has.
    pub fn fresh(&self) -> Option<usize> {
        self.copies.iter().position(|copy| copy.given_to.is_empty())
    }

    /// How many copies nobody has.
    pub fn fresh_left(&self) -> usize {
        let fresh = |copy: &&Copy| copy.given_to.is_empty();
        self.copies.iter().filter(fresh).count()
    }

    /// The copy to give to somebody: the one that they have already, else one that
    /// nobody has, else the one that the fewest have.
    pub fn copy_for(&self, receiver: &str) -> usize {
        let has = |copy: &Copy| copy.given_to.iter().any(|other| other == receiver);
        let known = self.copies.iter().position(has);
        let fewest = || {
            let all = self.copies.iter().enumerate();
            let fewest = all.min_by_key(|(_, copy)| copy.given_to.len());
            fewest.map_or(0, |(place, _)| place)
        };
        known.or_else(|| self.fresh()).unwrap_or_else(fewest)
    }

    /// Whether it is bound to keys that are not here.
    pub fn is_bound_elsewhere(&self) -> bool {
        self.copies.iter().all(Copy::is_bound_elsewhere)
    }

    /// Notes at its copies who has them.
    pub fn take_note(&mut self, receipts: &[Arc<Receipt>]) {
        for copy in &mut self.copies {
            for receipt in receipts {
                copy.take_note(receipt);
            }
        }
    }

    /// The records that are kept, without keys.
    pub fn to_records(&self) -> Vec<CopyRecord> {
        let records = self.copies.iter().map(|copy| CopyRecord {
            id: copy.id.clone(),
            certificate: self.id.clone(),
            token: copy.held.token().to_owned(),
            key: copy.key.is_some().then(|| copy.id.clone()),
            received_at: self.received_at,
        });
        records.collect()
    }
}

/// The certificates that copies are of, oldest first; each copy with what they have in
/// common and when they came.
pub fn certificates(copies: Vec<(CopyRecord, Copy)>) -> Vec<Credential> {
    let mut all: Vec<Credential> = Vec::new();
    for (record, copy) in copies {
        match all.iter_mut().find(|one| one.id == record.certificate) {
            Some(one) => one.copies.push(copy),
            None => {
                let (id, at) = (record.certificate, record.received_at);
                all.extend(Credential::new(id, at, vec![copy]));
            }
        }
    }
    all.sort_by_key(|one| one.received_at);
    all
}
