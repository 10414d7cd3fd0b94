//! Tables.

use madang_json::ReadError;

use super::{Range, Scope, apart};
use crate::Fact;
use crate::programme::{Row, Scalar, Span, Table};
use crate::value::of_scalar;

/// A table by places and numbers.
#[derive(Debug)]
pub(crate) struct Grid {
    /// The facts that it depends on.
    pub keys: Vec<usize>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A row: what it is for, key by key, and its value.
#[derive(Debug)]
pub(crate) struct GridRow {
    /// Which values of each key.
    pub when: Vec<Vec<Range>>,
    /// Its value; none where no source gives it.
    pub value: Option<i64>,
}

impl Scope<'_> {
    pub(super) fn grid(self, table: &Table) -> Result<Grid, ReadError> {
        let mut keys = Vec::new();
        for (row, key) in table.keys.iter().enumerate() {
            let at = |error: ReadError| error.in_row(row).in_field("keys");
            let (place, _) = self.fact(key).map_err(at)?;
            if keys.contains(&place) {
                return Err(at(ReadError::new("is given twice")));
            }
            keys.push(place);
        }
        let rows = super::list("rows", &table.rows, |row| self.row(&keys, row))?;
        Ok(Grid { keys, rows })
    }

    fn row(self, keys: &[usize], row: &Row) -> Result<GridRow, ReadError> {
        let mut when = Vec::new();
        for (key, span) in keys.iter().zip(&row.when) {
            let Some(fact) = self.facts.get(*key) else {
                continue;
            };
            let ranges = ranges(fact, span);
            when.push(ranges.map_err(|error| error.in_field(&fact.id).in_field("when"))?);
        }
        let value = row.value;
        Ok(GridRow { when, value })
    }
}

fn ranges(fact: &Fact, span: &Span) -> Result<Vec<Range>, ReadError> {
    let list: &[Scalar] = match span {
        Span::One(value) => std::slice::from_ref(value),
        Span::List(list) => list,
    };
    let mut values = Vec::new();
    for (row, value) in list.iter().enumerate() {
        let value = of_scalar(fact, value);
        values.push(value.map_err(|error| match span {
            Span::One(_) => error,
            Span::List(_) => error.in_row(row),
        })?);
    }
    match (span, values.as_slice()) {
        (Span::List(_), [from, to]) if fact.is_numeric() => {
            let turned = ReadError::new("the first of a range is its least");
            (from <= to).then(|| vec![(*from, *to)]).ok_or(turned)
        }
        (Span::List(_), _) if fact.is_numeric() => {
            Err(ReadError::new("a number or [from, to] is expected"))
        }
        (_, []) => Err(ReadError::new("is empty")),
        (_, values) => Ok(apart(fact, values.iter().map(|v| (*v, *v)))),
    }
}
