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

/// A number with that many digits after its point, as programs write it.
///
/// Rust's own formatting of fractions would weigh 5 KB.
pub fn fixed(value: f64, digits: u8) -> String {
    // Fails only for more than 100 digits.
    let text = Number::from(value).to_fixed(digits);
    text.map(Into::into).unwrap_or_default()
}

/// Whether the current language speaks of `value` in its singular form.
pub fn plural_is_one(value: f64) -> bool {
    let locales = Array::of1(&JsValue::from_str(texts::lang().tag()));
    let rules = Intl::PluralRules::new(&locales, &Object::new());
    rules.select(value) == "one"
}
