//! Where rules say themselves that no source gives something.

use super::row;
use crate::Programme;
use crate::programme::{Amount, Expr, Pay};

/// The paths of all of them.
pub(super) fn holes(programme: &Programme) -> Vec<String> {
    let mut holes = Vec::new();
    for (place, table) in programme.tables.iter().enumerate() {
        let table_at = row("tables", place);
        for (place, line) in table.rows.iter().enumerate() {
            if line.value.is_none() {
                holes.push([&table_at, ".", &row("rows", place)].concat());
            }
        }
    }
    for (place, condition) in programme.conditions.iter().enumerate() {
        let at = [&row("conditions", place), ".when"].concat();
        of_expr(&condition.when, &at, &mut holes);
    }
    of_amount(&programme.amount, "amount", &mut holes);
    holes
}

fn of_expr(expr: &Expr, at: &str, holes: &mut Vec<String>) {
    let (list, parts) = match expr {
        Expr::All(parts) => ("all", parts),
        Expr::Any(parts) => ("any", parts),
        Expr::Not(part) => return of_expr(part, &[at, ".not"].concat(), holes),
        Expr::Unknown(_) => return holes.push(at.to_owned()),
        Expr::Test(_) => return,
    };
    for (place, part) in parts.iter().enumerate() {
        of_expr(part, &[at, ".", &row(list, place)].concat(), holes);
    }
}

fn of_amount(amount: &Amount, at: &str, holes: &mut Vec<String>) {
    match &amount.pay {
        Pay::Unknown => holes.push(at.to_owned()),
        Pay::Cases(cases) => {
            for (place, case) in cases.iter().enumerate() {
                let at = [at, ".", &row("cases", place)].concat();
                if let Some(when) = &case.when {
                    of_expr(when, &[&at, ".when"].concat(), holes);
                }
                of_amount(&case.amount, &[&at, ".amount"].concat(), holes);
            }
        }
        _ => {}
    }
}
