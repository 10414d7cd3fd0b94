//! How claims are written for people.

use chrono::DateTime;
use leptos::prelude::*;
use madang_mydata::Value;
use madang_mydata::types::Format;

use crate::i18n::{count, date_value, local, mydata as texts, t};

/// A value as people write it.
pub fn value(value: &Value, format: Format) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => t(texts::YES),
        Value::Bool(false) => t(texts::NO),
        Value::Text(text) => text.clone(),
        Value::Number(number) => match (format, number.parse()) {
            (Format::Krw, Ok(won)) => [&count(won), "원"].concat(),
            (Format::Count, Ok(n)) => count(n),
            _ => number.clone(),
        },
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(|one| self::value(one, format)).collect();
            values.join(", ")
        }
        Value::Object(fields) => {
            let values = fields.iter().map(|(_, one)| self::value(one, format));
            values.collect::<Vec<_>>().join(" · ")
        }
    }
}

/// A day by the clocks in Korea, of seconds since 1970.
pub fn day(at: i64) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    date_value(local(at).date_naive())
}

/// A line of a list of facts.
pub fn fact(name: String, value: String) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
