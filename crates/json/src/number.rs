//! Numbers.

use crate::parse::Value;
use crate::{FromJson, Json, ReadError};

impl FromJson for f64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let number = json.number().and_then(decimal);
        number.ok_or_else(|| json.not("a number"))
    }
}

impl FromJson for i64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let number = json.number().and_then(|number| number.parse().ok());
        number.ok_or_else(|| json.not("a whole number"))
    }
}

impl FromJson for u64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let number = json.number().and_then(|number| number.parse().ok());
        number.ok_or_else(|| json.not("a whole number from 0 on"))
    }
}

/// The narrower whole numbers, with the range that they hold.
macro_rules! narrower {
    ($($type:ty: $from:ty, $range:literal;)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
                let wide = <$from>::from_json(json)?;
                Self::try_from(wide).map_err(|_| json.not($range))
            }
        }
    )*};
}

narrower! {
    i32: i64, "a whole number of 32 bits";
    u32: u64, "a whole number from 0 to 4294967295";
    u16: u64, "a whole number from 0 to 65535";
    u8: u64, "a whole number from 0 to 255";
}

impl<'a> Json<'a> {
    fn number(self) -> Option<&'a str> {
        match self.0 {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// A decimal number as written in JSON; none where it is past what a float holds.
///
/// Exact for up to 15 digits and powers of ten up to 22, as measures and coordinates
/// have: both are exact floats then, and one division or product of them is rounded
/// right (Clinger 1990). Beyond it may be off in the last digits. Not core's parser,
/// whose tables alone are 10 KB.
fn decimal(text: &str) -> Option<f64> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut power: i32 = power.parse().ok()?;
    let mut number = 0.0;
    let mut is_fraction = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                power = power.checked_sub(is_fraction.into())?;
            }
            b'.' => is_fraction = true,
            _ => {}
        }
    }
    let scale = 10f64.powi(power.checked_abs()?);
    let number = match power {
        ..0 => number / scale,
        0.. if number > 0.0 => number * scale,
        _ => 0.0,
    };
    let sign = if digits.starts_with('-') { -1.0 } else { 1.0 };
    Some(sign * number).filter(|number| number.is_finite())
}
