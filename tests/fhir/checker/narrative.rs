//! The text for people in each resource: there, well-formed, and of the few elements that FHIR allows.

use roxmltree::{Document, Node};
use serde_json::Value;

use super::{Faults, kind, list, text};

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Of the elements of FHIR without img: a picture goes as an attachment.
const ELEMENTS: [&str; 46] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "big",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "ul",
    "var",
];

/// No `style`: how a note looks is the reader's.
const ATTRIBUTES: [&str; 10] = ["abbr", "class", "colspan", "dir", "href", "id", "lang", "rowspan", "scope", "title"];

/// Resources that have no text by their definition.
const WITHOUT: [&str; 4] = ["Bundle", "Binary", "Parameters", ""];

pub fn check(place: &str, resource: &Value, faults: &mut Faults) {
    if WITHOUT.contains(&kind(resource)) {
        return;
    }
    // What is contained has no narrative: it is told by the resource around it (rule dom-1 and its reasons).
    if !place.contains(".contained[") {
        narrative(&format!("{place}.text"), &resource["text"], faults);
    }
    sections(place, resource, faults);
}

fn sections(place: &str, parent: &Value, faults: &mut Faults) {
    for (index, section) in list(parent, "section").iter().enumerate() {
        let place = format!("{place}.section[{index}]");
        narrative(&format!("{place}.text"), &section["text"], faults);
        if text(section, "title").is_empty() {
            faults.add(&place, "a section without a title");
        }
        sections(&place, section, faults);
    }
}

fn narrative(place: &str, narrative: &Value, faults: &mut Faults) {
    let status = text(narrative, "status");
    if !["generated", "extensions", "additional"].contains(&status) {
        faults.add(
            place,
            format!("found the status `{status}` of a narrative, expected `generated`, `extensions` or `additional`"),
        );
    }
    let document = match Document::parse(text(narrative, "div")) {
        Ok(document) => document,
        Err(error) => return faults.add(place, format!("div is not well-formed: {error}")),
    };
    let root = document.root_element();
    if !root.has_tag_name((XHTML, "div")) {
        faults.add(place, "div is no <div> of XHTML");
    }
    if root.descendants().filter_map(|node| node.text()).all(|text| text.trim().is_empty()) {
        faults.add(place, "div has no text");
    }
    root.descendants().filter(Node::is_element).for_each(|node| element(place, node, faults));
}

fn element(place: &str, node: Node, faults: &mut Faults) {
    let name = node.tag_name();
    if name.namespace() != Some(XHTML) || !ELEMENTS.contains(&name.name()) {
        faults.add(place, format!("<{}> is not allowed in a narrative", name.name()));
    }
    for attribute in node.attributes() {
        let is_script =
            attribute.name() == "href" && attribute.value().trim_start().to_lowercase().starts_with("javascript");
        if !ATTRIBUTES.contains(&attribute.name()) || is_script {
            faults.add(place, format!("the attribute `{}` is not allowed in a narrative", attribute.name()));
        }
    }
}
