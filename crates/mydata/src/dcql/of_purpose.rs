//! A purpose as a query, for offices that ask for no more than it needs.

use super::read::FORMAT;
use super::{ClaimQuery, CredentialQuery, CredentialSet, Query};
use crate::purposes::{Asked, Field, Level, Purpose};
use crate::{PathPattern, PatternStep, Value};

impl Query {
    /// What a purpose needs, as a query. What is a choice is asked for in a second set
    /// of claims, which nobody has to answer; certificates that are a choice as a whole,
    /// in a set that is not required.
    #[must_use]
    pub fn of_purpose(purpose: &Purpose) -> Self {
        let mut credentials = Vec::new();
        let mut credential_sets = Vec::new();
        for (place, asked) in purpose.credentials.iter().enumerate() {
            let id = ["c", &place.to_string()].concat();
            let of = |level| move |field: &&Field| field.level == level;
            let required = asked.fields.iter().any(|field| field.level == Level::Must);
            if !required
                && !asked
                    .fields
                    .iter()
                    .any(|field| field.level == Level::Choice)
            {
                continue;
            }
            credential_sets.push(CredentialSet {
                options: vec![vec![id.clone()]],
                required,
            });
            let musts = asked.fields.iter().filter(of(Level::Must));
            let choices = asked.fields.iter().filter(of(Level::Choice));
            credentials.push(credential(
                id,
                asked,
                &musts.collect::<Vec<_>>(),
                &choices.collect::<Vec<_>>(),
            ));
        }
        // All of them are asked for where no set says something else.
        if credential_sets.iter().all(|set| set.required) {
            credential_sets.clear();
        }
        Self {
            credentials,
            credential_sets,
        }
    }
}

fn credential(id: String, asked: &Asked, musts: &[&Field], choices: &[&Field]) -> CredentialQuery {
    let mut claims: Vec<ClaimQuery> = Vec::new();
    for field in musts {
        add(&mut claims, field);
    }
    let least = claims.len();
    for field in choices {
        add(&mut claims, field);
    }
    let ids: Vec<String> = (0..claims.len())
        .map(|n| ["f", &n.to_string()].concat())
        .collect();
    for (claim, id) in claims.iter_mut().zip(&ids) {
        claim.id = Some(id.clone());
    }
    let mut claim_sets = Vec::new();
    if 0 < least && least < ids.len() {
        claim_sets = vec![ids.iter().take(least).cloned().collect(), ids];
    }
    CredentialQuery {
        id,
        format: FORMAT.to_owned(),
        vct_values: vec![asked.vct.clone()],
        claims,
        claim_sets,
        binding: true,
    }
}

/// Adds the claims of a field: itself, and what its conditions are about.
fn add(claims: &mut Vec<ClaimQuery>, field: &Field) {
    let mut wanted = vec![(field.path.clone(), Vec::new())];
    for (name, texts) in &field.only {
        let mut steps = field.path.elements().unwrap_or_default().to_vec();
        steps.push(PatternStep::into_field(name));
        let values = texts.iter().flat_map(|text| values(text)).collect();
        wanted.extend(PathPattern::new(steps).map(|path| (path, values)));
    }
    for (path, values) in wanted {
        match claims.iter_mut().find(|claim| claim.path == path) {
            // The standard forbids to ask for a claim twice.
            Some(claim) if claim.values.is_empty() => claim.values = values,
            Some(_) => {}
            None => claims.push(ClaimQuery {
                id: None,
                path,
                values,
            }),
        }
    }
}

/// What a text of a condition stands for: itself, and the number that is so written.
fn values(text: &str) -> Vec<Value> {
    let mut values = vec![Value::from(text)];
    let number: Option<i64> = text.parse().ok();
    values.extend(
        number
            .filter(|number| number.to_string() == text)
            .map(Value::from),
    );
    values
}
