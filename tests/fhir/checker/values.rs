//! What no value may be: empty, null, padded, an address of an example, an extension or a file that nobody can read.

use serde_json::Value;

use super::known::{EXTENSIONS, OWN_EXTENSIONS};
use super::{Faults, list, text};

/// Bytes. Servers commonly refuse more in one resource.
const ATTACHMENT: usize = 5 * 1024 * 1024;

/// Fields that a program reads: white space around them changes what they say.
const TRIMMED: [&str; 9] = ["code", "system", "display", "reference", "url", "id", "unit", "contentType", "fullUrl"];

pub fn check(place: &str, key: &str, value: &Value, faults: &mut Faults) {
    match value {
        Value::Null => faults.add(place, "null"),
        Value::String(said) => string(place, key, said, faults),
        Value::Array(items) if items.is_empty() => faults.add(place, "an empty list"),
        Value::Object(fields) if fields.is_empty() => faults.add(place, "an empty object"),
        Value::Object(_) => object(place, key, value, faults),
        _ => {}
    }
}

fn string(place: &str, key: &str, said: &str, faults: &mut Faults) {
    if said.trim().is_empty() {
        faults.add(place, "an empty string");
    } else if TRIMMED.contains(&key) && said.trim() != said {
        faults.add(place, format!("white space around `{said}`"));
    }
    if said.chars().any(|letter| letter.is_control() && !"\t\n\r".contains(letter)) {
        faults.add(place, "a control character");
    }
    if ["example.com", "example.org", "example.net"].iter().any(|example| said.contains(example)) {
        faults.add(place, format!("an address that belongs to nobody: `{said}`"));
    }
    let is_id = key == "id" && !place.contains(".div");
    if is_id && !is_id_of_fhir(said) {
        faults.add(place, format!("`{said}` is no id: 1 to 64 letters, digits, hyphens and dots"));
    }
}

fn object(place: &str, key: &str, value: &Value, faults: &mut Faults) {
    match key {
        "modifierExtension" => {
            faults.add(place, "an extension that changes the meaning, which no reader may pass over")
        }
        "extension" => extension(place, value, faults),
        "identifier" => {
            for field in ["system", "value"] {
                if text(value, field).is_empty() {
                    faults.add(place, format!("an identifier without {field}"));
                }
            }
        }
        _ => {}
    }
    let is_binary = text(value, "resourceType") == "Binary";
    if ["attachment", "valueAttachment", "photo"].contains(&key) || is_binary {
        attachment(place, value, faults);
    }
}

fn extension(place: &str, value: &Value, faults: &mut Faults) {
    let url = text(value, "url");
    let is_nested = place.matches(".extension[").count() > 1;
    if !is_nested && !EXTENSIONS.contains(&url) && !OWN_EXTENSIONS.contains(url) {
        faults.add(place, format!("the extension `{url}` is not known"));
    }
    let values = value.as_object().map_or(0, |fields| fields.keys().filter(|name| name.starts_with("value")).count());
    if values + usize::from(!list(value, "extension").is_empty()) != 1 {
        faults.add(place, "an extension has either one value or extensions of its own");
    }
}

fn attachment(place: &str, value: &Value, faults: &mut Faults) {
    let media = text(value, "contentType").split(';').next().unwrap_or_default();
    if !media.split_once('/').is_some_and(|(kind, name)| !kind.is_empty() && !name.is_empty()) {
        faults.add(place, format!("found the contentType `{media}`, expected one such as `application/json`"));
    }
    if value["data"].is_null() && value["url"].is_null() {
        faults.add(place, "an attachment with neither data nor url");
    }
    if let Some(data) = value["data"].as_str() {
        match base64_bytes(data) {
            None => faults.add(place, "data is not base64"),
            Some(bytes) if bytes > ATTACHMENT => faults.add(place, format!("{bytes} bytes, more than 5 MiB")),
            Some(bytes) => {
                if value["size"].as_u64().is_some_and(|size| size != bytes as u64) {
                    faults.add(place, format!("size is {}, data has {bytes} bytes", value["size"]));
                }
            }
        }
    }
    // SHA-1 has 20 bytes.
    if value["hash"].as_str().is_some_and(|hash| base64_bytes(hash) != Some(20)) {
        faults.add(place, "hash is no SHA-1 in base64");
    }
}

/// How many bytes the text stands for, if it is base64 with its padding.
fn base64_bytes(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let is_base64 = body.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/');
    (is_base64 && padding <= 2 && text.len().is_multiple_of(4)).then(|| text.len() / 4 * 3 - padding)
}

pub fn is_id_of_fhir(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')
}
