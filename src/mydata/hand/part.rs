//! A certificate of which something is handed over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::advice::{Advice, Advised, Count, Inferred};
use madang_mydata::dcql::CredentialQuery;
use madang_mydata::purposes::{Asked, Level, PurposesFile};
use madang_mydata::types::{CredentialType, Format, Sensitive};
use madang_mydata::{Path, PathPattern, Step};

use super::made::{Presented, Shown};
use crate::i18n::texts::lang;
use crate::i18n::{count, data_text, mydata as texts, t, tf};
use crate::mydata::vault::{Copy, Credential, Files, Vault};
use crate::mydata::words;

/// Members by which people tell the elements of a list apart, the best first.
const TELLING: [&str; 7] = [
    "relation", "tax_year", "ym", "dose_no", "no", "rank", "date",
];

/// What was changed by hand, by certificate.
pub type Changed = BTreeMap<String, Ticks>;

/// What was changed by hand of a certificate.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Fields that were ticked or unticked.
    pub fields: BTreeMap<Path, bool>,
    /// Elements of lists that are meant.
    pub picked: Vec<Path>,
}

/// A type of certificate that is wanted.
#[derive(Clone)]
pub struct Wanted {
    /// The type.
    pub vct: String,
    /// What the purpose needs of it; none where no purpose is known.
    asked: Option<Asked>,
    /// What an office asks for; none where nobody asks but the purpose.
    requested: Option<Vec<PathPattern>>,
    /// Whether it cannot be done without.
    pub is_needed: bool,
}

impl Wanted {
    /// What a purpose may take.
    pub fn of_purpose(asked: &Asked) -> Self {
        Self {
            vct: asked.vct.clone(),
            asked: Some(asked.clone()),
            requested: None,
            is_needed: asked.is_needed(),
        }
    }

    /// What an office asks for; `asked` is what its purpose needs.
    pub fn of_request(vct: &str, query: &CredentialQuery, asked: Option<Asked>) -> Self {
        let requested = query.claims.iter().map(|claim| claim.path.clone());
        Self {
            vct: vct.to_owned(),
            asked,
            requested: Some(requested.collect()),
            is_needed: true,
        }
    }

    fn is_requested(&self, path: &Path) -> bool {
        let requested = self.requested.as_ref();
        requested.is_some_and(|all| all.iter().any(|pattern| pattern.leads_to(path)))
    }
}

/// A certificate of which something is handed over.
#[derive(Clone)]
pub struct Part {
    files: Arc<Files>,
    purposes: Arc<PurposesFile>,
    wanted: Wanted,
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
        files: &Arc<Files>,
        purposes: &Arc<PurposesFile>,
        wanted: Wanted,
        credential: Arc<Credential>,
        ticks: Ticks,
    ) -> Self {
        let mut part = Self {
            files: Arc::clone(files),
            purposes: Arc::clone(purposes),
            wanted,
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
        read(&Advice::new(
            &copy.held,
            kind,
            self.wanted.asked.as_ref(),
            picked,
        ))
    }

    /// The pile of a field. What the purpose needs but the office does not ask for is
    /// the citizen's choice, and so is all that is asked for without a known purpose.
    pub fn level(&self, field: &Advised<'_>) -> Level {
        let requested = self.wanted.is_requested(&field.path);
        match (field.level, &self.wanted) {
            (
                Level::Must,
                Wanted {
                    requested: Some(_), ..
                },
            ) if !requested => Level::Choice,
            (Level::Excess, Wanted { asked: None, .. }) if requested => Level::Choice,
            (level, _) => level,
        }
    }

    /// Why a field is in its pile.
    pub fn why(&self, field: &Advised<'_>) -> String {
        let requested = self.wanted.is_requested(&field.path);
        match field.why {
            _ if field.is_fixed => t(texts::FIXED),
            Some(why) => data_text(why),
            None if requested && self.wanted.asked.is_none() => t(texts::WHY_ASKED),
            None => t(texts::WHY_EXCESS),
        }
    }

    /// What the office asks for although the purpose does not need it, by name.
    pub fn over(&self) -> Vec<String> {
        if self.wanted.asked.is_none() {
            return Vec::new();
        }
        self.with_advice(|advice| {
            let over = advice.fields.iter().filter(|field| {
                field.level == Level::Excess && self.wanted.is_requested(&field.path)
            });
            over.map(|field| self.full_label(&field.path)).collect()
        })
    }

    /// What is known of its type.
    pub fn kind(&self) -> Option<&CredentialType> {
        self.files.types.get(&self.credential.vct)
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
            chosen.map(|field| self.full_label(&field.path)).collect()
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
            let rules = &self.purposes.inferences;
            let inferred = advice.inferred(rules, &self.credential.vct, &self.chosen);
            inferred.iter().map(|one| self.inferred_text(one)).collect()
        })
    }

    fn inferred_text(&self, inferred: &Inferred<'_>) -> String {
        match inferred {
            Inferred::Text(text) => data_text(text),
            Inferred::Length { list, of, .. } => {
                let name = self.label(list);
                tf(texts::INFERS_LENGTH, &[("name", &name), ("n", &count(*of))])
            }
        }
    }

    /// What a claim at a path is called.
    pub fn label(&self, path: &Path) -> String {
        let claim = self.kind().and_then(|kind| kind.claim(path));
        claim.map_or_else(|| path.to_string(), |claim| claim.label_in(lang().tag()))
    }

    /// The same with what tells elements of its list apart: whose, or of when.
    pub fn full_label(&self, path: &Path) -> String {
        let steps = path.steps();
        let index = steps
            .iter()
            .rposition(|step| matches!(step, Step::Index(_)));
        let Some(element) = index.and_then(|place| steps.get(..=place)) else {
            return self.label(path);
        };
        let element = Path::new(element.to_vec());
        let told = TELLING.iter().find_map(|name| {
            let value = self.value(&element.then(Step::Name((*name).to_owned())));
            (!value.is_empty()).then_some(value)
        });
        let told = told.unwrap_or_else(|| element.to_string());
        [&self.label(path), " (", &told, ")"].concat()
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
        self.with_advice(|advice| {
            let given = advice
                .fields
                .iter()
                .filter(|field| field.is_fixed || self.chosen.contains(&field.path));
            let mut shown: Vec<Shown> = given
                .map(|field| Shown {
                    path: field.path.clone(),
                    label: self.label(&field.path),
                    value: self.value(&field.path),
                })
                .collect();
            number(&mut shown);
            shown
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

/// Numbers fields of the same name, of several children or years.
fn number(shown: &mut [Shown]) {
    let labels: Vec<String> = shown.iter().map(|field| field.label.clone()).collect();
    let same = |label: &String| labels.iter().filter(|other| *other == label).count();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (field, label) in shown.iter_mut().zip(&labels) {
        if same(label) > 1 {
            let place = seen.entry(label.clone()).or_default();
            *place += 1;
            field.label = [label, " (", &place.to_string(), ")"].concat();
        }
    }
}
