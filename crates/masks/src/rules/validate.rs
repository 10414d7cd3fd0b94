//! What a file of rules must keep to beyond its form.

use std::collections::BTreeSet;

use madang_api::LocalText;
use madang_json::ReadError;

use super::{Evidence, Fact, HolidayPolicy, ProxyClass, ProxyDay, ProxyRule, Rule, RulesFile, Who};

/// Why a file of rules was refused: where in it, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RulesError(#[from] ReadError);

type Checked = Result<(), ReadError>;

impl RulesFile {
    /// Reads a file. It may still contradict itself: see [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, RulesError> {
        Ok(madang_json::read(bytes)?)
    }

    /// Checks that the rules cover each date once and that the file agrees with
    /// itself; publishers do, readers need not.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self) -> Result<(), RulesError> {
        unique("sources", self.sources.iter().map(|source| &source.id))?;
        each("sources", &self.sources, |source| {
            text("name", &source.name)
        })?;
        unique(
            "proxy_classes",
            self.proxy_classes.iter().map(|class| &class.id),
        )?;
        each("proxy_classes", &self.proxy_classes, |class| {
            self.class(class)
        })?;
        self.rules_in_turn()?;
        each("rules", &self.rules, |rule| self.rule(rule))?;
        self.holidays_in_turn()?;
        each("holidays", &self.holidays, |holiday| {
            text("name", &holiday.name)?;
            self.supported(holiday.evidence, &holiday.sources)
        })?;
        each("notes", &self.notes, |note| {
            if note.to < note.from {
                return Err(ReadError::new("is before `from`").in_field("to"));
            }
            self.fact(&note.fact).map_err(|e| e.in_field("fact"))
        })?;
        Ok(())
    }

    /// No date twice, none left out.
    fn rules_in_turn(&self) -> Checked {
        if self.rules.is_empty() {
            return Err(ReadError::new("there is no rule").in_field("rules"));
        }
        let mut expected = None;
        each("rules", &self.rules, |rule| {
            if expected.is_some_and(|expected| rule.from != expected) {
                let problem = "is not the day after the rule before it";
                return Err(ReadError::new(problem).in_field("from"));
            }
            if rule.to < rule.from {
                return Err(ReadError::new("is before `from`").in_field("to"));
            }
            expected = rule.to.succ_opt();
            Ok(())
        })?;
        if expected.is_some_and(|after| after > self.as_of) {
            return Err(ReadError::new("is before the last rule ends").in_field("as_of"));
        }
        Ok(())
    }

    fn rule(&self, rule: &Rule) -> Checked {
        numbers(rule)?;
        if let Some(days) = &rule.weekday_digits {
            digits(days).map_err(|error| error.in_field("weekday_digits"))?;
        }
        if rule.holiday_policy == HolidayPolicy::Unknown {
            return Err(
                ReadError::new("as_weekend or as_weekday is expected").in_field("holiday_policy")
            );
        }
        if let Some(proxy) = &rule.proxy {
            self.proxy(proxy).map_err(|e| e.in_field("proxy"))?;
        }
        each("facts", &rule.facts, |fact| self.fact(fact))
    }

    fn proxy(&self, proxy: &ProxyRule) -> Checked {
        if proxy.day == ProxyDay::Unknown {
            let problem = "beneficiary, either, family or any is expected";
            return Err(ReadError::new(problem).in_field("day"));
        }
        text("by", &proxy.by)?;
        each("bring", &proxy.bring, in_every_language)?;
        unique("classes", proxy.classes.iter())?;
        each("classes", &proxy.classes, |id| {
            let known = self.proxy_classes.iter().any(|class| class.id == *id);
            known.then_some(()).ok_or_else(|| unknown(id))
        })
    }

    fn class(&self, class: &ProxyClass) -> Checked {
        text("name", &class.name)?;
        let bounds = class.born_from.is_some() || class.born_to.is_some();
        let problem = match class.who {
            Who::Unknown => Some("born, circumstance or everyone is expected"),
            Who::Born if !bounds => Some("born needs born_from or born_to"),
            Who::Everyone | Who::Circumstance if bounds => Some("has born_from or born_to"),
            _ => None,
        };
        if let Some(problem) = problem {
            return Err(ReadError::new(problem).in_field("who"));
        }
        if let Some(by) = &class.by {
            text("by", by)?;
        }
        each("bring", &class.bring, in_every_language)?;
        self.supported(class.evidence, &class.sources)
    }

    fn holidays_in_turn(&self) -> Checked {
        let mut last = None;
        each("holidays", &self.holidays, |holiday| {
            if last.is_some_and(|last| last >= holiday.date) {
                let problem = "is out of order or given twice";
                return Err(ReadError::new(problem).in_field("date"));
            }
            last = Some(holiday.date);
            Ok(())
        })
    }

    fn fact(&self, fact: &Fact) -> Checked {
        text("text", &fact.text)?;
        self.supported(fact.evidence, &fact.sources)
    }

    /// Every id is a source's, and what was read was read somewhere.
    fn supported(&self, evidence: Evidence, sources: &[String]) -> Checked {
        if evidence == Evidence::Read && sources.is_empty() {
            let problem = "is empty, though the evidence is `read`";
            return Err(ReadError::new(problem).in_field("sources"));
        }
        each("sources", sources, |id| {
            let known = self.sources.iter().any(|source| source.id == *id);
            known.then_some(()).ok_or_else(|| unknown(id))
        })
    }
}

