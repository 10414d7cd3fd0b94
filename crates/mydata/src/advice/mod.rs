//! What of a certificate to hand over for a purpose: three piles, a reason for each,
//! and what a selection gives away.
//!
//! Only what a purpose needs is ever ticked by itself. Which of several children is
//! meant is asked, not guessed.

mod infer;
mod pick;

use std::collections::BTreeSet;

use madang_api::LocalText;

use crate::purposes::{Asked, Field, Level};
use crate::types::{ClaimType, CredentialType, Sensitive};
use crate::{Held, Path, Step};

pub use infer::Inferred;
pub use pick::Pick;

/// What to hand over of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice<'a> {
    /// The fields of the certificate, in the order of its type: that of the claims in a
    /// token is by chance.
    pub fields: Vec<Advised<'a>>,
    /// Elements of lists of which the purpose means one: which child.
    pub picks: Vec<Pick>,
    /// What the purpose needs and the certificate does not have.
    pub missing: Vec<&'a Field>,
}

/// What is advised about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advised<'a> {
    /// Where it is in the certificate.
    pub path: Path,
    /// Its pile.
    pub level: Level,
    /// Why; none where the general reason holds, that the purpose does not need it.
    pub why: Option<&'a LocalText>,
    /// What is known of the claim; none for a certificate of a type that is not known.
    pub claim: Option<&'a ClaimType>,
    /// Why it takes a second confirmation; none where it takes none.
    pub sensitive: Option<Sensitive>,
    /// Whether it cannot be kept back, so that every receiver gets it.
    pub is_fixed: bool,
}

/// How much a selection hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Fields that the receiver gets.
    pub given: usize,
    /// All fields of the certificate.
    pub of: usize,
    /// How many of those given are sensitive.
    pub sensitive: usize,
}

impl<'a> Advice<'a> {
    /// Advice on a certificate, by what is known of its type and what a purpose asks of
    /// it; without a purpose nothing is needed. `picked` are elements of lists that the
    /// citizen means.
    #[must_use]
    pub fn new(
        held: &Held,
        kind: Option<&'a CredentialType>,
        asked: Option<&'a Asked>,
        picked: &[Path],
    ) -> Self {
        let asked: &[Field] = asked.map_or(&[], |asked| &asked.fields);
        let leaves = match kind {
            Some(kind) => kind.in_order(held.leaves()),
            None => held.leaves(),
        };
        let case = Case {
            held,
            picks: pick::picks(asked, held.claims(), &leaves, picked),
            asked,
        };
        let advised = |path: &Path| {
            let field = case.field(path);
            Advised {
                level: field.map_or(Level::Excess, |field| field.level),
                why: field.map(|field| &field.why),
                claim: kind.and_then(|kind| kind.claim(path)),
                sensitive: kind.and_then(|kind| kind.sensitive(path)),
                is_fixed: !held.is_hideable(path),
                path: path.clone(),
            }
        };
        let is_missing = |field: &&Field| {
            let is_there = |path: &Path| field.is_of(path, held.claims());
            field.level == Level::Must && !leaves.iter().any(is_there)
        };
        Self {
            fields: leaves.iter().map(advised).collect(),
            missing: asked.iter().filter(is_missing).collect(),
            picks: case.picks,
        }
    }

