//! Conditions, tables and amounts.

use madang_json::{FromJson, Json, ReadError};

use super::{list, listed, only};
use crate::Kind;
use crate::programme::{
    Amount, Case, Expr, Figure, Mark, Op, Pay, Right, Row, Scalar, Span, Table, Test,
};

const OPS: [(&str, Op); 6] = [
    ("le", Op::Le),
    ("lt", Op::Lt),
    ("ge", Op::Ge),
    ("gt", Op::Gt),
    ("is", Op::Is),
    ("in", Op::In),
];

/// What a figure can be a number of, by its field.
const UNITS: [(&str, Kind); 5] = [
    ("krw", Kind::Krw),
    ("percent", Kind::Percent),
    ("days", Kind::Days),
    ("count", Kind::Count),
    ("date", Kind::Date),
];

impl FromJson for Expr {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let fields = json.entries()?.count();
        let alone = |name| (fields == 1).then(|| json.get(name)).flatten();
        if alone("all").is_some() {
            listed(json, "all").map(Self::All)
        } else if alone("any").is_some() {
            listed(json, "any").map(Self::Any)
        } else if let Some(inner) = alone("not") {
            let inner = Self::from_json(inner).map_err(|error| error.in_field("not"))?;
            Ok(Self::Not(Box::new(inner)))
        } else if alone("unknown").is_some() {
            json.field("unknown").map(Self::Unknown)
        } else if json.get("fact").is_some() {
            tests(json)
        } else {
            Err(json
                .not("one of all, any, not, unknown alone, or fact with le, lt, ge, gt, is, in"))
        }
    }
}

fn tests(json: Json<'_>) -> Result<Expr, ReadError> {
    only(json, &["fact", "le", "lt", "ge", "gt", "is", "in"])?;
    let mut tests = Vec::new();
    for (name, op) in OPS {
        if json.get(name).is_none() {
            continue;
        }
        let right = match op {
            Op::In => Right::Values(listed(json, name)?),
            _ => json.field(name)?,
        };
        let fact = json.field("fact")?;
        tests.push(Expr::Test(Test { fact, op, right }));
    }
    match tests.pop() {
        None => Err(ReadError::new("one of le, lt, ge, gt, is, in is missing")),
        Some(test) if tests.is_empty() => Ok(test),
        Some(test) => {
            tests.push(test);
            Ok(Expr::All(tests))
        }
    }
}

impl FromJson for Right {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.entries().is_err() {
            return Ok(Self::Values(vec![Scalar::from_json(json)?]));
        }
        if json.get("table").is_some() {
            only(json, &["table"])?;
            return json.field("table").map(Self::Table);
        }
        Figure::from_json(json).map(Self::Figure)
    }
}

impl FromJson for Figure {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let unit = UNITS.iter().find(|(name, _)| json.get(name).is_some());
        let Some((name, unit)) = unit else {
            return Err(json.not("a value, a table, or one of krw, percent, days, count, date"));
        };
        only(json, &[name, "id", "evidence", "sources"])?;
        Ok(Self {
            id: json.optional("id")?,
            unit: *unit,
            value: json.field(name)?,
            mark: Mark::of(json)?,
        })
    }
}

impl Mark {
    /// The mark among an object's fields.
    pub(super) fn of(json: Json<'_>) -> Result<Self, ReadError> {
        let mut places = Vec::new();
        let sources: Vec<u16> = list(json, "sources")?;
        places.extend(sources.into_iter().map(usize::from));
        Ok(Self {
            evidence: json.optional("evidence")?,
            sources: places,
        })
    }
}

impl FromJson for Table {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["id", "unit", "keys", "rows", "evidence", "sources"])?;
        let keys: Vec<String> = listed(json, "keys")?;
        let mut rows = Vec::new();
        for (place, row) in listed::<NamedRow>(json, "rows")?.into_iter().enumerate() {
            let row = row.in_order(&keys);
            rows.push(row.map_err(|error| error.in_row(place).in_field("rows"))?);
        }
        Ok(Self {
            id: json.field("id")?,
            unit: json.field("unit")?,
            keys,
            rows,
            mark: Mark::of(json)?,
        })
    }
}

