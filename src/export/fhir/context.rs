//! What a host gives with notes, read from JSON: whom they are about, who wrote them, who sends them to whom.

use std::{collections::HashMap, fmt};

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::Given;
use crate::{
    export::v2::Route,
    note::{Id, Note},
};

/// What is given with every note, and what with a single one by its id.
#[derive(Clone, Debug, Default)]
pub struct Context {
    of_all: Given,
    of_notes: HashMap<Id, Given>,
    pub route: Route,
}

/// Why a context is refused. Each says where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextError {
    NotJson {
        why: String,
    },
    /// Nothing is known under that name, so it is left out by mistake or misspelt.
    Unknown {
        at: String,
    },
    /// Another kind of JSON than is expected there.
    WrongKind {
        at: String,
        found: String,
        expected: &'static str,
    },
    /// A resource, or a reference to one, that cannot stand there.
    WrongResource {
        at: String,
        found: String,
        expected: String,
    },
    /// A reference that leads nowhere: neither an address nor an identifier.
    NoReference {
        at: String,
        found: String,
    },
}

impl ContextError {
    /// The reason's name, as the command line gives it.
    pub fn name(&self) -> &'static str {
        match self {
            ContextError::NotJson { .. } => "NotJson",
            ContextError::Unknown { .. } => "Unknown",
            ContextError::WrongKind { .. } => "WrongKind",
            ContextError::WrongResource { .. } => "WrongResource",
            ContextError::NoReference { .. } => "NoReference",
        }
    }
}

impl fmt::Display for ContextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContextError::NotJson { why } => write!(f, "this context is not JSON ({why})"),
            ContextError::Unknown { at } => write!(f, "{at} is not known"),
            ContextError::WrongKind { at, found, expected } => write!(f, "{at}: found {found}, expected {expected}"),
            ContextError::WrongResource { at, found, expected } => {
                write!(f, "{at}: found {found}, expected {expected}")
            }
            ContextError::NoReference { at, found } => write!(
                f,
                "{at}: found {found}, expected Type/id, an address, urn:uuid:…, or an identifier with a value"
            ),
        }
    }
}

impl std::error::Error for ContextError {}

/// Each part with the resources that it can be or refer to; the first can be sent along.
const PARTS: [(&str, &[&str]); 4] = [
    ("patient", &["Patient"]),
    ("practitioner", &["Practitioner", "PractitionerRole"]),
    ("organization", &["Organization"]),
    ("encounter", &["Encounter"]),
];

impl Context {
    /// The context that a JSON text says.
    ///
    /// ```
    /// use palpate::export::fhir::Context;
    ///
    /// assert!(Context::read(r#"{ "practitioner": { "reference": "Practitioner/7" } }"#).is_ok());
    /// let why = Context::read(r#"{ "patient": { "reference": "Practitioner/7" } }"#).unwrap_err();
    /// assert_eq!(why.to_string(), "patient.reference: found a Practitioner, expected a Patient");
    /// ```
    pub fn read(text: &str) -> Result<Context, ContextError> {
        let json: Json = serde_json::from_str(text).map_err(|why| ContextError::NotJson { why: why.to_string() })?;
        let fields = object("the context", &json)?;
        let mut context = Context { of_all: given("", fields, &["route", "notes"])?, ..Context::default() };
        if let Some(route) = fields.get("route") {
            context.route = route_of(object("route", route)?)?;
        }
        if let Some(notes) = fields.get("notes") {
            for (id, of_note) in object("notes", notes)? {
                let at = format!("notes.{id}");
                let wrong = || wrong_kind(&at, &Json::String(id.clone()), "the id of a note, a UUID");
                let id = Uuid::try_parse(id).map_err(|_| wrong())?;
                context.of_notes.insert(Id(id), given(&format!("{at}."), object(&at, of_note)?, &[])?);
            }
        }
        Ok(context)
    }

    /// What is given with a note: what is said of it alone, and else what is said of all.
    pub fn of(&self, note: &Note) -> Given {
        let all = &self.of_all;
        let Some(own) = self.of_notes.get(&note.id) else { return all.clone() };
        let either = |own: &Option<Json>, all: &Option<Json>| own.as_ref().or(all.as_ref()).cloned();
        Given {
            patient: either(&own.patient, &all.patient),
            practitioner: either(&own.practitioner, &all.practitioner),
            organization: either(&own.organization, &all.organization),
            encounter: either(&own.encounter, &all.encounter),
            picture_png: None,
        }
    }

    /// True where all notes would be of the same client, or of the same session.
    pub fn is_of_one_client(&self) -> bool {
        self.of_all.patient.is_some() || self.of_all.encounter.is_some()
    }
}

fn given(before: &str, fields: &Map<String, Json>, more: &[&str]) -> Result<Given, ContextError> {
    let is_known = |name: &str| PARTS.iter().any(|(part, _)| *part == name) || more.contains(&name);
    if let Some(name) = fields.keys().find(|name| !is_known(name)) {
        return Err(ContextError::Unknown { at: format!("{before}{name}") });
    }
    let [patient, practitioner, organization, encounter] = PARTS
        .map(|(name, kinds)| fields.get(name).map(|json| part(&format!("{before}{name}"), json, kinds)).transpose());
    Ok(Given {
        patient: patient?,
        practitioner: practitioner?,
        organization: organization?,
        encounter: encounter?,
        picture_png: None,
    })
}

