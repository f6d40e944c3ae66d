//! A note as HL7 v2.5.1 MDM^T02, for interface engines: who, when, and the document as base64.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    export::{characters::lines, fhir::Given},
    note::{Note, Timestamp},
};

/// Who sends and who receives, as MSH-3 to MSH-6 name them; each may be empty.
#[derive(Clone, Debug, Default)]
pub struct Route {
    pub sending_application: String,
    pub sending_facility: String,
    pub receiving_application: String,
    pub receiving_facility: String,
}

/// The message, its segments each ended by a carriage return. Sent again at another time it names the same document.
pub fn mdm_t02(note: &Note, given: &Given, route: &Route, pdf: &[u8], at: Timestamp) -> String {
    let id = note.id.0;
    let control = Uuid::new_v5(&id, format!("mdm {}", moment(at)).as_bytes()).simple().to_string();
    let document = Uuid::new_v5(&id, b"document-pdf");
    let signed = note.record.first();
    let author = author(note, given);
    let started = moment(note.session.created_at);
    let sending = if route.sending_application.is_empty() { "PALPATE" } else { &route.sending_application };
    let segments = [
        [
            "MSH|^~\\&",
            &escaped(sending),
            &escaped(&route.sending_facility),
            &escaped(&route.receiving_application),
            &escaped(&route.receiving_facility),
            &moment(at),
            "",
            "MDM^T02^MDM_T02",
            // The element has twenty characters.
            &control[..20],
            "P",
            "2.5.1",
            "",
            "",
            "",
            "",
            "",
            "UNICODE UTF-8",
        ]
        .join("|"),
        ["EVN", "T02", &moment(at)].join("|"),
        ["PID", "1", "", &patient_id(note, given), "", &patient_name(note, given)].join("|"),
        // The visit stands in the nineteenth field.
        format!("PV1|1|O{}{}", "|".repeat(17), identified(given.encounter.as_ref()).unwrap_or_default()),
        [
            "TXA",
            "1",
            "PN",
            "AP",
            &started,
            "",
            &started,
            "",
            "",
            &author,
            "",
            "",
            &format!("{document}^PALPATE^{document}^UUID"),
            "",
            "",
            "",
            "",
            if signed.is_some() { "AU" } else { "IP" },
            "",
            "AV",
            "",
            "",
            // The person, and as the fifteenth component the time.
            &signed
                .map(|signed| {
                    let named = author.matches('^').count();
                    format!("{author}{}{}", "^".repeat(14_usize.saturating_sub(named)), moment(signed.at))
                })
                .unwrap_or_default(),
        ]
        .join("|"),
        [
            "OBX",
            "1",
            "ED",
            "11506-3^Progress note^LN",
            "1",
            &format!("PALPATE^AP^PDF^Base64^{}", STANDARD.encode(pdf)),
            "",
            "",
            "",
            "",
            "",
            if signed.is_some() { "F" } else { "P" },
            "",
            "",
            &moment(note.session.created_at),
        ]
        .join("|"),
    ];
    segments.map(|segment| segment.trim_end_matches('|').to_owned() + "\r").concat()
}

/// A message in the frame in which MLLP sends it: what is in it can hold neither of the frame's characters.
pub fn in_mllp(message: &str) -> String {
    format!("\u{b}{message}\u{1c}\r")
}

/// The first identifier that the host gave, or else one that follows from the note.
fn patient_id(note: &Note, given: &Given) -> String {
    let patient = given.patient.as_ref();
    let reference = || Some(format!("{}^^^PALPATE", escaped(patient?["reference"].as_str()?)));
    let known = identified(patient).or_else(reference);
    known.unwrap_or_else(|| format!("{}^^^PALPATE", Uuid::new_v5(&note.id.0, b"patient")))
}

/// A CX of the first identifier of what the host gave, with who gave that out.
fn identified(given: Option<&Json>) -> Option<String> {
    let given = given?;
    let identifier = given["identifier"].get(0).or(given.get("identifier"));
    let named = |name: &str| identifier.and_then(|identifier| identifier[name].as_str()).map(str::trim);
    let value = named("value")?;
    let assigner = identifier.and_then(|identifier| identifier["assigner"]["display"].as_str());
    let by = match named("system") {
        None => assigner.map_or_else(|| "PALPATE".to_owned(), escaped),
        Some(system) => {
            let (id, kind) = match (system.strip_prefix("urn:oid:"), system.strip_prefix("urn:uuid:")) {
                (Some(oid), _) => (oid, "ISO"),
                (_, Some(uuid)) => (uuid, "UUID"),
                _ => (system, "URI"),
            };
            format!("{}&{}&{kind}", assigner.map(escaped).unwrap_or_default(), escaped(id))
        }
    };
    Some(format!("{}^^^{by}", escaped(value)))
}

fn patient_name(note: &Note, given: &Given) -> String {
    match divided(given.patient.as_ref()) {
        Some(name) => name,
        None => {
            let name = given.patient.as_ref().map(|patient| &patient["name"][0]);
            let said = name.and_then(|name| name["text"].as_str()).unwrap_or(&note.session.client);
            // Which part is the family name, nobody has said.
            if said.trim().is_empty() { "UNKNOWN".to_owned() } else { escaped(said.trim()) }
        }
    }
}

/// Family name and first name, where the host has told them apart.
fn divided(given: Option<&Json>) -> Option<String> {
    let name = &given?["name"][0];
    let first = name["given"][0].as_str().unwrap_or_default();
    Some(format!("{}^{}", escaped(name["family"].as_str()?), escaped(first)))
}

/// An XCN: the practitioner as the host knows them, or else the name of who signed, which nobody has divided.
fn author(note: &Note, given: &Given) -> String {
    let practitioner = given.practitioner.as_ref();
    let id = practitioner.and_then(|known| known["identifier"][0]["value"].as_str()).unwrap_or_default();
    let signed = note.record.first().map(|signed| signed.by.name.trim());
    let name = divided(practitioner)
        .or_else(|| Some(escaped(practitioner?["name"][0]["text"].as_str()?)))
        .or_else(|| signed.map(escaped));
    name.map(|name| format!("{}^{name}", escaped(id))).unwrap_or_default()
}

/// With seconds and the offset.
fn moment(at: Timestamp) -> String {
    let at = at.0;
    let (hours, minutes, _) = at.offset().as_hms();
    let sign = if at.offset().is_negative() { '-' } else { '+' };
    let (hours, minutes) = (hours.unsigned_abs(), minutes.unsigned_abs());
    format!(
        "{:04}{:02}{:02}{:02}{:02}{:02}{sign}{hours:02}{minutes:02}",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// What would end a field stands as HL7 writes it, and a new line as a break.
fn escaped(text: &str) -> String {
    let line = |line: String| -> String {
        let mut escaped = String::with_capacity(line.len());
        for letter in line.chars() {
            match letter {
                '\\' => escaped.push_str("\\E\\"),
                '|' => escaped.push_str("\\F\\"),
                '^' => escaped.push_str("\\S\\"),
                '&' => escaped.push_str("\\T\\"),
                '~' => escaped.push_str("\\R\\"),
                '\t' => escaped.push(' '),
                letter => escaped.push(letter),
            }
        }
        escaped
    };
    lines(text).map(line).collect::<Vec<_>>().join("\\.br\\")
}
