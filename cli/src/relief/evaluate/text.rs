//! An evaluation as people read it.

use std::fmt;

use super::one::One;
use super::reasons::{Condition, Turned};
use super::{Evaluation, Total};
use crate::relief::say;

/// Verdicts in the order in which people look for them.
const GROUPS: [(&str, &str); 5] = [
    ("eligible", "ELIGIBLE"),
    ("open", "OPEN"),
    ("confirm", "TO BE CONFIRMED: no source settles it"),
    ("not_eligible", "NOT ELIGIBLE"),
    ("impossible", "CANNOT BE"),
];

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "As of {}", self.as_of)?;
        for (verdict, heading) in GROUPS {
            let mut of = self
                .programmes
                .iter()
                .filter(|one| one.verdict == verdict)
                .peekable();
            if of.peek().is_some() {
                writeln!(f, "\n{heading}")?;
            }
            of.try_for_each(|one| write!(f, "{one}"))?;
        }
        write!(f, "\n{}", self.total)?;
        match &self.next {
            None => writeln!(f, "Nothing unasked can change a verdict or an amount."),
            Some(fact) => writeln!(f, "Next to ask, of at most {}: {fact}", self.at_most),
        }
    }
}

impl fmt::Display for One {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}", self.name)?;
        match (&self.amount, self.verdict) {
            (Some(amount), "eligible") => writeln!(f, ": {}", amount.said)?,
            (Some(amount), _) => writeln!(f, ": if so, {}", amount.said)?,
            (None, _) => writeln!(f)?,
        }
        let (id, version) = (&self.id, &self.version);
        write!(f, "    {id}, version {version}")?;
        if !self.in_force {
            let period = say::period(self.period.from, self.period.to);
            write!(f, ": not in force on this date, but {period}")?;
        }
        writeln!(f)?;
        for condition in &self.conditions {
            writeln!(f, "    {condition}")?;
        }
        if !self.missing.is_empty() {
            writeln!(f, "    missing: {}", self.missing.join(", "))?;
        }
        for change in &self.changes {
            writeln!(f, "    {change}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<8} {}", self.state, self.text)?;
        if let Some(weakest) = self.weakest {
            write!(f, " [{weakest}]")?;
        }
        match self.own.as_slice() {
            [] => Ok(()),
            own => write!(f, "\n             with {}", own.join("; ")),
        }
    }
}

impl fmt::Display for Turned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turned = match self.turns_to {
            "eligible" => "would make it a yes",
            "confirm" => "would leave it to be confirmed",
            _ => "would leave it open",
        };
        write!(f, "{turned}: {}", self.said)?;
        for then in &self.then {
            write!(f, "; then {then}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.any {
            let sum = match self.at_least_krw == self.at_most_krw {
                true => say::won((self.at_least_krw, self.at_most_krw)),
                false => format!(
                    "{} for sure, at most {}",
                    say::won((self.at_least_krw, self.at_least_krw)),
                    say::won((self.at_most_krw, self.at_most_krw))
                ),
            };
            write!(f, "In all: {sum}")?;
            if self.unknown {
                write!(f, ", and amounts that no source gives")?;
            }
            writeln!(f)?;
        }
        for left_out in &self.left_out {
            let (id, because) = (&left_out.id, &left_out.because_of);
            writeln!(
                f,
                "Not counted: {id}, which is not paid together with {because}"
            )?;
        }
        Ok(())
    }
}
