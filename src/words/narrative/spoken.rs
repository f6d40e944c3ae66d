//! What records and values are called in running text.

use std::sync::LazyLock;

use super::{phrase_table, prose};
use crate::{
    chart::{Fields, Side, StructureId, rows},
    note::{
        AttributeId, AttributeKind, Choice, ContraindicationId, FindingTypeId, Level, MeasureId, Response, Scale, Site,
        TechniqueId, Value,
    },
    words::{ENGLISH, chart::within_a_sentence, time_of_day},
};

/// What a row of `assets/clinical/spoken.csv` names, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    /// By its code in the catalogue.
    Unit,
    /// How its levels are written, by the scale's id.
    Scale,
    /// By scale and code, such as `pain-quality:tight`.
    Level,
    /// By attribute and code, such as `scarType:trauma`.
    Choice,
    Product,
    Finding,
    Technique,
    Structure,
    Contraindication,
    Measure,
}

const ALL: [Of; 10] = [
    Of::Unit,
    Of::Scale,
    Of::Level,
    Of::Choice,
    Of::Product,
    Of::Finding,
    Of::Technique,
    Of::Structure,
    Of::Contraindication,
    Of::Measure,
];

static SPOKEN: LazyLock<Vec<(Of, &str, &str)>> = LazyLock::new(|| rows(phrase_table::SPOKEN).map(named).collect());

fn named(mut row: Fields) -> (Of, &'static str, &'static str) {
    (row.codes().one_of(ALL), row.text(), row.text())
}

/// None where the name of the catalogue serves.
fn words_of(of: Of, id: &str) -> Option<&'static str> {
    let place = SPOKEN.binary_search_by(|(other, known, _)| (*other, *known).cmp(&(of, id))).ok()?;
    SPOKEN.get(place).map(|(_, _, words)| *words)
}

/// Such as "active trigger point".
pub fn finding(id: FindingTypeId) -> String {
    let row = id.row();
    words_of(Of::Finding, row.id).map_or_else(|| within_a_sentence(row.name), str::to_owned)
}

/// Such as "joint mobilisation" and, where there is a place, " of right hip joint".
pub fn technique(id: TechniqueId, place: &str) -> (String, String) {
    let row = id.row();
    let words = words_of(Of::Technique, row.id);
    let (name, pattern) = words.and_then(|words| words.split_once('[')).unwrap_or((words.unwrap_or_default(), ""));
    let name = if name.is_empty() { within_a_sentence(row.name) } else { name.to_owned() };
    let pattern = if pattern.is_empty() { " to {where}]" } else { pattern };
    let place = if place.is_empty() { String::new() } else { pattern.trim_end_matches(']').replace("{where}", place) };
    (name, place)
}

/// Such as "cellulitis or erysipelas".
pub fn contraindication(id: ContraindicationId) -> String {
    let row = id.row();
    words_of(Of::Contraindication, row.id).map_or_else(|| within_a_sentence(row.name), str::to_owned)
}

/// Such as "Range of motion", at the beginning of a sentence.
pub fn measure(id: MeasureId) -> &'static str {
    let row = id.row();
    words_of(Of::Measure, row.id).unwrap_or(row.name.split(" (").next().unwrap_or(row.name))
}

/// None where its own name serves.
pub fn product(id: &str) -> Option<&'static str> {
    words_of(Of::Product, id)
}

pub fn response(response: Response) -> &'static str {
    match response {
        Response::Resolved => "resolved",
        Response::Improved => "improved",
        Response::Unchanged => "unchanged",
        Response::Worse => "worse",
        Response::NotReassessed => "not reassessed",
    }
}

/// Such as "right quadratus lumborum", "bilateral temples", "right side of hypogastrium".
pub fn site(site: &Site) -> String {
    let (one, both) = structure(site.structure);
    match (site.side, site.structure.row().paired) {
        (Side::Midline, _) => one,
        (Side::Left, true) => format!("left {one}"),
        (Side::Right, true) => format!("right {one}"),
        (Side::Bilateral, true) => format!("bilateral {both}"),
        (Side::Left, false) => format!("left side of {one}"),
        (Side::Right, false) => format!("right side of {one}"),
        (Side::Bilateral, false) => format!("both sides of {one}"),
    }
}

/// One of a pair, and both.
fn structure(id: StructureId) -> (String, String) {
    let row = id.row();
    match words_of(Of::Structure, row.id) {
        None => (within_a_sentence(row.name), within_a_sentence(row.name)),
        Some(words) => {
            let (one, both) = words.split_once(';').unwrap_or((words, words));
            (one.to_owned(), both.to_owned())
        }
    }
}

/// A value in its clinical short form: "6/10", "III", "45°", "aching and burning". Empty where a text or list is.
pub fn value(attribute: AttributeId, value: &Value) -> String {
    value_of(attribute.row().id, &attribute.row().kind, value)
}

