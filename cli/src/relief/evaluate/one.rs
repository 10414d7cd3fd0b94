//! One programme's verdict, with its reasons.

use madang_relief::{Amounts, Explanation, Verdict};
use serde::Serialize;

use super::reasons::{Condition, Turned};
use crate::relief::Language;
use crate::relief::ask::Chosen;
use crate::relief::rules::Rules;
use crate::relief::say;
use crate::relief::wire::{Period, Status};

/// What all verdicts go by.
pub(super) struct Asking<'a> {
    pub(super) rules: &'a Rules,
    pub(super) language: Language,
}

/// A programme's verdict.
#[derive(Serialize)]
pub(super) struct One {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) status: Status,
    pub(super) name: String,
    pub(super) period: Period,
    /// Whether this version holds on the date; else it is the nearest.
    pub(super) in_force: bool,
    /// `eligible`, `not_eligible`, `confirm` (no source settles it), `open`.
    pub(super) verdict: &'static str,
    /// What an open verdict may become.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) may_be: Vec<&'static str>,
    /// What is paid where it is not a no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<Amount>,
    pub(super) conditions: Vec<Condition>,
    /// Facts whose answer could change verdict or amount.
    pub(super) missing: Vec<String>,
    /// Single changes that would turn a no.
    pub(super) changes: Vec<Turned>,
}

#[derive(Serialize)]
pub(super) struct Amount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) least_krw: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) most_krw: Option<i64>,
    /// Whether it may be one that no source gives.
    pub(super) unknown: bool,
    #[serde(skip)]
    pub(super) said: String,
}

impl Asking<'_> {
    pub(super) fn one(&self, chosen: &Chosen<'_>, explanation: &Explanation) -> One {
        let version = chosen.version;
        let facts = self.rules.book.facts();
        let missing = explanation.missing.iter();
        let conditions = explanation.conditions.iter();
        let (verdict, may_be, amounts) = verdict(&explanation.verdict);
        One {
            id: version.file.id.clone(),
            version: version.file.version.clone(),
            status: version.file.status,
            name: version
                .file
                .name
                .in_language(self.language.tag())
                .to_owned(),
            period: version.file.in_force,
            in_force: chosen.in_force,
            verdict,
            may_be,
            amount: amounts.map(Amount::of),
            conditions: conditions
                .map(|stand| self.condition(version, stand))
                .collect(),
            missing: missing
                .filter_map(|fact| Some(facts.get(*fact)?.id.clone()))
                .collect(),
            changes: explanation
                .flips
                .iter()
                .filter_map(|flip| self.turned(version, explanation, flip))
                .collect(),
        }
    }
}

/// The verdict in a word, what it may become, and the amount.
fn verdict(verdict: &Verdict) -> (&'static str, Vec<&'static str>, Option<Amounts>) {
    match verdict {
        Verdict::Eligible(amounts) => ("eligible", Vec::new(), Some(*amounts)),
        Verdict::NotEligible => ("not_eligible", Vec::new(), None),
        Verdict::Confirm(amounts) => ("confirm", Vec::new(), Some(*amounts)),
        Verdict::Impossible => ("impossible", Vec::new(), None),
        Verdict::Open {
            yes,
            no,
            confirm,
            amounts,
        } => {
            let all = [
                (*yes, "eligible"),
                (*no, "not_eligible"),
                (*confirm, "confirm"),
            ];
            let may_be = all.into_iter().filter(|(may_be, _)| *may_be);
            (
                "open",
                may_be.map(|(_, word)| word).collect(),
                Some(*amounts),
            )
        }
    }
}

impl Amount {
    fn of(amounts: Amounts) -> Self {
        Self {
            least_krw: amounts.known.map(|(least, _)| least),
            most_krw: amounts.known.map(|(_, most)| most),
            unknown: amounts.unknown,
            said: say::amount(amounts),
        }
    }
}
