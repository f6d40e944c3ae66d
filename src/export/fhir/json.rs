//! Resources as JSON: nothing empty stands in them, and a narrative is well-formed XHTML.

use serde_json::{Map, Value as Json, json};

use crate::{export::characters::legible, words::Words};

/// The value without what is empty: FHIR has no null, no empty text, list or object.
pub fn shaped(value: Json) -> Json {
    match value {
        Json::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, shaped(value)));
            Json::Object(fields.filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(shaped).filter(|item| !is_empty(item)).collect()),
        Json::String(text) => Json::String(legible(&text)),
        other => other,
    }
}

pub fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(items) => items.is_empty(),
        // An extension that has lost its value says nothing.
        Json::Object(fields) => fields.is_empty() || (fields.len() == 1 && fields.contains_key("url")),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// A narrative of paragraphs; none where nothing is said.
pub fn narrative<'a>(paragraphs: impl IntoIterator<Item = &'a str>, words: Words) -> Json {
    let paragraphs: String = paragraphs
        .into_iter()
        .map(legible)
        .filter(|text| !text.trim().is_empty())
        .map(|text| format!("<p>{}</p>", escaped(text.trim())))
        .collect();
    if paragraphs.is_empty() {
        return Json::Null;
    }
    let language = words.language();
    let direction = if words.is_right_to_left() { " dir=\"rtl\"" } else { "" };
    let div = format!(
        "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language}\" xml:lang=\"{language}\"{direction}>{paragraphs}</div>"
    );
    json!({ "status": "generated", "div": div })
}

/// A text as it stands in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "<br/>")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{narrative, shaped};
    use crate::words::ENGLISH;

    #[test]
    fn nothing_empty_stands_in_a_resource() {
        let value =
            json!({ "a": null, "b": "", "c": [], "d": { "e": [" ", {}] }, "f": 0, "g": false, "h": ["x\u{0}y"] });
        assert_eq!(shaped(value), json!({ "f": 0, "g": false, "h": ["x\u{fffd}y"] }));
        let extension = json!({ "extension": [{ "url": "direction", "valueString": " \n" }], "status": "completed" });
        assert_eq!(shaped(extension), json!({ "status": "completed" }));
    }

    #[test]
    fn what_a_person_wrote_is_no_markup() {
        let text = narrative(["<b>\"Q\" & A</b>\nmore", " "], ENGLISH);
        let div = text["div"].as_str().unwrap();
        assert!(div.contains("<p>&lt;b&gt;&quot;Q&quot; &amp; A&lt;/b&gt;<br/>more</p></div>"), "{div}");
        assert!(narrative([""], ENGLISH).is_null());
    }
}
