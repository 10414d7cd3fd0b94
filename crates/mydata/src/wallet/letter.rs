//! A letter that asks a receiver to delete what it was given.

use super::{Receipt, Way};
use crate::purposes::Purpose;
use crate::{PurposesFile, TypesFile, grouped};

/// What such a letter says, in a language; the page has the sentences around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletionLetter<'a> {
    /// Who it is to.
    pub receiver: &'a str,
    /// When it was handed over, in seconds since 1970 (UTC).
    pub given_at: i64,
    /// How.
    pub way: Way,
    /// What the certificate is called.
    pub certificate: String,
    /// What the fields are called, each name once; no values.
    pub fields: Vec<String>,
    /// The number by which the receiver finds it: of the document, in groups, or the
    /// nonce of its request.
    pub number: Option<String>,
    /// What it was for, if that is one of the known purposes.
    pub purpose: Option<&'a Purpose>,
    /// When the receiver should have deleted it, in seconds since 1970 (UTC).
    pub delete_by: Option<i64>,
}

impl Receipt {
    /// The letter about this.
    #[must_use]
    pub fn letter<'a>(
        &'a self,
        types: &TypesFile,
        purposes: &'a PurposesFile,
        language: &str,
    ) -> DeletionLetter<'a> {
        let kind = types.get(&self.vct);
        let mut fields: Vec<String> = Vec::new();
        for path in &self.fields {
            let claim = kind.and_then(|kind| kind.claim(path));
            let label = claim.map_or_else(|| path.to_string(), |claim| claim.label_in(language));
            if !fields.contains(&label) {
                fields.push(label);
            }
        }
        let number = self.nonce.as_deref();
        DeletionLetter {
            receiver: &self.receiver,
            given_at: self.at,
            way: self.way,
            certificate: kind
                .map_or(&*self.vct, |kind| kind.name_in(language))
                .to_owned(),
            fields,
            number: number.map(|number| match crate::typed_number(number) {
                Some(number) => grouped(&number),
                None => number.to_owned(),
            }),
            purpose: self.purpose.as_deref().and_then(|id| purposes.get(id)),
            delete_by: self.delete_by,
        }
    }
}
