//! A few words for making SVG elements by hand, where a component would cost more than it gives.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, SvgElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes an SVG element with attributes. The browser refuses no name that stands in this crate.
pub fn svg_element(document: &Document, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document.create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        set(&element, name, value);
    }
    Some(element)
}

/// Makes an SVG element and puts it last into its parent.
pub fn append(parent: &Element, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = svg_element(&parent.owner_document()?, name, attributes)?;
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
