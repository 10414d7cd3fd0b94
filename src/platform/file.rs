//! Files that a person chooses; nothing of them leaves the device.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::crypto::Task;
use super::crypto::call::{invoke, member, settle};

/// A file that was chosen.
#[derive(Clone)]
pub struct File(JsValue);

/// The files that were chosen in the `<input>` that an event came from, which is empty
/// then: choosing the same file again is told again.
pub fn chosen(event: &web_sys::Event) -> Vec<File> {
    let Some(input) = event.target() else {
        return Vec::new();
    };
    let files = member(&input, "files").map(|files| Array::from(&files));
    let files = files.unwrap_or_default().iter().map(File).collect();
    // Fails only for objects that are frozen.
    let _ = js_sys::Reflect::set(&input, &"value".into(), &"".into());
    files
}

impl File {
    /// Its name, without the folder.
    pub fn name(&self) -> String {
        self.text_of("name")
    }

    /// How long it is, in bytes.
    pub fn bytes(&self) -> f64 {
        let size = member(&self.0, "size").and_then(|size| size.as_f64());
        size.unwrap_or(f64::INFINITY)
    }

    /// Whether the system takes it for a picture.
    pub fn is_picture(&self) -> bool {
        self.text_of("type").starts_with("image/")
    }

    /// Its content as UTF-8; none where it cannot be read.
    pub fn text(&self) -> Task<Option<String>> {
        let text = settle(invoke(&self.0, "text", &[]));
        Box::pin(async move { text.await.ok()?.as_string() })
    }

    /// The browser's own object.
    pub(super) fn object(&self) -> &JsValue {
        &self.0
    }

    fn text_of(&self, name: &str) -> String {
        let text = member(&self.0, name).and_then(|text| text.as_string());
        text.unwrap_or_default()
    }
}
