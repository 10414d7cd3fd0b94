//! The data that the service worker keeps, and how much room all of it takes.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

/// The service worker's cache of published data.
const DATA: &str = "madang-data-v1";

/// Bytes that the portal takes on this device, as the browser reckons.
pub async fn bytes_used() -> Option<f64> {
    let estimate = web_sys::window()?.navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(estimate).await.ok()?;
    estimate.unchecked_into::<StorageEstimate>().get_usage()
}

/// Forgets the published data; they are fetched again when needed.
pub async fn forget_data() {
    let Some(Ok(caches)) = web_sys::window().map(|window| window.caches()) else {
        return;
    };
    // False where there was none.
    let _ = JsFuture::from(caches.delete(DATA)).await;
}
