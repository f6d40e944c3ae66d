//! Reads the words from their tables: findings, techniques, attributes, scales, suggestions and palettes.

use std::sync::LazyLock;

use crate::{
    chart::{Codes, Fields, Layer, StructureKind, View, drawing, id_of, is_complete, number, rows},
    note::{
        SessionKind, condition_table, contraindication_table, measure_table,
        vocabulary::{
            Approach, Attribute, AttributeId, AttributeKind, AttributeUse, Better, Choice, FindingCategory,
            FindingType, FindingTypeId, Level, Palette, PressureRange, Scale, Standing, Suggestion, TechniqueId,
            TechniqueType,
        },
        vocabulary_table,
    },
};

pub static FINDING_TYPES: LazyLock<Vec<FindingType>> =
    LazyLock::new(|| rows(vocabulary_table::FINDING_TYPES).map(finding_type).collect());
pub static TECHNIQUES: LazyLock<Vec<TechniqueType>> =
    LazyLock::new(|| rows(vocabulary_table::TECHNIQUES).map(technique).collect());
pub static ATTRIBUTES: LazyLock<Vec<Attribute>> =
    LazyLock::new(|| rows(vocabulary_table::ATTRIBUTES).map(attribute).collect());
/// The medical one, then the relaxing one.
pub static PALETTES: LazyLock<[Palette; 2]> = LazyLock::new(palettes);

/// Which way is better for an attribute, unless a use says another.
static USUAL: LazyLock<Vec<Better>> = LazyLock::new(|| {
    let usual = |mut row: Fields| {
        let mut codes = row.codes();
        codes.flag();
        codes.one_of(BETTER)
    };
    rows(vocabulary_table::ATTRIBUTES).map(usual).collect()
});

static SCALES: LazyLock<Vec<Scale>> = LazyLock::new(scales);
static CHOICES: LazyLock<Vec<&'static [Choice]>> =
    LazyLock::new(|| rows(vocabulary_table::CHOICES).map(|mut row| row.list(choice)).collect());

/// The scale at a place of the table.
pub fn scale_at(place: usize) -> Option<&'static Scale> {
    SCALES.get(place)
}

/// Which way is better for an attribute, unless a use says another.
pub fn usual_better(attribute: AttributeId) -> Better {
    USUAL.get(usize::from(attribute.0)).copied().unwrap_or(Better::Neither)
}

const BETTER: [Better; 3] = [Better::Lower, Better::Higher, Better::Neither];

fn finding_type(mut row: Fields) -> FindingType {
    const CATEGORIES: [FindingCategory; 12] = [
        FindingCategory::Myofascial,
        FindingCategory::Tone,
        FindingCategory::ConnectiveTissue,
        FindingCategory::Fluid,
        FindingCategory::Pain,
        FindingCategory::Neuro,
        FindingCategory::Joint,
        FindingCategory::Function,
        FindingCategory::Posture,
        FindingCategory::Skin,
        FindingCategory::Safety,
        FindingCategory::Global,
    ];
    let mut codes = row.codes();
    let name = row.text();
    FindingType {
        id: row.id_or_of(name),
        name,
        short_name: row.text_or(name),
        category: codes.one_of(CATEGORIES),
        severity: (!codes.0.is_empty()).then(|| AttributeId(codes.long())),
        applies_to: row.codes().all(|codes| codes.one_of(StructureKind::ALL)),
        attributes: row.list(attribute_use),
    }
}

fn technique(mut row: Fields) -> TechniqueType {
    let mut codes = row.codes();
    let name = row.text();
    let approach = codes.one_of([Approach::Medical, Approach::Relaxation, Approach::Both]);
    let mut pressure = || codes.byte();
    let pressure = PressureRange { usual: pressure(), least: pressure(), most: pressure() };
    TechniqueType {
        id: row.id_or_of(name),
        name,
        short_name: row.text_or(name),
        family: row.text(),
        approach,
        pressure: (pressure.usual > 0).then_some(pressure),
        minutes: row.text().split_once('-').map(|(least, most)| (minutes(least), minutes(most))),
        directions: row.list(|word| word),
        tools: row.list(|word| word),
        products: row.list(|word| word),
        attributes: row.list(attribute_use),
        code_families: row.list(|word| word),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "hours at most")]
fn minutes(text: &str) -> f32 {
    number(text).unwrap_or_default() as f32
}

/// `12`, with `!` where it is required, then `=value` where it is fixed, `:7` for choices of its own or `(1` for
/// the way that is better here.
fn attribute_use(text: &'static str) -> AttributeUse {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (place, rest) = text.split_at(end);
    let attribute = AttributeId(place.parse().unwrap_or_default());
    let (required, rest) = rest.strip_prefix('!').map_or((false, rest), |rest| (true, rest));
    let choices = rest.strip_prefix(':').and_then(|place| CHOICES.get(place.parse::<usize>().ok()?));
    let usual = USUAL.get(usize::from(attribute.0));
    let better = rest.strip_prefix('(').and_then(|place| BETTER.get(place.parse::<usize>().ok()?));
    AttributeUse {
        attribute,
        required,
        fixed: rest.strip_prefix('='),
        choices: choices.copied().unwrap_or_default(),
        better: better.or(usual).copied().unwrap_or(Better::Neither),
    }
}

fn attribute(mut row: Fields) -> Attribute {
    let mut codes = row.codes();
    let recheck = codes.flag();
    codes.one_of(BETTER);
    let kind = codes.short();
    let (id, label) = (row.text(), row.text());
    Attribute { id, label, recheck, kind: attribute_kind(kind, row) }
}

