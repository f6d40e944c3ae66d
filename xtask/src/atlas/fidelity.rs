//! What the program reads from the tables is what assets/ say: every row, every word, every outline.

use std::time::Instant;

use palpate::chart::{Layer, Side, StructureId, View, drawing, glyph};
use palpate::note::{
    AttributeId, AttributeKind, Better, Choice, FindingTypeId, PressureRange, Referral, SessionKind, TechniqueId,
    palette, suggestion,
};

use super::{
    paths::{Path, Spot, strays},
    sheet::{Row, Sheet},
    svg,
    tests::{Failure, repository},
};

/// Farthest that what is shown may stray from the drawing, in chart units.
const STRAY: f64 = 0.15;

fn pascal(text: &str) -> String {
    super::rust_text::pascal(text)
}

fn check_rows(file: &str, count: usize, check: impl Fn(usize, Row<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
    let sheet = Sheet::read(&repository(), file)?;
    assert_eq!(sheet.rows().count(), count, "{file}");
    sheet.rows().enumerate().try_for_each(|(place, row)| check(place, row))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the build tool may look at the clock")]
fn everything_is_read_in_a_moment() {
    let start = Instant::now();
    let regions: usize =
        View::ALL.iter().filter_map(|view| drawing(*view, Layer::Surface)).map(|it| it.regions.len()).sum();
    let drawings = start.elapsed();
    let words = FindingTypeId::all().count() + TechniqueId::all().count() + AttributeId::all().count();
    println!("{regions} regions in {drawings:?}, and {words} words in {:?}", start.elapsed() - drawings);
    assert!(regions > 400 && words > 250);
}

#[test]
fn structures_are_those_of_the_catalogue() -> Result<(), Failure> {
    check_rows("assets/clinical/structures.csv", StructureId::all().count(), |place, cells| {
        let id = StructureId::named(cells.text("id")?).ok_or("unknown")?;
        let row = id.row();
        assert_eq!(usize::from(id.0), place);
        assert_eq!([row.name, row.common_name], [cells.text("name")?, cells.text("common_name")?]);
        assert_eq!(format!("{:?}", row.kind), pascal(cells.text("kind")?), "{id:?}");
        assert_eq!(format!("{:?}", row.level), pascal(cells.text("level")?), "{id:?}");
        assert_eq!(row.paired, cells.text("lateral")? == "paired", "{id:?}");
        assert_eq!(row.depth.map(|depth| format!("{depth:?}")).unwrap_or_default(), pascal(cells.text("depth")?));
        assert_eq!(row.parent.map_or("", |parent| parent.row().id), cells.text("parent_region")?);
        assert_eq!(row.tier.to_string(), cells.text("chart_tier")?);
        Ok(())
    })
}

#[test]
fn findings_are_those_of_the_catalogue() -> Result<(), Failure> {
    check_rows("assets/clinical/findings.csv", FindingTypeId::all().count(), |_, cells| {
        let finding = FindingTypeId::named(cells.text("id")?).ok_or("unknown")?;
        let (row, gloss) = (finding.row(), finding.gloss());
        assert_eq!([row.name, row.short_name], [cells.text("name")?, cells.text("short_name")?]);
        assert_eq!([gloss.abbreviation, gloss.definition], [cells.text("abbrev")?, cells.text("definition")?]);
        assert_eq!(format!("{:?}", row.category), pascal(cells.text("category")?));
        let kinds: Vec<_> = row.applies_to.iter().map(|kind| format!("{kind:?}")).collect();
        match cells.text("applies_to")? {
            "any" => assert_eq!(kinds.len(), 10),
            words if words.contains("none") => assert!(kinds.is_empty()),
            words => assert_eq!(kinds, words.split('|').map(|word| pascal(word.trim())).collect::<Vec<_>>()),
        }
        check_uses(row.attributes, cells, &[("required_attributes", true), ("optional_attributes", false)])?;
        assert_eq!(row.severity, attribute_of(cells.text("severity")?)?.map(|(id, _)| id), "{}", row.id);
        Ok(())
    })
}

#[test]
fn techniques_are_those_of_the_catalogue() -> Result<(), Failure> {
    check_rows("assets/clinical/techniques.csv", TechniqueId::all().count(), |_, cells| {
        let technique = TechniqueId::named(cells.text("id")?).ok_or("unknown")?;
        let (row, gloss) = (technique.row(), technique.gloss());
        let words = [row.name, row.short_name, gloss.abbreviation, row.family, gloss.definition, gloss.synonyms];
        for (word, column) in
            words.iter().zip(["name", "short_name", "abbreviation", "family", "definition", "synonyms"])
        {
            assert_eq!(*word, cells.text(column)?, "{column} of {}", row.id);
        }
        assert_eq!(format!("{:?}", row.approach), pascal(cells.text("approach")?));
        let pressure = row.pressure.map(|PressureRange { usual, least, most }| [usual, least, most].map(f64::from));
        let expected =
            [cells.number("pressure_usual")?, cells.number("pressure_least")?, cells.number("pressure_most")?];
        assert_eq!(pressure.map_or([None; 3], |numbers| numbers.map(Some)), expected, "{}", row.id);
        let minutes = row.minutes.map(|(least, most)| [least, most].map(f64::from));
        let expected = [cells.number("minutes_least")?, cells.number("minutes_most")?];
        assert_eq!(minutes.map_or([None; 2], |numbers| numbers.map(Some)), expected, "{}", row.id);
        for (list, column) in [
            (row.directions, "directions"),
            (row.tools, "tools"),
            (row.products, "products"),
            (row.code_families, "cpt_family"),
        ] {
            assert_eq!(list, cells.list(column, ';')?, "{column} of {}", row.id);
        }
        check_uses(row.attributes, cells, &[("attributes", false)])
    })
}

/// The attribute with this name, and which way is better for it.
fn attribute_of(name: &str) -> Result<Option<(AttributeId, Better)>, Failure> {
    let sheet = Sheet::read(&repository(), "assets/clinical/attributes.csv")?;
    for row in sheet.rows() {
        if row.text("catalogue_name")? == name {
            let better = match row.text("better")? {
                "higher" => Better::Higher,
                "lower" => Better::Lower,
                _ => Better::Neither,
            };
            return Ok(AttributeId::named(row.text("id")?).map(|id| (id, better)));
        }
    }
    Ok(None)
}

fn check_uses(uses: &[palpate::note::AttributeUse], cells: Row<'_>, columns: &[(&str, bool)]) -> Result<(), Failure> {
    let mut uses = uses.iter();
    for (column, required) in columns {
        for entry in cells.list(column, ';')? {
            if ["site", "joint", "side"].contains(&entry) {
                continue;
            }
            let end = entry.find(['=', ':', '(']).unwrap_or(entry.len());
            let (name, rest) = entry.split_at(end);
            let found = uses.next().ok_or_else(|| format!("{entry} is missing"))?;
            let (attribute, usual) = attribute_of(name)?.ok_or_else(|| format!("no attribute {name}"))?;
            assert_eq!(found.attribute, attribute, "{entry}");
            assert_eq!(found.required, *required, "{entry}");
            assert_eq!(found.fixed, rest.strip_prefix('='), "{entry}");
            let choices: Vec<_> = found.choices.iter().map(|choice| choice.code).collect();
            let expected: Vec<_> = rest.strip_prefix(':').map(|list| list.split(',').collect()).unwrap_or_default();
            assert_eq!(choices, expected.into_iter().map(str::trim).collect::<Vec<_>>(), "{entry}");
            let better = match rest.strip_prefix('(') {
                Some("higher)") => Better::Higher,
                Some("lower)") => Better::Lower,
                Some("neither)") => Better::Neither,
                _ => usual,
            };
            assert_eq!(found.better, better, "{entry}");
        }
    }
    assert_eq!(uses.count(), 0);
    Ok(())
}

#[test]
fn attributes_and_their_choices_are_those_of_the_catalogue() -> Result<(), Failure> {
    check_rows("assets/clinical/attributes.csv", AttributeId::all().count(), |_, cells| {
        let row = AttributeId::named(cells.text("id")?).ok_or("unknown")?.row();
        assert_eq!(row.label, cells.text("label")?);
        assert_eq!(row.recheck, cells.text("recheck")? == "yes", "{}", row.id);
        let kind = cells.text("kind")?;
        match row.kind {
            AttributeKind::Scale(scale) | AttributeKind::Scales(scale) | AttributeKind::Parts(scale) => {
                assert!(["scale", "scales", "parts"].contains(&kind), "{}", row.id);
                assert_eq!(scale.id, cells.text("scale")?, "{}", row.id);
            }
            AttributeKind::Choice(choices) | AttributeKind::Choices(choices) => {
                assert!(["choice", "choices"].contains(&kind), "{}", row.id);
                check_choices(choices, cells.text("choices")?)?;
            }
            AttributeKind::Number { unit, least, most, step, offered } => {
                assert_eq!((kind, unit), ("number", cells.text("unit")?));
                let values: Vec<_> = offered.iter().map(f64::to_string).collect();
                assert_eq!(values, cells.list("offered", ';')?, "{}", row.id);
                let numbers = [cells.number("least")?, cells.number("most")?, cells.number("step")?];
                assert_eq!([least, most, step].map(Some), numbers, "{}", row.id);
            }
            other => assert_eq!(format!("{other:?}"), pascal(kind)),
        }
        Ok(())
    })
}

fn check_choices(choices: &[Choice], written: &str) -> Result<(), Failure> {
    let found: Vec<_> = choices.iter().map(|choice| (choice.code.to_owned(), choice.label.to_owned())).collect();
    let of_sheet = |file: &str, kind: Option<&str>| -> Result<Vec<(String, String)>, Failure> {
        let mut expected = Vec::new();
        for row in Sheet::read(&repository(), file)?.rows() {
            if kind.is_none_or(|kind| row.text("kind").is_ok_and(|text| text == kind)) {
                expected.push((row.text("id")?.to_owned(), row.text("name")?.to_owned()));
            }
        }
        Ok(expected)
    };
    let expected = match written {
        "@uses" => {
            assert!(found.iter().all(|(code, label)| code.to_lowercase() == label.to_lowercase()));
            return Ok(());
        }
        "@contraindications" => of_sheet("assets/clinical/contraindications.csv", None)?,
        "@techniques" => of_sheet("assets/clinical/techniques.csv", None)?,
        "@conditions" => of_sheet("assets/clinical/conditions.csv", None)?,
        "@measures" => of_sheet("assets/clinical/measures.csv", None)?,
        "@territories" => of_sheet("assets/clinical/lymph_drainage.csv", Some("territory"))?,
        "@anastomoses" => of_sheet("assets/clinical/lymph_drainage.csv", Some("anastomosis"))?,
        list => list
            .split(';')
            .filter_map(|choice| choice.trim().split_once('='))
            .map(|(code, label)| (code.to_owned(), label.to_owned()))
            .collect(),
    };
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn referral_zones_are_those_of_the_catalogue() -> Result<(), Failure> {
    let file = "assets/clinical/referral_patterns.csv";
    let known = StructureId::all().filter(|structure| Referral::of(*structure).is_some()).count();
    check_rows(file, known, |_, cells| {
        let muscle = StructureId::named(cells.text("muscle_id")?).ok_or("unknown")?;
        let zones = Referral::of(muscle).ok_or("no pattern")?;
        let ids = |zones: &[StructureId]| zones.iter().map(|zone| zone.row().id).collect::<Vec<_>>();
        assert_eq!(ids(zones.primary), cells.list("primary_zones", ',')?, "{muscle:?}");
        assert_eq!(ids(zones.spillover), cells.list("spillover_zones", ',')?, "{muscle:?}");
        Ok(())
    })
}

#[test]
fn scales_are_those_of_the_catalogue() -> Result<(), Failure> {
    let sheet = Sheet::read(&repository(), "assets/clinical/scales.csv")?;
    let mut checked = 0;
    for id in AttributeId::all() {
        let (AttributeKind::Scale(scale) | AttributeKind::Scales(scale) | AttributeKind::Parts(scale)) = id.row().kind
        else {
            continue;
        };
        let rows: Vec<_> = sheet.rows().filter(|row| row.text("scale_id").is_ok_and(|text| text == scale.id)).collect();
        assert_eq!(rows.len(), scale.levels.len(), "{}", scale.id);
        for (level, row) in scale.levels.iter().zip(rows) {
            assert_eq!(
                (scale.title, format!("{:?}", scale.standing)),
                (row.text("title")?, pascal(row.text("standing")?))
            );
            let cells = [row.text("level_code")?, row.text("level_label")?, row.text("level_definition")?];
            assert_eq!([level.code, level.label, level.definition], cells, "{}", scale.id);
            assert_eq!(level.most.to_string(), Some(row.text("most")?).filter(|most| !most.is_empty()).unwrap_or("0"));
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} levels");
    Ok(())
}

#[test]
fn suggestions_and_meanings_are_those_of_the_chart() -> Result<(), Failure> {
    let scars = Sheet::read(&repository(), "assets/chart/region_scars.csv")?;
    let parents = Sheet::read(&repository(), "assets/chart/parent_regions.csv")?;
    for cells in Sheet::read(&repository(), "assets/chart/region_structures.csv")?.rows() {
        let (family, region) = (cells.text("view")?, cells.text("region")?);
        let same = |row: &Row<'_>| {
            row.text("view").is_ok_and(|it| it == family) && row.text("region").is_ok_and(|it| it == region)
        };
        for view in View::ALL.into_iter().filter(|view| without_side(view.id()) == family) {
            let likely = suggestion(view, region).ok_or_else(|| format!("no suggestion for {region}"))?;
            let found: Vec<_> = likely.findings.iter().map(|id| id.row().id).collect();
            assert_eq!(found, cells.list("likely_findings", ';')?, "{region} of {family}");
            let found: Vec<_> = likely.techniques.iter().map(|id| id.row().id).collect();
            assert_eq!(found, cells.list("likely_techniques", ';')?, "{region} of {family}");
            let drawing = drawing(view, Layer::Surface).ok_or("no drawing")?;
            let mut count = 0;
            for drawn in drawing.regions.iter().filter(|drawn| drawn.region == region) {
                let meaning = drawn.meaning;
                assert_eq!(meaning.structure.row().id, cells.text("primary_structure")?);
                assert_eq!(meaning.surface_region.row().id, cells.text("surface_region")?);
                let stack: Vec<_> = meaning.stack.iter().map(|id| id.row().id).collect();
                assert_eq!(stack, cells.list("stack", ';')?, "{region} of {family}");
                let sites: Vec<_> = meaning.scar_sites.iter().map(|id| id.row().id).collect();
                let expected: Result<Vec<_>, _> = scars.rows().filter(same).map(|row| row.text("scar_site")).collect();
                assert_eq!(sites, expected?, "{region} of {family}");
                let parent = parents.rows().find(same);
                let expected = parent.map(|row| row.text("parent_region")).transpose()?;
                assert_eq!(meaning.parent.map(|(_, id)| without_side(id)), expected, "{region} of {family}");
                let view = parent.map(|row| row.text("parent_view")).transpose()?;
                assert_eq!(meaning.parent.map(|(view, _)| without_side(view.id())), view, "{region} of {family}");
                count += 1;
            }
            assert!(count > 0, "{region} is in no drawing of {family}");
        }
    }
    Ok(())
}

#[test]
fn palettes_are_those_of_the_catalogue() -> Result<(), Failure> {
    let sheet = Sheet::read(&repository(), "assets/clinical/palette.csv")?;
    for (kind, name) in [(SessionKind::Medical, "medical"), (SessionKind::Relaxation, "relaxation")] {
        let ids = |group: &str| -> Vec<String> {
            let is_meant = |row: &Row<'_>| row.text("kind").ok() == Some(name) && row.text("group").ok() == Some(group);
            sheet.rows().filter(is_meant).filter_map(|row| Some(row.text("id").ok()?.to_owned())).collect()
        };
        let row = palette(kind);
        assert_eq!(row.kind, kind);
        assert_eq!(row.findings.iter().map(|id| id.row().id).collect::<Vec<_>>(), ids("found"));
        assert_eq!(row.techniques.iter().map(|id| id.row().id).collect::<Vec<_>>(), ids("did"));
    }
    Ok(())
}

#[test]
fn every_finding_and_family_has_its_glyph() {
    let families = TechniqueId::all().map(|id| id.row().family);
    for id in FindingTypeId::all().map(|id| id.row().id).chain(families) {
        let sign = glyph(id).map(|glyph| [glyph.line, glyph.solid]).unwrap_or_default();
        assert!(sign.iter().any(|path| path.starts_with('M')), "{id}");
    }
}

fn drawn(layer: Layer, view: View) -> Result<svg::Sketch, Failure> {
    let folder = if layer == Layer::Deep { "deep" } else { "surface" };
    Ok(svg::read(&repository(), &format!("assets/chart/{folder}/{}.svg", view.id()))?)
}

/// A part of a path: places on it, and the line that it follows.
struct Part {
    spots: Vec<Spot>,
    line: Vec<Spot>,
}

fn parts(path: &Path, mirrored: bool) -> Vec<Part> {
    let turned = |spots: Vec<Spot>| -> Vec<Spot> {
        spots.into_iter().map(|spot| if mirrored { Spot { x: -spot.x, ..spot } } else { spot }).collect()
    };
    path.subpaths.iter().map(|part| Part { spots: turned(part.flat()), line: turned(part.flat_in(32)) }).collect()
}

fn gap(shown: &Part, drawn: &Part) -> f64 {
    strays(&shown.spots, &drawn.line).max(strays(&drawn.spots, &shown.line))
}

/// A part that starts far from the line of another cannot be the same.
fn starts_near(shown: &Part, drawn: &Part) -> bool {
    shown.spots.first().is_some_and(|spot| strays(&[*spot], &drawn.line) <= STRAY)
}

/// How far a path of the tables strays from a drawn one, part by part; in a mirror where the table says so.
fn gap_of_paths(shown: &str, mirrored: bool, drawn: &Path) -> Result<f64, Failure> {
    let (shown, drawn) = (parts(&Path::read(shown)?, mirrored), parts(drawn, false));
    assert_eq!(shown.len(), drawn.len());
    Ok(shown.iter().zip(&drawn).map(|(shown, drawn)| gap(shown, drawn)).fold(0.0, f64::max))
}

#[test]
fn regions_are_where_they_are_drawn() -> Result<(), Failure> {
    let mut worst = [0.0_f64; 2];
    for (view, layer) in View::ALL.into_iter().flat_map(|view| [(view, Layer::Surface), (view, Layer::Deep)]) {
        let Some(shown) = drawing(view, layer) else { continue };
        let sketch = drawn(layer, view)?;
        assert_eq!(shown.regions.len(), sketch.regions.len(), "{view:?} {layer:?}");
        let silhouette = gap_of_paths(shown.silhouette, shown.mirrored, &sketch.silhouette)?;
        assert!(silhouette <= STRAY, "the silhouette of {view:?} {layer:?} is off by {silhouette}");
        for (region, expected) in shown.regions.iter().zip(&sketch.regions) {
            assert_eq!((region.id, region.tone), (expected.id.as_str(), expected.tone), "{view:?} {layer:?}");
            let gap = gap_of_paths(region.outline, region.mirrored, &expected.path)?;
            assert!(gap <= STRAY, "{} of {view:?} {layer:?} is off by {gap}", region.id);
            worst[usize::from(region.mirrored)] = gap.max(worst[usize::from(region.mirrored)]);
        }
    }
    println!("regions stray by up to {} units, in a mirror by {}", worst[0], worst[1]);
    Ok(())
}

#[test]
fn lines_are_where_they_are_drawn() -> Result<(), Failure> {
    for (view, layer) in View::ALL.into_iter().flat_map(|view| [(view, Layer::Surface), (view, Layer::Deep)]) {
        let Some(shown) = drawing(view, layer) else { continue };
        let sketch = drawn(layer, view)?;
        for class in ["Bone", "Fibre", "Form", "Ghost", "Detail", "Outline"] {
            let mut expected: Vec<_> = sketch
                .lines
                .iter()
                .filter(|line| line.class == class)
                .flat_map(|line| parts(if line.is_silhouette { &sketch.silhouette } else { &line.path }, false))
                .collect();
            for line in shown.decorations.iter().filter(|line| format!("{:?}", line.class) == class) {
                for part in parts(&Path::read(line.path)?, line.mirrored) {
                    let start = part.spots.first();
                    let place =
                        expected.iter().position(|other| starts_near(&part, other) && gap(&part, other) <= STRAY);
                    let place = place.ok_or_else(|| {
                        let nearest = expected.iter().map(|other| gap(&part, other)).fold(f64::MAX, f64::min);
                        format!("a {class} of {view:?} {layer:?} from {start:?} is off by {nearest}")
                    })?;
                    expected.swap_remove(place);
                }
            }
            assert!(expected.is_empty(), "{} lines of class {class} of {view:?} {layer:?} are missing", expected.len());
        }
    }
    Ok(())
}

#[test]
fn anchors_and_areas_are_those_that_were_measured() -> Result<(), Failure> {
    for cells in Sheet::read(&repository(), "assets/chart/regions.csv")?.rows() {
        let layer = if cells.text("layer")? == "deep" { Layer::Deep } else { Layer::Surface };
        let view = View::ALL.into_iter().find(|view| cells.text("view").is_ok_and(|text| text == view.id()));
        let region =
            view.and_then(|view| drawing(view, layer)).and_then(|drawing| drawing.region(cells.text("id").ok()?));
        let region = region.ok_or_else(|| format!("no {} in {view:?}", cells.text("id").unwrap_or_default()))?;
        let [x, y] = region.anchor.map(f64::from);
        let gap = (x - cells.needed_number("anchor_x")?).hypot(y - cells.needed_number("anchor_y")?);
        assert!(gap < 0.4, "the anchor of {} is off by {gap}", region.id);
        let area = cells.needed_number("area")?;
        assert!((f64::from(region.area) - area).abs() < 0.03 * area + 3.0, "{} has {}", region.id, region.area);
        let side = match cells.text("side")? {
            "left" => Side::Left,
            "right" => Side::Right,
            _ => Side::Midline,
        };
        assert_eq!(region.side, side, "{}", region.id);
    }
    Ok(())
}

fn without_side(id: &str) -> &str {
    id.strip_suffix("-left").or_else(|| id.strip_suffix("-right")).unwrap_or(id)
}
