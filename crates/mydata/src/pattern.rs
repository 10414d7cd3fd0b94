//! Where claims are in any certificate of a type: the path of SD-JWT VC Type Metadata
//! and the claims path pointer of OpenID4VP, `["family", null, "name"]`.

use std::fmt;

use madang_json::{FromJson, Json, Kind, ReadError};
use serde::{Serialize, Serializer};

use crate::{Path, Step, Value};

/// A step down, perhaps into several values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PatternStep {
    /// Into one value.
    One(Step),
    /// Into each element of a list; `null` in JSON.
    Every,
}

/// A path that may stand for several claims; never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathPattern(Vec<PatternStep>);

/// What stands for one that was refused, while the rest of its file is read.
impl Default for PathPattern {
    fn default() -> Self {
        Self(vec![PatternStep::Every])
    }
}

impl PathPattern {
    /// A pattern of steps; none where there is none.
    #[must_use]
    pub fn new(steps: Vec<PatternStep>) -> Option<Self> {
        (!steps.is_empty()).then_some(Self(steps))
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> &[PatternStep] {
        &self.0
    }

    /// Whether it stands for the claim at a path.
    #[must_use]
    pub fn matches(&self, path: &Path) -> bool {
        self.0.len() == path.steps().len() && self.leads_to(path)
    }

    /// Whether it stands for the claim at a path or for something that this lies in.
    #[must_use]
    pub fn leads_to(&self, path: &Path) -> bool {
        let mut pairs = self.0.iter().zip(path.steps());
        self.0.len() <= path.steps().len() && pairs.all(|(own, step)| own.takes(step))
    }

    /// Whether all it stands for lies in what the other stands for, or is that.
    #[must_use]
    pub fn lies_in(&self, outer: &Self) -> bool {
        let mut pairs = outer.0.iter().zip(&self.0);
        outer.0.len() <= self.0.len()
            && pairs.all(|(outer, own)| match own {
                PatternStep::One(step) => outer.takes(step),
                PatternStep::Every => *outer == PatternStep::Every,
            })
    }

    /// Paths of the values that it stands for, in the order of the document
    /// (OpenID4VP 1.0, section 7.1); empty where there is none, or where a step is into
    /// a list and meets something else, or the reverse.
    #[must_use]
    pub fn find(&self, claims: &Value) -> Vec<Path> {
        let mut found = vec![(Path::default(), claims)];
        for step in &self.0 {
            let mut next = Vec::new();
            for (path, value) in found {
                if !step.go(&path, value, &mut next) {
                    return Vec::new();
                }
            }
            found = next;
        }
        found.into_iter().map(|(path, _)| path).collect()
    }

    /// The steps up to the last one into every element: to the elements of the
    /// innermost list; none where it goes through no list.
    #[must_use]
    pub fn elements(&self) -> Option<&[PatternStep]> {
        let last = self
            .0
            .iter()
            .rposition(|step| *step == PatternStep::Every)?;
        self.0.get(..=last)
    }

    /// The name that it begins with.
    pub(crate) fn first_name(&self) -> Option<&str> {
        self.0.first().and_then(PatternStep::name)
    }

    /// The name that it ends with; none where it ends in a list.
    pub(crate) fn last_name(&self) -> Option<&str> {
        self.0.last().and_then(PatternStep::name)
    }

    /// The nearest named claim that it lies in.
    pub(crate) fn outer(&self) -> Option<Self> {
        let (_, outer) = self.0.split_last()?;
        let last = outer.iter().rposition(|step| step.name().is_some())?;
        outer.get(..=last).map(|steps| Self(steps.to_vec()))
    }
}

impl PatternStep {
    /// Into an object's field.
    #[must_use]
    pub fn into_field(name: &str) -> Self {
        Self::One(Step::Name(name.to_owned()))
    }

    pub(crate) fn takes(&self, step: &Step) -> bool {
        match self {
            Self::One(own) => own == step,
            Self::Every => matches!(step, Step::Index(_)),
        }
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::One(Step::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// Goes a step further into a value; false where it is not of the kind.
    fn go<'a>(&self, path: &Path, value: &'a Value, found: &mut Vec<(Path, &'a Value)>) -> bool {
        match (self, value) {
            (Self::One(Step::Name(name)), Value::Object(_)) => {
                let step = Step::Name(name.clone());
                found.extend(value.get(name).map(|value| (path.then(step), value)));
            }
            (Self::One(Step::Index(index)), Value::List(values)) => {
                let step = Step::Index(*index);
                found.extend(values.get(*index).map(|value| (path.then(step), value)));
            }
            (Self::Every, Value::List(values)) => {
                let steps = (0..).map(|index| path.then(Step::Index(index)));
                found.extend(steps.zip(values));
            }
            _ => return false,
        }
        true
    }
}

/// With dots between the steps and `*` for every element, `family.*.name`: for people.
impl fmt::Display for PathPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(".")?;
            }
            match step {
                PatternStep::One(Step::Name(name)) => f.write_str(name)?,
                PatternStep::One(Step::Index(index)) => index.fmt(f)?,
                PatternStep::Every => f.write_str("*")?,
            }
        }
        Ok(())
    }
}

