//! Notifications by the system, which also show while another app is in front.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the person lets the portal notify; none where the browser cannot.
pub fn is_allowed() -> Option<bool> {
    let permission = member(&api()?, "permission")?.as_string()?;
    Some(permission == "granted")
}

/// Asks whether the portal may notify.
pub async fn ask() -> bool {
    let asked = || {
        let api = api()?;
        let ask: Function = member(&api, "requestPermission")?.dyn_into().ok()?;
        ask.call0(&api).ok()?.dyn_into::<Promise>().ok()
    };
    match asked() {
        Some(asked) => {
            let answer = JsFuture::from(asked).await;
            answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
        }
        None => false,
    }
}

/// Shows a notification through the service worker, the only way on phones. A later
/// one with the same `tag` takes its place. Without permission nothing shows.
pub async fn show(title: &str, tag: &str) {
    if is_allowed() != Some(true) {
        return;
    }
    let Some(window) = web_sys::window() else {
        return;
    };
    let ready = member(&window.navigator(), "serviceWorker")
        .and_then(|container| member(&container, "ready")?.dyn_into::<Promise>().ok());
    let Some(ready) = ready else {
        return;
    };
    if let Ok(registration) = JsFuture::from(ready).await
        && let Some(show) = member(&registration, "showNotification")
        && let Ok(show) = show.dyn_into::<Function>()
    {
        let options = Object::new();
        // Fails only for objects that are frozen.
        let _ = Reflect::set(&options, &"tag".into(), &tag.into());
        let _ = Reflect::set(&options, &"icon".into(), &"/icons/icon-192.png".into());
        // Refused where the system forbids it; the page tells the same.
        let _ = show.call2(&registration, &title.into(), &options);
    }
}

fn api() -> Option<JsValue> {
    member(&web_sys::window()?.into(), "Notification").filter(JsValue::is_function)
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}
