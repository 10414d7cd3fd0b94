//! What the rules say of a birth year on a date.
//!
//! Nothing here fails: a date that the file has no rule for is before or after the
//! scheme.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Fact, Holiday, HolidayPolicy, Purchase, Rule, RulesFile};

/// The birth years that can be asked about.
pub const BIRTH_YEARS: RangeInclusive<i32> = 1900..=2020;

/// A file may cover ages; nobody looks ahead further than this.
const DAYS_AHEAD: usize = 366;

/// Where a date stands to the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase<'a> {
    /// Before its first day.
    Before,
    /// This rule holds.
    InForce(&'a Rule),
    /// After its last day.
    After,
}

/// Whether somebody may buy on a day, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes(Why),
    /// No.
    No(WhyNot),
}

/// Why somebody may buy. The week's masks are not used up in any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is the day of the birth year's last digit.
    Digit,
    /// It is Saturday or Sunday.
    Weekend,
    /// It is a public holiday.
    Holiday,
    /// There is no rule on weekdays.
    AnyDay,
    /// There is no rule on weekdays and no limit.
    Unlimited,
}

/// Why somebody may not buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// It is the day of other digits.
    OtherDay,
    /// The week's masks are bought.
    UsedUp,
    /// The scheme has not begun.
    Before,
    /// The scheme is over.
    After,
}

/// What holds for somebody on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Whether they may buy.
    pub verdict: Verdict,
    /// Masks left of the week's; none where there is no limit or no scheme.
    pub left: Option<u32>,
}

impl Day {
    /// Whether they may buy.
    #[must_use]
    pub fn may_buy(self) -> bool {
        matches!(self.verdict, Verdict::Yes(_))
    }
}

impl RulesFile {
    /// First and last day of the scheme; none in a file without rules.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.rules.first()?.from, self.rules.last()?.to))
    }

    /// Where a date stands to the scheme.
    #[must_use]
    pub fn phase(&self, date: NaiveDate) -> Phase<'_> {
        let first_not_over = self.rules.iter().find(|rule| date <= rule.to);
        match first_not_over {
            Some(rule) if rule.from <= date => Phase::InForce(rule),
            Some(_) => Phase::Before,
            None => Phase::After,
        }
    }

    /// The rule that holds on a date.
    #[must_use]
    pub fn rule_on(&self, date: NaiveDate) -> Option<&Rule> {
        match self.phase(date) {
            Phase::InForce(rule) => Some(rule),
            Phase::Before | Phase::After => None,
        }
    }

    /// The public holiday on a date.
    #[must_use]
    pub fn holiday_on(&self, date: NaiveDate) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.date == date)
    }

    /// What held on a date beside its rule.
    pub fn notes_on(&self, date: NaiveDate) -> impl Iterator<Item = &Fact> {
        let notes = self.notes.iter();
        notes
            .filter(move |note| (note.from..=note.to).contains(&date))
            .map(|note| &note.fact)
    }

    /// What holds on `date` for somebody born in `birth_year` who has bought
    /// `purchases`; those after `date` do not count yet.
    #[must_use]
    pub fn day(&self, birth_year: i32, date: NaiveDate, purchases: &[Purchase]) -> Day {
        let no = |why_not| Day {
            date,
            verdict: Verdict::No(why_not),
            left: None,
        };
        let rule = match self.phase(date) {
            Phase::InForce(rule) => rule,
            Phase::Before => return no(WhyNot::Before),
            Phase::After => return no(WhyNot::After),
        };
        let left = rule
            .quota(birth_year)
            .map(|quota| rule.left(quota, self.bought_in_week(date, purchases)));
        let verdict = match self.opening(rule, birth_year, date) {
            _ if left == Some(0) => Verdict::No(WhyNot::UsedUp),
            Some(Why::AnyDay) if left.is_none() => Verdict::Yes(Why::Unlimited),
            Some(why) => Verdict::Yes(why),
            None => Verdict::No(WhyNot::OtherDay),
        };
        Day {
            date,
            verdict,
            left,
        }
    }

    /// `date` and the six days after it.
    #[must_use]
    pub fn coming_week(
        &self,
        birth_year: i32,
        date: NaiveDate,
        purchases: &[Purchase],
    ) -> Vec<Day> {
        let days = date.iter_days().take(7);
        days.map(|date| self.day(birth_year, date, purchases))
            .collect()
    }

    /// The first day after `date` on which they may buy, at most a year ahead; none
    /// when the scheme has no such day.
    #[must_use]
    pub fn next_day(
        &self,
        birth_year: i32,
        date: NaiveDate,
        purchases: &[Purchase],
    ) -> Option<NaiveDate> {
        let (first, last) = self.span()?;
        let from = date.succ_opt()?.max(first);
        from.iter_days()
            .take(DAYS_AHEAD)
            .take_while(|date| *date <= last)
            .find(|date| self.day(birth_year, *date, purchases).may_buy())
    }

    /// Masks bought in the week of `date` up to it, on days that had a quota: what
    /// was bought without a check counts nowhere.
    fn bought_in_week(&self, date: NaiveDate, purchases: &[Purchase]) -> u32 {
        let week = monday_of(date)..=date;
        purchases
            .iter()
            .filter(|purchase| week.contains(&purchase.date))
            .filter(|purchase| {
                let rule = self.rule_on(purchase.date);
                rule.is_some_and(|rule| rule.weekly_quota.is_some())
            })
            .fold(0, |sum, purchase| sum.saturating_add(purchase.masks))
    }

    /// Why the day is one of theirs, if it is.
    fn opening(&self, rule: &Rule, birth_year: i32, date: NaiveDate) -> Option<Why> {
        let Some(own) = rule.digits_on(date.weekday()) else {
            return Some(if rule.weekday_digits.is_some() {
                Why::Weekend
            } else {
                Why::AnyDay
            });
        };
        if rule.holiday_policy == HolidayPolicy::AsWeekend && self.holiday_on(date).is_some() {
            return Some(Why::Holiday);
        }
        own.contains(&last_digit(birth_year)).then_some(Why::Digit)
    }
}

