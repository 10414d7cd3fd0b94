//! The figures and answers that take part in a condition.

use super::Which;
use crate::diagram::{Leaf, value};
use crate::programme::{Evidence, Expr, Figure, Mark, Right};
use crate::resolve::Range;
use crate::value::any_of_scalar;
use crate::{Answer, Answers, Compiled, Kind, Rulebook};

/// A figure or an answer that takes part in a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The id that texts have in braces: a table's, a figure's or a fact's; empty for a
    /// figure without one.
    pub id: String,
    /// What it is.
    pub given: Given,
}

/// What takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The person's own: the fact by place, and the answer if there is one.
    Own {
        /// The fact by place.
        fact: usize,
        /// The answer.
        answer: Option<Answer>,
    },
    /// A figure of the rules: all values that it may have under the answers.
    Figure {
        /// What it is a number of.
        unit: Kind,
        /// The least and the greatest; none where no source gives any of them.
        range: Option<Range>,
        /// Whether it may be one that no source gives.
        unknown: bool,
        /// The weakest that any of them rests on.
        evidence: Evidence,
        /// Places among the programme's sources.
        sources: Vec<usize>,
    },
}

impl Compiled {
    pub(super) fn shown(
        &self,
        book: &Rulebook,
        answers: &Answers,
        bounds: &[Range],
        which: Which,
    ) -> Vec<Shown> {
        let mut shown = Vec::new();
        let scope = Scope {
            compiled: self,
            book,
            answers,
            bounds,
        };
        match which {
            Which::Own(place) => {
                if let Some(condition) = self.programme.conditions.get(place) {
                    scope.of_expr(&condition.when, &condition.mark, &mut shown);
                }
            }
            Which::NotReceived(place) => {
                let excluded = self
                    .programme
                    .excludes
                    .get(place)
                    .map_or("", String::as_str);
                scope.own(&["received_", excluded].concat(), &mut shown);
            }
        }
        shown
    }

    /// What a table may give under the answers.
    #[must_use]
    pub fn table_value(&self, book: &Rulebook, answers: &Answers, table: usize) -> Option<Given> {
        let bounds = answers.bounds(book);
        self.table_given(&bounds, table, &Mark::default())
    }

    fn table_given(&self, bounds: &[Range], place: usize, outer: &Mark) -> Option<Given> {
        let table = self.programme.tables.get(place)?;
        let root = self.tables.get(place)?;
        let mut range: Option<Range> = None;
        let mut unknown = false;
        let mut evidence = Evidence::Source;
        let mut sources = Vec::new();
        for leaf in self.diagram.pairs(self.cannot, *root, bounds) {
            let row = value(leaf).filter(|(kind, _)| *kind == Leaf::Number);
            let row = row.and_then(|(_, row)| table.rows.get(row as usize));
            let Some((row, krw)) = row.and_then(|row| Some((row, row.value?))) else {
                unknown = true;
                continue;
            };
            range = Some(range.map_or((krw, krw), |(least, most)| (least.min(krw), most.max(krw))));
            evidence = evidence.max(self.evidence(&[&row.mark, &table.mark, outer]));
            for source in self.sources(&[&row.mark, &table.mark, outer]) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        Some(Given::Figure {
            unit: table.unit,
            range,
            unknown,
            evidence,
            sources,
        })
    }

    /// What something rests on, by its own mark or those around it.
    fn evidence(&self, marks: &[&Mark]) -> Evidence {
        let own = marks.iter().find_map(|mark| mark.evidence);
        own.unwrap_or(self.programme.evidence)
    }

    fn sources(&self, marks: &[&Mark]) -> Vec<usize> {
        let own = marks.iter().find(|mark| !mark.sources.is_empty());
        own.map_or_else(Vec::new, |mark| mark.sources.clone())
    }
}

struct Scope<'a> {
    compiled: &'a Compiled,
    book: &'a Rulebook,
    answers: &'a Answers,
    bounds: &'a [Range],
}

impl Scope<'_> {
    fn of_expr(&self, expr: &Expr, mark: &Mark, shown: &mut Vec<Shown>) {
        match expr {
            Expr::All(parts) | Expr::Any(parts) => {
                for part in parts {
                    self.of_expr(part, mark, shown);
                }
            }
            Expr::Not(part) => self.of_expr(part, mark, shown),
            Expr::Unknown(_) => {}
            Expr::Test(test) => {
                self.own(&test.fact, shown);
                match &test.right {
                    Right::Values(_) => {}
                    Right::Table(id) => self.table(id, mark, shown),
                    Right::Figure(figure) => self.figure(&test.fact, figure, mark, shown),
                }
            }
        }
    }

    fn own(&self, id: &str, shown: &mut Vec<Shown>) {
        let Some(fact) = self.book.facts().index(id) else {
            return;
        };
        let answer = self.answers.get(fact);
        add(shown, id, Given::Own { fact, answer });
    }

    fn table(&self, id: &str, mark: &Mark, shown: &mut Vec<Shown>) {
        let tables = &self.compiled.programme.tables;
        let Some(place) = tables.iter().position(|table| table.id == id) else {
            return;
        };
        for key in tables
            .get(place)
            .map_or(&[] as &[String], |table| &table.keys)
        {
            self.own(key, shown);
        }
        if let Some(given) = self.compiled.table_given(self.bounds, place, mark) {
            add(shown, id, given);
        }
    }

    fn figure(&self, fact: &str, figure: &Figure, mark: &Mark, shown: &mut Vec<Shown>) {
        let fact = self.book.facts().by_id(fact);
        let value = fact.and_then(|fact| any_of_scalar(fact, &figure.value).ok());
        let given = Given::Figure {
            unit: figure.unit,
            range: value.map(|value| (value, value)),
            unknown: false,
            evidence: self.compiled.evidence(&[&figure.mark, mark]),
            sources: self.compiled.sources(&[&figure.mark, mark]),
        };
        add(shown, figure.id.as_deref().unwrap_or_default(), given);
    }
}

fn add(shown: &mut Vec<Shown>, id: &str, given: Given) {
    if id.is_empty() || !shown.iter().any(|known| known.id == id) {
        let id = id.to_owned();
        shown.push(Shown { id, given });
    }
}
