//! The structures of the catalogue, and the tree they form.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digit, head, id_unless_of, place, row, unless_equal},
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
    kind: usize,
    level: usize,
    paired: bool,
    /// Its place in the depths, counted from 1; 0 for none.
    depth: usize,
    parent: Option<usize>,
    tier: usize,
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
                kind: row.one_of("kind", &KINDS)?,
                level: row.one_of("level", &LEVELS)?,
                paired: row.one_of("lateral", &["paired", "midline"])? == 0,
                depth: match row.text("depth")? {
                    "" => 0,
                    _ => 1 + row.one_of("depth", &["superficial", "intermediate", "deep"])?,
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
        let of_level = |level: &str| self.lineage(place).find(|place| LEVELS[self.rows[*place].level] == level);
        of_level("region").or_else(|| of_level("division")).unwrap_or(place)
    }

    pub fn is_scar_site(&self, place: usize) -> bool {
        KINDS[self.rows[place].kind] == "scar-site"
    }

    pub fn id(&self, place: usize) -> &str {
        &self.rows[place].id
    }

    pub fn table(&self) -> String {
        let row = |structure: &Structure| {
            let mut codes: String =
                [structure.kind, structure.level, usize::from(structure.paired), structure.depth, structure.tier]
                    .map(digit)
                    .iter()
                    .collect();
            if let Some(parent) = structure.parent {
                codes += &place(parent);
            }
            row([
                &codes,
                &structure.name,
                id_unless_of(&structure.id, &structure.name),
                unless_equal(&structure.common_name, &structure.name),
            ])
        };
        head(FILE) + &constant("STRUCTURES", self.rows.iter().map(row))
    }
}
