//! Opening hours: a cell a weekday, and one for public holidays.

use crate::import::row::{Fault, fault};
use crate::places::{Hours, Span};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// A cell that says so: no spans. A blank one says that nobody knows.
const CLOSED: &str = "closed";

/// Reads the hours of a row whose cells `cell` gives. Either every weekday is given
/// or none is; the holidays' cell may be blank by itself.
pub(super) fn read(
    cell: impl Fn(&'static str) -> Result<Option<String>, Fault>,
) -> Result<Option<Hours>, Fault> {
    let mut week: [Vec<Span>; 7] = Default::default();
    let mut blank = Vec::new();
    for (spans, day) in week.iter_mut().zip(DAYS) {
        match cell(day)? {
            Some(text) => *spans = read_day(day, &text)?,
            None => blank.push(day),
        }
    }
    let holiday = match cell("holiday")? {
        Some(text) => Some(read_day("holiday", &text)?),
        None => None,
    };
    match blank.first() {
        None => Ok(Some(Hours { week, holiday })),
        Some(_) if blank.len() == DAYS.len() && holiday.is_none() => Ok(None),
        Some(day) => Err(fault(
            day,
            format!("missing, though other days are given; write {CLOSED} for a day without hours"),
        )),
    }
}

/// Spans between spaces, commas or semicolons.
fn read_day(day: &'static str, text: &str) -> Result<Vec<Span>, Fault> {
    if text == CLOSED {
        return Ok(Vec::new());
    }
    let parts = text
        .split([' ', ',', ';', '\n'])
        .filter(|part| !part.is_empty());
    let spans: Option<Vec<Span>> = parts.map(Span::parse).collect();
    let spans = spans.filter(|spans| !spans.is_empty()).ok_or_else(|| {
        fault(
            day,
            format!("neither {CLOSED} nor spans such as 09:00-12:00 13:00-18:00"),
        )
    })?;
    if Span::are_apart(&spans) {
        Ok(spans)
    } else {
        Err(fault(day, "spans overlap or are not in order"))
    }
}
