//! Which version holds on a date, and whose day it is.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::Programme;
use crate::programme::{Period, Rotation, RotationBy, Status};

/// The version that a date goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// Its place among the programmes.
    pub place: usize,
    /// Whether it holds on the date; else it is the nearest one.
    pub in_force: bool,
}

/// For each programme, in the order of its first version, the version that a date goes
/// by: the one that holds then, be it a draft; else the nearest final one, the earlier
/// of two that are as near; else the nearest draft.
#[must_use]
pub fn as_of(programmes: &[&Programme], date: NaiveDate) -> Vec<AsOf> {
    let mut chosen: Vec<(AsOf, (bool, u64))> = Vec::new();
    for (place, programme) in programmes.iter().enumerate() {
        let away = programme.in_force.days_from(date);
        let as_of = AsOf {
            place,
            in_force: away == 0,
        };
        let rank = (away > 0 && programme.status == Status::Draft, away);
        let known = chosen.iter_mut().find(|(known, _)| {
            programmes
                .get(known.place)
                .is_some_and(|known| known.id == programme.id)
        });
        match known {
            Some(known) if rank < known.1 => *known = (as_of, rank),
            Some(_) => {}
            None => chosen.push((as_of, rank)),
        }
    }
    chosen.into_iter().map(|(as_of, _)| as_of).collect()
}

impl Period {
    /// How many days a date is away; 0 within.
    #[must_use]
    pub fn days_from(self, date: NaiveDate) -> u64 {
        let days = match self.to {
            _ if date < self.from => self.from - date,
            Some(to) if date > to => date - to,
            _ => return 0,
        };
        days.num_days().unsigned_abs()
    }
}

impl Rotation {
    /// Whether a date is the day of a last digit, of a birth year or a business number
    /// as [`Self::by`] says; at other times than those of the rotation every day is.
    #[must_use]
    pub fn admits(self, last_digit: u32, date: NaiveDate) -> bool {
        if date < self.from || date > self.to {
            return true;
        }
        match self.by {
            RotationBy::BusinessNumber => last_digit % 2 == date.day() % 2,
            RotationBy::BirthYear => {
                let weekday = match date.weekday() {
                    Weekday::Sat | Weekday::Sun => return true,
                    weekday => weekday.number_from_monday(),
                };
                last_digit % 5 == weekday % 5
            }
        }
    }

    /// The days of the rotation that are somebody's, in order.
    #[must_use]
    pub fn days(self, last_digit: u32) -> Vec<NaiveDate> {
        // Nobody takes turns for longer.
        let days = (0..366).filter_map(|day| self.from.checked_add_days(Days::new(day)));
        let days = days.take_while(|date| *date <= self.to);
        days.filter(|date| self.admits(last_digit, *date)).collect()
    }
}