/// The kinds in the order in which the generator knows them.
fn attribute_kind(kind: u16, mut row: Fields) -> AttributeKind {
    let mut scale =
        |kind: fn(&'static Scale) -> AttributeKind| SCALES.get(row.count::<usize>()).map_or(AttributeKind::Text, kind);
    match kind {
        0 => AttributeKind::Flag,
        1 => scale(AttributeKind::Scale),
        2 => scale(AttributeKind::Scales),
        3 => scale(AttributeKind::Parts),
        4 => AttributeKind::Choice(choices(row.text())),
        5 => AttributeKind::Choices(choices(row.text())),
        6 => AttributeKind::Number {
            unit: row.text(),
            least: row.number(),
            most: row.number(),
            step: row.number(),
            offered: row.list(|value| number(value).unwrap_or_default()),
        },
        7 => AttributeKind::Date,
        10 => AttributeKind::Time,
        9 => AttributeKind::Structures,
        _ => AttributeKind::Text,
    }
}

/// A list by its place, or the table of its own that a name with `@` says.
fn choices(place: &str) -> &'static [Choice] {
    // Where a table's rows have the id, and where the name; an id that is left out follows from the name.
    let (table, id, name) = match place {
        "@techniques" => (vocabulary_table::TECHNIQUES, 2, 1),
        "@contraindications" => (contraindication_table::CONTRAINDICATIONS, 1, 2),
        "@conditions" => (condition_table::CONDITIONS, 0, 1),
        "@measures" => (measure_table::MEASURES, 1, 2),
        _ => return place.parse::<usize>().ok().and_then(|place| CHOICES.get(place)).copied().unwrap_or_default(),
    };
    let choice = |row: Fields| {
        let fields: Vec<&'static str> = row.all().take(id.max(name) + 1).collect();
        let field = |place: usize| fields.get(place).copied().unwrap_or_default();
        let code = if field(id).is_empty() { String::leak(id_of(field(name))) } else { field(id) };
        Choice { code, label: field(name) }
    };
    Vec::leak(rows(table).map(choice).collect())
}

/// `code=Label`; `code` where the label is the code itself with a capital.
fn choice(text: &'static str) -> Choice {
    let (code, label) = text.split_once('=').unwrap_or((text, ""));
    Choice { code, label: label_or_of(code, label) }
}

fn label_or_of(code: &'static str, label: &'static str) -> &'static str {
    let mut letters = code.chars();
    match letters.next() {
        Some(first) if label.is_empty() => {
            let mut label = String::with_capacity(code.len());
            label.push(first.to_ascii_uppercase());
            label += letters.as_str();
            String::leak(label)
        }
        _ => label,
    }
}

/// A row with an empty first field begins a scale, the rows after it are its levels.
fn scales() -> Vec<Scale> {
    let mut scales: Vec<(Scale, Vec<Level>)> = Vec::new();
    for mut row in rows(vocabulary_table::SCALES) {
        match (row.text(), scales.last_mut()) {
            (code, Some((_, levels))) if !code.is_empty() => {
                let label = label_or_of(code, row.text());
                levels.push(Level { code, label, definition: row.text(), most: row.count() });
            }
            _ => {
                let standing = row.codes().one_of([Standing::Verified, Standing::Recalled, Standing::Convention]);
                scales.push((Scale { id: row.text(), title: row.text(), levels: &[], standing }, Vec::new()));
            }
        }
    }
    scales.into_iter().map(|(scale, levels)| Scale { levels: Vec::leak(levels), ..scale }).collect()
}

/// Those for the regions of the drawings that are here: read once while later drawings are missing, and once more.
pub fn suggestions() -> &'static [Suggestion] {
    static SUGGESTIONS: [LazyLock<Vec<Suggestion>>; 2] = [const { LazyLock::new(all_suggestions) }; 2];
    &SUGGESTIONS[usize::from(is_complete())]
}

/// A row for each region of the surface, in the order in which the drawings have them; both sides share one.
fn all_suggestions() -> Vec<Suggestion> {
    let mut rows = rows(vocabulary_table::SUGGESTIONS);
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for view in View::ALL {
        if suggestions.iter().any(|known| known.view == view) {
            continue;
        }
        let first = suggestions.len();
        for region in drawing(view, Layer::Surface).map_or(&[][..], |drawing| drawing.regions) {
            let region = region.region;
            if suggestions[first..].iter().any(|known| known.region == region) {
                continue;
            }
            let Some(mut row) = rows.next() else { break };
            let (findings, techniques) = (finding_ids(row.codes()), technique_ids(row.codes()));
            suggestions.push(Suggestion { view, region, findings, techniques });
        }
        if view.mirrored() != view {
            for place in first..suggestions.len() {
                suggestions.push(Suggestion { view: view.mirrored(), ..suggestions[place] });
            }
        }
    }
    suggestions
}

fn palettes() -> [Palette; 2] {
    let mut rows = rows(vocabulary_table::PALETTES);
    [SessionKind::Medical, SessionKind::Relaxation].map(|kind| {
        let mut codes = || rows.next().map_or(Codes(&[]), |mut row| row.codes());
        Palette { kind, findings: finding_ids(codes()), techniques: technique_ids(codes()) }
    })
}

fn finding_ids(codes: Codes) -> &'static [FindingTypeId] {
    codes.all(|codes| FindingTypeId(codes.short()))
}

fn technique_ids(codes: Codes) -> &'static [TechniqueId] {
    codes.all(|codes| TechniqueId(codes.short()))
}
