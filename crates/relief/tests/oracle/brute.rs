//! The oracle: rules evaluated as they are written, case by case.

use madang_relief::{Answer, Answers, Outcome, Rulebook};
use serde_json::Value;

/// True, false, or nobody knows.
pub type Truth = Option<bool>;

pub struct Oracle<'a> {
    pub facts: &'a Value,
    pub programme: &'a Value,
}

impl Oracle<'_> {
    pub fn is_possible(&self, case: &[i64]) -> bool {
        let rules = self.facts["impossible"].as_array().unwrap();
        rules
            .iter()
            .all(|rule| self.holds(&rule["when"], case) != Some(true))
    }

    pub fn outcome(&self, case: &[i64]) -> Outcome {
        if !self.is_possible(case) {
            return Outcome::Impossible;
        }
        let conditions = self.programme["conditions"].as_array().unwrap().iter();
        let mut truths: Vec<Truth> = conditions.map(|c| self.holds(&c["when"], case)).collect();
        for excluded in self.programme["excludes"].as_array().unwrap() {
            let id = format!("received_{}", excluded.as_str().unwrap());
            truths.push(Some(case[self.fact(&id)] == 0));
        }
        if truths.contains(&Some(false)) {
            Outcome::No
        } else if truths.contains(&None) {
            Outcome::Confirm(self.amount(&self.programme["amount"], case))
        } else {
            Outcome::Yes(self.amount(&self.programme["amount"], case))
        }
    }

    pub fn fact(&self, id: &str) -> usize {
        let facts = self.facts["facts"].as_array().unwrap();
        facts.iter().position(|fact| fact["id"] == id).unwrap()
    }

    fn value(&self, fact: usize, value: &Value) -> i64 {
        let options = self.facts["facts"][fact]["options"].as_array();
        match value {
            Value::Bool(yes) => i64::from(*yes),
            Value::Number(number) => number.as_i64().unwrap(),
            Value::String(id) => {
                let options = options.unwrap();
                let place = options
                    .iter()
                    .position(|option| option["id"] == id.as_str());
                place.unwrap() as i64
            }
            other => panic!("{other}"),
        }
    }

    pub fn holds(&self, expr: &Value, case: &[i64]) -> Truth {
        if let Some(parts) = expr["all"].as_array() {
            let truths: Vec<Truth> = parts.iter().map(|part| self.holds(part, case)).collect();
            return match () {
                () if truths.contains(&Some(false)) => Some(false),
                () if truths.contains(&None) => None,
                () => Some(true),
            };
        }
        if let Some(parts) = expr["any"].as_array() {
            let truths: Vec<Truth> = parts.iter().map(|part| self.holds(part, case)).collect();
            return match () {
                () if truths.contains(&Some(true)) => Some(true),
                () if truths.contains(&None) => None,
                () => Some(false),
            };
        }
        if !expr["not"].is_null() {
            return self.holds(&expr["not"], case).map(|truth| !truth);
        }
        if !expr["unknown"].is_null() {
            return None;
        }
        let fact = self.fact(expr["fact"].as_str().unwrap());
        let own = case[fact];
        if let Some(values) = expr["in"].as_array() {
            return Some(values.iter().any(|value| self.value(fact, value) == own));
        }
        if !expr["is"].is_null() {
            return Some(self.value(fact, &expr["is"]) == own);
        }
        // Several comparisons in one hold together.
        let mut holds = Some(true);
        for op in ["le", "lt", "ge", "gt"] {
            let Some(right) = expr.get(op) else { continue };
            let right = match right["table"].as_str() {
                Some(table) => self.table(table, case),
                None => Some(self.value(fact, right.get("krw").unwrap_or(right))),
            };
            let own = right.map(|right| match op {
                "le" => own <= right,
                "lt" => own < right,
                "ge" => own >= right,
                _ => own > right,
            });
            holds = match (holds, own) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), own) => own,
                (None, _) => None,
            };
        }
        holds
    }

    /// The rows of a table that are for a case.
    pub fn rows(&self, table: &Value, case: &[i64]) -> Vec<usize> {
        let rows = table["rows"].as_array().unwrap().iter().enumerate();
        let fits = rows.filter(|(_, row)| {
            row["when"].as_object().unwrap().iter().all(|(id, when)| {
                let fact = self.fact(id);
                let own = case[fact];
                match when.as_array() {
                    Some(list) if self.facts["facts"][fact]["kind"] != "choice" => {
                        (self.value(fact, &list[0])..=self.value(fact, &list[1])).contains(&own)
                    }
                    Some(list) => list.iter().any(|value| self.value(fact, value) == own),
                    None => self.value(fact, when) == own,
                }
            })
        });
        fits.map(|(place, _)| place).collect()
    }

    fn table(&self, id: &str, case: &[i64]) -> Option<i64> {
        let tables = self.programme["tables"].as_array().unwrap();
        let table = tables.iter().find(|table| table["id"] == id).unwrap();
        let row = *self.rows(table, case).first()?;
        table["rows"][row]["value"].as_i64()
    }

    fn amount(&self, amount: &Value, case: &[i64]) -> Option<i64> {
        let bare = if amount.is_string() {
            None
        } else {
            self.unbounded(amount, case)?
        };
        let floor = amount["floor"].as_i64().unwrap_or(0);
        let cap = amount["cap"].as_i64().unwrap_or(i64::MAX);
        bare.map(|krw| krw.max(floor).min(cap))
    }

    /// The amount before its bounds; none outside where no case holds.
    fn unbounded(&self, amount: &Value, case: &[i64]) -> Option<Option<i64>> {
        if let Some(krw) = amount["krw"].as_i64().filter(|_| amount["each"].is_null()) {
            return Some(Some(krw));
        }
        if let Some(table) = amount["table"].as_str() {
            return Some(self.table(table, case));
        }
        if let Some(fact) = amount["each"].as_str() {
            return Some(Some(
                case[self.fact(fact)] * amount["krw"].as_i64().unwrap(),
            ));
        }
        if let Some(facts) = amount["product"].as_array() {
            let mut over = 100;
            let mut product = amount["percent"].as_i64().unwrap_or(100);
            for fact in facts {
                let place = self.fact(fact.as_str().unwrap());
                product *= case[place];
                if self.facts["facts"][place]["kind"] == "percent" {
                    over *= 100;
                }
            }
            return Some(Some(product / over));
        }
        self.first_case(amount["cases"].as_array().unwrap(), case)
    }

    fn first_case(&self, cases: &[Value], case: &[i64]) -> Option<Option<i64>> {
        let Some((first, rest)) = cases.split_first() else {
            return Some(None);
        };
        let own = self.amount(&first["amount"], case);
        let when = match &first["when"] {
            Value::Null => Some(true),
            when => self.holds(when, case),
        };
        match when {
            Some(true) => Some(own),
            Some(false) => self.first_case(rest, case),
            None => {
                let other = self.first_case(rest, case)?;
                Some(own.filter(|_| other == own))
            }
        }
    }
}

/// All cases within bounds.
pub fn cases(bounds: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut cases = vec![Vec::new()];
    for (min, max) in bounds {
        cases = cases
            .into_iter()
            .flat_map(|case: Vec<i64>| {
                (*min..=*max).map(move |value| {
                    let mut longer = case.clone();
                    longer.push(value);
                    longer
                })
            })
            .collect();
    }
    cases
}

/// What each fact may be under the answers.
pub fn bounds(book: &Rulebook, answers: &Answers) -> Vec<(i64, i64)> {
    let facts = book.facts().facts.iter().enumerate();
    let bounds = facts.map(|(place, fact)| match answers.get(place) {
        Some(Answer::Known(value)) => (value, value),
        Some(Answer::Range(min, max)) => (min, max),
        Some(Answer::Unknown) | None => (fact.min, fact.max),
    });
    bounds.collect()
}
