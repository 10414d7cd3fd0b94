//! Whom masks could be bought for, by whom, with what in hand.

use chrono::NaiveDate;
use madang_api::LocalText;

use super::{ProxyClass, ProxyRule, RulesFile, Who};

/// The classes that held on a date, as somebody of a birth year sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxies<'a> {
    /// How it was done on that date.
    pub rule: &'a ProxyRule,
    /// Classes that their birth year makes them one of.
    pub own: Vec<&'a ProxyClass>,
    /// Classes that anyone could be one of, by how they live.
    pub others: Vec<&'a ProxyClass>,
}

impl RulesFile {
    /// Whom masks could be bought for on `date`; none when nobody could.
    #[must_use]
    pub fn proxies(&self, birth_year: i32, date: NaiveDate) -> Option<Proxies<'_>> {
        let rule = self.rule_on(date)?.proxy.as_ref()?;
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for id in &rule.classes {
            let Some(class) = self.proxy_classes.iter().find(|class| class.id == *id) else {
                continue;
            };
            match class.who {
                Who::Everyone => own.push(class),
                Who::Born if class.is_of(birth_year) => own.push(class),
                Who::Born => {}
                Who::Circumstance | Who::Unknown => others.push(class),
            }
        }
        Some(Proxies { rule, own, others })
    }
}

impl ProxyClass {
    /// Who may buy for them under a rule.
    #[must_use]
    pub fn buyer<'a>(&'a self, rule: &'a ProxyRule) -> &'a LocalText {
        self.by.as_ref().unwrap_or(&rule.by)
    }

    /// What the buyer brings under a rule.
    pub fn to_bring<'a>(&'a self, rule: &'a ProxyRule) -> impl Iterator<Item = &'a LocalText> {
        let of_rule: &[LocalText] = if self.by.is_none() { &rule.bring } else { &[] };
        of_rule.iter().chain(&self.bring)
    }

    fn is_of(&self, birth_year: i32) -> bool {
        self.born_from.is_none_or(|from| from <= birth_year)
            && self.born_to.is_none_or(|to| birth_year <= to)
    }
}
