//! The values of invented certificates, held against their type.

use madang_mydata::types::{ClaimType, CredentialType, Format};
use madang_mydata::{Path, PathPattern, PatternStep, Step, Value};

/// The first value that is not as its type says, with its path.
pub(super) fn check(claims: &Value, kind: &CredentialType) -> Result<(), (Path, &'static str)> {
    for claim in &kind.claims {
        for path in claim.path.find(claims) {
            check_value(&path, claims, claim, kind)?;
        }
        if claim.mandatory
            && let Some(path) = missing(&claim.path, claims)
        {
            return Err((path, "is missing, and its type has it in every certificate"));
        }
    }
    Ok(())
}

fn check_value(
    path: &Path,
    claims: &Value,
    claim: &ClaimType,
    kind: &CredentialType,
) -> Result<(), (Path, &'static str)> {
    let Some(value) = path.of(claims) else {
        return Ok(());
    };
    let has_others = kind
        .claims
        .iter()
        .any(|other| other.path != claim.path && other.path.lies_in(&claim.path));
    let problem = match (has_others, value, claim.format) {
        (true, Value::Object(_) | Value::List(_), _) => return Ok(()),
        (true, ..) => "an object or a list is expected",
        (false, Value::Text(_), Format::Text) | (false, Value::Bool(_), Format::YesNo) => {
            return Ok(());
        }
        (false, Value::Text(text), Format::Date) if is_date(text) => return Ok(()),
        (false, Value::Text(text), Format::Month) if is_date(&format!("{text}-01")) => {
            return Ok(());
        }
        (false, Value::Number(number), Format::Krw | Format::Count)
            if number.parse::<i64>().is_ok() =>
        {
            return Ok(());
        }
        (false, _, format) => expected(format),
    };
    Err((path.clone(), problem))
}

fn expected(format: Format) -> &'static str {
    match format {
        Format::Text => "a text is expected",
        Format::Date => "a date such as 2026-05-12 is expected",
        Format::Krw | Format::Count => "a whole number is expected",
        Format::YesNo => "true or false is expected",
        Format::Month => "a month such as 2026-05 is expected",
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok()
}

/// The first value of a pattern that is not there.
fn missing(pattern: &PathPattern, claims: &Value) -> Option<Path> {
    go(pattern.steps(), claims, &Path::default())
}

fn go(steps: &[PatternStep], value: &Value, at: &Path) -> Option<Path> {
    let (step, rest) = steps.split_first()?;
    match step {
        PatternStep::One(step) => {
            let path = at.then(step.clone());
            let inside = match step {
                Step::Name(name) => value.get(name),
                Step::Index(index) => value.items().get(*index),
            };
            match inside {
                Some(inside) => go(rest, inside, &path),
                None => Some(path),
            }
        }
        PatternStep::Every => {
            let mut elements = value.items().iter().enumerate();
            elements.find_map(|(index, element)| go(rest, element, &at.then(Step::Index(index))))
        }
    }
}

#[cfg(test)]
mod tests {
    use madang_mydata::{TypesFile, Value};

    use super::check;

    fn checked(claims: &str) -> Result<(), String> {
        let types = br#"{"schema":"madang.mydata.types.v1","types":[{"vct":"https://a.example/1",
            "display":[],"office":{},"valid_days":1,"claims":[
            {"path":["a"],"display":[]},
            {"path":["a",null,"b"],"display":[],"mandatory":true},
            {"path":["d"],"display":[],"format":"date"},
            {"path":["m"],"display":[],"format":"month"},
            {"path":["n"],"display":[],"format":"krw"},
            {"path":["y"],"display":[],"format":"yes_no"}]}]}"#;
        let types = TypesFile::parse(types).unwrap();
        let claims = Value::parse(claims.as_bytes()).unwrap();
        let checked = check(&claims, &types.types[0]);
        checked.map_err(|(path, problem)| format!("{path}: {problem}"))
    }

    #[test]
    fn values_are_as_their_type_says() {
        let good = r#"{"a":[{"b":"x"},{"b":""}],"d":"2026-05-12","m":"2026-05","n":-1,"y":true}"#;
        assert_eq!(checked(good), Ok(()));
        assert_eq!(
            checked("{}"),
            Err("a: is missing, and its type has it in every certificate".into())
        );
        for (claims, problem) in [
            (
                r#"{"a":[{"b":"x"},{}]}"#,
                "a.1.b: is missing, and its type has it in every certificate",
            ),
            (r#"{"a":[{"b":1}]}"#, "a.0.b: a text is expected"),
            (r#"{"a":"x"}"#, "a: an object or a list is expected"),
            (
                r#"{"a":[],"d":"2026-02-30"}"#,
                "d: a date such as 2026-05-12 is expected",
            ),
            (
                r#"{"a":[],"d":"2026-2-3"}"#,
                "d: a date such as 2026-05-12 is expected",
            ),
            (
                r#"{"a":[],"m":"2026-13"}"#,
                "m: a month such as 2026-05 is expected",
            ),
            (r#"{"a":[],"n":1.5}"#, "n: a whole number is expected"),
            (r#"{"a":[],"y":"yes"}"#, "y: true or false is expected"),
        ] {
            assert_eq!(checked(claims), Err(problem.to_owned()), "{claims}");
        }
    }
}
