//! From names to places: conditions, tables and amounts over facts by their place and
//! values as numbers. What does not fit the facts is refused here, with its path.

mod amount;
mod table;

use madang_json::ReadError;

use crate::programme::{Expr, Figure, Op, Right, Scalar, Test};
use crate::sorted::insert;
use crate::value::{any_of_scalar, of_scalar};
use crate::{Fact, Facts, Kind, Programme};

pub(crate) use amount::{Award, Formula};
pub(crate) use table::{Grid, GridRow};

/// Values from one to another, both included.
pub(crate) type Range = (i64, i64);

/// A programme's rules by places and numbers.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// The conditions in their order.
    pub conditions: Vec<Logic>,
    /// The tables in their order.
    pub tables: Vec<Grid>,
    /// What is paid.
    pub award: Award,
    /// Facts that say that a programme was received which this one excludes, with the
    /// place among [`Programme::excludes`].
    pub received: Vec<(usize, usize)>,
}

/// A condition by places and numbers.
#[derive(Debug)]
pub(crate) enum Logic {
    /// All hold.
    All(Vec<Self>),
    /// One holds.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// The fact is in one of the ranges, which are in order and apart.
    Within(usize, Vec<Range>),
    /// The fact compares so with a table's value.
    Beside(usize, Op, usize),
    /// Nobody knows.
    Unknown,
}

/// Puts places and numbers for names.
pub(crate) fn rules(facts: &Facts, programme: &Programme) -> Result<Rules, ReadError> {
    let scope = Scope { facts, programme };
    let tables = list("tables", &programme.tables, |table| scope.grid(table))?;
    let conditions = list("conditions", &programme.conditions, |condition| {
        scope
            .logic(&condition.when)
            .map_err(|error| error.in_field("when"))
    })?;
    let award = scope.award(&programme.amount);
    let received = programme.excludes.iter().enumerate();
    let received = received.filter_map(|(place, id)| {
        let fact = facts.index(&["received_", id].concat())?;
        let yes_no = facts.get(fact)?.kind == Kind::YesNo;
        yes_no.then_some((fact, place))
    });
    Ok(Rules {
        conditions,
        tables,
        award: award.map_err(|error| error.in_field("amount"))?,
        received: received.collect(),
    })
}

/// Combinations that cannot be and that share facts.
#[derive(Debug)]
pub(crate) struct Group {
    /// All facts of the combinations; some more than once.
    pub facts: Vec<usize>,
    /// The combinations.
    pub rules: Vec<Logic>,
}

/// Puts places and numbers for names in the combinations that cannot be, together with
/// those that they share facts with.
pub(crate) fn impossible(facts: &Facts) -> Result<Vec<Group>, ReadError> {
    let rules = list("impossible", &facts.impossible, |rule| {
        logic(facts, &[], &rule.when).map_err(|error| error.in_field("when"))
    })?;
    let mut groups: Vec<Group> = Vec::new();
    for rule in rules {
        let mut group = Group {
            facts: Vec::new(),
            rules: Vec::new(),
        };
        rule.facts(&mut group.facts);
        group.rules.push(rule);
        while let Some(place) = groups.iter().position(|other| other.shares(&group)) {
            let other = groups.remove(place);
            group.facts.extend(other.facts);
            group.rules.extend(other.rules);
        }
        groups.push(group);
    }
    Ok(groups)
}

/// The same for one of the combinations alone.
pub(crate) fn impossible_one(facts: &Facts, place: usize) -> Result<Logic, ReadError> {
    match facts.impossible.get(place) {
        Some(rule) => logic(facts, &[], &rule.when),
        None => Err(unknown("combination", "")),
    }
}

impl Group {
    fn shares(&self, other: &Self) -> bool {
        self.facts.iter().any(|fact| other.facts.contains(fact))
    }
}

/// What names mean in a programme.
#[derive(Clone, Copy)]
struct Scope<'a> {
    facts: &'a Facts,
    programme: &'a Programme,
}

impl<'a> Scope<'a> {
    fn fact(self, id: &str) -> Result<(usize, &'a Fact), ReadError> {
        fact(self.facts, id)
    }

    fn table(self, id: &str) -> Result<usize, ReadError> {
        let place = self
            .programme
            .tables
            .iter()
            .position(|table| table.id == id);
        place.ok_or_else(|| unknown("table", id))
    }

    fn logic(self, expr: &Expr) -> Result<Logic, ReadError> {
        let tables: Vec<&str> = self
            .programme
            .tables
            .iter()
            .map(|table| table.id.as_str())
            .collect();
        logic(self.facts, &tables, expr)
    }
}

fn logic(facts: &Facts, tables: &[&str], expr: &Expr) -> Result<Logic, ReadError> {
    let each = |name: &str, list: &[Expr]| -> Result<Vec<Logic>, ReadError> {
        let mut parts = Vec::new();
        for (row, part) in list.iter().enumerate() {
            let part = logic(facts, tables, part);
            parts.push(part.map_err(|error| error.in_row(row).in_field(name))?);
        }
        Ok(parts)
    };
    Ok(match expr {
        Expr::All(parts) => Logic::All(each("all", parts)?),
        Expr::Any(parts) => Logic::Any(each("any", parts)?),
        Expr::Not(part) => {
            let part = logic(facts, tables, part).map_err(|error| error.in_field("not"))?;
            Logic::Not(Box::new(part))
        }
        Expr::Unknown(_) => Logic::Unknown,
        Expr::Test(test) => {
            let (place, fact) = fact(facts, &test.fact).map_err(|error| error.in_field("fact"))?;
            let compared = compared(place, fact, tables, test);
            compared.map_err(|error| error.in_field(name_of(test.op)))?
        }
    })
}

