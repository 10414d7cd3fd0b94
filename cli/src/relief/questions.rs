//! `madang relief questions`.

use std::fmt;
use std::path::PathBuf;

use madang_relief::{Facts, Kind, plan};
use serde::Serialize;

use super::ask::{Asked, compiled, some_answers};
use super::{Common, Error, Language, load, print, say};

/// Arguments of `madang relief questions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    asked: Asked,
    /// File with the answers so far
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let (rules, language) = (load::sound(&args.common.api)?, args.common.language);
    let chosen = args.asked.versions(&rules)?;
    let answers = some_answers(&rules, args.answers.as_ref(), language)?;
    let plan = plan(&rules.book, &compiled(&chosen), &answers);
    let facts = rules.book.facts();
    let question = |fact: usize| question(facts, fact, language);
    let rest = plan
        .relevant
        .iter()
        .filter(|fact| Some(**fact) != plan.next);
    let questions = Questions {
        at_most: plan.at_most,
        next: plan.next.and_then(question),
        rest: rest.filter_map(|fact| question(*fact)).collect(),
        rough: plan
            .rough
            .iter()
            .filter_map(|fact| question(*fact))
            .collect(),
    };
    print(&questions, args.common.format)
}

#[derive(Serialize)]
struct Questions {
    /// No more questions than this follow, whatever is answered.
    at_most: usize,
    /// The one to ask now; null: nothing unasked can change a verdict or an amount.
    next: Option<Question>,
    /// Others that may follow.
    rest: Vec<Question>,
    /// Answered by a range or "I don't know"; a closer answer may settle more.
    rough: Vec<Question>,
}

#[derive(Serialize)]
struct Question {
    fact: String,
    question: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// What can be answered.
    answers: Vec<String>,
    #[serde(skip)]
    name: String,
}

fn question(facts: &Facts, fact: usize, language: Language) -> Option<Question> {
    let fact = facts.get(fact)?;
    let text = |text: &madang_api::LocalText| text.in_language(language.tag()).to_owned();
    let answers = match fact.kind {
        Kind::Choice => {
            let options = fact.options.iter();
            let say = |id: &str, name: String| format!("{id}: {name}");
            options.map(|o| say(&o.id, text(&o.name))).collect()
        }
        Kind::YesNo => vec!["true: yes".to_owned(), "false: no".to_owned()],
        _ => vec![say::range(fact, (fact.min, fact.max), language)],
    };
    Some(Question {
        fact: fact.id.clone(),
        question: text(&fact.question),
        why: fact.why.as_ref().map(text),
        hint: fact.hint.as_ref().map(text),
        answers,
        name: text(&fact.name),
    })
}

impl fmt::Display for Questions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.next {
            None => writeln!(f, "No further question can change a verdict or an amount.")?,
            Some(next) => {
                writeln!(f, "Next, of at most {} left:\n", self.at_most)?;
                writeln!(f, "  {}\n    {}", next.question, next.fact)?;
                for answer in &next.answers {
                    writeln!(f, "      {answer}")?;
                }
                for (what, text) in [("Why", &next.why), ("Where", &next.hint)] {
                    if let Some(text) = text {
                        writeln!(f, "    {what}: {text}")?;
                    }
                }
            }
        }
        section(f, "May follow, where it still matters:", &self.rest)?;
        section(
            f,
            "Known roughly; a closer answer may settle more:",
            &self.rough,
        )
    }
}

fn section(f: &mut fmt::Formatter<'_>, heading: &str, questions: &[Question]) -> fmt::Result {
    if questions.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{heading}")?;
    let width = questions
        .iter()
        .map(|q| q.fact.len())
        .max()
        .unwrap_or_default();
    for Question { fact, name, .. } in questions {
        writeln!(f, "  {fact:width$}  {name}")?;
    }
    Ok(())
}
