//! The sections of a session in sentences, by the patterns of `assets/clinical/section_phrases.csv`.

use std::sync::LazyLock;

use super::{prose, section_table, spoken};
use crate::{
    chart::{Fields, rows},
    note::{AttributeId, AttributeKind, MeasureId, Section, Value, Values},
    words::{Words, chart::within_a_sentence},
};

/// How some values of a section are told. In the text, `{id}` stands for a value, `{id?yes|no}` for a flag, and what is
/// between brackets is left out where a value in it is not known. The first patterns with all that they need are taken.
struct Pattern {
    section: Section,
    text: &'static str,
}

enum Part {
    Text(&'static str),
    Value(AttributeId),
    Flag(AttributeId, &'static str, &'static str),
    /// What nobody misses.
    Optional(Vec<Part>),
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| rows(section_table::SECTIONS).filter_map(pattern).collect());

fn pattern(mut row: Fields) -> Option<Pattern> {
    let id = row.text();
    let section = Section::ALL.into_iter().find(|section| section.id() == id)?;
    Some(Pattern { section, text: row.text() })
}

fn parts(text: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find(['[', '{']) {
        if place > 0 {
            parts.push(Part::Text(&rest[..place]));
        }
        let close = if rest[place..].starts_with('[') { ']' } else { '}' };
        let Some(end) = rest[place..].find(close).map(|end| place + end) else { break };
        let inner = &rest[place + 1..end];
        if close == ']' {
            parts.push(Part::Optional(self::parts(inner)));
        } else {
            let (id, said) = inner.split_once('?').map_or((inner, None), |(id, said)| (id, said.split_once('|')));
            parts.extend(AttributeId::named(id).map(|attribute| match said {
                Some((yes, no)) => Part::Flag(attribute, yes, no),
                None => Part::Value(attribute),
            }));
        }
        rest = &rest[end + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    parts
}

/// The sentences of some values. What no pattern tells is told by its label.
pub fn sentences(section: Section, values: &Values, words: Words) -> Vec<String> {
    let mut left: Vec<AttributeId> = values.keys().copied().filter(|id| !is_blank(&values.get(id))).collect();
    let mut told = Vec::new();
    for pattern in PATTERNS.iter().filter(|pattern| pattern.section == section) {
        let mut used = Vec::new();
        let parts = parts(words.pattern(section.id(), pattern.text));
        if let Some(text) = tell(&parts, values, &left, &mut used, words).filter(|_| !used.is_empty()) {
            left.retain(|id| !used.contains(id));
            told.push(prose::sentence(&text, ""));
        }
    }
    for attribute in left {
        if let Some(value) = values.get(&attribute) {
            let label = words.say(attribute.row().label);
            let put = |value: &str| words.fill("{label}: {value}", &[("label", &label), ("value", &value)]);
            let text = match value {
                Value::Flag(true) => label.to_owned(),
                Value::Flag(false) => put(words.say("no")),
                value => put(&spoken::value(attribute, value, words)),
            };
            told.push(prose::sentence(&text, ""));
        }
    }
    told
}

/// What a goal goes to is told as its measure tells it.
fn in_its_unit(attribute: AttributeId, value: &Value, values: &Values, words: Words) -> String {
    let named = |id: &str| match AttributeId::named(id).and_then(|id| values.get(&id)) {
        Some(Value::Text(code)) => MeasureId::named(code),
        _ => None,
    };
    let measure = if ["start", "target"].contains(&attribute.row().id) { named("measure") } else { None };
    match measure.map(|measure| spoken::value_of(measure.row().id, &measure.row().kind, value, words)) {
        Some(told) if !told.is_empty() => told,
        _ => spoken::value(attribute, value, words),
    }
}

/// True for words that were taken back.
fn is_blank(value: &Option<&Value>) -> bool {
    match value {
        Some(Value::Text(text)) => text.trim().is_empty(),
        Some(Value::List(items)) => items.is_empty(),
        _ => false,
    }
}

/// The text of a pattern, or of a part of one; none where a value that it needs is not there any more.
fn tell(
    parts: &[Part],
    values: &Values,
    left: &[AttributeId],
    used: &mut Vec<AttributeId>,
    words: Words,
) -> Option<String> {
    let mut text = String::new();
    let mut value = |attribute: AttributeId| {
        let value = values.get(&attribute).filter(|_| left.contains(&attribute))?;
        used.push(attribute);
        Some(value)
    };
    let mut optional = Vec::new();
    for part in parts {
        match part {
            Part::Text(plain) => text.push_str(plain),
            Part::Value(attribute) => {
                let said = in_its_unit(*attribute, value(*attribute)?, values, words);
                // Somebody's own words stay as they were written.
                let is_written = matches!(attribute.row().kind, AttributeKind::Text);
                let stays = text.is_empty() || is_written || !words.is_english();
                text.push_str(&if stays { said } else { within_a_sentence(&said) });
            }
            Part::Flag(attribute, yes, no) => {
                text.push_str(if *value(*attribute)? == Value::Flag(true) { yes } else { no });
            }
            Part::Optional(parts) => optional.push((text.len(), parts)),
        }
    }
    // What is optional is taken when all that is needed is there, from the end, so that places before it stay.
    for (place, parts) in optional.into_iter().rev() {
        let mut also = Vec::new();
        if let Some(said) = tell(parts, values, left, &mut also, words) {
            text.insert_str(place, &said);
            used.append(&mut also);
        }
    }
    Some(text)
}
