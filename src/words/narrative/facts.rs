//! The details of one record, each told once: by the first phrase that fits, or by its label and value.

use super::{
    pattern::{Part, Phrase, Place, is_repeated, parts, phrases, suffixed},
    spoken,
};
use crate::{
    note::{AttributeId, AttributeKind, AttributeUse, Finding, FindingTypeId, Treatment, Value},
    words::{Words, has_words, text},
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

pub fn of_finding(finding: &Finding, words: Words) -> Told {
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
    let facts = facts.filter(|fact| !is_in_the_name(*fact, row.attributes)).collect();
    tell(facts, Some(finding.finding), words)
}

pub fn of_treatment(treatment: &Treatment, words: Words) -> Told {
    let facts = treatment.attributes.iter();
    let facts = facts.map(|(attribute, value)| Fact { attribute: *attribute, known: Known::Once(value) });
    tell(facts.collect(), None, words)
}

/// True for what the type itself gives: an active trigger point is called so.
fn is_in_the_name(fact: Fact, uses: &[AttributeUse]) -> bool {
    let fixed = uses.iter().find(|use_| use_.attribute == fact.attribute).and_then(|use_| use_.fixed);
    matches!((fixed, fact.known), (Some(code), Known::Once(value)) if fact.attribute.row().value_of(code) == *value)
}

fn tell(mut facts: Vec<Fact>, finding: Option<FindingTypeId>, words: Words) -> Told {
    let mut told = Told::default();
    let is_meant =
        |phrase: &&Phrase| phrase.findings.is_empty() || finding.is_some_and(|id| phrase.findings.contains(&id));
    for phrase in phrases().iter().filter(is_meant) {
        if let Some((said, with)) = say(phrase, &facts, words) {
            told.at(phrase.place).push(said);
            facts.retain(|fact| fact.attribute != phrase.attribute && !with.contains(&fact.attribute));
        }
    }
    for fact in facts {
        let place = if matches!(fact.known, Known::Once(_)) { Place::Detail } else { Place::Grade };
        told.at(place).extend(by_label(fact, words));
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
fn say(phrase: &Phrase, facts: &[Fact], words: Words) -> Option<(String, Vec<AttributeId>)> {
    let fact = facts.iter().find(|fact| fact.attribute == phrase.attribute)?;
    if matches!(phrase.attribute.row().kind, AttributeKind::Flag) {
        return Some((compared(fact.known, words, |value| flagged(value, phrase, words))?, Vec::new()));
    }
    // In English the choice itself says of what it is, as "sudden onset" does.
    let is_bare = !words.is_english() && phrase.place == Place::Detail && !has_words(phrase.pattern);
    if is_bare && matches!(phrase.attribute.row().kind, AttributeKind::Choice(_) | AttributeKind::Choices(_)) {
        return Some((by_label(*fact, words)?, Vec::new()));
    }
    let mut with = Vec::new();
    let pattern = phrase.said(words);
    let telling = Telling { phrase, pattern, facts, words };
    let said = match fact.known {
        Known::Once(_) => telling.filled(fact.known, &mut with),
        known if is_repeated(pattern) => compared(known, words, |value| telling.filled(Known::Once(value), &mut with)),
        known => telling.filled(known, &mut with),
    };
    Some((said?, with))
}

/// A phrase of a language, and what its slots can be filled with.
struct Telling<'a> {
    phrase: &'a Phrase,
    pattern: &'static str,
    facts: &'a [Fact<'a>],
    words: Words,
}

impl Telling<'_> {
    /// The pattern with its slots filled; `with` gets the other details that were put in.
    fn filled(&self, known: Known, with: &mut Vec<AttributeId>) -> Option<String> {
        let mut text = String::new();
        for part in parts(self.pattern) {
            match part {
                Part::Plain(plain) => text.push_str(plain),
                Part::Slot { name, suffix } => {
                    let put = |value: &Value| worded(self.phrase.attribute, value, suffix, self.words);
                    text.push_str(&match (name, known) {
                        ("value", known) => compared(known, self.words, put)?,
                        ("only", Known::Once(value)) => put(value)?,
                        ("before", Known::BeforeAndAfter(value, after)) if value != after => put(value)?,
                        ("after", Known::BeforeAndAfter(before, value)) if value != before => put(value)?,
                        ("only" | "before" | "after", _) => return None,
                        (other, _) => {
                            let other = AttributeId::named(other)?;
                            with.push(other);
                            beside(self.facts.iter().find(|fact| fact.attribute == other)?, suffix, self.words)?
                        }
                    });
                }
            }
        }
        Some(text)
    }
}

/// A detail that is told within another's phrase.
fn beside(fact: &Fact, suffix: &str, words: Words) -> Option<String> {
    let Known::Once(value) = fact.known else { return None };
    match phrases().iter().find(|phrase| phrase.attribute == fact.attribute) {
        Some(phrase) if matches!(value, Value::Flag(_)) => flagged(value, phrase, words),
        _ => worded(fact.attribute, value, suffix, words),
    }
}

fn by_label(fact: Fact, words: Words) -> Option<String> {
    let row = fact.attribute.row();
    let label = words.inside(row.label);
    let put = |pattern: &'static str, value: &str| words.fill(pattern, &[("label", &label), ("value", &value)]);
    let known = |say: &dyn Fn(&Value) -> Option<String>| compared(fact.known, words, say);
    let all = |value: &Value| worded(fact.attribute, value, "", words);
    match row.kind {
        AttributeKind::Flag => known(&|value| match value {
            Value::Flag(true) => Some(label.clone()),
            Value::Flag(false) => Some(words.fill("no {label}", &[("label", &label)])),
            _ => None,
        }),
        AttributeKind::Text => known(&all).map(|value| put(text("{label}: {value}"), &value)),
        _ => known(&all).map(|value| put(text("{label} {value}"), &value)),
    }
}

/// Both values where there are two and they differ; none where nothing is to be said.
fn compared(known: Known, words: Words, mut say: impl FnMut(&Value) -> Option<String>) -> Option<String> {
    let put = |pattern: &'static str, value: &str| words.fill(pattern, &[("value", &value)]);
    match known {
        Known::Once(value) => say(value),
        Known::BeforeAndAfter(before, after) if before == after => Some(put(text("{value}, unchanged"), &say(before)?)),
        Known::BeforeAndAfter(before, after) => match (say(before), say(after)) {
            (Some(before), Some(after)) => {
                Some(words.fill("{before} before, {after} after", &[("before", &before), ("after", &after)]))
            }
            (Some(before), None) => Some(put(text("{value} before"), &before)),
            (None, after) => after.map(|after| put(text("{value} after"), &after)),
        },
        Known::After(value) => Some(put(text("{value} after treatment"), &say(value)?)),
    }
}

fn flagged(value: &Value, phrase: &Phrase, words: Words) -> Option<String> {
    match value {
        Value::Flag(true) => Some(phrase.said(words).to_owned()),
        Value::Flag(false) => Some(phrase.said_otherwise(words).to_owned()),
        _ => None,
    }
}

/// None for a text without words and a list without items.
fn worded(attribute: AttributeId, value: &Value, suffix: &str, words: Words) -> Option<String> {
    let said = spoken::value(attribute, value, words);
    let is_one = match value {
        Value::Number(number) => *number == 1.0,
        Value::List(items) => items.len() == 1,
        _ => false,
    };
    (!said.is_empty()).then(|| suffixed(&said, suffix, is_one))
}
