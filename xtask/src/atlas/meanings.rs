//! What the regions of the drawings stand for: structures, suggestions, scars and the region of the whole body.

use std::{collections::HashMap, path::Path};

use super::{
    error::AtlasError,
    sheet::{Ids, Row, Sheet},
    structures::Structures,
    vocabulary::Vocabulary,
};

pub const FILE: &str = "assets/chart/region_structures.csv";
const SCARS: &str = "assets/chart/region_scars.csv";
const PARENTS: &str = "assets/chart/parent_regions.csv";
const PLACES: &str = "assets/chart/regions.csv";

/// Views as rows name them: a family serves the drawings of both sides.
const FAMILIES: [&str; 9] = [
    "anterior",
    "posterior",
    "lateral",
    "head-front",
    "head-side",
    "hand-palmar",
    "hand-dorsal",
    "foot-plantar",
    "foot-dorsal",
];
const WHOLE_BODY: [&str; 3] = ["anterior", "posterior", "lateral"];

pub struct Meanings {
    rows: Vec<Meaning>,
    places: HashMap<(String, String), usize>,
    /// By layer, view and id.
    spots: HashMap<(String, String, String), Place>,
}

pub struct Meaning {
    pub line: u64,
    pub family: String,
    pub region: String,
    pub structure: usize,
    pub surface_region: usize,
    pub stack: Vec<usize>,
    pub findings: Vec<usize>,
    pub techniques: Vec<usize>,
    pub scar_sites: Vec<usize>,
    /// Family and region, without the side, and the line that says so.
    pub parent: Option<(String, String, u64)>,
}

/// A row of regions.csv.
#[derive(Clone)]
pub struct Place {
    pub line: u64,
    pub side: String,
    pub anchor: [f64; 2],
    pub area: f64,
}

impl Meanings {
    pub fn read(root: &Path, structures: &Structures, vocabulary: &Vocabulary) -> Result<Meanings, AtlasError> {
        let mut meanings = Meanings { rows: Vec::new(), places: HashMap::new(), spots: HashMap::new() };
        for row in Sheet::read(root, FILE)?.rows() {
            meanings.add(row, &structures.ids, vocabulary)?;
        }
        for row in Sheet::read(root, SCARS)?.rows() {
            let site = structures.ids.place(row, row.filled("scar_site")?)?;
            if !structures.is_scar_site(site) {
                return Err(row.broken(format!("\"{}\" is a structure, but no scar site", row.text("scar_site")?)));
            }
            let place = meanings.place_of(row, "view", "region")?;
            meanings.rows[place].scar_sites.push(site);
        }
        for row in Sheet::read(root, PARENTS)?.rows() {
            let place = meanings.place_of(row, "view", "region")?;
            let parent = meanings.place_of(row, "parent_view", "parent_region")?;
            let parent = &meanings.rows[parent];
            if !WHOLE_BODY.contains(&parent.family.as_str()) {
                return Err(
                    row.broken(format!("the parent lies in {}, expected a view of the whole body", parent.family))
                );
            }
            let parent = (parent.family.clone(), parent.region.clone(), row.line);
            let meaning = &mut meanings.rows[place];
            if meaning.parent.replace(parent).is_some() {
                return Err(
                    row.broken(format!("the region \"{}\" of {} has two parents", meaning.region, meaning.family))
                );
            }
        }
        let orphan = |meaning: &&Meaning| meaning.parent.is_none() && !WHOLE_BODY.contains(&meaning.family.as_str());
        if let Some(meaning) = meanings.rows.iter().find(orphan) {
            let why = format!("the region \"{}\" of {} has no row in {PARENTS}", meaning.region, meaning.family);
            return Err(AtlasError::Broken { file: FILE.to_owned(), line: Some(meaning.line), why });
        }
        meanings.read_places(root)?;
        Ok(meanings)
    }

    fn add(&mut self, row: Row<'_>, structures: &Ids, vocabulary: &Vocabulary) -> Result<(), AtlasError> {
        let (family, region) = (row.filled("view")?, row.filled("region")?);
        if !FAMILIES.contains(&family) {
            return Err(row.broken(format!("\"{family}\" is no view, expected one of {}", FAMILIES.join(", "))));
        }
        let key = (family.to_owned(), region.to_owned());
        if self.places.insert(key, self.rows.len()).is_some() {
            return Err(row.broken(format!("the region \"{region}\" of {family} stands twice")));
        }
        self.rows.push(Meaning {
            line: row.line,
            family: family.to_owned(),
            region: region.to_owned(),
            structure: structures.place(row, row.filled("primary_structure")?)?,
            surface_region: structures.place(row, row.filled("surface_region")?)?,
            stack: structures.places(row, &row.list("stack", ';')?)?,
            findings: vocabulary.finding_ids.places(row, &row.list("likely_findings", ';')?)?,
            techniques: vocabulary.technique_ids.places(row, &row.list("likely_techniques", ';')?)?,
            scar_sites: Vec::new(),
            parent: None,
        });
        Ok(())
    }

    fn place_of(&self, row: Row<'_>, view: &str, region: &str) -> Result<usize, AtlasError> {
        let (family, region) = (row.filled(view)?, row.filled(region)?);
        self.places
            .get(&(family.to_owned(), region.to_owned()))
            .copied()
            .ok_or_else(|| row.broken(format!("\"{region}\" is no region of {family} in {FILE}")))
    }

    fn read_places(&mut self, root: &Path) -> Result<(), AtlasError> {
        for row in Sheet::read(root, PLACES)?.rows() {
            let side = row.variant("side", &["left", "right", "midline"])?;
            let place = Place {
                line: row.line,
                side,
                anchor: [row.needed_number("anchor_x")?, row.needed_number("anchor_y")?],
                area: row.needed_number("area")?,
            };
            let id = row.filled("id")?;
            let key = (row.filled("layer")?.to_owned(), row.filled("view")?.to_owned(), id.to_owned());
            if self.spots.insert(key, place).is_some() {
                return Err(row.broken(format!("the region \"{id}\" stands twice")));
            }
        }
        Ok(())
    }

    pub fn find(&self, family: &str, region: &str) -> Option<&Meaning> {
        self.places.get(&(family.to_owned(), region.to_owned())).map(|place| &self.rows[*place])
    }

    pub fn place(&self, layer: &str, view: &str, id: &str) -> Option<&Place> {
        self.spots.get(&(layer.to_owned(), view.to_owned(), id.to_owned()))
    }

    pub fn places_of<'a>(&'a self, layer: &'a str, view: &'a str) -> impl Iterator<Item = (&'a str, &'a Place)> {
        self.spots
            .iter()
            .filter(move |(key, _)| key.0 == layer && key.1 == view)
            .map(|(key, place)| (key.2.as_str(), place))
    }

    pub fn rows(&self) -> &[Meaning] {
        &self.rows
    }

    pub fn broken_place(place: &Place, why: String) -> AtlasError {
        AtlasError::Broken { file: PLACES.to_owned(), line: Some(place.line), why }
    }

    pub fn broken_parent(line: u64, why: String) -> AtlasError {
        AtlasError::Broken { file: PARENTS.to_owned(), line: Some(line), why }
    }
}
