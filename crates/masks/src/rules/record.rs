//! What somebody notes about themselves: birth year and purchases. It stays on
//! the device.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use madang_json::{FromJson, Json, ReadError};

use super::BIRTH_YEARS;

/// Masks that somebody bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// When.
    pub date: NaiveDate,
    /// How many.
    pub masks: u32,
}

/// Birth year and purchases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The birth year, once it is given; one of [`BIRTH_YEARS`].
    pub birth_year: Option<i32>,
    /// What was bought, in the order in which it was noted.
    pub purchases: Vec<Purchase>,
}

impl Record {
    /// More purchases than this push out the oldest: nobody had more days.
    pub const PURCHASES_MAX: usize = 150;

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The text is none.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        madang_json::read(text.as_bytes())
    }

    /// Notes a purchase.
    pub fn note(&mut self, purchase: Purchase) {
        if self.purchases.len() >= Self::PURCHASES_MAX {
            self.purchases.remove(0);
        }
        self.purchases.push(purchase);
    }

    /// Takes a purchase back.
    pub fn take_back(&mut self, purchase: Purchase) {
        if let Some(index) = self.purchases.iter().rposition(|p| *p == purchase) {
            self.purchases.remove(index);
        }
    }

    /// The record as a JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::from(r#"{"purchases":["#);
        for (index, Purchase { date, masks }) in self.purchases.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let (year, month, day) = (date.year(), date.month(), date.day());
            // Writing to a text does not fail.
            let _ = write!(
                text,
                r#"{comma}{{"date":"{year:04}-{month:02}-{day:02}","masks":{masks}}}"#
            );
        }
        text.push(']');
        if let Some(year) = self.birth_year {
            let _ = write!(text, r#","birth_year":{year}"#);
        }
        text.push('}');
        text
    }
}

impl FromJson for Record {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let birth_year: Option<i32> = json.optional("birth_year")?;
        Ok(Self {
            birth_year: birth_year.filter(|year| BIRTH_YEARS.contains(year)),
            purchases: json.or_default("purchases")?,
        })
    }
}

impl FromJson for Purchase {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            date: json.field("date")?,
            masks: json.field("masks")?,
        })
    }
}
