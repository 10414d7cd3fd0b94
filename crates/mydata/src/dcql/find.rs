//! What of a certificate a query asks for.

use super::read::FORMAT;
use super::{ClaimQuery, CredentialQuery};
use crate::{Held, Path, Value};

impl CredentialQuery {
    /// Whether a certificate is of the kind that is asked for.
    #[must_use]
    pub fn is_for(&self, held: &Held) -> bool {
        let vct = held.vct().unwrap_or_default();
        self.format == FORMAT && self.vct_values.iter().any(|asked| asked == vct)
    }

    /// The fields of a certificate that answer it with the least: paths of values that
    /// have no others in them. Of several sets of claims the one with the fewest fields
    /// counts, the receiver's favourite of those. None where the certificate does not
    /// answer it.
    #[must_use]
    pub fn least(&self, held: &Held) -> Option<Vec<Path>> {
        if !self.is_for(held) {
            return None;
        }
        let found = |claim| Found::new(claim, held.claims());
        let found: Vec<Found<'_>> = self.claims.iter().map(found).collect();
        let sets: Vec<Vec<&Found<'_>>> = match self.claim_sets.as_slice() {
            [] => vec![found.iter().collect()],
            sets => {
                let named = |ids: &Vec<String>| {
                    let named = found.iter().filter(|one| one.is_named(ids));
                    named.collect()
                };
                sets.iter().map(named).collect()
            }
        };
        let leaves = held.leaves();
        let answers = sets.iter().filter_map(|set| fields(set, &leaves));
        answers.min_by_key(Vec::len)
    }
}

/// A claim that is asked for, and where in a certificate it is.
struct Found<'a> {
    claim: &'a ClaimQuery,
    paths: Vec<Path>,
}

/// Fields that answer claims together; none where one of them is not answered.
///
/// Where a claim in a list has values, elements that have none of them are not what is
/// asked for, and so are not disclosed for other claims of the same list either: the
/// standard leaves open what several claims of a list have to do with each other, and
/// this is the least that each reading of it takes.
fn fields(set: &[&Found<'_>], leaves: &[Path]) -> Option<Vec<Path>> {
    let mut fields: Vec<Path> = Vec::new();
    for found in set {
        let paths = found.paths.iter();
        let mut meant = paths
            .filter(|path| set.iter().all(|other| other.allows(path)))
            .peekable();
        meant.peek()?;
        for path in meant {
            for leaf in leaves.iter().filter(|leaf| path.leads_to(leaf)) {
                if !fields.contains(leaf) {
                    fields.push(leaf.clone());
                }
            }
        }
    }
    Some(fields)
}

impl<'a> Found<'a> {
    fn new(claim: &'a ClaimQuery, claims: &Value) -> Self {
        let mut paths = claim.path.find(claims);
        let is_one = |value: &Value| claim.values.is_empty() || claim.values.contains(value);
        paths.retain(|path| path.of(claims).is_some_and(is_one));
        Self { claim, paths }
    }

    fn is_named(&self, ids: &[String]) -> bool {
        let id = self.claim.id.as_ref();
        id.is_some_and(|id| ids.contains(id))
    }

    /// Whether another claim is in an element of a list in which this one, by its
    /// values, is found, or in no element of that list.
    fn allows(&self, other: &Path) -> bool {
        let Some(elements) = self.claim.path.elements() else {
            return true;
        };
        let length = elements.len();
        let (Some(element), false) = (other.steps().get(..length), self.claim.values.is_empty())
        else {
            return true;
        };
        let mut pairs = elements.iter().zip(element);
        !pairs.all(|(own, step)| own.takes(step))
            || self
                .paths
                .iter()
                .any(|path| path.steps().get(..length) == Some(element))
    }
}
