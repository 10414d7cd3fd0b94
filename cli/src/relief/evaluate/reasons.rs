//! Why a verdict is what it is: conditions, and what would turn a no.

use madang_relief::programme::Evidence;
use madang_relief::{Explanation, Flip, Given, Shown, Stand, State, Turn, Which};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::one::Asking;
use crate::relief::ask;
use crate::relief::rules::Version;
use crate::relief::say;

#[derive(Serialize)]
pub(super) struct Condition {
    pub(super) id: String,
    /// `holds`, `fails`, `open`, `confirm`.
    pub(super) state: &'static str,
    pub(super) text: String,
    /// Figures and answers that take part.
    pub(super) shown: Vec<Value>,
    /// The person's own answers that take part, where it fails.
    #[serde(skip)]
    pub(super) own: Vec<String>,
    /// What the weakest figure rests on, where it was not read in a source.
    #[serde(skip)]
    pub(super) weakest: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Turned {
    pub(super) fact: String,
    pub(super) to: Value,
    /// How far a number is from the answer.
    pub(super) by: i64,
    /// `eligible`, `confirm`, `open`.
    pub(super) turns_to: &'static str,
    #[serde(skip)]
    pub(super) said: String,
    /// The failing conditions that read figures, with the figures as they are then.
    pub(super) then: Vec<String>,
}

impl Asking<'_> {
    pub(super) fn condition(&self, version: &Version, stand: &Stand) -> Condition {
        let (id, text) = self.words(version, stand.condition, &stand.shown);
        let weakest = stand.shown.iter().filter_map(|shown| match &shown.given {
            Given::Figure { evidence, .. } => Some(*evidence),
            Given::Own { .. } => None,
        });
        Condition {
            id,
            state: match stand.state {
                State::Holds => "holds",
                State::Fails => "fails",
                State::Open => "open",
                State::Confirm => "confirm",
            },
            text,
            shown: stand
                .shown
                .iter()
                .map(|shown| self.shown(version, shown))
                .collect(),
            own: match stand.state {
                State::Fails => self.own(&stand.shown),
                _ => Vec::new(),
            },
            weakest: weakest.max().and_then(|evidence| match evidence {
                Evidence::Source => None,
                weak => Some(rests_on(weak)),
            }),
        }
    }

    /// The id of a condition and its text with these figures.
    fn words(&self, version: &Version, which: Which, shown: &[Shown]) -> (String, String) {
        let programme = version.programme();
        match which {
            Which::Own(place) => {
                programme
                    .conditions
                    .get(place)
                    .map_or_else(Default::default, |condition| {
                        let text = condition.text.in_language(self.language.tag());
                        let facts = self.rules.book.facts();
                        let text = say::filled(text, shown, facts, self.language);
                        (condition.id.clone(), text)
                    })
            }
            Which::NotReceived(place) => {
                let id = programme.excludes.get(place).map_or("", String::as_str);
                let name = ask::name(&self.rules.programmes(), id, self.language);
                (
                    format!("not_received_{id}"),
                    format!("Not received: {name}"),
                )
            }
        }
    }

    /// The answers among what takes part: `Members: 4`.
    fn own(&self, shown: &[Shown]) -> Vec<String> {
        let own = shown.iter().filter_map(|shown| {
            let Given::Own { fact, answer } = &shown.given else {
                return None;
            };
            let fact = self.rules.book.facts().get(*fact)?;
            let name = fact.name.in_language(self.language.tag());
            let answer = say::answer(fact, (*answer)?, self.language)?;
            Some(format!("{name}: {answer}"))
        });
        own.collect()
    }

    fn shown(&self, version: &Version, shown: &Shown) -> Value {
        let mut object = Map::new();
        object.insert("id".to_owned(), shown.id.clone().into());
        match &shown.given {
            Given::Own { fact, answer } => {
                let fact = self.rules.book.facts().get(*fact);
                let answer = fact.map(|fact| say::json_answer(fact, *answer));
                object.insert("answer".to_owned(), answer.unwrap_or_default());
            }
            Given::Figure {
                unit,
                range,
                unknown,
                evidence,
                sources,
            } => {
                let figure = |value| say::json_figure(*unit, value);
                let (least, most) = range.map_or(Default::default(), |(least, most)| {
                    (figure(least), figure(most))
                });
                let sources = sources.iter();
                let sources = sources.filter_map(|place| version.file.sources.get(*place));
                object.insert("least".to_owned(), least);
                object.insert("most".to_owned(), most);
                object.insert("unknown".to_owned(), (*unknown).into());
                object.insert("evidence".to_owned(), word(*evidence).into());
                object.insert("sources".to_owned(), json!(sources.collect::<Vec<_>>()));
            }
        }
        Value::Object(object)
    }

    pub(super) fn turned(
        &self,
        version: &Version,
        explanation: &Explanation,
        flip: &Flip,
    ) -> Option<Turned> {
        let fact = self.rules.book.facts().get(flip.fact)?;
        let value = say::value(fact, flip.to, self.language);
        let name = fact.name.in_language(self.language.tag());
        let away = match flip.by {
            0 => String::new(),
            less @ ..0 => format!(" ({} less)", say::number(-less)),
            more => format!(" ({} more)", say::number(more)),
        };
        let failing = explanation.conditions.iter();
        let failing = failing.filter(|stand| stand.state == State::Fails);
        let then = failing.filter_map(|stand| {
            let is_figure = |shown: &&Shown| matches!(shown.given, Given::Figure { .. });
            let now = stand.shown.iter().filter(is_figure);
            let changed = now.filter(|now| {
                let mut then = flip.shown.iter();
                then.any(|then| then.id == now.id && then.given != now.given)
            });
            changed.count().checked_sub(1)?;
            Some(self.words(version, stand.condition, &flip.shown).1)
        });
        Some(Turned {
            fact: fact.id.clone(),
            to: say::json_value(fact, flip.to),
            by: flip.by,
            turns_to: match flip.turn {
                Turn::Eligible => "eligible",
                Turn::Confirm => "confirm",
                Turn::Open => "open",
            },
            said: format!("{name}: {value}{away}"),
            then: then.collect(),
        })
    }
}

fn word(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Source => "source",
        Evidence::Partial => "partial",
        Evidence::Memory => "memory",
    }
}

fn rests_on(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Source => "read in a source",
        Evidence::Partial => "read in part",
        Evidence::Memory => "from memory, not verified",
    }
}
