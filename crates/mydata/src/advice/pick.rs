//! Which element of a list is meant: one child of several.

use crate::purposes::Field;
use crate::{Path, Value};

/// Elements of a list of which a purpose means one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// The elements that it may mean, in the order of the list.
    pub elements: Vec<Path>,
    /// Those that the citizen means; the only one there is is meant by itself.
    pub picked: Vec<Path>,
}

impl Pick {
    /// Whether the citizen has still to say which.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.picked.is_empty()
    }
}

/// What is to be picked for the statements of a purpose, the same elements once.
pub(super) fn picks(
    asked: &[Field],
    claims: &Value,
    leaves: &[Path],
    picked: &[Path],
) -> Vec<Pick> {
    let mut picks: Vec<Pick> = Vec::new();
    for field in asked.iter().filter(|field| field.is_of_one()) {
        let mut elements: Vec<Path> = Vec::new();
        for path in leaves.iter().filter(|path| field.is_of(path, claims)) {
            let element = field.element(path);
            elements.extend(element.filter(|element| !elements.contains(element)));
        }
        if elements.is_empty() || picks.iter().any(|pick| pick.elements == elements) {
            continue;
        }
        let picked = match elements.as_slice() {
            [only] => vec![only.clone()],
            _ => {
                let meant = elements.iter().filter(|element| picked.contains(element));
                meant.cloned().collect()
            }
        };
        picks.push(Pick { elements, picked });
    }
    picks
}
