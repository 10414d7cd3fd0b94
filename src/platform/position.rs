//! Where the device is, asked for only when the citizen asks.

use js_sys::Promise;
use madang_geo::LonLat;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionError, PositionOptions};

/// How long to wait for a position.
const PATIENCE_MS: u32 = 15_000;
/// A position this old still counts.
const MAX_AGE_MS: u32 = 60_000;

/// Where the device is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The place.
    pub at: LonLat,
    /// How far off it may be, in metres.
    pub accuracy_m: f64,
}

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPosition {
    /// The citizen or the system said no.
    Refused,
    /// The device cannot tell, or took too long.
    Unavailable,
}

/// Asks the device where it is; the browser asks the citizen first.
///
/// # Errors
/// It was refused, or the device cannot tell.
pub async fn locate() -> Result<Located, NoPosition> {
    let geolocation = web_sys::window()
        .and_then(|window| window.navigator().geolocation().ok())
        .ok_or(NoPosition::Unavailable)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_maximum_age(MAX_AGE_MS);
    options.set_timeout(PATIENCE_MS);
    let promise = Promise::new(&mut |resolve, reject| {
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            &resolve,
            Some(&reject),
            &options,
        );
        if asked.is_err() {
            // Nobody else would ever settle the promise.
            let _ = reject.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let answer = JsFuture::from(promise).await.map_err(|error| {
        // Browsers disagree on the name of the error's class, but not on its code.
        let code = js_sys::Reflect::get(&error, &"code".into()).ok();
        match code.and_then(|code| code.as_f64()) {
            Some(code) if code == f64::from(PositionError::PERMISSION_DENIED) => {
                NoPosition::Refused
            }
            _ => NoPosition::Unavailable,
        }
    })?;
    let coords = answer.unchecked_into::<Position>().coords();
    Ok(Located {
        at: LonLat {
            lon: coords.longitude(),
            lat: coords.latitude(),
        },
        accuracy_m: coords.accuracy(),
    })
}