/// A row with its keys by name.
struct NamedRow {
    when: Vec<(String, Span)>,
    row: Row,
}

impl FromJson for NamedRow {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["when", "value", "evidence", "sources"])?;
        let Named(when) = json.field("when")?;
        let OrUnknown(value) = json.field("value")?;
        let row = Row {
            when: Vec::new(),
            value,
            mark: Mark::of(json)?,
        };
        Ok(Self { when, row })
    }
}

impl NamedRow {
    /// The row with its keys in the table's order, each given once.
    fn in_order(mut self, keys: &[String]) -> Result<Row, ReadError> {
        for key in keys {
            let place = self.when.iter().position(|(name, _)| name == key);
            let Some(place) = place else {
                return Err(ReadError::new("is missing").in_field(key).in_field("when"));
            };
            self.row.when.push(self.when.remove(place).1);
        }
        match self.when.first() {
            Some((name, _)) => {
                Err(ReadError::new("is no key of the table, or is given twice").in_field(name))
                    .map_err(|error| error.in_field("when"))
            }
            None => Ok(self.row),
        }
    }
}

struct Named(Vec<(String, Span)>);

impl FromJson for Named {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut spans = Vec::new();
        for (name, value) in json.entries()? {
            let span = Span::from_json(value).map_err(|error| error.in_field(name))?;
            spans.push((name.to_owned(), span));
        }
        Ok(Self(spans))
    }
}

impl FromJson for Span {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.list().is_ok() {
            return Vec::from_json(json).map(Self::List);
        }
        Scalar::from_json(json).map(Self::One)
    }
}

/// A number, or that no source gives it.
struct OrUnknown(Option<i64>);

impl FromJson for OrUnknown {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.text().is_ok_and(|text| text == "unknown") {
            return Ok(Self(None));
        }
        let number = i64::from_json(json).map(|number| Self(Some(number)));
        number.map_err(|_| json.not("a whole number or \"unknown\""))
    }
}

impl FromJson for Amount {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.entries().is_err() {
            let OrUnknown(number) = OrUnknown::from_json(json)?;
            let pay = number.map_or(Pay::Unknown, Pay::Fixed);
            return Ok(Self {
                pay,
                floor: None,
                cap: None,
                mark: Mark::default(),
            });
        }
        Ok(Self {
            pay: pay(json)?,
            floor: json.optional("floor")?,
            cap: json.optional("cap")?,
            mark: Mark::of(json)?,
        })
    }
}

fn pay(json: Json<'_>) -> Result<Pay, ReadError> {
    let has = |name| json.get(name).is_some();
    let fields = |own: &[&str]| {
        only(
            json,
            &[own, &["floor", "cap", "evidence", "sources"]].concat(),
        )
    };
    if has("cases") {
        fields(&["cases"])?;
        listed(json, "cases").map(Pay::Cases)
    } else if has("table") {
        fields(&["table"])?;
        json.field("table").map(Pay::Table)
    } else if has("each") {
        fields(&["each", "krw"])?;
        Ok(Pay::Each {
            fact: json.field("each")?,
            krw: json.field("krw")?,
        })
    } else if has("product") {
        fields(&["product", "percent"])?;
        Ok(Pay::Product {
            facts: listed(json, "product")?,
            percent: json.optional("percent")?.unwrap_or(100),
        })
    } else if has("krw") {
        fields(&["krw"])?;
        let OrUnknown(number) = json.field("krw")?;
        Ok(number.map_or(Pay::Unknown, Pay::Fixed))
    } else {
        Err(json.not("one of krw, table, each, product, cases"))
    }
}

impl FromJson for Case {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["when", "amount", "evidence", "sources"])?;
        let mut amount: Amount = json.field("amount")?;
        let mark = Mark::of(json)?;
        if amount.mark == Mark::default() {
            amount.mark = mark;
        }
        Ok(Self {
            when: json.optional("when")?,
            amount,
        })
    }
}