    /// The fields of a pile.
    pub fn pile(&self, level: Level) -> impl Iterator<Item = &Advised<'a>> {
        self.fields.iter().filter(move |field| field.level == level)
    }

    /// What is ticked at first: what the purpose needs, and nothing else.
    #[must_use]
    pub fn ticked(&self) -> Vec<Path> {
        let needed = self.pile(Level::Must);
        needed.map(|field| field.path.clone()).collect()
    }

    /// What is advised about the field at a path.
    #[must_use]
    pub fn field(&self, path: &Path) -> Option<&Advised<'a>> {
        self.fields.iter().find(|field| field.path == *path)
    }

    /// How much a selection hands over, together with what cannot be kept back.
    #[must_use]
    pub fn count(&self, selection: &[Path]) -> Count {
        let given = || self.given(selection);
        Count {
            given: given().count(),
            of: self.fields.len(),
            sensitive: given().filter(|field| field.sensitive.is_some()).count(),
        }
    }

    /// What of a selection takes a second confirmation, each kind once.
    #[must_use]
    pub fn confirmations(&self, selection: &[Path]) -> BTreeSet<Sensitive> {
        let mut kinds = BTreeSet::new();
        for field in self.given(selection).filter(|field| !field.is_fixed) {
            // One at a time: `collect` would sort them first, by code of its own.
            field.sensitive.map(|kind| kinds.insert(kind));
        }
        kinds
    }

    /// Fields of a selection that the purpose does not need: what an office asks too
    /// much where the selection is what it asks.
    pub fn excess(&self, selection: &[Path]) -> impl Iterator<Item = &Advised<'a>> {
        let given = self.given(selection);
        given.filter(|field| field.level == Level::Excess && !field.is_fixed)
    }

    /// Fields that the receiver of a selection gets.
    fn given(&self, selection: &[Path]) -> impl Iterator<Item = &Advised<'a>> {
        let fields = self.fields.iter();
        fields.filter(|field| field.is_fixed || selection.contains(&field.path))
    }
}

/// A certificate under a purpose.
struct Case<'a, 'h> {
    held: &'h Held,
    asked: &'a [Field],
    picks: Vec<Pick>,
}

impl<'a> Case<'a, '_> {
    /// What the purpose says of a field most closely: of statements about it the one
    /// with the longest path counts, then one with conditions, then the one that needs
    /// it more.
    fn field(&self, path: &Path) -> Option<&'a Field> {
        let says = self.asked.iter().filter(|field| self.says(field, path));
        says.min_by_key(|field| {
            let length = field.path.steps().len();
            (
                std::cmp::Reverse(length),
                field.only.is_empty(),
                field.level,
            )
        })
    }

    fn says(&self, field: &Field, path: &Path) -> bool {
        field.is_of(path, self.held.claims()) && (!field.is_of_one() || self.is_picked(field, path))
    }

    /// Whether a claim is in the element that the citizen means.
    fn is_picked(&self, field: &Field, path: &Path) -> bool {
        field.element(path).is_none_or(|element| {
            let mut picks = self.picks.iter();
            picks.any(|pick| pick.picked.contains(&element))
        })
    }
}

impl CredentialType {
    /// Claims in the order of the type. By insertion, as there are few and a sort is
    /// much code.
    fn in_order(&self, paths: Vec<Path>) -> Vec<Path> {
        let mut sorted: Vec<(Vec<usize>, Path)> = Vec::with_capacity(paths.len());
        for path in paths {
            let place = self.place(&path);
            let before = sorted.partition_point(|(other, _)| *other <= place);
            sorted.insert(before, (place, path));
        }
        sorted.into_iter().map(|(_, path)| path).collect()
    }

    /// Where a claim stands among those of a certificate: for each step the place in
    /// the type, or in the list.
    fn place(&self, path: &Path) -> Vec<usize> {
        let mut outer = Path::default();
        let places = path.steps().iter().map(|step| {
            outer = outer.then(step.clone());
            match step {
                Step::Index(index) => *index,
                Step::Name(_) => {
                    let place = self
                        .claims
                        .iter()
                        .position(|claim| claim.path.matches(&outer));
                    place.unwrap_or(usize::MAX)
                }
            }
        });
        places.collect()
    }

    /// Why a claim takes a second confirmation: for its own reason or for that of what
    /// it lies in.
    fn sensitive(&self, path: &Path) -> Option<Sensitive> {
        let mut claims = self.claims.iter();
        claims.find_map(|claim| claim.sensitive.filter(|_| claim.path.leads_to(path)))
    }
}

#[cfg(test)]
mod tests;
