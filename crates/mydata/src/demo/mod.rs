//! The demonstration issuer: an office that does not exist certifies invented people,
//! on the device itself. It stands where a real issuer's endpoint would, because files
//! that lie ready cannot be bound to a key that is made later.

mod frame;
mod samples;

pub use samples::{Person, Sample, SamplesFile};

use crate::types::CredentialType;
use crate::{Frame, IssueError, Issuing, PublicKey, SALT_BYTES, Unsigned, Value};

/// How many places in the status list the copies of a certificate take in turn: were
/// they all at one place, it would link them.
pub const STATUS_BLOCK: u32 = 16;

const DAY_S: i64 = 24 * 60 * 60;

/// The demonstration issuer.
#[derive(Debug, Clone, Copy)]
pub struct Issuer<'a> {
    /// Its name for machines.
    pub issuer: &'a str,
    /// How headers refer to its key.
    pub kid: Option<&'a str>,
    /// Its status list; none where nothing that it issues can be revoked.
    pub status_uri: Option<&'a str>,
}

/// A copy of a certificate to be issued.
#[derive(Debug, Clone)]
pub struct NewCopy<'a> {
    claims: Value,
    frame: Frame,
    holder: PublicKey,
    kid: Option<&'a str>,
}

impl<'a> Issuer<'a> {
    /// A batch of copies, one for each holder key, that have nothing in common but what
    /// they certify: times are those of whole days, places in the status list go round.
    /// `made` is how many copies there were before.
    #[must_use]
    pub fn batch(
        &self,
        sample: &Sample,
        kind: &CredentialType,
        holders: &[PublicKey],
        made: u32,
        now: i64,
    ) -> Vec<NewCopy<'a>> {
        let frame = match &sample.frame {
            Some(frame) => frame.clone(),
            None => kind.frame(&sample.claims),
        };
        let copy = |(place, holder): (u32, &PublicKey)| NewCopy {
            claims: self.claims(sample, kind, place, now),
            frame: frame.clone(),
            holder: *holder,
            kid: self.kid,
        };
        (made..).zip(holders).map(copy).collect()
    }

    fn claims(&self, sample: &Sample, kind: &CredentialType, place: u32, now: i64) -> Value {
        let today = now - now.rem_euclid(DAY_S);
        let issued_at = today - i64::from(sample.age_days.unwrap_or_default()) * DAY_S;
        let expires = issued_at + i64::from(kind.valid_days) * DAY_S;
        let mut claims = vec![
            ("iss".to_owned(), self.issuer.into()),
            ("iat".to_owned(), issued_at.into()),
            ("exp".to_owned(), expires.into()),
            ("vct".to_owned(), sample.vct.as_str().into()),
        ];
        if let (Some(first), Some(uri)) = (sample.status_idx, self.status_uri) {
            let idx = i64::from(first) + i64::from(place % STATUS_BLOCK);
            let list = vec![
                ("idx".to_owned(), idx.into()),
                ("uri".to_owned(), uri.into()),
            ];
            let status = vec![("status_list".to_owned(), Value::Object(list))];
            claims.push(("status".to_owned(), Value::Object(status)));
        }
        claims.extend(sample.claims.fields().iter().cloned());
        Value::Object(claims)
    }
}

impl NewCopy<'_> {
    /// How many random salts [`Self::prepare`] takes.
    #[must_use]
    pub fn salts_needed(&self) -> usize {
        self.issuing().salts_needed()
    }

    /// Makes what the issuer signs.
    ///
    /// # Errors
    /// Claims, frame and salts do not go together.
    pub fn prepare(&self, salts: &[[u8; SALT_BYTES]]) -> Result<Unsigned, IssueError> {
        self.issuing().prepare(salts)
    }

    fn issuing(&self) -> Issuing<'_> {
        Issuing {
            claims: &self.claims,
            frame: &self.frame,
            holder: Some(&self.holder),
            kid: self.kid,
        }
    }
}

#[cfg(test)]
mod tests;