fn numbers(rule: &Rule) -> Checked {
    let problem = match (rule.weekly_quota, rule.minor_quota, rule.minors_born_from) {
        (Some(0), ..) => ("weekly_quota", "is 0: leave it out where there is no limit"),
        (_, Some(0), _) => ("minor_quota", "is 0"),
        (None, Some(_), _) => ("minor_quota", "is given without weekly_quota"),
        (_, Some(_), None) => ("minor_quota", "is given without minors_born_from"),
        (_, None, Some(_)) => ("minors_born_from", "is given without minor_quota"),
        _ => return Ok(()),
    };
    Err(ReadError::new(problem.1).in_field(problem.0))
}

/// Each of the ten digits has one weekday.
fn digits(days: &[Vec<u8>]) -> Checked {
    let mut seen = BTreeSet::new();
    for (index, digits) in days.iter().enumerate() {
        for digit in digits {
            if *digit > 9 || !seen.insert(digit) {
                let problem = format!("{digit} is no digit or is given twice");
                return Err(ReadError::new(problem).in_row(index));
            }
        }
    }
    if seen.len() < 10 {
        return Err(ReadError::new("does not give every digit a day"));
    }
    Ok(())
}

fn text(field: &str, text: &LocalText) -> Checked {
    in_every_language(text).map_err(|error| error.in_field(field))
}

fn in_every_language(text: &LocalText) -> Checked {
    let missing = |language| Err(ReadError::new("is missing").in_field(language));
    text.missing().map_or(Ok(()), missing)
}

fn unique<'a>(field: &str, ids: impl Iterator<Item = &'a String>) -> Checked {
    let mut seen = BTreeSet::new();
    for (row, id) in ids.enumerate() {
        if !seen.insert(id) {
            let problem = format!("{id:?} is given twice");
            return Err(ReadError::new(problem).in_row(row).in_field(field));
        }
    }
    Ok(())
}

fn unknown(id: &str) -> ReadError {
    ReadError::new(format!("{id:?} is nowhere in this file"))
}

/// Checks the values of a list in turn.
fn each<T>(field: &str, values: &[T], mut check: impl FnMut(&T) -> Checked) -> Checked {
    for (row, value) in values.iter().enumerate() {
        check(value).map_err(|error| error.in_row(row).in_field(field))?;
    }
    Ok(())
}
