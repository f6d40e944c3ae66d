//! What speaks against a treatment, of what and where, and who says so.

use std::sync::LazyLock;

use crate::{
    chart::{Fields, StructureId, catalogue_id, rows},
    note::{contraindication_table, vocabulary::TechniqueId},
};

catalogue_id! {
    /// Something that speaks against a treatment.
    ContraindicationId, Contraindication, CONTRAINDICATIONS, "contraindication", "contraindications.csv"
}

/// A row of `assets/clinical/contraindications.csv`. It is guidance, and no clinician has reviewed it yet.
#[derive(Debug)]
pub struct Contraindication {
    pub id: &'static str,
    pub name: &'static str,
    pub level: Level,
    /// True for a sign that somebody else has to see first.
    pub red_flag: bool,
    /// True where it speaks against every technique; else only against those that are named.
    pub is_for_all: bool,
    /// Those that are named, here or in `techniques.csv`; none of the latter where it is absolute or local, and for all.
    pub techniques: &'static [TechniqueId],
    /// Where it usually is; empty where it is everywhere, or where the client says.
    pub regions: &'static [StructureId],
    /// The hardest pressure, on the Walton scale.
    pub most_pressure: Option<u8>,
    /// True where the source is recalled, and was not read.
    pub is_recalled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Absolute,
    Local,
    Precaution,
}

/// What is to be done about it, and who says so: only for who reads it.
#[derive(Debug)]
pub struct Advice {
    pub action: &'static str,
    pub rationale: &'static str,
    pub source: &'static str,
}

impl ContraindicationId {
    pub fn advice(self) -> &'static Advice {
        &ADVICE[usize::from(self.0)]
    }
}

static ADVICE: LazyLock<Vec<Advice>> = LazyLock::new(|| {
    let advice = |mut row: Fields| Advice { action: row.text(), rationale: row.text(), source: row.text() };
    rows(contraindication_table::ADVICE).map(advice).collect()
});
static CONTRAINDICATIONS: LazyLock<Vec<Contraindication>> =
    LazyLock::new(|| rows(contraindication_table::CONTRAINDICATIONS).map(contraindication).collect());

fn contraindication(mut row: Fields) -> Contraindication {
    let mut codes = row.codes();
    Contraindication {
        level: codes.one_of([Level::Absolute, Level::Local, Level::Precaution]),
        red_flag: codes.flag(),
        is_for_all: codes.flag(),
        most_pressure: codes.maybe_one_of([1, 2, 3]),
        is_recalled: codes.flag(),
        id: row.text(),
        name: row.text(),
        techniques: row.codes().all(|codes| TechniqueId(codes.short())),
        regions: row.codes().all(|codes| StructureId(codes.long())),
    }
}
