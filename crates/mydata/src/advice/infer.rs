//! What a receiver can work out from what it gets.

use madang_api::LocalText;

use super::Advice;
use crate::purposes::Inference;
use crate::{Path, Step};

/// Something that a receiver can work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inferred<'a> {
    /// What the dataset `purposes` says of these claims together.
    Text(&'a LocalText),
    /// About how long a list is: what is kept back of it leaves digests, rounded up by
    /// decoys where the issuer adds some.
    Length {
        /// The list.
        list: Path,
        /// How many elements it has.
        of: usize,
        /// Of how many of them something is handed over.
        given: usize,
    },
}

impl Advice<'_> {
    /// What the receiver of a selection can work out, of a certificate of type `vct`.
    #[must_use]
    pub fn inferred<'i>(
        &self,
        inferences: &'i [Inference],
        vct: &str,
        selection: &[Path],
    ) -> Vec<Inferred<'i>> {
        let given: Vec<&Path> = self.given(selection).map(|field| &field.path).collect();
        let follows = |inference: &&Inference| {
            let mut all = inference.all.iter();
            inference.vct == vct
                && all.all(|pattern| given.iter().any(|path| pattern.leads_to(path)))
        };
        let texts = inferences.iter().filter(follows);
        let mut inferred: Vec<Inferred<'i>> = texts
            .map(|inference| Inferred::Text(&inference.text))
            .collect();
        let all = elements(self.fields.iter().map(|field| &field.path));
        for (list, given) in elements(given.into_iter()) {
            let whole = all.iter().find(|(known, _)| *known == list);
            let of = whole.map_or(0, |(_, elements)| elements.len());
            let given = given.len();
            if given < of {
                inferred.push(Inferred::Length { list, of, given });
            }
        }
        inferred
    }
}

/// Lists on the ways to fields, each with the elements that they go through.
fn elements<'a>(paths: impl Iterator<Item = &'a Path>) -> Vec<(Path, Vec<usize>)> {
    let mut lists: Vec<(Path, Vec<usize>)> = Vec::new();
    for path in paths {
        let mut list = Path::default();
        for step in path.steps() {
            if let Step::Index(index) = step {
                match lists.iter_mut().find(|(known, _)| *known == list) {
                    None => lists.push((list.clone(), vec![*index])),
                    Some((_, elements)) if elements.contains(index) => {}
                    Some((_, elements)) => elements.push(*index),
                }
            }
            list = list.then(step.clone());
        }
    }
    lists
}
