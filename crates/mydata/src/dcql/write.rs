//! A query as JSON.

use super::{ClaimQuery, CredentialQuery, CredentialSet, Query};
use crate::{PatternStep, Step, Value};

impl Query {
    /// The query as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        object(vec![
            (
                "credentials",
                list(&self.credentials, CredentialQuery::to_value),
            ),
            (
                "credential_sets",
                list(&self.credential_sets, CredentialSet::to_value),
            ),
        ])
    }
}

impl CredentialQuery {
    fn to_value(&self) -> Value {
        let types = list(&self.vct_values, |vct| vct.as_str().into());
        object(vec![
            ("id", Some(self.id.as_str().into())),
            ("format", Some(self.format.as_str().into())),
            ("meta", Some(object(vec![("vct_values", types)]))),
            (
                "require_cryptographic_holder_binding",
                (!self.binding).then_some(Value::Bool(false)),
            ),
            ("claims", list(&self.claims, ClaimQuery::to_value)),
            ("claim_sets", list(&self.claim_sets, ids)),
        ])
    }
}

impl ClaimQuery {
    fn to_value(&self) -> Value {
        let steps = self.path.steps().iter().map(|step| match step {
            PatternStep::One(Step::Name(name)) => name.as_str().into(),
            PatternStep::One(Step::Index(index)) => Value::Number(index.to_string()),
            PatternStep::Every => Value::Null,
        });
        object(vec![
            ("id", self.id.as_deref().map(Value::from)),
            ("path", Some(Value::List(steps.collect()))),
            ("values", list(&self.values, Value::clone)),
        ])
    }
}

impl CredentialSet {
    fn to_value(&self) -> Value {
        object(vec![
            ("options", list(&self.options, ids)),
            ("required", (!self.required).then_some(Value::Bool(false))),
        ])
    }
}

#[expect(clippy::ptr_arg, reason = "of a list of lists")]
fn ids(ids: &Vec<String>) -> Value {
    Value::List(ids.iter().map(|id| id.as_str().into()).collect())
}

/// A list; none where it is empty, which the standard does not allow.
fn list<T>(values: &[T], write: impl Fn(&T) -> Value) -> Option<Value> {
    (!values.is_empty()).then(|| Value::List(values.iter().map(write).collect()))
}

/// An object of the fields that are there.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let fields = fields.into_iter();
    let there = fields.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect())
}