/// A resource, or a reference to one.
fn part(at: &str, json: &Json, kinds: &[&str]) -> Result<Json, ContextError> {
    let fields = object(at, json)?;
    match fields.get("resourceType") {
        Some(kind) => resource(at, fields, kind, &kinds[..1])?,
        None => reference(at, fields, kinds)?,
    }
    Ok(json.clone())
}

fn resource(at: &str, fields: &Map<String, Json>, kind: &Json, kinds: &[&str]) -> Result<(), ContextError> {
    holds(&format!("{at}.resourceType"), kind.as_str().unwrap_or_default(), kinds)?;
    if let Some(id) = fields.get("id")
        && !id.as_str().is_some_and(is_id)
    {
        return Err(wrong_kind(&format!("{at}.id"), id, "1 to 64 letters, digits, hyphens and dots"));
    }
    let at = format!("{at}.identifier");
    match fields.get("identifier") {
        None => Ok(()),
        Some(Json::Array(identifiers)) => {
            let each = identifiers.iter().enumerate();
            each.into_iter().try_for_each(|(place, identifier)| identifies(&format!("{at}[{place}]"), identifier))
        }
        Some(other) => Err(wrong_kind(&at, other, "a list")),
    }
}

fn reference(at: &str, fields: &Map<String, Json>, kinds: &[&str]) -> Result<(), ContextError> {
    if let Some(name) =
        fields.keys().find(|name| !["reference", "type", "identifier", "display"].contains(&name.as_str()))
    {
        return Err(ContextError::Unknown { at: format!("{at}.{name}") });
    }
    if let Some(kind) = fields.get("type") {
        holds(&format!("{at}.type"), kind.as_str().unwrap_or_default(), kinds)?;
    }
    if let Some(identifier) = fields.get("identifier") {
        identifies(&format!("{at}.identifier"), identifier)?;
    }
    match fields.get("reference") {
        Some(reference) => leads(&format!("{at}.reference"), reference, kinds),
        None if fields.contains_key("identifier") => Ok(()),
        None => Err(ContextError::NoReference { at: at.to_owned(), found: "no reference".to_owned() }),
    }
}

/// `Type/id`, after the address of a server or without one; or a URN.
fn leads(at: &str, reference: &Json, kinds: &[&str]) -> Result<(), ContextError> {
    let lost = |found: &str| ContextError::NoReference { at: at.to_owned(), found: found.to_owned() };
    let said = reference.as_str().ok_or_else(|| lost(kind_of(reference)))?;
    if let Some(uuid) = said.strip_prefix("urn:uuid:") {
        return Uuid::try_parse(uuid).map(|_| ()).map_err(|_| lost(said));
    }
    let is_address = said.starts_with("http://") || said.starts_with("https://");
    let place = said.split("/_history/").next().unwrap_or_default();
    let mut parts = place.rsplit('/');
    let (id, kind, before) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
    if !is_id(id) || is_address != before.is_some() || !kind.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return Err(lost(said));
    }
    holds(at, kind, kinds)
}

fn holds(at: &str, found: &str, kinds: &[&str]) -> Result<(), ContextError> {
    if kinds.contains(&found) {
        return Ok(());
    }
    let named: Vec<String> = kinds.iter().map(|kind| with_article(kind)).collect();
    let found = if found.is_empty() { "no type".to_owned() } else { with_article(found) };
    Err(ContextError::WrongResource { at: at.to_owned(), found, expected: named.join(" or ") })
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn identifies(at: &str, identifier: &Json) -> Result<(), ContextError> {
    let fields = object(at, identifier)?;
    match fields.get("value").and_then(Json::as_str) {
        Some(value) if !value.trim().is_empty() => Ok(()),
        _ => Err(ContextError::NoReference { at: at.to_owned(), found: "no value".to_owned() }),
    }
}

fn is_id(id: &str) -> bool {
    let is_held = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (1..=64).contains(&id.len()) && id.bytes().all(is_held)
}

fn route_of(fields: &Map<String, Json>) -> Result<Route, ContextError> {
    let mut route = Route::default();
    for (name, value) in fields {
        let at = format!("route.{name}");
        let place = match name.as_str() {
            "sendingApplication" => &mut route.sending_application,
            "sendingFacility" => &mut route.sending_facility,
            "receivingApplication" => &mut route.receiving_application,
            "receivingFacility" => &mut route.receiving_facility,
            _ => return Err(ContextError::Unknown { at }),
        };
        value.as_str().ok_or_else(|| wrong_kind(&at, value, "a text"))?.clone_into(place);
    }
    Ok(route)
}

fn object<'a>(at: &str, json: &'a Json) -> Result<&'a Map<String, Json>, ContextError> {
    json.as_object().ok_or_else(|| wrong_kind(at, json, "an object"))
}

fn wrong_kind(at: &str, found: &Json, expected: &'static str) -> ContextError {
    let found = match found {
        Json::String(text) => format!("\"{text}\""),
        other => kind_of(other).to_owned(),
    };
    ContextError::WrongKind { at: at.to_owned(), found, expected }
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}