impl FromJson for PathPattern {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut steps = Vec::new();
        for (row, step) in json.list()?.enumerate() {
            let read = match step.kind() {
                Kind::Text(name) => Ok(PatternStep::into_field(name)),
                Kind::Null => Ok(PatternStep::Every),
                _ => u32::from_json(step)
                    .map(|index| PatternStep::One(Step::Index(index as usize)))
                    .map_err(|_| step.not("a name, null or a number from 0 on")),
            };
            steps.push(read.map_err(|error| error.in_row(row))?);
        }
        Self::new(steps).ok_or_else(|| ReadError::new("is empty"))
    }
}

impl Serialize for PathPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl Serialize for PatternStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(Step::Name(name)) => name.serialize(serializer),
            Self::One(Step::Index(index)) => index.serialize(serializer),
            Self::Every => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PathPattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PathPattern".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Where claims are: names, places in a list from 0, null for every element of a list.",
            "type": "array",
            "minItems": 1,
            "items": { "anyOf": [
                { "type": "string" },
                { "type": "integer", "minimum": 0 },
                { "type": "null" },
            ] },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PathPattern;
    use crate::{Path, Value};

    const CLAIMS: &str = r#"{"name":"가","address":{"road":"나"},
        "family":[{"name":"다"},{"relation":"자녀"},{"name":"라"}],"ages":[3,[4]]}"#;

    fn pattern(json: &str) -> PathPattern {
        madang_json::read(json.as_bytes()).unwrap()
    }

    fn found(json: &str) -> Vec<String> {
        let found = pattern(json).find(&Value::parse(CLAIMS.as_bytes()).unwrap());
        found.iter().map(ToString::to_string).collect()
    }

    /// OpenID4VP 1.0, section 7.1.
    #[test]
    fn it_finds_what_the_standard_says() {
        assert_eq!(found(r#"["name"]"#), ["name"]);
        assert_eq!(found(r#"["address"]"#), ["address"]);
        assert_eq!(
            found(r#"["family",null,"name"]"#),
            ["family.0.name", "family.2.name"]
        );
        assert_eq!(found(r#"["family",1]"#), ["family.1"]);
        let nothing: [&str; 0] = [];
        for path in [
            r#"["job"]"#,
            r#"["family",3]"#,
            r#"["family","name"]"#,
            r#"["address",null]"#,
            r#"["address",0]"#,
            r#"["ages",null,null]"#,
        ] {
            assert_eq!(found(path), nothing, "{path}");
        }
    }

    #[test]
    fn it_knows_what_it_stands_for() {
        let names = pattern(r#"["family",null,"name"]"#);
        let path = |text| Path::parse(text).unwrap();
        assert!(names.matches(&path("family.3.name")));
        assert!(!names.matches(&path("family.3")));
        assert!(pattern(r#"["family"]"#).leads_to(&path("family.3.name")));
        assert!(!pattern(r#"["family"]"#).matches(&path("family.3.name")));
        assert!(names.lies_in(&pattern(r#"["family",null]"#)));
        assert!(pattern(r#"["family",2,"name"]"#).lies_in(&pattern(r#"["family",null]"#)));
        assert!(!pattern(r#"["family",null]"#).lies_in(&pattern(r#"["family",2]"#)));
        assert_eq!(names.outer(), Some(pattern(r#"["family"]"#)));
        assert_eq!(names.to_string(), "family.*.name");
    }

    #[test]
    fn it_is_read_and_written() {
        let json = r#"["family",null,"members",0]"#;
        assert_eq!(serde_json::to_string(&pattern(json)).unwrap(), json);
        for (json, error) in [
            ("[]", "is empty"),
            (
                r#"["a",-1]"#,
                "[1]: a name, null or a number from 0 on is expected, not -1",
            ),
            (
                r#"["a",{}]"#,
                "[1]: a name, null or a number from 0 on is expected, not an object",
            ),
            (r#""a""#, "a list is expected, not \"a\""),
        ] {
            let refused = madang_json::read::<PathPattern>(json.as_bytes()).unwrap_err();
            assert_eq!(refused.to_string(), error);
        }
    }
}
