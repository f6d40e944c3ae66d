//! The drawings and tables under assets/, read as they are.

use std::{collections::BTreeMap, fs, path::PathBuf};

/// A row of assets/chart/regions.csv.
pub struct Region {
    pub layer: String,
    pub view: String,
    pub id: String,
    pub side: String,
    pub x: f64,
    pub y: f64,
}

pub fn regions() -> Vec<Region> {
    let row = |row: BTreeMap<String, String>| Region {
        layer: row["layer"].clone(),
        view: row["view"].clone(),
        id: row["id"].clone(),
        side: row["side"].clone(),
        x: row["anchor_x"].parse().unwrap(),
        y: row["anchor_y"].parse().unwrap(),
    };
    table("chart/regions.csv").into_iter().map(row).collect()
}

/// What a tap on a region of the surface stands for, by view without its side, and region.
pub fn meanings() -> BTreeMap<(String, String), String> {
    let row = |row: BTreeMap<String, String>| {
        ((row["view"].clone(), row["region"].clone()), row["primary_structure"].clone())
    };
    table("chart/region_structures.csv").into_iter().map(row).collect()
}

/// For each structure, true where the body has a left one and a right one.
pub fn pairs() -> BTreeMap<String, bool> {
    let rows = table("clinical/structures.csv").into_iter();
    rows.map(|row| (row["id"].clone(), row["lateral"] == "paired")).collect()
}

/// What can be tapped on a picture, as the picture itself says.
pub fn regions_of_picture(layer: &str, view: &str) -> Vec<String> {
    let text = read(&format!("chart/{layer}/{view}.svg"));
    let after = text.split("data-region=\"").skip(1);
    after.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)).unwrap()
}

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let text = read(name);
    let mut lines = text.lines().map(cells);
    let names = lines.next().unwrap();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}

/// The cells of one line; one in quotes may hold commas and doubled quotes.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    cells
}
