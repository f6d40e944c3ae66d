//! Every value of every detail is told, whatever record has it and whenever it was charted.

use std::collections::HashMap;

use palpate::{
    chart::{Side, StructureId},
    note::{
        AttributeId, AttributeKind, Finding, FindingTypeId, Id, Note, SessionKind, Site, TechniqueId, Timestamp,
        Treatment, Value,
    },
    words::{ENGLISH, Words, narrative},
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::languages::languages;

fn id() -> Id {
    Id(Uuid::from_u128(1))
}

fn now() -> Timestamp {
    Timestamp(OffsetDateTime::UNIX_EPOCH)
}

fn values(attribute: AttributeId) -> Vec<Value> {
    let list = |codes: Vec<&str>| codes.into_iter().map(|code| Value::List(vec![code.to_owned()])).collect();
    match &attribute.row().kind {
        AttributeKind::Flag => vec![Value::Flag(true), Value::Flag(false)],
        AttributeKind::Scale(scale) => scale.levels.iter().map(|level| scale.value_of(level.code)).collect(),
        AttributeKind::Scales(scale) => list(scale.levels.iter().map(|level| level.code).collect()),
        AttributeKind::Parts(scale) => scale
            .levels
            .iter()
            .map(|item| Value::Parts([(item.code.to_owned(), item.most)].into_iter().collect()))
            .collect(),
        AttributeKind::Choice(choices) => choices.iter().map(|choice| Value::Text(choice.code.to_owned())).collect(),
        AttributeKind::Choices(choices) => list(choices.iter().map(|choice| choice.code).collect()),
        AttributeKind::Number { least, most, .. } => [*least, 1.0, *most].map(Value::Number).to_vec(),
        AttributeKind::Time => {
            ["2026-02-28T09:30:00Z", "2026-02-28T17:45:00Z"].map(|time| Value::Text(time.to_owned())).to_vec()
        }
        AttributeKind::Date => ["2026-02-28", "2026-11-02"].map(|date| Value::Text(date.to_owned())).to_vec(),
        AttributeKind::Text => {
            ["on", "off"].map(|words| Value::Text(format!("{} {words}", attribute.row().id))).to_vec()
        }
        AttributeKind::Structures => list(vec!["sacrum", "buttock"]),
    }
}

/// Two values that give one text, or a value that gives the text without it, are found here.
#[derive(Default)]
struct Texts(HashMap<String, String>);

impl Texts {
    fn add(&mut self, text: String, what: String) {
        assert!(text.ends_with('.') && !text.contains('{') && !text.contains("  "), "{what}: {text}");
        if let Some(other) = self.0.insert(text.clone(), what.clone()) {
            assert_eq!(other, what, "both are told as {text:?}");
        }
    }
}

fn bare(finding: FindingTypeId) -> Finding {
    let site = Site::new(StructureId::named("piriformis").unwrap(), Side::Right);
    Finding::new(id(), finding, (!finding.row().applies_to.is_empty()).then_some(site), now())
}

fn told(change: impl FnOnce(&mut Finding), finding: FindingTypeId, words: Words) -> String {
    let mut record = bare(finding);
    change(&mut record);
    narrative::finding(&record, words)
}

/// English and every other language.
fn spoken() -> impl Iterator<Item = Words> {
    languages().iter().copied().chain([ENGLISH])
}

#[test]
fn every_value_of_a_finding_is_told() {
    for (words, finding) in spoken().flat_map(|words| FindingTypeId::all().map(move |finding| (words, finding))) {
        let bare_text = narrative::finding(&bare(finding), words);
        let uses = finding.row().attributes;
        let mut asked = Texts::default();
        asked.add(bare_text.clone(), "nothing".to_owned());
        for attribute in AttributeId::all() {
            let is_asked = uses.iter().any(|use_| use_.attribute == attribute);
            // What is not asked of the type may sound like another detail, but is told as well.
            let mut other = Texts::default();
            other.add(bare_text.clone(), "nothing".to_owned());
            let texts = if is_asked { &mut asked } else { &mut other };
            let known = bare(finding).value(attribute).cloned();
            for value in values(attribute).into_iter().filter(|value| known.as_ref() != Some(value)) {
                let what = format!("{attribute:?} {value:?} of {finding:?} in {words:?}");
                texts.add(told(|record| record.set(attribute, Some(value.clone())), finding, words), what);
            }
        }
    }
}

#[test]
fn a_grade_is_told_before_after_and_both() {
    let finding = FindingTypeId::named("asymptomatic").unwrap();
    for (words, attribute) in spoken().flat_map(|words| AttributeId::all().map(move |attribute| (words, attribute))) {
        let mut texts = Texts::default();
        for value in values(attribute) {
            let (one, other) = (value.clone(), value.clone());
            let after = |record: &mut Finding| _ = record.after.insert(attribute, one);
            texts.add(told(after, finding, words), format!("{attribute:?} {value:?} after in {words:?}"));
            let unchanged = |record: &mut Finding| {
                record.before.insert(attribute, other.clone());
                record.after.insert(attribute, other);
            };
            let text = told(unchanged, finding, words);
            let is_said = !words.is_english() || text.contains("unchanged");
            assert!(is_said, "{attribute:?}: {text}");
            texts.add(text, format!("{attribute:?} {value:?} before and after in {words:?}"));
        }
        let all = values(attribute);
        if let (before, Some(after)) = (&all[0], all.iter().find(|value| **value != all[0])) {
            let changed = |record: &mut Finding| {
                record.before.insert(attribute, before.clone());
                record.after.insert(attribute, after.clone());
            };
            let text = told(changed, finding, words);
            let is_said = !words.is_english() || text.contains(" before, ");
            assert!(is_said, "{attribute:?}: {text}");
            texts.add(text, "changed".to_owned());
        }
    }
}

#[test]
fn every_value_of_a_treatment_is_told() {
    let note = Note::new(id(), SessionKind::Medical, now());
    for (words, technique) in spoken().flat_map(|words| TechniqueId::all().map(move |technique| (words, technique))) {
        let mut asked = Texts::default();
        let told = |change: &dyn Fn(&mut Treatment)| {
            let mut record = Treatment::new(id(), technique, now());
            change(&mut record);
            narrative::treatment(&note, &record, words)
        };
        asked.add(told(&|_| {}), "nothing".to_owned());
        for attribute in AttributeId::all() {
            let is_asked = technique.row().attributes.iter().any(|use_| use_.attribute == attribute);
            let mut other = Texts::default();
            other.add(told(&|_| {}), "nothing".to_owned());
            let texts = if is_asked { &mut asked } else { &mut other };
            for value in values(attribute) {
                let what = format!("{attribute:?} {value:?} of {technique:?} in {words:?}");
                texts.add(told(&|record| record.set(attribute, Some(value.clone()))), what);
            }
        }
        let mut add = |change: &dyn Fn(&mut Treatment), what: String| asked.add(told(change), what);
        for pressure in 1..=5 {
            add(&|record| record.pressure = Some(pressure), format!("pressure {pressure}"));
        }
        for minutes in [0.0, 1.5, 600.0] {
            add(&|record| record.minutes = Some(minutes), format!("{minutes} minutes"));
        }
        let row = technique.row();
        for direction in row.directions {
            add(
                &|record| record.direction = Some((*direction).to_owned()),
                format!("direction {direction} of {technique:?} in {words:?}"),
            );
        }
        for tool in row.tools {
            add(&|record| record.tool = Some((*tool).to_owned()), format!("tool {tool}"));
        }
        for product in row.products {
            add(&|record| record.product = Some((*product).to_owned()), format!("product {product}"));
        }
    }
}
