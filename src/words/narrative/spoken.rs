//! What records and values are called in running text.

use std::sync::LazyLock;

use super::{phrase_table, prose};
use crate::{
    chart::{Fields, Side, StructureId, rows},
    note::{
        AttributeId, AttributeKind, Choice, ContraindicationId, FindingTypeId, Level, MeasureId, Response, Scale, Site,
        TechniqueId, Value,
    },
    words::{Words, language::LEFT_TO_RIGHT, session::level_of, text, time_of_day},
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

/// What English says of it; none where the name of the catalogue serves. Other languages have names that serve.
fn english_of(of: Of, id: &str, words: Words) -> Option<&'static str> {
    words_of(of, id).filter(|_| words.is_english())
}

/// None where the name of the catalogue serves.
fn words_of(of: Of, id: &str) -> Option<&'static str> {
    let place = SPOKEN.binary_search_by(|(other, known, _)| (*other, *known).cmp(&(of, id))).ok()?;
    SPOKEN.get(place).map(|(_, _, words)| *words)
}

/// Such as "active trigger point".
pub fn finding(id: FindingTypeId, words: Words) -> String {
    let row = id.row();
    english_of(Of::Finding, row.id, words).map_or_else(|| words.inside(row.name), str::to_owned)
}

/// What is found or done with what is said of it: "severe local pain". In other languages than English an adjective
/// follows the gender and the case of its noun, so there it stands behind it: "Schmerz (stark)".
pub fn described(name: &str, adjectives: &[String], words: Words) -> String {
    let mut text = String::new();
    match (words.is_english(), name.is_empty()) {
        (true, _) => {
            text = adjectives.join(" ");
            prose::add(&mut text, " ", name);
        }
        (false, true) => text = words.listed(adjectives),
        (false, false) => {
            text.push_str(name);
            if !adjectives.is_empty() {
                prose::add(&mut text, " ", &format!("({})", words.listed(adjectives)));
            }
        }
    }
    text
}

/// Such as "joint mobilisation" and, where there is a place, " of right hip joint".
pub fn technique(id: TechniqueId, place: &str, words: Words) -> (String, String) {
    let row = id.row();
    let own = english_of(Of::Technique, row.id, words);
    let (name, pattern) = own.and_then(|own| own.split_once('[')).unwrap_or((own.unwrap_or_default(), ""));
    let name = match (name.is_empty(), words.is_english()) {
        (false, _) => name.to_owned(),
        (true, true) => words.inside(row.name),
        // What stands between brackets at its end explains a name, and is no part of it.
        (true, false) => {
            let name = words.inside(row.name);
            name.strip_suffix(')')
                .and_then(|name| name.rsplit_once(" ("))
                .map_or(name.clone(), |(name, _)| name.to_owned())
        }
    };
    let pattern = if pattern.is_empty() { words.say(" to {where}") } else { pattern.trim_end_matches(']') };
    let place = if place.is_empty() { String::new() } else { pattern.replace("{where}", place) };
    (name, place)
}

/// True where a place names what was found there, as "left mastectomy scar" does. Other languages begin with what it is.
pub fn says(place: &str, name: &str, words: Words) -> bool {
    let begins = || place.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    place.ends_with(name) || (!words.is_english() && begins())
}

/// A tool or a product of the catalogue, or whatever else the note names.
pub fn choice_of(known: &[&'static str], named: &str, words: Words) -> String {
    match known.iter().find(|known| **known == named).filter(|_| !words.is_english()) {
        Some(known) => words.inside(known),
        None => prose::within(named),
    }
}

/// A direction that the technique has, or one of the body, or whatever else the note names.
pub fn direction(technique: TechniqueId, named: &str, words: Words) -> String {
    let of_the_body = level_of("direction", named).filter(|_| !words.is_english());
    let value = match of_the_body {
        Some(level) => words.inside(level.label),
        None => choice_of(technique.row().directions, named, words),
    };
    // An adverb in English; elsewhere it would read as the pressure's.
    match words.is_english() || value.is_empty() {
        true => value,
        false => words.fill("{label}: {value}", &[("label", &words.inside(text("Direction"))), ("value", &value)]),
    }
}

/// Such as "flexion" and "rotation to the left".
pub fn movement(code: &str, words: Words) -> String {
    if let Some(level) = level_of("movement", code).filter(|_| !words.is_english()) {
        return words.inside(level.label);
    }
    let sided = [("-left", text("{movement} to the left")), ("-right", text("{movement} to the right"))];
    let sided = sided.into_iter().find_map(|(end, side)| Some((code.strip_suffix(end)?, side)));
    match sided {
        Some((movement, side)) => words.fill(side, &[("movement", &movement.replace('-', " "))]),
        None => code.replace('-', " "),
    }
}

/// Such as "cellulitis or erysipelas".
pub fn contraindication(id: ContraindicationId, words: Words) -> String {
    let row = id.row();
    english_of(Of::Contraindication, row.id, words).map_or_else(|| words.inside(row.name), str::to_owned)
}

/// Such as "Range of motion", at the beginning of a sentence.
pub fn measure(id: MeasureId, words: Words) -> &'static str {
    let row = id.row();
    let name = words.say(row.name);
    english_of(Of::Measure, row.id, words).unwrap_or(name.split(" (").next().unwrap_or(name))
}

