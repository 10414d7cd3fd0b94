//! Numbers and plurals by the browser's own tables.

use js_sys::{Array, Intl, Object};
use wasm_bindgen::JsValue;

use crate::i18n::texts;

/// A number with the current language's separators.
pub fn number(value: f64) -> String {
    let format = Intl::NumberFormat::new(&locales(), &Object::new());
    let text = format.format().call1(&JsValue::UNDEFINED, &value.into());
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| value.to_string())
}

/// Whether the current language speaks of `value` in its singular form.
pub fn plural_is_one(value: f64) -> bool {
    let rules = Intl::PluralRules::new(&locales(), &Object::new());
    rules.select(value) == "one"
}

fn locales() -> Array {
    Array::of1(&JsValue::from_str(texts::lang().tag()))
}