fn compared(place: usize, fact: &Fact, tables: &[&str], test: &Test) -> Result<Logic, ReadError> {
    let is_order = !matches!(test.op, Op::Is | Op::In);
    if is_order && !fact.is_numeric() {
        return Err(ReadError::new("is for numbers and dates; use is or in"));
    }
    let values = match &test.right {
        Right::Table(id) if is_order => {
            let table = tables.iter().position(|table| table == id);
            let table = table.ok_or_else(|| unknown("table", id).in_field("table"))?;
            return Ok(Logic::Beside(place, test.op, table));
        }
        Right::Table(_) => return Err(ReadError::new("a table goes with le, lt, ge and gt")),
        Right::Figure(figure) => vec![number(fact, figure)?],
        Right::Values(values) => written(fact, test.op, values)?,
    };
    let bound = values.first().copied().unwrap_or_default();
    let ranges = match test.op {
        Op::Le => vec![(fact.min, bound)],
        Op::Lt => vec![(fact.min, bound.saturating_sub(1))],
        Op::Ge => vec![(bound, fact.max)],
        Op::Gt => vec![(bound.saturating_add(1), fact.max)],
        Op::Is | Op::In => values.into_iter().map(|value| (value, value)).collect(),
    };
    Ok(Logic::Within(place, apart(fact, ranges.into_iter())))
}

fn written(fact: &Fact, op: Op, values: &[Scalar]) -> Result<Vec<i64>, ReadError> {
    if values.is_empty() {
        return Err(ReadError::new("is empty"));
    }
    let mut numbers = Vec::new();
    for (row, value) in values.iter().enumerate() {
        // A line beyond the domain is no error: whoever is asked is on one side of it.
        let number = match op {
            Op::Is => of_scalar(fact, value)?,
            Op::In => of_scalar(fact, value).map_err(|error| error.in_row(row))?,
            _ => any_of_scalar(fact, value)?,
        };
        numbers.push(number);
    }
    Ok(numbers)
}

fn number(fact: &Fact, figure: &Figure) -> Result<i64, ReadError> {
    if figure.unit != fact.kind {
        return Err(ReadError::new(
            "the figure is of another kind than the fact",
        ));
    }
    any_of_scalar(fact, &figure.value)
}

/// Ranges within the domain, in order, none touching another.
fn apart(fact: &Fact, ranges: impl Iterator<Item = Range>) -> Vec<Range> {
    let mut sorted = Vec::new();
    for range in ranges {
        insert(&mut sorted, range);
    }
    let mut apart: Vec<Range> = Vec::new();
    for (from, to) in sorted {
        let (from, to) = (from.max(fact.min), to.min(fact.max));
        match apart.last_mut() {
            _ if from > to => {}
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => apart.push((from, to)),
        }
    }
    apart
}

fn fact<'a>(facts: &'a Facts, id: &str) -> Result<(usize, &'a Fact), ReadError> {
    let found = facts
        .facts
        .iter()
        .enumerate()
        .find(|(_, fact)| fact.id == id);
    found.ok_or_else(|| unknown("fact", id))
}

fn unknown(what: &str, id: &str) -> ReadError {
    ReadError::new(["there is no ", what, " \"", id, "\""].concat())
}

fn name_of(op: Op) -> &'static str {
    match op {
        Op::Le => "le",
        Op::Lt => "lt",
        Op::Ge => "ge",
        Op::Gt => "gt",
        Op::Is => "is",
        Op::In => "in",
    }
}

/// Puts places and numbers into each of a list.
fn list<T, U>(
    field: &str,
    values: &[T],
    resolve: impl Fn(&T) -> Result<U, ReadError>,
) -> Result<Vec<U>, ReadError> {
    let mut resolved = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        resolved.push(resolve(value).map_err(|error| error.in_row(row).in_field(field))?);
    }
    Ok(resolved)
}

impl Logic {
    /// Adds the facts that it compares.
    pub(crate) fn facts(&self, facts: &mut Vec<usize>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.facts(facts);
                }
            }
            Self::Not(part) => part.facts(facts),
            Self::Within(fact, _) | Self::Beside(fact, _, _) => facts.push(*fact),
            Self::Unknown => {}
        }
    }
}

impl Rules {
    /// The facts that any of it reads; some more than once.
    pub(crate) fn facts(&self) -> Vec<usize> {
        let mut facts: Vec<usize> = self.received.iter().map(|(fact, _)| *fact).collect();
        for condition in &self.conditions {
            condition.facts(&mut facts);
        }
        for table in &self.tables {
            facts.extend_from_slice(&table.keys);
        }
        self.award.facts(&mut facts);
        facts
    }
}
