//! Methods of the browser's objects by name: one way for all of them, which needs no
//! binding of its own for each.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Task;

/// `crypto.subtle`; none on an insecure origin.
pub fn subtle() -> Option<JsValue> {
    let crypto = member(&js_sys::global(), "crypto")?;
    member(&crypto, "subtle")
}

/// A member that is there.
pub fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method; none where there is none or it throws.
pub fn invoke(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = member(object, method)?.dyn_into().ok()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(object, &list).ok()
}

/// What a method's promise becomes, or why it was refused.
pub fn settle(promise: Option<JsValue>) -> Task<Result<JsValue, JsValue>> {
    Box::pin(async move {
        let promise = promise.ok_or(JsValue::NULL)?;
        JsFuture::from(Promise::resolve(&promise)).await
    })
}

/// What a method of `crypto.subtle` gives.
pub fn of_subtle(method: &str, arguments: &[&JsValue]) -> Task<Option<JsValue>> {
    let promise = subtle().and_then(|subtle| invoke(&subtle, method, arguments));
    let settled = settle(promise);
    Box::pin(async move { settled.await.ok() })
}

/// An object of the JSON text, with members that JSON has no form for.
pub fn object(json: &str, members: &[(&str, &JsValue)]) -> JsValue {
    let object = JSON::parse(json).unwrap_or_else(|_| Object::new().into());
    for (name, value) in members {
        // Fails only for objects that are frozen.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Bytes as the browser takes them.
pub fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Bytes as the browser gives them.
pub fn vec(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}
