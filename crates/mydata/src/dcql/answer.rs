//! Which certificates answer a query, and with what.

use super::{CredentialSet, Query};
use crate::{Held, Path};

/// The least that answers a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What to hand over, in the order of the query.
    pub parts: Vec<Part>,
    /// Ids of certificates that are asked for and not there, or without what is asked
    /// of them.
    pub unmet: Vec<String>,
}

/// What to hand over of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the query's certificate.
    pub id: String,
    /// Which of those held.
    pub held: usize,
    /// The fields.
    pub fields: Vec<Path>,
}

impl Query {
    /// The least that answers it: of several certificates, options and sets of claims
    /// those with the fewest fields, earlier ones first. What is not required is not
    /// answered by itself.
    #[must_use]
    pub fn least(&self, held: &[&Held]) -> Answer {
        let parts: Vec<Option<Part>> = self
            .credentials
            .iter()
            .map(|credential| {
                let all = held.iter().enumerate();
                let found = all.filter_map(|(held, one)| {
                    let fields = credential.least(one)?;
                    let id = credential.id.clone();
                    Some(Part { id, held, fields })
                });
                found.min_by_key(|part| part.fields.len())
            })
            .collect();
        let part = |id: &str| parts.iter().flatten().find(|part| part.id == id);
        let (chosen, unmet) = self.chosen(&part);
        Answer {
            parts: parts
                .iter()
                .flatten()
                .filter(|part| chosen.contains(&part.id.as_str()))
                .cloned()
                .collect(),
            unmet,
        }
    }

    /// Ids of certificates that are to be handed over, and of those that cannot.
    fn chosen<'a>(
        &'a self,
        part: &dyn Fn(&str) -> Option<&'a Part>,
    ) -> (Vec<&'a str>, Vec<String>) {
        let mut chosen = Vec::new();
        let mut unmet = Vec::new();
        if self.credential_sets.is_empty() {
            let ids = self
                .credentials
                .iter()
                .map(|credential| credential.id.as_str());
            let (there, missing): (Vec<&str>, Vec<&str>) = ids.partition(|id| part(id).is_some());
            return (there, missing.into_iter().map(str::to_owned).collect());
        }
        for set in self.credential_sets.iter().filter(|set| set.required) {
            match set.least(part) {
                Some(ids) => chosen.extend(ids.iter().map(String::as_str)),
                None => {
                    let first = set.options.first().into_iter().flatten();
                    let missing = first.filter(|id| part(id).is_none());
                    unmet.extend(missing.cloned());
                }
            }
        }
        (chosen, unmet)
    }
}

impl CredentialSet {
    /// The option with the fewest fields of those that can be answered.
    fn least<'a>(&'a self, part: &dyn Fn(&str) -> Option<&'a Part>) -> Option<&'a [String]> {
        let sized = self.options.iter().filter_map(|ids| {
            let fields = ids.iter().map(|id| Some(part(id)?.fields.len()));
            let fields: Option<usize> = fields.sum();
            Some((fields?, ids))
        });
        let least = sized.min_by_key(|(fields, _)| *fields);
        least.map(|(_, ids)| ids.as_slice())
    }
}