impl Rule {
    /// Masks a week for somebody born in that year; none where there is no limit.
    #[must_use]
    pub fn quota(&self, birth_year: i32) -> Option<u32> {
        let quota = self.weekly_quota?;
        let minor = self.minors_born_from.is_some_and(|from| birth_year >= from);
        Some(self.minor_quota.filter(|_| minor).unwrap_or(quota))
    }

    /// The weekday of those born in that year; none where any day is everyone's.
    #[must_use]
    pub fn weekday_of(&self, birth_year: i32) -> Option<Weekday> {
        let digit = last_digit(birth_year);
        let days = self.weekday_digits.as_ref()?.iter().zip(WEEKDAYS);
        days.into_iter()
            .find(|(digits, _)| digits.contains(&digit))
            .map(|(_, weekday)| weekday)
    }

    /// The digits whose day a weekday is; none where it is everyone's.
    #[must_use]
    pub fn digits_on(&self, weekday: Weekday) -> Option<&[u8]> {
        let days = self.weekday_digits.as_ref()?;
        let index = weekday.num_days_from_monday() as usize;
        days.get(index).map(Vec::as_slice)
    }

    fn left(&self, quota: u32, bought: u32) -> u32 {
        if bought > 0 && !self.may_split {
            0
        } else {
            quota.saturating_sub(bought)
        }
    }
}

const WEEKDAYS: [Weekday; 5] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

/// The Monday that the week of a date begins with.
#[must_use]
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    let days = Days::new(date.weekday().num_days_from_monday().into());
    // Only the first days that a calendar can hold have no Monday before them.
    date.checked_sub_days(days).unwrap_or(date)
}

/// The last digit of a year.
fn last_digit(year: i32) -> u8 {
    year.rem_euclid(10).to_le_bytes()[0]
}
