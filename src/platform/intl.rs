//! Numbers and plurals by the browser's own tables.

use js_sys::{Array, Intl, Number, Object};
use wasm_bindgen::JsValue;

use crate::i18n::texts;

/// A number with the current language's separators.
pub fn number(value: f64) -> String {
    Number::from(value)
        .to_locale_string(texts::lang().tag())
        .into()
}

/// Whether the current language speaks of `value` in its singular form.
pub fn plural_is_one(value: f64) -> bool {
    let locales = Array::of1(&JsValue::from_str(texts::lang().tag()));
    let rules = Intl::PluralRules::new(&locales, &Object::new());
    rules.select(value) == "one"
}
