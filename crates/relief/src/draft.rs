//! What a person has said so far, as it is kept for a while.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use madang_json::{FromJson, Json, ReadError};

use crate::{Answers, Facts};

/// How long answers outlive the page where nobody asked to keep them.
const FRESH: TimeDelta = TimeDelta::minutes(30);

/// What a person has said so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who asks, in the page's own word.
    pub who: String,
    /// The date that is asked about.
    pub as_of: NaiveDate,
    /// The facts that were asked, in the order in which they were, by place.
    pub asked: Vec<usize>,
    /// The answers.
    pub answers: Answers,
}

/// A draft before the facts are at hand.
struct Text {
    at_s: i64,
    who: String,
    as_of: NaiveDate,
    asked: Vec<String>,
    answers: String,
}

impl FromJson for Text {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            at_s: json.field("at_s")?,
            who: json.field("who")?,
            as_of: json.field("as_of")?,
            asked: json.field("asked")?,
            answers: json.field("answers")?,
        })
    }
}

impl Draft {
    /// Reads a draft. Facts that are no longer asked are left out, and so are answers
    /// that no longer fit.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &[u8], facts: &Facts) -> Result<Self, ReadError> {
        let text: Text = madang_json::read(text)?;
        let asked = text.asked.iter().filter_map(|id| facts.index(id));
        Ok(Self {
            at: DateTime::from_timestamp(text.at_s, 0).unwrap_or_default(),
            who: text.who,
            as_of: text.as_of,
            asked: asked.collect(),
            // Of another edition, perhaps: then they are asked for again.
            answers: Answers::parse(facts, text.answers.as_bytes()).unwrap_or_default(),
        })
    }

    /// The draft as JSON.
    #[must_use]
    pub fn to_json(&self, facts: &Facts) -> String {
        let asked = self.asked.iter().filter_map(|fact| facts.get(*fact));
        let asked: Vec<String> = asked.map(|fact| quoted(&fact.id)).collect();
        [
            "{\"at_s\":",
            &self.at.timestamp().to_string(),
            ",\"who\":",
            &quoted(&self.who),
            ",\"as_of\":",
            &quoted(&self.as_of.to_string()),
            ",\"asked\":[",
            &asked.join(","),
            "],\"answers\":",
            &quoted(&self.answers.to_json(facts)),
            "}",
        ]
        .concat()
    }

    /// Whether it is so new that the person is likely still at it.
    #[must_use]
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        (now - self.at).abs() < FRESH
    }
}

/// A text of letters, digits and ASCII marks as JSON.
fn quoted(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta};

    use super::Draft;
    use crate::{Answer, Answers, Facts};

    const FACTS: &str = r#"{"schema":"relief-facts/1","facts":[
        {"id":"size","kind":"count","min":1,"max":20,"name":{"ko":"수"},"question":{"ko":"몇"}},
        {"id":"sum_krw","kind":"krw","min":0,"max":1000,"name":{"ko":"합"},"question":{"ko":"얼마"}}
        ],"impossible":[]}"#;

    fn draft(facts: &Facts) -> Draft {
        let mut answers = Answers::default();
        answers.set(facts, 1, Answer::Range(200, 250)).unwrap();
        answers.set(facts, 0, Answer::Unknown).unwrap();
        Draft {
            at: DateTime::from_timestamp(1_600_000_000, 0).unwrap(),
            who: "household".to_owned(),
            as_of: NaiveDate::from_ymd_opt(2021, 9, 6).unwrap(),
            asked: vec![1, 0],
            answers,
        }
    }

    #[test]
    fn a_draft_reads_back() {
        let facts = Facts::parse(FACTS.as_bytes()).unwrap();
        let draft = draft(&facts);
        let text = draft.to_json(&facts);
        assert_eq!(Draft::parse(text.as_bytes(), &facts).unwrap(), draft);
    }

    #[test]
    fn what_another_edition_asked_is_left_out() {
        let facts = Facts::parse(FACTS.as_bytes()).unwrap();
        let text = draft(&facts).to_json(&facts);
        let fewer = FACTS.replace("\"sum_krw\"", "\"other_krw\"");
        let fewer = Facts::parse(fewer.as_bytes()).unwrap();
        let read = Draft::parse(text.as_bytes(), &fewer).unwrap();
        assert_eq!(read.asked, [0]);
        assert!(read.answers.is_empty());
    }

    #[test]
    fn half_an_hour_later_it_is_stale_and_by_a_wrong_clock_too() {
        let facts = Facts::parse(FACTS.as_bytes()).unwrap();
        let draft = draft(&facts);
        let after = |minutes| draft.is_fresh(draft.at + TimeDelta::minutes(minutes));
        assert!(after(0) && after(29) && !after(30) && !after(-40));
    }
}