/// The same for what is no attribute but is called `id`.
pub fn value_of(id: &str, kind: &AttributeKind, value: &Value) -> String {
    match (kind, value) {
        (AttributeKind::Scale(scale), value) => scale
            .place_of(value)
            .and_then(|place| scale.levels.get(place))
            .map_or_else(String::new, |found| level(scale, found)),
        (AttributeKind::Scales(scale), Value::List(codes)) => {
            let levels = codes.iter().filter_map(|code| scale.levels.iter().find(|level| level.code == code));
            prose::and(&levels.map(|found| level(scale, found)).collect::<Vec<_>>())
        }
        (AttributeKind::Parts(scale), Value::Parts(parts)) => {
            let total: u32 = parts.values().map(|part| u32::from(*part)).sum();
            let items = scale.levels.iter().filter_map(|item| Some((item, parts.get(item.code)?)));
            let items: Vec<_> = items.map(|(item, part)| format!("{} {part}", within_a_sentence(item.label))).collect();
            if items.is_empty() { String::new() } else { format!("total {total} ({})", items.join(", ")) }
        }
        (AttributeKind::Choice(choices), Value::Text(code)) => choice(id, choices, code),
        (AttributeKind::Choices(choices), Value::List(codes)) => {
            prose::and(&codes.iter().map(|code| choice(id, choices, code)).collect::<Vec<_>>())
        }
        (AttributeKind::Number { unit, .. }, Value::Number(number)) => measured(*number, unit),
        (AttributeKind::Date, Value::Text(date)) => day(date),
        (AttributeKind::Time, Value::Text(time)) => time_of_day(time),
        (AttributeKind::Structures, Value::List(ids)) => {
            let names = ids.iter().filter_map(|id| StructureId::named(id)).map(|id| structure(id).0);
            prose::and(&names.collect::<Vec<_>>())
        }
        (_, Value::Text(text)) => prose::within(text),
        (_, Value::List(items)) => prose::and(items),
        (_, Value::Number(number)) => ENGLISH.amount(*number),
        (_, Value::Flag(_) | Value::Parts(_)) => String::new(),
    }
}

fn level(scale: &Scale, level: &Level) -> String {
    if let Some(words) = words_of(Of::Level, &format!("{}:{}", scale.id, level.code)) {
        return words.to_owned();
    }
    match words_of(Of::Scale, scale.id) {
        Some(form) => form.replace("{code}", level.code),
        None => within_a_sentence(level.label),
    }
}

fn choice(attribute: &str, choices: &[Choice], code: &str) -> String {
    if let Some(words) = words_of(Of::Choice, &format!("{attribute}:{code}")) {
        return words.to_owned();
    }
    let label = choices.iter().find(|choice| choice.code == code).map_or(code, |choice| choice.label);
    match TechniqueId::named(code).filter(|technique| technique.row().name == label) {
        Some(id) => technique(id, "").0,
        None => within_a_sentence(label),
    }
}

/// A number with its unit: "4 weeks", "45°", "1.5 kg/cm²".
pub fn measured(number: f64, unit: &str) -> String {
    let amount = ENGLISH.amount(number);
    match form_of(unit, &amount) {
        None => format!("{amount} {unit}"),
        Some(form) => form.replace("{n}", &amount),
    }
}

/// What stands behind a number of this unit: "weeks", "°", "kg/cm²"; nothing where its field says what it counts.
pub fn unit(unit: &'static str, number: Option<f64>) -> &'static str {
    let amount = number.map_or_else(String::new, |number| ENGLISH.amount(number));
    form_of(unit, &amount).map_or(unit, |form| form.rsplit("{n}").next().unwrap_or_default().trim_start())
}

/// How an amount of a unit is written; none where the unit's code serves.
fn form_of(unit: &str, amount: &str) -> Option<&'static str> {
    let words = words_of(Of::Unit, unit)?;
    let (one, many) = words.split_once(';').unwrap_or((words, words));
    Some(if amount == "1" { one } else { many })
}

/// `2026-02-28` is "28 February 2026", which nobody reads as a month first.
fn day(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (year, month, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Of, SPOKEN, value};
    use crate::note::{AttributeId, AttributeKind, MeasureId, TechniqueId, Value};

    #[test]
    fn a_name_in_running_text_names_what_the_catalogue_has() {
        let kinds = AttributeId::all().map(|id| id.row().kind).chain(MeasureId::all().map(|id| id.row().kind));
        let units = kinds.filter_map(|kind| match kind {
            AttributeKind::Number { unit, .. } => Some(unit),
            _ => None,
        });
        let units: Vec<_> = units.collect();
        for (of, id, _) in SPOKEN.iter() {
            let is_known = match of {
                Of::Unit => units.contains(id),
                Of::Product => TechniqueId::all().any(|technique| technique.row().products.contains(id)),
                Of::Choice => id.split_once(':').is_some_and(|(attribute, code)| {
                    match AttributeId::named(attribute).map(|id| &id.row().kind) {
                        Some(AttributeKind::Choice(choices) | AttributeKind::Choices(choices)) => {
                            choices.iter().any(|choice| choice.code == code)
                        }
                        _ => false,
                    }
                }),
                _ => true,
            };
            assert!(is_known, "{of:?} {id}");
        }
    }

    #[test]
    fn a_value_has_its_clinical_short_form() {
        let list = |items: &[&str]| Value::List(items.iter().map(|item| (*item).to_owned()).collect());
        let parts = [("pliability", 2), ("pigmentation", 1)].map(|(item, part)| (item.to_owned(), part));
        for (id, given, expected) in [
            ("painNrs", Value::Number(6.0), "6/10"),
            ("tenderness", Value::Number(3.0), "III"),
            ("islStage", Value::Text("IIa".to_owned()), "IIa"),
            ("degrees", Value::Number(-5.0), "-5°"),
            ("sizeMm", Value::Number(12.0), "12 mm"),
            ("ageWeeks", Value::Number(1.0), "1 week"),
            ("surgeryDate", Value::Text("2026-02-08".to_owned()), "8 February 2026"),
            ("quality", list(&["aching", "tight"]), "aching and tight"),
            ("referralZones", list(&["sacroiliac-region", "buttock"]), "sacroiliac region and buttock"),
            ("vss", Value::Parts(parts.into_iter().collect()), "total 3 (pigmentation 1, pliability 2)"),
            ("techniquesExcluded", list(&["deep-tissue", "friction"]), "deep tissue massage and friction"),
        ] {
            assert_eq!(value(AttributeId::named(id).unwrap(), &given), expected, "{id}");
        }
    }
}
