//! The note as one attachment in a DocumentReference: what most record systems take.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value as Json, json};

use super::{
    Given, Options, code,
    record::{Of, Record, time},
};
use crate::{export::media, note::Note};

/// What an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Pdf,
    Text,
    Xhtml,
    Rtf,
    Svg,
    Png,
}

/// The most that is sent inline, in bytes.
pub const MOST: usize = 5 * 1024 * 1024;

/// An attachment that no server takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    pub found: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The attachment has {} bytes, expected at most {MOST}; nothing was sent.", self.found)
    }
}

impl std::error::Error for TooLarge {}

/// A DocumentReference, and the condition under which it is sent: as `If-None-Exist` it keeps a second sending from
/// making a second document.
#[derive(Clone, Debug)]
pub struct Attached {
    pub resource: Json,
    pub if_none_exist: String,
}

impl Content {
    fn media_type(self) -> &'static str {
        match self {
            Content::Pdf => media::PDF,
            Content::Text => media::TEXT,
            Content::Xhtml => media::XHTML,
            Content::Rtf => media::RTF,
            Content::Svg => media::SVG,
            Content::Png => media::PNG,
        }
    }

    fn part(self) -> &'static str {
        match self {
            Content::Pdf => "document-pdf",
            Content::Text => "document-text",
            Content::Xhtml => "document-xhtml",
            Content::Rtf => "document-rtf",
            Content::Svg => "picture-svg",
            Content::Png => "picture-png",
        }
    }
}

/// The note as a document of one content.
pub fn document_reference(
    note: &Note,
    given: &Given,
    options: &Options,
    content: Content,
    bytes: &[u8],
) -> Result<Attached, TooLarge> {
    if bytes.len() > MOST {
        return Err(TooLarge { found: bytes.len() });
    }
    let record = Record::alone(note, given, options);
    let of = Of::Note(content.part());
    let words = record.words();
    let title = words.fill("Massage therapy note, {moment}", &[("moment", &words.moment(record.started()))]);
    let category = code::coding(
        "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
        "clinical-note",
        "Clinical Note",
    );
    let progress = code::named("note.progress", options);
    let mut fields = json!({
        "status": "current",
        "docStatus": record.status(),
        "type": code::concept(progress.into_iter().collect(), words.say("Massage therapy note")),
        "category": [{ "coding": [category] }],
        "subject": record.subject(),
        "date": time(record.as_of()),
        "author": record.practitioner().map(|author| vec![author]),
        "custodian": record.organization(),
        "description": title,
        "content": [{ "attachment": {
            "contentType": content.media_type(),
            "language": words.language(),
            "data": STANDARD.encode(bytes),
            "title": title,
            "creation": time(record.as_of()),
        } }],
    });
    let encounter = given.encounter.as_ref().map(|_| vec![record.encounter()]);
    if record.is_r5() {
        fields["context"] = json!(encounter);
        fields["period"] = record.period();
    } else {
        fields["context"] = json!({ "encounter": encounter, "period": record.period() });
    }
    let resource = record.resource("DocumentReference", of, record.narrative([title.as_str()]), fields);
    let if_none_exist = format!("identifier=urn:ietf:rfc:3986|urn:uuid:{}", record.id(of));
    Ok(Attached { resource, if_none_exist })
}