/// None where its own name serves.
pub fn product(id: &str, words: Words) -> Option<&'static str> {
    words_of(Of::Product, id).map(|said| words.say(said))
}

pub fn response(response: Response, words: Words) -> &'static str {
    words.say(match response {
        Response::Resolved => text("resolved"),
        Response::Improved => text("improved"),
        Response::Unchanged => text("unchanged"),
        Response::Worse => text("worse"),
        Response::NotReassessed => text("not reassessed"),
    })
}

/// Such as "right quadratus lumborum", "bilateral temples", "right side of hypogastrium".
pub fn site(site: &Site, words: Words) -> String {
    let (one, both) = structure(site.structure, words);
    let put = |pattern: &'static str, structure: &str| words.fill(pattern, &[("structure", &structure)]);
    match (site.side, site.structure.row().paired) {
        (Side::Midline, _) => one,
        (Side::Left, true) => put(text("left {structure}"), &one),
        (Side::Right, true) => put(text("right {structure}"), &one),
        (Side::Bilateral, true) => put(text("bilateral {structure}"), &both),
        (Side::Left, false) => put(text("left side of {structure}"), &one),
        (Side::Right, false) => put(text("right side of {structure}"), &one),
        (Side::Bilateral, false) => put(text("both sides of {structure}"), &one),
    }
}

/// One of a pair, and both. Where no Latin is wanted, by what anatomists call it in the language.
fn structure(id: StructureId, words: Words) -> (String, String) {
    let row = id.row();
    let name = || if words.is_latin() { words.structure(id).to_owned() } else { words.inside(row.name) };
    match english_of(Of::Structure, row.id, words).filter(|_| !words.is_latin()) {
        None => (name(), name()),
        Some(own) => {
            let (one, both) = own.split_once(';').unwrap_or((own, own));
            (one.to_owned(), both.to_owned())
        }
    }
}

/// A value in its clinical short form: "6/10", "III", "45°", "aching and burning". Empty where a text or list is.
pub fn value(attribute: AttributeId, value: &Value, words: Words) -> String {
    value_of(attribute.row().id, &attribute.row().kind, value, words)
}

/// The same for what is no attribute but is called `id`.
pub fn value_of(id: &str, kind: &AttributeKind, value: &Value, words: Words) -> String {
    match (kind, value) {
        (AttributeKind::Scale(scale), value) => scale
            .place_of(value)
            .and_then(|place| scale.levels.get(place))
            .map_or_else(String::new, |found| level(scale, found, words)),
        (AttributeKind::Scales(scale), Value::List(codes)) => {
            let levels = codes.iter().filter_map(|code| scale.levels.iter().find(|level| level.code == code));
            prose::and(&levels.map(|found| level(scale, found, words)).collect::<Vec<_>>(), words)
        }
        (AttributeKind::Parts(scale), Value::Parts(parts)) => {
            let total: u32 = parts.values().map(|part| u32::from(*part)).sum();
            let items = scale.levels.iter().filter_map(|item| Some((item, parts.get(item.code)?)));
            let items: Vec<_> = items.map(|(item, part)| format!("{} {part}", words.inside(item.label))).collect();
            match items.is_empty() {
                true => String::new(),
                false => words.fill("total {n} ({parts})", &[("n", &total), ("parts", &words.listed(&items))]),
            }
        }
        (AttributeKind::Choice(choices), Value::Text(code)) => choice(id, choices, code, words),
        (AttributeKind::Choices(choices), Value::List(codes)) => {
            prose::and(&codes.iter().map(|code| choice(id, choices, code, words)).collect::<Vec<_>>(), words)
        }
        (AttributeKind::Number { unit, .. }, Value::Number(number)) => measured(*number, unit, words),
        (AttributeKind::Date, Value::Text(date)) => day(date, words),
        (AttributeKind::Time, Value::Text(time)) => time_of_day(time),
        (AttributeKind::Structures, Value::List(ids)) => {
            let names = ids.iter().filter_map(|id| StructureId::named(id)).map(|id| structure(id, words).0);
            prose::and(&names.collect::<Vec<_>>(), words)
        }
        (_, Value::Text(text)) => prose::within(text),
        (_, Value::List(items)) => prose::and(items, words),
        (_, Value::Number(number)) => words.amount(*number),
        (_, Value::Flag(_) | Value::Parts(_)) => String::new(),
    }
}

