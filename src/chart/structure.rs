//! What can be named under a finger: muscles, joints, nerves, regions and the rest of the catalogue.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::chart::{
    catalogue_id::catalogue_id,
    structure_table,
    table::{Fields, rows},
};

catalogue_id! {
    /// One structure of the catalogue.
    StructureId, Structure, STRUCTURES, "structure", "structures.csv"
}

/// A row of `assets/clinical/structures.csv`.
#[derive(Debug)]
pub struct Structure {
    pub id: &'static str,
    pub name: &'static str,
    /// What therapists call it; never empty.
    pub common_name: &'static str,
    pub kind: StructureKind,
    pub level: StructureLevel,
    /// True where the body has a left one and a right one.
    pub paired: bool,
    pub depth: Option<Depth>,
    pub parent: Option<StructureId>,
    /// 1 a target on the chart, 2 by zoom or search, 3 by search only.
    pub tier: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StructureKind {
    Region,
    Muscle,
    Joint,
    Bone,
    Fascia,
    Tendon,
    Ligament,
    Nerve,
    LymphNode,
    ScarSite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureLevel {
    Division,
    Region,
    Structure,
    ScarSite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    Superficial,
    Intermediate,
    Deep,
}

/// The client's side. `Bilateral` is both of a pair; `Midline` is neither half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    Left,
    Right,
    Bilateral,
    Midline,
}

static STRUCTURES: LazyLock<Vec<Structure>> =
    LazyLock::new(|| rows(structure_table::STRUCTURES).map(Structure::read).collect());

impl StructureKind {
    pub(crate) const ALL: [StructureKind; 10] = [
        StructureKind::Region,
        StructureKind::Muscle,
        StructureKind::Joint,
        StructureKind::Bone,
        StructureKind::Fascia,
        StructureKind::Tendon,
        StructureKind::Ligament,
        StructureKind::Nerve,
        StructureKind::LymphNode,
        StructureKind::ScarSite,
    ];
}

impl Structure {
    fn read(mut row: Fields) -> Structure {
        const LEVELS: [StructureLevel; 4] =
            [StructureLevel::Division, StructureLevel::Region, StructureLevel::Structure, StructureLevel::ScarSite];
        const DEPTHS: [Depth; 3] = [Depth::Superficial, Depth::Intermediate, Depth::Deep];
        let mut codes = row.codes();
        let name = row.text();
        Structure {
            id: row.id_or_of(name),
            name,
            common_name: row.text_or(name),
            kind: codes.one_of(StructureKind::ALL),
            level: codes.one_of(LEVELS),
            paired: codes.flag(),
            depth: codes.maybe_one_of(DEPTHS),
            tier: codes.byte(),
            parent: (!codes.0.is_empty()).then(|| StructureId(codes.long())),
        }
    }
}

impl Side {
    pub(crate) fn opposite(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
            Side::Bilateral | Side::Midline => self,
        }
    }
}

impl StructureId {
    /// The structure itself, then what it lies in, outwards to the division of the body.
    pub fn lineage(self) -> impl Iterator<Item = StructureId> {
        std::iter::successors(Some(self), |structure| structure.row().parent)
    }

    /// True where it lies on an arm or a leg itself, and not on the shoulder.
    pub fn is_of_limb(self) -> bool {
        let division = self.lineage().find(|place| place.row().level == StructureLevel::Division);
        division.is_some_and(|division| division.row().paired && division.row().parent.is_none())
    }
}
