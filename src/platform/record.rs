//! Small JSON objects that the app itself keeps, by the browser's own reader and
//! writer: settings, favourites.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object, empty where the text was none.
pub struct Record(JsValue);

impl Record {
    /// Reads a text; what an older app or somebody else wrote may be anything.
    pub fn parse(text: &str) -> Self {
        Self(JSON::parse(text).unwrap_or(JsValue::NULL))
    }

    /// The names of the members.
    pub fn names(&self) -> Vec<String> {
        let names = Object::try_from(&self.0).map(Object::keys);
        let names = names.unwrap_or_default();
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    /// A member that is a text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.member(name)?.as_string()
    }

    /// A member that is a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.member(name)?.as_f64()
    }

    fn member(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok()
    }
}

/// Writes an object of texts.
pub fn write(members: &[(&str, &str)]) -> String {
    let object = Object::new();
    for (name, value) in members {
        // Fails only for objects that are frozen.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    // Texts always have a JSON form.
    JSON::stringify(&object).map(Into::into).unwrap_or_default()
}
