//! All that the interface shows of the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use palpate::{
    chart::{StructureId, territories},
    note::{
        Attribute, AttributeId, AttributeKind, ContraindicationId, FindingTypeId, MeasureId, Rule, RuleSet, Section,
        TechniqueId, landmarks,
    },
};

pub type Texts = BTreeMap<&'static str, BTreeSet<&'static str>>;

pub fn texts() -> Texts {
    let mut texts = Texts::new();
    for id in StructureId::all() {
        let row = id.row();
        add(&mut texts, "structures", [row.common_name, row.name]);
    }
    for id in FindingTypeId::all() {
        let row = id.row();
        add(&mut texts, "findings", [row.name, row.short_name]);
        add(&mut texts, "definitions", [id.gloss().definition]);
    }
    for id in TechniqueId::all() {
        let row = id.row();
        add(&mut texts, "techniques", [row.name, row.short_name, row.family]);
        add(&mut texts, "definitions", [id.gloss().definition]);
        for words in [row.directions, row.tools, row.products] {
            add(&mut texts, "techniques", words.iter().copied());
        }
        for use_ in row.attributes {
            add(&mut texts, "techniques", use_.choices.iter().map(|choice| choice.label));
        }
    }
    for id in AttributeId::all() {
        attribute(&mut texts, id.row());
    }
    for id in MeasureId::all() {
        let row = id.row();
        add(&mut texts, "measures", [row.name, row.short_name, id.grounds().says]);
        kind(&mut texts, "measures", &row.kind);
    }
    for id in ContraindicationId::all() {
        let (row, advice) = (id.row(), id.advice());
        add(&mut texts, "contraindications", [row.name, advice.action, advice.rationale]);
    }
    add(&mut texts, "measures", landmarks().iter().map(|landmark| landmark.description));
    add(&mut texts, "sections", Section::ALL.map(|section| section.row().title));
    for set in RuleSet::all() {
        add(&mut texts, "rules", [set.name, set.note]);
        add(&mut texts, "rules", set.rules().map(|rule: &Rule| rule.text));
    }
    add(&mut texts, "techniques", territories().iter().map(|territory| territory.toward));
    texts
}

fn attribute(texts: &mut Texts, row: &'static Attribute) {
    add(texts, "attributes", [row.label]);
    kind(texts, "attributes", &row.kind);
}

fn kind(texts: &mut Texts, group: &'static str, kind: &'static AttributeKind) {
    match kind {
        AttributeKind::Scale(scale) | AttributeKind::Scales(scale) | AttributeKind::Parts(scale) => {
            add(texts, group, [scale.title]);
            add(texts, group, scale.levels.iter().flat_map(|level| [level.label, level.definition]));
        }
        AttributeKind::Choice(choices) | AttributeKind::Choices(choices) => {
            add(texts, group, choices.iter().map(|choice| choice.label));
        }
        AttributeKind::Number { .. }
        | AttributeKind::Flag
        | AttributeKind::Date
        | AttributeKind::Time
        | AttributeKind::Text
        | AttributeKind::Structures => {}
    }
}

fn add(texts: &mut Texts, group: &'static str, new: impl IntoIterator<Item = &'static str>) {
    texts.entry(group).or_default().extend(new.into_iter().filter(|text| !text.is_empty()));
}
