//! A side that is coded is said in words as well, and it is the same side.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::{Faults, list, text};

/// The side of each code that means one, from the catalogues.
static SIDES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut sides = BTreeMap::new();
    let structures = include_str!("../../../assets/clinical/structures.csv");
    let conditions = include_str!("../../../assets/clinical/conditions.csv");
    for (table, column, side) in [
        (structures, "snomed_left", "left"),
        (structures, "snomed_right", "right"),
        (conditions, "icd10cm_left", "left"),
        (conditions, "icd10cm_right", "right"),
    ] {
        sides.extend(column_of(table, column).into_iter().map(|code| (code, side)));
    }
    for (code, side) in [("7771000", "left"), ("24028007", "right"), ("51440002", "both")] {
        sides.insert(code.to_owned(), side);
    }
    sides
});

pub fn check(place: &str, value: &Value, faults: &mut Faults) {
    let coded: Vec<&str> =
        list(value, "coding").iter().filter_map(|coding| SIDES.get(text(coding, "code")).copied()).collect();
    let Some(side) = coded.first() else {
        return;
    };
    if coded.iter().any(|other| other != side) {
        faults.add(place, format!("the codes mean different sides: {}", coded.join(", ")));
    }
    let words = text(value, "text");
    if !is_said(words, side) {
        faults.add(place, format!("the code means {side}, and the text says `{words}`"));
    }
    for coding in list(value, "coding") {
        let (display, means) = (text(coding, "display"), SIDES.get(text(coding, "code")));
        if means.is_some_and(|side| sides_in(display).iter().any(|said| said != side)) && *side != "both" {
            faults.add(place, format!("the code means {side}, and its display says `{display}`"));
        }
    }
}

fn is_said(words: &str, side: &str) -> bool {
    let said = sides_in(words);
    match side {
        "both" => said.contains(&"both") || (said.contains(&"left") && said.contains(&"right")),
        side => said == [side],
    }
}

/// What names a side in English, German, Spanish, French and Arabic. A straight muscle is "droit" in French too.
const NAMES: [(&str, &[&str]); 3] = [
    ("left", &["left", "links", "izquierdo", "izquierda", "gauche", "يسار", "اليسار", "الأيسر", "اليسرى"]),
    ("right", &["right", "rechts", "derecho", "derecha", "droite", "côté droit", "يمين", "اليمين", "الأيمن", "اليمنى"]),
    ("both", &["both", "bilateral", "beidseits", "beide seiten", "ambos", "deux côtés", "الجانبان", "كلا الجانبين"]),
];

/// The sides that are named in words, each once.
fn sides_in(words: &str) -> Vec<&'static str> {
    let parted: String =
        words.to_lowercase().chars().map(|letter| if letter.is_alphabetic() { letter } else { ' ' }).collect();
    let has = |wanted: &&str| format!(" {parted} ").contains(&format!(" {wanted} "));
    NAMES.iter().filter(|(_, names)| names.iter().any(has)).map(|(side, _)| *side).collect()
}

/// The cells of one column that are filled.
fn column_of(table: &str, name: &str) -> Vec<String> {
    let mut rows = rows_of(table).into_iter();
    let heads = rows.next().unwrap_or_default();
    let at =
        heads.iter().position(|head| head == name).unwrap_or_else(|| panic!("found no column {name} in {heads:?}"));
    rows.filter_map(|row| row.get(at).filter(|cell| !cell.is_empty()).cloned()).collect()
}

/// Comma-separated values, with quotes around what has a comma or a line end in it.
pub fn rows_of(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    for letter in table.chars().filter(|letter| *letter != '\r') {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            letter => rows.last_mut().and_then(|row| row.last_mut()).into_iter().for_each(|cell| cell.push(letter)),
        }
    }
    rows
}
