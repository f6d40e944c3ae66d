//! A few words for making SVG elements by hand, where a component would cost more than it gives.

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes an SVG element with attributes, and puts it last into its parent. The browser refuses no name that stands in
/// this crate.
pub fn append(parent: &Element, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = parent.owner_document()?.create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        set(&element, name, value);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

pub fn set(element: &Element, name: &str, value: &str) {
    // Fails only for a name that is no name, or a reserved class of element.
    let _ = element.set_attribute(name, value);
}

pub fn clear(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Sets a custom property through the style object, which a content security policy allows.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<SvgElement>() {
        let _ = element.style().set_property(name, value);
    } else if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}
