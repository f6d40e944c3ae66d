//! Values of attributes and measures as `value[x]`.

use serde_json::{Value as Json, json};

use super::{
    Options, code,
    json::{is_empty, shaped},
};
use crate::{
    chart::StructureId,
    note::{Attribute, AttributeKind, Choice, Scale, Value, Values, write_json},
    words::Words,
};

/// What a value is called in FHIR, and the value: `valueQuantity` and so on.
pub type Typed = (&'static str, Json);

/// The values of a detail, none of them empty; one of several choices is a value of its own.
pub fn typed(id: &str, kind: &AttributeKind, value: &Value, words: Words) -> Vec<Typed> {
    let mut typed = each(id, kind, value, words);
    typed.retain(|(_, value)| !is_empty(&shaped(value.clone())));
    typed
}

fn each(id: &str, kind: &AttributeKind, value: &Value, words: Words) -> Vec<Typed> {
    match (kind, value) {
        (_, Value::Flag(flag)) => vec![("valueBoolean", json!(flag))],
        (AttributeKind::Number { unit, .. }, Value::Number(number)) => {
            vec![("valueQuantity", code::quantity(*number, unit, words_of(unit)))]
        }
        (AttributeKind::Scale(scale), value) => vec![level(scale, value, words)],
        (AttributeKind::Scales(scale), Value::List(codes)) => {
            codes.iter().map(|code| level(scale, &Value::Text(code.clone()), words)).collect()
        }
        (AttributeKind::Choice(choices), Value::Text(code)) => vec![chosen(id, choices, code, words)],
        (AttributeKind::Choices(choices), Value::List(codes)) => {
            codes.iter().map(|code| chosen(id, choices, code, words)).collect()
        }
        (AttributeKind::Structures, Value::List(ids)) => ids.iter().map(|id| structure(id, words)).collect(),
        (AttributeKind::Date | AttributeKind::Time, Value::Text(text)) => vec![("valueDateTime", json!(text))],
        (_, Value::Number(number)) => vec![("valueQuantity", code::quantity(*number, "1", "1"))],
        (_, Value::Text(text)) => vec![("valueString", json!(text))],
        (_, Value::List(texts)) => texts.iter().map(|text| ("valueString", json!(text))).collect(),
        (_, Value::Parts(parts)) => {
            let parts: Vec<String> =
                parts.iter().map(|(part, number)| format!("{part} {}", write_json(number))).collect();
            vec![("valueString", json!(parts.join(", ")))]
        }
    }
}

/// A level of a scale: a number where its codes are numbers, and a concept with what it means otherwise.
fn level(scale: &Scale, value: &Value, words: Words) -> Typed {
    let level = scale.place_of(value).and_then(|place| scale.levels.get(place));
    match (level, value) {
        (_, Value::Number(number)) if scale.is_numeric() => {
            ("valueQuantity", code::quantity(*number, "{score}", "score"))
        }
        (Some(level), _) => (
            "valueCodeableConcept",
            code::concept(vec![code::own(scale.id, level.code, level.label)], words.say(level.label)),
        ),
        (None, Value::Text(text)) => ("valueString", json!(text)),
        (None, other) => ("valueString", json!(other.number().map(|it| words.amount(it)))),
    }
}

fn chosen(id: &str, choices: &[Choice], code: &str, words: Words) -> Typed {
    match choices.iter().find(|choice| choice.code == code) {
        Some(choice) => {
            let coding = code::own(id, choice.code, choice.label);
            ("valueCodeableConcept", code::concept(vec![coding], words.say(choice.label)))
        }
        None => ("valueCodeableConcept", code::said(code)),
    }
}

fn structure(id: &str, words: Words) -> Typed {
    match StructureId::named(id) {
        Some(structure) => {
            let row = structure.row();
            let coding = code::own("structure", row.id, row.name);
            ("valueCodeableConcept", code::concept(vec![coding], words.structure(structure)))
        }
        None => ("valueCodeableConcept", code::said(id)),
    }
}

/// A unit as a person reads it.
pub fn words_of(unit: &str) -> &str {
    match unit {
        "deg" => "degree",
        "min" => "min",
        "{score}" => "score",
        "{Tscore}" => "T-score",
        "{visits}" => "visits",
        "{grade}" => "grade",
        "Cel" => "°C",
        other => other,
    }
}

/// The code of an attribute; pain from 0 to 10 has a public one as well.
pub fn attribute(row: &Attribute, words: Words) -> Json {
    let public = if row.id == "painNrs" { code::named("observation.pain-nrs", &Options::default()) } else { None };
    code::concept(public.into_iter().chain([code::own("attribute", row.id, row.label)]).collect(), words.say(row.label))
}

/// Each value as a component.
pub fn components(values: &Values, words: Words) -> Vec<Json> {
    let each = values.iter().flat_map(|(attribute_id, value)| {
        let row = attribute_id.row();
        typed(row.id, &row.kind, value, words).into_iter().map(move |typed| component(attribute(row, words), typed))
    });
    each.collect()
}

pub fn component(code: Json, (name, value): Typed) -> Json {
    let mut component = json!({ "code": code });
    component[name] = value;
    shaped(component)
}

/// Each value as an extension of our own, where a resource has no place for it.
pub fn extensions(values: &Values, words: Words) -> Vec<Json> {
    let each = values.iter().flat_map(|(attribute_id, value)| {
        let row = attribute_id.row();
        typed(row.id, &row.kind, value, words).into_iter().map(move |(name, value)| {
            let mut said = json!({ "url": "value" });
            said[name] = value;
            json!({
                "url": extension("detail"),
                "extension": [{ "url": "code", "valueCodeableConcept": attribute(row, words) }, said],
            })
        })
    });
    each.collect()
}

/// The name of an extension of our own.
pub fn extension(name: &str) -> String {
    format!("{}/StructureDefinition/{name}", code::BASE)
}
