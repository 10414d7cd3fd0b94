//! A certificate of which something is handed over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::advice::{Advice, Advised, Count};
use madang_mydata::purposes::Asked;
use madang_mydata::types::{CredentialType, Format, Sensitive};
use madang_mydata::{Path, Step};

use super::load::Library;
use super::made::{Presented, Shown};
use super::vault::{Copy, Credential, Vault};
use super::words;
use crate::i18n::texts::lang;

/// What was changed by hand.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Fields that were ticked or unticked.
    pub fields: BTreeMap<Path, bool>,
    /// Elements of lists that are meant.
    pub picked: Vec<Path>,
    /// Whether a copy that others have is to be used.
    pub stale: bool,
}

/// A certificate of which something is handed over.
#[derive(Clone)]
pub struct Part {
    library: Arc<Library>,
    asked: Asked,
    /// The certificate.
    pub credential: Arc<Credential>,
    /// What was changed by hand.
    pub ticks: Ticks,
    /// What is chosen.
    pub chosen: Vec<Path>,
}

impl Part {
    /// A certificate under a purpose, with what was changed by hand.
    pub fn new(
        library: &Arc<Library>,
        asked: Asked,
        credential: Arc<Credential>,
        ticks: Ticks,
    ) -> Self {
        let mut part = Self {
            library: Arc::clone(library),
            asked,
            credential,
            ticks,
            chosen: Vec::new(),
        };
        part.chosen = part.with_advice(|advice| {
            let needed = advice.ticked();
            let fields = advice.fields.iter().filter(|field| {
                let by_hand = part.ticks.fields.get(&field.path);
                by_hand
                    .copied()
                    .unwrap_or_else(|| needed.contains(&field.path))
            });
            fields.map(|field| field.path.clone()).collect()
        });
        part
    }

    /// What is advised.
    pub fn with_advice<T>(&self, read: impl FnOnce(&Advice<'_>) -> T) -> T {
        let Some(copy) = self.credential.copies.first() else {
            // A certificate has a copy.
            return read(&Advice {
                fields: Vec::new(),
                picks: Vec::new(),
                missing: Vec::new(),
            });
        };
        let (kind, picked) = (self.kind(), &self.ticks.picked);
        read(&Advice::new(&copy.held, kind, Some(&self.asked), picked))
    }

    /// What is known of its type.
    pub fn kind(&self) -> Option<&CredentialType> {
        self.library.types.get(&self.credential.vct)
    }

    /// What it is called.
    pub fn name(&self) -> String {
        let kind = self.kind();
        kind.map_or_else(
            || self.credential.vct.clone(),
            |kind| kind.name_in(lang().tag()).to_owned(),
        )
    }

    /// How much is handed over.
    pub fn count(&self) -> Count {
        self.with_advice(|advice| advice.count(&self.chosen))
    }

    /// What takes a second confirmation.
    pub fn confirmations(&self) -> BTreeSet<Sensitive> {
        self.with_advice(|advice| advice.confirmations(&self.chosen))
    }

    /// What is chosen of what takes a second confirmation, by name.
    pub fn sensitive_names(&self) -> Vec<String> {
        self.with_advice(|advice| {
            let chosen = advice.fields.iter().filter(|field| {
                field.sensitive.is_some() && !field.is_fixed && self.chosen.contains(&field.path)
            });
            chosen.map(|field| self.label(&field.path)).collect()
        })
    }

    /// An element of a list in a few words: the name in it, else its first value.
    pub fn summary(&self, element: &Path) -> String {
        let name = element.then(Step::Name("name".to_owned()));
        let value = self.value(&name);
        match value.is_empty() {
            true => self.value(element),
            false => value,
        }
    }

    /// Whether each copy can be signed for.
    pub fn is_bound(&self) -> bool {
        self.credential.copies.iter().all(|copy| copy.key.is_some())
    }

    /// What a receiver can work out.
    pub fn inferred(&self) -> Vec<String> {
        self.with_advice(|advice| {
            let rules = &self.library.purposes.inferences;
            let inferred = advice.inferred(rules, &self.credential.vct, &self.chosen);
            inferred
                .iter()
                .map(|one| words::inferred(one, self))
                .collect()
        })
    }

    /// What a claim at a path is called, with the place in each list that it is in.
    pub fn label(&self, path: &Path) -> String {
        let claim = self.kind().and_then(|kind| kind.claim(path));
        let name = claim.map_or_else(|| path.to_string(), |claim| claim.label_in(lang().tag()));
        let places = path.steps().iter().filter_map(|step| match step {
            Step::Index(index) => Some((index + 1).to_string()),
            Step::Name(_) => None,
        });
        let places: Vec<String> = places.collect();
        match places.is_empty() {
            true => name,
            false => [&name, " (", &places.join("-"), ")"].concat(),
        }
    }

    /// What a field says.
    pub fn value(&self, path: &Path) -> String {
        let claim = self.kind().and_then(|kind| kind.claim(path));
        let format = claim.map_or(Format::Text, |claim| claim.format);
        let value = path.of(self.credential.claims());
        value
            .map(|value| words::value(value, format))
            .unwrap_or_default()
    }

    /// What the receiver sees, in the order of the certificate.
    pub fn shown(&self) -> Vec<Shown> {
        let show = |field: &Advised<'_>| Shown {
            path: field.path.clone(),
            label: self.label(&field.path),
            value: self.value(&field.path),
        };
        self.with_advice(|advice| {
            let given = advice
                .fields
                .iter()
                .filter(|field| field.is_fixed || self.chosen.contains(&field.path));
            given.map(show).collect()
        })
    }

    /// The copy that this receiver gets.
    pub fn copy(&self, receiver: &str) -> Option<&Copy> {
        self.credential
            .copies
            .get(self.credential.copy_for(receiver))
    }

    /// Signs a presentation for a receiver; none where that was not possible.
    pub async fn present(
        &self,
        vault: Vault,
        receiver: &str,
        number: &str,
        at: i64,
    ) -> Option<Presented> {
        let place = self.credential.copy_for(receiver);
        let copy = self.credential.copies.get(place)?;
        let selection = copy.held.select(&self.chosen).ok()?;
        let presentation = copy.held.present(&selection);
        let token = match copy.key.is_some() {
            true => {
                let unbound = presentation.bind(receiver, number, at);
                let signed = untrack(|| vault.sign(&self.credential.id, place, &unbound.job()));
                unbound.finish(&signed.await?)
            }
            false => presentation.without_binding(),
        };
        Some(Presented {
            copy: copy.id.clone(),
            vct: self.credential.vct.clone(),
            kind: self.name(),
            issuer: self.credential.issuer.clone(),
            expires: self.credential.time("exp"),
            token,
            fields: self.shown(),
        })
    }
}
