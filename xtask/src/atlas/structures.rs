//! The structures of the catalogue, and the tree they form.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{self, option, quoted},
    sheet::{Ids, Sheet},
};

pub const FILE: &str = "assets/clinical/structures.csv";

const KINDS: [&str; 10] =
    ["region", "muscle", "joint", "bone", "fascia", "tendon", "ligament", "nerve", "lymph-node", "scar-site"];
const LEVELS: [&str; 4] = ["division", "region", "structure", "scar-site"];

pub struct Structures {
    pub ids: Ids,
    rows: Vec<Structure>,
}

struct Structure {
    id: String,
    name: String,
    common_name: String,
    kind: String,
    level: String,
    paired: bool,
    depth: Option<String>,
    parent: Option<usize>,
    tier: u8,
}

impl Structures {
    pub fn read(root: &Path) -> Result<Structures, AtlasError> {
        let sheet = Sheet::read(root, FILE)?;
        let mut ids = Ids::new("structure", FILE);
        for row in sheet.rows() {
            ids.add(row, row.filled("id")?)?;
        }
        let mut rows = Vec::new();
        for row in sheet.rows() {
            let tier = match row.text("chart_tier")? {
                "1" => 1,
                "2" => 2,
                "3" => 3,
                other => return Err(row.broken(format!("chart_tier is \"{other}\", expected 1, 2 or 3"))),
            };
            rows.push(Structure {
                id: row.filled("id")?.to_owned(),
                name: row.filled("name")?.to_owned(),
                common_name: row.filled("common_name")?.to_owned(),
                kind: row.variant("kind", &KINDS)?,
                level: row.variant("level", &LEVELS)?,
                paired: row.variant("lateral", &["paired", "midline"])? == "Paired",
                depth: match row.text("depth")? {
                    "" => None,
                    _ => Some(row.variant("depth", &["superficial", "intermediate", "deep"])?),
                },
                parent: match row.text("parent_region")? {
                    "" => None,
                    parent => Some(ids.place(row, parent)?),
                },
                tier,
            });
        }
        let structures = Structures { ids, rows };
        for (place, row) in sheet.rows().enumerate() {
            if structures.lineage(place).count() > structures.rows.len() {
                return Err(row.broken(format!("\"{}\" lies in itself by its parents", row.text("id")?)));
            }
        }
        Ok(structures)
    }

    /// The structure and its parents, outwards; longer than the catalogue where they go round in a circle.
    fn lineage(&self, place: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(place), |place| self.rows[*place].parent).take(self.rows.len() + 1)
    }

    /// The nearest surface region that the structure lies in, or else its division of the body.
    pub fn surface_region(&self, place: usize) -> usize {
        let of_level = |level: &str| self.lineage(place).find(|place| self.rows[*place].level == level);
        of_level("Region").or_else(|| of_level("Division")).unwrap_or(place)
    }

    pub fn is_scar_site(&self, place: usize) -> bool {
        self.rows[place].kind == "ScarSite"
    }

    pub fn table(&self) -> String {
        let row = |structure: &Structure| {
            format!(
                "Structure {{ id: {}, name: {}, common_name: {}, kind: StructureKind::{}, level: StructureLevel::{}, \
                 paired: {}, depth: {}, parent: {}, tier: {} }}",
                quoted(&structure.id),
                quoted(&structure.name),
                quoted(&structure.common_name),
                structure.kind,
                structure.level,
                structure.paired,
                option(structure.depth.as_ref().map(|depth| format!("Depth::{depth}"))),
                option(structure.parent.map(|parent| format!("StructureId({parent})"))),
                structure.tier,
            )
        };
        let rows: Vec<_> = self.rows.iter().map(row).collect();
        let imports = "use crate::chart::structure::{Depth, Structure, StructureId, StructureKind, StructureLevel};";
        rust_text::head(FILE, imports) + &rust_text::table("pub ", "STRUCTURES", "Structure", &rows)
    }
}
