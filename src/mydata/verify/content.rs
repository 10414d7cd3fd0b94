//! What a certificate says, field by field, under the names that people know.

use leptos::prelude::*;
use madang_mydata::types::{CredentialType, Format};
use madang_mydata::{Path, Step, Value};

use crate::i18n::{count, mydata_verify as texts, t, texts as tables, tf};

/// Claims that belong to the token; the page tells those that matter in its own words.
const TECHNICAL: [&str; 10] = [
    "iss",
    "iat",
    "nbf",
    "exp",
    "cnf",
    "vct",
    "vct#integrity",
    "aka_vcts",
    "status",
    "jti",
];

/// The fields of a payload, outer ones with what is in them; none where there is none.
pub fn fields(payload: &Value, kind: Option<&CredentialType>) -> Option<AnyView> {
    let fields = payload.fields().iter();
    let own = fields.filter(|(name, _)| !TECHNICAL.contains(&name.as_str()));
    let rows = rows(&Path::default(), own, kind);
    (!rows.is_empty()).then(|| view! { <dl class="verify-fields">{rows}</dl> }.into_any())
}

/// Fields of an object in the order in which the type names them: that of the token is
/// by chance. Those that it does not name come last.
fn rows<'a>(
    path: &Path,
    fields: impl Iterator<Item = &'a (String, Value)>,
    kind: Option<&CredentialType>,
) -> Vec<AnyView> {
    let place = |path: &Path| {
        let mut claims = kind.into_iter().flat_map(|kind| &kind.claims);
        claims
            .position(|claim| claim.path.matches(path))
            .unwrap_or(usize::MAX)
    };
    let mut found: Vec<_> = fields
        .map(|(name, value)| (path.then(Step::Name(name.clone())), name, value))
        .collect();
    found.sort_by_cached_key(|(path, _, _)| place(path));
    let row = |(path, name, value): (Path, &String, &Value)| row(&path, name, value, kind);
    found.into_iter().map(row).collect()
}

/// A field, or a group with its fields.
fn row(path: &Path, name: &str, value: &Value, kind: Option<&CredentialType>) -> AnyView {
    let claim = kind.and_then(|kind| kind.claim(path));
    let lang = tables::lang().tag();
    let label = claim.map_or_else(|| name.to_owned(), |claim| claim.label_in(lang));
    let inside = match value {
        Value::Object(fields) => group(path, fields, kind),
        Value::List(values) => list(path, &label, values, kind),
        _ => {
            let format = claim.map(|claim| claim.format).unwrap_or_default();
            let text = text(value, format);
            view! { <bdi>{text}</bdi> }.into_any()
        }
    };
    view! {
        <div>
            <dt>
                <bdi>{label}</bdi>
            </dt>
            <dd>{inside}</dd>
        </div>
    }
    .into_any()
}

fn group(path: &Path, fields: &[(String, Value)], kind: Option<&CredentialType>) -> AnyView {
    let rows = rows(path, fields.iter(), kind);
    view! { <dl class="verify-fields">{rows}</dl> }.into_any()
}

/// What was disclosed of a list, counted from 1; how long the whole list is stays
/// unknown.
fn list(path: &Path, label: &str, values: &[Value], kind: Option<&CredentialType>) -> AnyView {
    let element = |(index, value): (usize, &Value)| {
        let number = (index + 1).to_string();
        let name = tf(texts::NUMBER, &[("group", label), ("n", &number)]);
        row(&path.then(Step::Index(index)), &name, value, kind)
    };
    let rows: Vec<AnyView> = values.iter().enumerate().map(element).collect();
    view! { <dl class="verify-fields">{rows}</dl> }.into_any()
}

/// A single value as people write it.
fn text(value: &Value, format: Format) -> String {
    match value {
        Value::Bool(true) => t(texts::YES),
        Value::Bool(false) => t(texts::NO),
        Value::Text(text) => text.clone(),
        Value::Number(number) => match (format, number.parse()) {
            (Format::Krw, Ok(won)) => tf(texts::WON, &[("n", &count(won))]),
            (Format::Count, Ok(n)) => count(n),
            _ => number.clone(),
        },
        Value::Null | Value::List(_) | Value::Object(_) => "-".to_owned(),
    }
}
