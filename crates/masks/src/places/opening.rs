//! Whether a place is open at a time, and when that changes.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Hours, Place, Span};

/// How far ahead an opening is looked for: past the longest run of holidays.
const DAYS_AHEAD: u64 = 14;
/// What does not close for so long does not close.
const ALWAYS: TimeDelta = TimeDelta::days(7);

/// Whether a place is open; instants are Korea's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is open.
    Open {
        /// Until then; none: for a week at least.
        until: Option<NaiveDateTime>,
    },
    /// It is closed.
    Closed {
        /// When it opens next; none: not within two weeks, as far as is known.
        opens: Option<NaiveDateTime>,
    },
    /// Its hours are not known, or not those of today's holiday.
    Unknown,
}

impl Place {
    /// Whether it is open at `at` in Korea. `holidays` are in order, as the file has
    /// them; a holiday's hours take the place of its weekday's.
    #[must_use]
    pub fn open_at(&self, holidays: &[NaiveDate], at: NaiveDateTime) -> Opening {
        let Some(hours) = &self.hours else {
            return Opening::Unknown;
        };
        let spans = hours.around(holidays, at.date());
        if spans.iter().any(|(from, until)| *from <= at && at < *until) {
            return Opening::Open {
                until: closes(&spans, at),
            };
        }
        if hours.of_day(holidays, at.date()).is_none() {
            return Opening::Unknown;
        }
        let opens = spans.iter().map(|(from, _)| *from);
        Opening::Closed {
            opens: opens.filter(|from| *from > at).min(),
        }
    }
}

type Times = (NaiveDateTime, NaiveDateTime);

/// Days one after the other with the same hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRun<'a> {
    /// First day, 0 being Monday.
    pub first: usize,
    /// Last day.
    pub last: usize,
    /// Their hours; none: closed.
    pub spans: &'a [Span],
}

impl Hours {
    /// The week, Monday to Sunday, as few lines as say it.
    #[must_use]
    pub fn runs(&self) -> Vec<DayRun<'_>> {
        let mut runs: Vec<DayRun<'_>> = Vec::new();
        for (day, spans) in self.week.iter().enumerate() {
            match runs.last_mut().filter(|run| run.spans == spans) {
                Some(run) => run.last = day,
                None => runs.push(DayRun {
                    first: day,
                    last: day,
                    spans,
                }),
            }
        }
        runs
    }

    /// The spans of a date; none where they are not known.
    fn of_day(&self, holidays: &[NaiveDate], date: NaiveDate) -> Option<&[Span]> {
        if holidays.binary_search(&date).is_ok() {
            return self.holiday.as_deref();
        }
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.week.get(weekday).map(Vec::as_slice)
    }

    /// All spans from the day before, which may last past midnight, to the last day
    /// that is looked at.
    fn around(&self, holidays: &[NaiveDate], date: NaiveDate) -> Vec<Times> {
        let first = date.pred_opt().unwrap_or(date);
        let mut times = Vec::new();
        for day in 0..=DAYS_AHEAD + 1 {
            let Some(date) = first.checked_add_days(Days::new(day)) else {
                break;
            };
            let midnight = date.and_time(NaiveTime::MIN);
            let after =
                |minutes: u16| midnight.checked_add_signed(TimeDelta::minutes(minutes.into()));
            for span in self.of_day(holidays, date).unwrap_or_default() {
                times.extend(after(span.from_min()).zip(after(span.until_min())));
            }
        }
        times
    }
}

/// When the spans that hold `at` end, those that follow without a gap included.
fn closes(spans: &[Times], at: NaiveDateTime) -> Option<NaiveDateTime> {
    let mut until = at;
    for (from, end) in spans {
        if *from <= until && until < *end {
            until = *end;
        }
    }
    (until - at < ALWAYS).then_some(until)
}
