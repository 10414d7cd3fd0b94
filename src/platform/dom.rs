//! The document: language, title, focus, and what the page was built with.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The document; absent only outside a page.
pub fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The `<html>` element.
pub fn root() -> Option<Element> {
    document().and_then(|d| d.document_element())
}

/// The element that the app is mounted in.
pub fn mount_point() -> Option<HtmlElement> {
    by_id("app")
}

/// The element of that id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Where this build's set of files lies, for example `/b/1f2e…/`.
pub fn set_path() -> String {
    root_attribute("data-set").unwrap_or_else(|| "/b/dev/".into())
}

/// An attribute of the `<html>` element.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets an attribute of the `<html>` element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        // Fails only for an invalid name, and the names are our own.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a custom property of the style sheets for the whole page.
pub fn set_root_property(name: &str, value: &str) {
    let root = root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Fails only for an invalid name, and the names are our own.
        let _ = root.style().set_property(name, value);
    }
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to an element.
pub fn focus(element: &HtmlElement) {
    // Fails only for an element that is gone, and then there is nothing to do.
    let _ = element.focus();
}

/// Lets what a pointer went down on have all of its moves until it goes up.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let target = event.current_target();
    if let Some(target) = target.and_then(|target| target.dyn_into::<Element>().ok()) {
        // A pointer that is gone again needs no capture.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// Scrolls the element of that id into view, unless it is.
pub fn reveal(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the `<details>` that an event came from is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok())
        .is_some_and(|details| details.open())
}
