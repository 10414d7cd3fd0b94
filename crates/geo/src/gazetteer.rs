//! The names of the eup, myeon and dong, and where they are, without their shapes.
//!
//! The file has columns of equal length, ordered by code. Codes and places are
//! written as the step from the one before; places count in the cells of a grid,
//! as in a quantized topology.

use madang_json::{FromJson, Json, ReadError};

use crate::LonLat;

/// The names of a country's smallest regions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gazetteer {
    /// The regions, in ascending order of their codes.
    pub emds: Vec<Emd>,
}

/// An eup, myeon or legal dong.
#[derive(Debug, Clone, PartialEq)]
pub struct Emd {
    /// Eight digits; the first two are the sido's code, the first five the
    /// sigungu's.
    pub code: String,
    /// Korean name.
    pub name: String,
    /// A place well inside.
    pub at: LonLat,
    /// No part of it is farther from that place, in metres.
    pub reach_m: f64,
}

/// The reach of step 0, in metres; each step doubles it.
const REACH_M: f64 = 100.0;
/// A reach of this many steps is more than half way around the earth.
const FARTHEST: u8 = 18;

impl Gazetteer {
    /// Reads a file.
    ///
    /// # Errors
    /// The bytes are no gazetteer, or one that contradicts itself.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let file: File = madang_json::read(bytes)?;
        file.decode()
    }

    /// The region with this code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Emd> {
        let place = self
            .emds
            .binary_search_by(|emd| emd.code.as_str().cmp(code));
        self.emds.get(place.ok()?)
    }

    /// The number that a file writes for a reach: the least that is enough.
    #[must_use]
    pub fn reach_step(reach_m: f64) -> u8 {
        let enough = |step: &u8| reach_of(*step) >= reach_m;
        (0..FARTHEST).find(enough).unwrap_or(FARTHEST)
    }
}

fn reach_of(step: u8) -> f64 {
    REACH_M * f64::from(1u32 << step)
}

struct File {
    scale: [f64; 2],
    translate: [f64; 2],
    code: Vec<i32>,
    name: Vec<String>,
    lon: Vec<i32>,
    lat: Vec<i32>,
    reach: Vec<u8>,
}

impl FromJson for File {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            scale: json.field("scale")?,
            translate: json.field("translate")?,
            code: json.field("code")?,
            name: json.field("name")?,
            lon: json.field("lon")?,
            lat: json.field("lat")?,
            reach: json.field("reach")?,
        })
    }
}

impl File {
    fn decode(self) -> Result<Gazetteer, ReadError> {
        let rows = self.code.len();
        for (column, length) in [
            ("name", self.name.len()),
            ("lon", self.lon.len()),
            ("lat", self.lat.len()),
            ("reach", self.reach.len()),
        ] {
            if length != rows {
                let [length, rows] = [length, rows].map(|n| n.to_string());
                let problem = ["has ", &length, " values, but code has ", &rows].concat();
                return Err(ReadError::new(problem).in_field(column));
            }
        }
        let mut emds = Vec::with_capacity(rows);
        let (mut code, mut east, mut north) = (0i32, 0i32, 0i32);
        let places = self.lon.into_iter().zip(self.lat).zip(self.reach);
        let columns = self.code.into_iter().zip(self.name).zip(places);
        for (row, ((step, name), ((lon, lat), reach))) in columns.enumerate() {
            let wrong = |column, problem| Err(ReadError::new(problem).in_row(row).in_field(column));
            code = code.saturating_add(step);
            east = east.saturating_add(lon);
            north = north.saturating_add(lat);
            if step <= 0 || !(10_000_000..=99_999_999).contains(&code) {
                return wrong("code", "does not lead to a higher code of eight digits");
            }
            let at = LonLat {
                lon: self.translate[0] + f64::from(east) * self.scale[0],
                lat: self.translate[1] + f64::from(north) * self.scale[1],
            };
            // Not a number is in no range.
            if !((-180.0..=180.0).contains(&at.lon) && (-90.0..=90.0).contains(&at.lat)) {
                return wrong("lon", "leads, with lat, to no place on earth");
            }
            if reach > FARTHEST {
                return wrong("reach", "is more than 18");
            }
            emds.push(Emd {
                code: code.to_string(),
                name,
                at,
                reach_m: reach_of(reach),
            });
        }
        Ok(Gazetteer { emds })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(code: &str, lon: &str, rest: &str) -> String {
        format!(
            r#"{{"scale":[0.001,0.001],"translate":[126,37],"code":{code},"name":["가동","나동"],
            "lon":{lon},"lat":[500,-1],{rest}}}"#
        )
    }

    #[test]
    fn steps_are_summed_up() {
        let json = file("[11110101,4]", "[10,20]", r#""reach":[0,3]"#);
        let gazetteer = Gazetteer::parse(json.as_bytes()).unwrap();
        let second = gazetteer.find("11110105").unwrap();
        assert_eq!((second.name.as_str(), second.reach_m), ("나동", 800.0));
        assert!((second.at.lon - 126.03).abs() < 1e-9 && (second.at.lat - 37.499).abs() < 1e-9);
        assert_eq!(gazetteer.find("11110102"), None);
    }

    #[test]
    fn what_contradicts_itself_is_refused_where_it_does() {
        let error = |code, lon, rest| {
            let json = file(code, lon, rest);
            Gazetteer::parse(json.as_bytes()).unwrap_err().to_string()
        };
        let reach = r#""reach":[0,3]"#;
        for (code, lon, rest, start) in [
            ("[11110101,0]", "[1,1]", reach, "code[1]: does not lead"),
            ("[1,1]", "[1,1]", reach, "code[0]: does not lead"),
            ("[11110101,2147483647]", "[1,1]", reach, "code[1]: does not"),
            ("[11110101,1]", "[1,99999999]", reach, "lon[1]: leads"),
            (
                "[11110101,1]",
                "[1]",
                reach,
                "lon: has 1 values, but code has 2",
            ),
            (
                "[11110101,1]",
                "[1,1]",
                r#""reach":[0,19]"#,
                "reach[1]: is more",
            ),
            (
                "[11110101,1]",
                "[1,1]",
                r#""grasp":[0,1]"#,
                "reach: is missing",
            ),
        ] {
            let said = error(code, lon, rest);
            assert!(said.starts_with(start), "{said}");
        }
    }

    proptest! {
        #[test]
        fn a_reach_is_enough_and_not_twice_too_much(reach_m in 1.0..10_000_000.0f64) {
            let written = reach_of(Gazetteer::reach_step(reach_m));
            prop_assert!(written >= reach_m && (written < 2.0 * reach_m || written == REACH_M));
        }

        #[test]
        fn any_columns_are_read_or_refused(
            code in prop::collection::vec(any::<i32>(), 0..3), lon in prop::collection::vec(any::<i32>(), 0..3),
            scale in any::<f64>(),
        ) {
            let json = format!(
                r#"{{"scale":[{scale:?},1],"translate":[0,0],"code":{code:?},"name":["a","b"],"lon":{lon:?},
                "lat":{lon:?},"reach":[0,255]}}"#
            );
            if let Ok(read) = Gazetteer::parse(json.as_bytes()) {
                prop_assert!(read.emds.iter().all(|emd| emd.at.lon.abs() <= 180.0));
            }
        }
    }
}
