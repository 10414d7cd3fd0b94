//! From a payload to places.

use chrono::NaiveDate;
use madang_json::{FromJson, Json, ReadError};

use super::{Hours, Place, PlaceKind, PlacesFile, Span};
use crate::wire::E5;

/// Why a payload was refused whole. Rows count from 1; places in JSON from 0.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// Not JSON, or not of the payload's form.
    #[error("not of the form: {0}")]
    Form(#[from] ReadError),
    /// A place is not behind the one before it by id.
    #[error("place {id} is out of order or given twice")]
    Order {
        /// The id.
        id: String,
    },
    /// Holidays are not in order.
    #[error("holiday {date} is out of order or given twice")]
    Holiday {
        /// The date.
        date: NaiveDate,
    },
    /// A position that no place can have.
    #[error("place {id}: position {lon_e5}, {lat_e5} is not on Earth")]
    Position {
        /// The id.
        id: String,
        /// Longitude in 1e-5 degrees.
        lon_e5: i32,
        /// Latitude in 1e-5 degrees.
        lat_e5: i32,
    },
    /// A day's spans overlap or are not in order.
    #[error("place {id}: spans of one day overlap or are out of order")]
    Spans {
        /// The id.
        id: String,
    },
}

impl PlacesFile {
    /// Reads a payload.
    ///
    /// # Errors
    /// The bytes are no places' file, or one that contradicts itself.
    pub fn parse(bytes: &[u8]) -> Result<Self, PlacesError> {
        let file: Self = madang_json::read(bytes)?;
        let mut last = None;
        for date in &file.holidays {
            if last.is_some_and(|last| last >= date) {
                return Err(PlacesError::Holiday { date: *date });
            }
            last = Some(date);
        }
        let mut last = None;
        for place in &file.places {
            if last.is_some_and(|last| last >= &place.id) {
                let id = place.id.clone();
                return Err(PlacesError::Order { id });
            }
            last = Some(&place.id);
            place.validate()?;
        }
        Ok(file)
    }
}

impl Place {
    fn validate(&self) -> Result<(), PlacesError> {
        let (lon_e5, lat_e5) = (self.lon_e5, self.lat_e5);
        let at = E5 {
            lon: lon_e5,
            lat: lat_e5,
        };
        if !at.is_on_earth() {
            let id = self.id.clone();
            return Err(PlacesError::Position { id, lon_e5, lat_e5 });
        }
        let days = self
            .hours
            .iter()
            .flat_map(|hours| hours.week.iter().chain(&hours.holiday));
        if !days.into_iter().all(|spans| Span::are_apart(spans)) {
            let id = self.id.clone();
            return Err(PlacesError::Spans { id });
        }
        Ok(())
    }
}

impl FromJson for PlacesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            holidays: json.field("holidays")?,
            places: json.field("places")?,
        })
    }
}

impl FromJson for Place {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            kind: json.field("kind")?,
            name: json.field("name")?,
            address: json.field("address")?,
            phone: json.optional("phone")?,
            lon_e5: json.field("lon_e5")?,
            lat_e5: json.field("lat_e5")?,
            hours: json.optional("hours")?,
            note: json.optional("note")?,
        })
    }
}

impl FromJson for PlaceKind {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.text().map(Self::of_word)
    }
}

impl FromJson for Hours {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let week: Vec<Vec<Span>> = json.field("week")?;
        let week = week
            .try_into()
            .map_err(|_| ReadError::new("seven days are expected").in_field("week"))?;
        Ok(Self {
            week,
            holiday: json.optional("holiday")?,
        })
    }
}