/// A level by what its scale writes: "6/10", "III", "free (0/3)". A code that is an English word is said by its name.
fn level(scale: &Scale, level: &Level, words: Words) -> String {
    let is_word = |text: &str| text.bytes().filter(u8::is_ascii_lowercase).count() > 2;
    let is_said = |text: &&str| words.is_english() || !is_word(text);
    if let Some(own) = words_of(Of::Level, &format!("{}:{}", scale.id, level.code)).filter(is_said) {
        return left_to_right(own.to_owned(), words);
    }
    match words_of(Of::Scale, scale.id).filter(|_| is_said(&level.code)) {
        Some(form) => {
            let code = left_to_right(form.replace("{code}", level.code), words);
            code.replace("{name}", &words.inside(level.label))
        }
        None => words.inside(level.label),
    }
}

fn choice(attribute: &str, choices: &[Choice], code: &str, words: Words) -> String {
    if let Some(own) = english_of(Of::Choice, &format!("{attribute}:{code}"), words) {
        return own.to_owned();
    }
    let Some(choice) = choices.iter().find(|choice| choice.code == code) else { return code.to_owned() };
    match TechniqueId::named(code).filter(|technique| technique.row().name == choice.label) {
        Some(id) => technique(id, "", words).0,
        None => words.inside(choice.label),
    }
}

/// A number with its unit: "4 weeks", "45°", "1.5 kg/cm²".
pub fn measured(number: f64, unit: &str, words: Words) -> String {
    let amount = words.amount(number);
    match words_of(Of::Unit, unit) {
        None if unit == "d" || unit == "wk" => words.measured_in(number, unit),
        None => left_to_right(format!("{amount} {unit}"), words),
        Some(form) => left_to_right(form.replace("{n}", &amount), words),
    }
}

/// A number with a sign or a unit, which keeps its order where all else is read from right to left.
fn left_to_right(text: String, words: Words) -> String {
    let is_plain = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '/');
    let is_turned = words.is_right_to_left() && !text.chars().all(is_plain) && !text.contains('{');
    if is_turned { format!("{LEFT_TO_RIGHT}{text}{LEFT_TO_RIGHT}") } else { text }
}

/// What stands behind a number of this unit: "weeks", "°", "kg/cm²"; nothing where its field says what it counts.
pub fn unit(unit: &'static str, number: Option<f64>, words: Words) -> String {
    if matches!(unit, "d" | "wk") {
        // A language may have a word for two of them, which tells the number too.
        let counted =
            |number: f64| Some(words.measured_in(number, unit)).filter(|said| said.contains(char::is_numeric));
        let said = counted(number.unwrap_or(0.0)).or_else(|| counted(5.0)).unwrap_or_default();
        return said.trim_start_matches(|letter: char| !letter.is_alphabetic()).to_owned();
    }
    let form = words_of(Of::Unit, unit);
    form.map_or(unit, |form| form.rsplit("{n}").next().unwrap_or_default().trim_start()).to_owned()
}

/// `2026-02-28` is "28 February 2026", which nobody reads as a month first.
fn day(date: &str, words: Words) -> String {
    const MONTHS: [&str; 12] = [
        text("{day} January {year}"),
        text("{day} February {year}"),
        text("{day} March {year}"),
        text("{day} April {year}"),
        text("{day} May {year}"),
        text("{day} June {year}"),
        text("{day} July {year}"),
        text("{day} August {year}"),
        text("{day} September {year}"),
        text("{day} October {year}"),
        text("{day} November {year}"),
        text("{day} December {year}"),
    ];
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (year, month, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(year), Some(month), Some(day)) => words.fill(month, &[("day", &day), ("year", &year)]),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Of, SPOKEN, value};
    use crate::{
        note::{AttributeId, AttributeKind, MeasureId, TechniqueId, Value},
        words::ENGLISH,
    };

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
            assert_eq!(value(AttributeId::named(id).unwrap(), &given, ENGLISH), expected, "{id}");
        }
    }
}
