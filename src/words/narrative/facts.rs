//! The details of one record, each told once: by the first phrase that fits, or by its label and value.

use super::{
    pattern::{Part, Phrase, Place, parts, phrases, suffixed},
    spoken,
};
use crate::{
    note::{AttributeId, AttributeKind, AttributeUse, Finding, FindingTypeId, Treatment, Value},
    words::chart::within_a_sentence,
};

/// What is said of a record, by where it stands in the sentence.
#[derive(Debug, Default)]
pub struct Told {
    pub adjectives: Vec<String>,
    pub names: Vec<String>,
    pub doses: Vec<String>,
    pub details: Vec<String>,
    pub grades: Vec<String>,
}

/// A detail, and when it was charted.
#[derive(Clone, Copy, Debug)]
struct Fact<'a> {
    attribute: AttributeId,
    known: Known<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Known<'a> {
    Once(&'a Value),
    BeforeAndAfter(&'a Value, &'a Value),
    After(&'a Value),
}

pub fn of_finding(finding: &Finding) -> Told {
    let (before, after) = (&finding.before, &finding.after);
    let facts = AttributeId::all().filter_map(|attribute| {
        let first = before.get(&attribute).or_else(|| finding.attributes.get(&attribute));
        let known = match (first, after.get(&attribute)) {
            (Some(first), Some(after)) => Known::BeforeAndAfter(first, after),
            (Some(first), None) => Known::Once(first),
            (None, Some(after)) => Known::After(after),
            (None, None) => return None,
        };
        Some(Fact { attribute, known })
    });
    let row = finding.finding.row();
    tell(facts.filter(|fact| !is_in_the_name(*fact, row.attributes)).collect(), Some(finding.finding))
}

pub fn of_treatment(treatment: &Treatment) -> Told {
    let facts = treatment.attributes.iter();
    tell(facts.map(|(attribute, value)| Fact { attribute: *attribute, known: Known::Once(value) }).collect(), None)
}

/// True for what the type itself gives: an active trigger point is called so.
fn is_in_the_name(fact: Fact, uses: &[AttributeUse]) -> bool {
    let fixed = uses.iter().find(|use_| use_.attribute == fact.attribute).and_then(|use_| use_.fixed);
    matches!((fixed, fact.known), (Some(code), Known::Once(value)) if fact.attribute.row().value_of(code) == *value)
}

fn tell(mut facts: Vec<Fact>, finding: Option<FindingTypeId>) -> Told {
    let mut told = Told::default();
    let is_meant =
        |phrase: &&Phrase| phrase.findings.is_empty() || finding.is_some_and(|id| phrase.findings.contains(&id));
    for phrase in phrases().iter().filter(is_meant) {
        if let Some((said, with)) = say(phrase, &facts) {
            told.at(phrase.place).push(said);
            facts.retain(|fact| fact.attribute != phrase.attribute && !with.contains(&fact.attribute));
        }
    }
    for fact in facts {
        let place = if matches!(fact.known, Known::Once(_)) { Place::Detail } else { Place::Grade };
        told.at(place).extend(by_label(fact));
    }
    told
}

impl Told {
    fn at(&mut self, place: Place) -> &mut Vec<String> {
        match place {
            Place::Adjective => &mut self.adjectives,
            Place::Name => &mut self.names,
            Place::Dose => &mut self.doses,
            Place::Detail => &mut self.details,
            Place::Grade => &mut self.grades,
        }
    }
}

/// What the phrase says, and which other details are told with it; none where it does not fit what is known.
fn say(phrase: &Phrase, facts: &[Fact]) -> Option<(String, Vec<AttributeId>)> {
    let fact = facts.iter().find(|fact| fact.attribute == phrase.attribute)?;
    if matches!(phrase.attribute.row().kind, AttributeKind::Flag) {
        return Some((compared(fact.known, |value| flagged(value, phrase.pattern, phrase.otherwise))?, Vec::new()));
    }
    let mut with = Vec::new();
    let said = match fact.known {
        Known::Once(_) => filled(phrase, fact.known, facts, &mut with),
        known if phrase.is_repeated() => compared(known, |value| filled(phrase, Known::Once(value), facts, &mut with)),
        known => filled(phrase, known, facts, &mut with),
    };
    Some((said?, with))
}

/// The pattern with its slots filled; `with` gets the other details that were put in.
fn filled(phrase: &Phrase, known: Known, facts: &[Fact], with: &mut Vec<AttributeId>) -> Option<String> {
    let mut text = String::new();
    for part in parts(phrase.pattern) {
        match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Slot { name, suffix } => {
                let put = |value: &Value| worded(phrase.attribute, value, suffix);
                text.push_str(&match (name, known) {
                    ("value", known) => compared(known, put)?,
                    ("only", Known::Once(value)) => put(value)?,
                    ("before", Known::BeforeAndAfter(value, after)) if value != after => put(value)?,
                    ("after", Known::BeforeAndAfter(before, value)) if value != before => put(value)?,
                    ("only" | "before" | "after", _) => return None,
                    (other, _) => {
                        let other = AttributeId::named(other)?;
                        with.push(other);
                        beside(facts.iter().find(|fact| fact.attribute == other)?, suffix)?
                    }
                });
            }
        }
    }
    Some(text)
}

/// A detail that is told within another's phrase.
fn beside(fact: &Fact, suffix: &str) -> Option<String> {
    let Known::Once(value) = fact.known else { return None };
    match phrases().iter().find(|phrase| phrase.attribute == fact.attribute) {
        Some(phrase) if matches!(value, Value::Flag(_)) => flagged(value, phrase.pattern, phrase.otherwise),
        _ => worded(fact.attribute, value, suffix),
    }
}

fn by_label(fact: Fact) -> Option<String> {
    let row = fact.attribute.row();
    let label = within_a_sentence(row.label);
    match row.kind {
        AttributeKind::Flag => compared(fact.known, |value| flagged(value, &label, &format!("no {label}"))),
        AttributeKind::Text => {
            compared(fact.known, |value| worded(fact.attribute, value, "")).map(|text| format!("{label}: {text}"))
        }
        _ => compared(fact.known, |value| worded(fact.attribute, value, "")).map(|text| format!("{label} {text}")),
    }
}

/// Both values where there are two and they differ; none where nothing is to be said.
fn compared(known: Known, mut say: impl FnMut(&Value) -> Option<String>) -> Option<String> {
    match known {
        Known::Once(value) => say(value),
        Known::BeforeAndAfter(before, after) if before == after => Some(format!("{}, unchanged", say(before)?)),
        Known::BeforeAndAfter(before, after) => match (say(before), say(after)) {
            (Some(before), Some(after)) => Some(format!("{before} before, {after} after")),
            (Some(before), None) => Some(format!("{before} before")),
            (None, after) => after.map(|after| format!("{after} after")),
        },
        Known::After(value) => Some(format!("{} after treatment", say(value)?)),
    }
}

fn flagged(value: &Value, yes: &str, no: &str) -> Option<String> {
    match value {
        Value::Flag(is_so) => Some((if *is_so { yes } else { no }).to_owned()),
        _ => None,
    }
}

/// None for a text without words and a list without items.
fn worded(attribute: AttributeId, value: &Value, suffix: &str) -> Option<String> {
    let words = spoken::value(attribute, value);
    let is_one = match value {
        Value::Number(number) => *number == 1.0,
        Value::List(items) => items.len() == 1,
        _ => false,
    };
    (!words.is_empty()).then(|| suffixed(&words, suffix, is_one))
}
