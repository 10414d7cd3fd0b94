//! Where in a credential a claim is.

use std::fmt;
use std::str::FromStr;

use crate::Value;

/// A step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a field of an object.
    Name(String),
    /// Into an element of a list, counted from 0.
    Index(usize),
}

/// The way from the top of a credential to a value in it.
///
/// Read as `members.0.name`, `/members/0/name` (RFC 6901) or `["members",0,"name"]`.
/// Digits alone are an index in the first two; a name of digits needs the third.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<Step>);

/// A text that is no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no path: members.0.name, /members/0/name or [\"members\",0,\"name\"] is expected"
)]
pub struct NoPath(String);

impl Path {
    /// A path by its steps.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// Reads a path.
    ///
    /// # Errors
    /// It has none of the three forms, or is empty.
    pub fn parse(text: &str) -> Result<Self, NoPath> {
        text.parse()
    }

    /// The steps from the top.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The way a step further.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// Whether this leads to that value, or to one that it lies in.
    #[must_use]
    pub fn leads_to(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The value that it leads to.
    #[must_use]
    pub fn of<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        self.0.iter().try_fold(value, |value, step| match step {
            Step::Name(name) => value.get(name),
            Step::Index(index) => value.items().get(*index),
        })
    }

    /// As a list of names and indexes, the third form.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let steps = self.0.iter().map(|step| match step {
            Step::Name(name) => name.as_str().into(),
            Step::Index(index) => Value::Number(index.to_string()),
        });
        Value::List(steps.collect())
    }
}

impl FromStr for Path {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let steps = if text.starts_with('[') {
            listed(text)
        } else if let Some(pointer) = text.strip_prefix('/') {
            pointer.split('/').map(unescaped).collect()
        } else {
            text.split('.').map(typed).collect()
        };
        steps.map(Self).ok_or_else(|| NoPath(text.to_owned()))
    }
}

/// With dots where that is read back as the same, else as a list.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.0.iter().map(|step| match step {
            Step::Name(name) => name.clone(),
            Step::Index(index) => index.to_string(),
        });
        let dotted = steps.collect::<Vec<_>>().join(".");
        if Self::parse(&dotted).as_ref() == Ok(self) {
            return f.write_str(&dotted);
        }
        f.write_str(&self.to_value().write())
    }
}

fn listed(text: &str) -> Option<Vec<Step>> {
    let list = Value::parse(text.as_bytes()).ok()?;
    let steps = list.items().iter().map(|step| match step {
        Value::Text(name) => Some(Step::Name(name.clone())),
        Value::Number(number) => number.parse().ok().map(Step::Index),
        _ => None,
    });
    let steps: Option<Vec<Step>> = steps.collect();
    steps.filter(|steps| !steps.is_empty())
}

/// A step without the escapes of RFC 6901; none where an escape is unknown.
fn unescaped(step: &str) -> Option<Step> {
    let mut parts = step.split('~');
    let mut name = parts.next()?.to_owned();
    for part in parts {
        let mut letters = part.chars();
        name.push(match letters.next()? {
            '0' => '~',
            '1' => '/',
            _ => return None,
        });
        name.push_str(letters.as_str());
    }
    Some(index(&name).unwrap_or(Step::Name(name)))
}

fn typed(step: &str) -> Option<Step> {
    let name = || (!step.is_empty()).then(|| Step::Name(step.to_owned()));
    index(step).or_else(name)
}

fn index(step: &str) -> Option<Step> {
    let is_index = step.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = step == "0" || !step.starts_with('0');
    let index = step.parse().ok().filter(|_| is_index && is_plain);
    index.map(Step::Index)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Path, Step};
    use crate::Value;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn the_three_forms_say_the_same() {
        let path = Path::new(vec![name("members"), Step::Index(0), name("name")]);
        for text in [
            "members.0.name",
            "/members/0/name",
            r#"["members",0,"name"]"#,
        ] {
            assert_eq!(Path::parse(text), Ok(path.clone()), "{text}");
        }
        assert_eq!(path.to_string(), "members.0.name");
        let escaped = Path::new(vec![name("a/b"), name("c~d")]);
        assert_eq!(Path::parse("/a~1b/c~0d"), Ok(escaped));
        let zeros = Path::new(vec![name("세대원"), name("00")]);
        assert_eq!(Path::parse("세대원.00"), Ok(zeros));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "[]",
            "[",
            r#"["a",-1]"#,
            r#"["a",1.0]"#,
            r#"["a",null]"#,
            "[true]",
            "/a~",
            "/a~2",
        ] {
            assert!(Path::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_leads_to_its_value_alone() {
        let claims = Value::parse(br#"{"family":[{"name":"a"},{"name":"b"}]}"#).unwrap();
        let at = |path: &str| Path::parse(path).unwrap().of(&claims).map(Value::write);
        assert_eq!(at("family.1.name").as_deref(), Some(r#""b""#));
        assert_eq!(at("family.1").as_deref(), Some(r#"{"name":"b"}"#));
        assert_eq!(at("family.2"), None);
        assert_eq!(at("family.name"), None);
        assert_eq!(at("family.1.name.0"), None);
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            "[a-z.*/~0-9\\[가\"]{0,3}".prop_map(Step::Name),
            any::<usize>().prop_map(Step::Index),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(steps in prop::collection::vec(step(), 1..5)) {
            let path = Path::new(steps);
            prop_assert_eq!(Path::parse(&path.to_string()), Ok(path.clone()));
            prop_assert_eq!(Path::parse(&path.to_value().write()), Ok(path));
        }
    }
}
