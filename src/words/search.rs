//! Finds by what it is called: "levator l" is the left levator scapulae, "counterstrain" is positional release.

use crate::{
    chart::{Side, StructureId, in_order},
    note::{Choice, ContraindicationId, FindingTypeId, TechniqueId},
};

/// The most answers.
const MOST: usize = 12;

/// The most choices that are found.
const MOST_CHOICES: usize = 8;

/// The choices whose label or code holds every word, at most eight.
pub fn search_choices(wanted: &str, choices: &'static [Choice]) -> Vec<&'static Choice> {
    let lower = wanted.to_ascii_lowercase();
    let fits = |choice: &&Choice| {
        let text = format!("{} {}", choice.label, choice.code).to_ascii_lowercase();
        lower.split_whitespace().all(|word| text.contains(word))
    };
    if lower.trim().is_empty() { Vec::new() } else { choices.iter().filter(fits).take(MOST_CHOICES).collect() }
}

pub fn search_findings(wanted: &str) -> Vec<FindingTypeId> {
    let names = |id: FindingTypeId| {
        let (row, gloss) = (id.row(), id.gloss());
        format!("{} {} {}", row.name, row.short_name, gloss.abbreviation)
    };
    by_words(wanted, &FindingTypeId::all().collect::<Vec<_>>(), &names, &|id| id.gloss().definition)
}

pub fn search_techniques(wanted: &str) -> Vec<TechniqueId> {
    let names = |id: TechniqueId| {
        let (row, gloss) = (id.row(), id.gloss());
        format!("{} {} {} {}", row.name, row.short_name, gloss.abbreviation, gloss.synonyms)
    };
    by_words(wanted, &TechniqueId::all().collect::<Vec<_>>(), &names, &|id| id.gloss().definition)
}

pub fn search_contraindications(wanted: &str) -> Vec<ContraindicationId> {
    let all: Vec<_> = ContraindicationId::all().collect();
    by_words(wanted, &all, &|id| id.row().name.to_owned(), &|_| "")
}

/// In the catalogue's order those that hold every word in their names, or, where none does, in what they are. All where
/// nothing is wanted.
fn by_words<T: Copy>(
    wanted: &str,
    all: &[T],
    names: &dyn Fn(T) -> String,
    definition: &dyn Fn(T) -> &'static str,
) -> Vec<T> {
    let wanted = wanted.to_ascii_lowercase();
    let holds = |text: &str| {
        let text = text.to_ascii_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let named: Vec<T> = all.iter().copied().filter(|id| holds(&names(*id))).collect();
    if named.is_empty() { all.iter().copied().filter(|id| holds(definition(*id))).collect() } else { named }
}

/// The structures whose names hold every word, the closest first; a paired one stands once for each side
/// unless the words name a side.
pub fn search(wanted: &str) -> Vec<(StructureId, Side)> {
    let lower = wanted.to_ascii_lowercase();
    let mut side = None;
    let mut words = Vec::new();
    for word in lower.split_whitespace() {
        match word {
            "l" | "left" | "lt" => side = Some(Side::Left),
            "r" | "right" | "rt" => side = Some(Side::Right),
            "both" | "bilateral" | "b" => side = Some(Side::Bilateral),
            _ => words.push(word),
        }
    }
    if words.is_empty() {
        return Vec::new();
    }
    let found: Vec<(u32, StructureId)> = StructureId::all()
        .filter_map(|structure| {
            let row = structure.row();
            let names = format!("{} {} {}", row.common_name, row.name, row.id.replace('-', " ")).to_ascii_lowercase();
            if !words.iter().all(|word| names.contains(word)) {
                return None;
            }
            let common = row.common_name.to_ascii_lowercase();
            let name = row.name.to_ascii_lowercase();
            let starts = common.starts_with(words[0]) || name.starts_with(words[0]);
            let wanted = words.join(" ");
            // Who typed the whole name means it, however seldom it is charted: "SPI" is no spine.
            let cost = if common == wanted || name == wanted {
                0
            } else {
                u32::from(row.tier) * 4 + if starts { 1 } else { 3 }
            };
            Some((cost, structure))
        })
        .collect();
    let found =
        in_order(found, |(cost, structure)| u128::from(*cost) << 32 | structure.row().common_name.len() as u128);
    let sides = |structure: StructureId| match (structure.row().paired, side) {
        (false, _) => vec![Side::Midline],
        (true, Some(side)) => vec![side],
        (true, None) => vec![Side::Left, Side::Right],
    };
    found
        .into_iter()
        .flat_map(|(_, structure)| sides(structure).into_iter().map(move |side| (structure, side)))
        .take(MOST)
        .collect()
}
