//! What the catalogue says of findings and techniques beyond their names: for a search, and for who wants to know.

use std::sync::LazyLock;

use crate::{
    chart::{Fields, rows},
    note::{
        glossary_table,
        vocabulary::{FindingTypeId, TechniqueId},
    },
};

#[derive(Debug)]
pub struct Gloss {
    /// As it is charted by hand, or empty.
    pub abbreviation: &'static str,
    pub definition: &'static str,
    /// Other names, separated by ";"; empty for a finding.
    pub synonyms: &'static str,
}

impl FindingTypeId {
    pub fn gloss(self) -> &'static Gloss {
        &FINDINGS[usize::from(self.0)]
    }
}

impl TechniqueId {
    pub fn gloss(self) -> &'static Gloss {
        &TECHNIQUES[usize::from(self.0)]
    }
}

static FINDINGS: LazyLock<Vec<Gloss>> = LazyLock::new(|| glosses(glossary_table::FINDINGS));
static TECHNIQUES: LazyLock<Vec<Gloss>> = LazyLock::new(|| glosses(glossary_table::TECHNIQUES));

fn glosses(table: &'static str) -> Vec<Gloss> {
    let gloss = |mut row: Fields| Gloss { abbreviation: row.text(), definition: row.text(), synonyms: row.text() };
    rows(table).map(gloss).collect()
}
