//! Amounts.

use madang_json::ReadError;

use super::{Logic, Scope};
use crate::Kind;
use crate::programme::{Amount, Case, Pay};

/// What is paid, by places and numbers.
#[derive(Debug, Default)]
pub(crate) enum Award {
    /// No source gives it.
    #[default]
    Unknown,
    /// Found from facts, or always the same.
    Formula(Formula),
    /// A table's value, within bounds.
    Table(usize, Formula),
    /// The first case that holds; a case without a condition always does.
    Cases(Vec<(Option<Logic>, Self)>),
}

/// Won: facts multiplied, times, over, rounded down, not below the floor, not above
/// the cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Formula {
    /// The facts, each once, none below 0.
    pub facts: Vec<usize>,
    /// What their product is multiplied with.
    pub times: i64,
    /// What that is divided by.
    pub over: i64,
    /// The least result.
    pub floor: i64,
    /// The greatest result, which counts more than the least.
    pub cap: i64,
}

impl Formula {
    /// No source gives it.
    pub(crate) const UNKNOWN: Self = Self {
        facts: Vec::new(),
        times: 0,
        over: 0,
        floor: 0,
        cap: 0,
    };

    /// No case of the amount is meant for this, or no row.
    pub(crate) const GAP: Self = Self {
        facts: Vec::new(),
        times: 1,
        over: 0,
        floor: 0,
        cap: 0,
    };

    /// Whether nothing can come out.
    pub(crate) fn is_unknown(&self) -> bool {
        self.over == 0
    }

    /// The same won for everybody.
    pub(crate) fn fixed(krw: i64) -> Self {
        Self {
            facts: Vec::new(),
            times: krw,
            over: 1,
            floor: 0,
            cap: i64::MAX,
        }
    }

    /// What comes out for a product of the facts.
    pub(crate) fn of(&self, product: i64) -> i64 {
        let share = product.saturating_mul(self.times).checked_div(self.over);
        share.unwrap_or_default().max(self.floor).min(self.cap)
    }

    /// The same, within further bounds.
    pub(crate) fn within(mut self, floor: i64, cap: i64) -> Self {
        self.floor = self.floor.max(floor);
        self.cap = self.cap.max(floor).min(cap);
        self
    }
}

impl Scope<'_> {
    pub(super) fn award(self, amount: &Amount) -> Result<Award, ReadError> {
        self.within(amount, 0, i64::MAX)
    }

    /// The bounds of an amount hold for what comes of it; `floor` and `cap` are those
    /// of what it is a part of.
    fn within(self, amount: &Amount, floor: i64, cap: i64) -> Result<Award, ReadError> {
        let own = Formula::fixed(0).within(
            amount.floor.unwrap_or_default(),
            amount.cap.unwrap_or(i64::MAX),
        );
        if amount.floor.is_some_and(|floor| floor < 0) || own.floor > own.cap {
            let problem = "is below 0 or above the cap";
            return Err(ReadError::new(problem).in_field("floor"));
        }
        let bounds = own.within(floor, cap);
        let bounded = |formula: Formula| {
            let (floor, cap) = (bounds.floor, bounds.cap);
            Award::Formula(formula.within(floor, cap))
        };
        Ok(match &amount.pay {
            Pay::Unknown => Award::Unknown,
            Pay::Fixed(krw) if *krw < 0 => {
                return Err(ReadError::new("is below 0").in_field("krw"));
            }
            Pay::Fixed(krw) => bounded(Formula::fixed(*krw)),
            Pay::Table(id) => {
                let table = self.table(id).map_err(|error| error.in_field("table"))?;
                Award::Table(table, bounds)
            }
            Pay::Each { fact, krw } => {
                let product = self.product(std::slice::from_ref(fact), *krw, 1);
                bounded(product.map_err(|error| error.in_field("each"))?)
            }
            Pay::Product { facts, percent } => {
                let product = self.product(facts, *percent, 100);
                bounded(product.map_err(|error| error.in_field("product"))?)
            }
            Pay::Cases(cases) => Award::Cases(self.cases(cases, bounds.floor, bounds.cap)?),
        })
    }

    fn cases(
        self,
        cases: &[Case],
        floor: i64,
        cap: i64,
    ) -> Result<Vec<(Option<Logic>, Award)>, ReadError> {
        super::list("cases", cases, |case| {
            let when = case.when.as_ref().map(|when| self.logic(when)).transpose();
            let when = when.map_err(|error| error.in_field("when"))?;
            let award = self.within(&case.amount, floor, cap);
            Ok((when, award.map_err(|error| error.in_field("amount"))?))
        })
    }

    fn product(self, ids: &[String], times: i64, over: i64) -> Result<Formula, ReadError> {
        let mut formula = Formula::fixed(times);
        formula.over = over;
        let mut most = Some(times);
        for (row, id) in ids.iter().enumerate() {
            let (place, fact) = self.fact(id).map_err(|error| error.in_row(row))?;
            if !fact.is_numeric() || fact.kind == Kind::Date || fact.min < 0 {
                let problem = "a number from 0 on is expected to multiply with";
                return Err(ReadError::new(problem).in_row(row));
            }
            if formula.facts.contains(&place) {
                return Err(ReadError::new("is given twice").in_row(row));
            }
            if fact.kind == Kind::Percent {
                formula.over = formula.over.saturating_mul(100);
            }
            most = most.and_then(|most| most.checked_mul(fact.max));
            formula.facts.push(place);
        }
        if times < 0 || most.is_none() {
            return Err(ReadError::new(
                "is below 0, or past 64 bits at the facts' maxima",
            ));
        }
        Ok(formula)
    }
}

impl Award {
    /// Adds the facts that it reads, but for those of tables.
    pub(super) fn facts(&self, facts: &mut Vec<usize>) {
        match self {
            Self::Unknown | Self::Table(..) => {}
            Self::Formula(formula) => facts.extend_from_slice(&formula.facts),
            Self::Cases(cases) => {
                for (when, award) in cases {
                    if let Some(when) = when {
                        when.facts(facts);
                    }
                    award.facts(facts);
                }
            }
        }
    }
}
