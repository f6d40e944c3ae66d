//! The committed tables are fresh, and assets that do not fit together are refused with file, line and reason.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use super::generate;

pub type Failure = Box<dyn std::error::Error>;

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_generated_tables_are_fresh() -> Result<(), Failure> {
    for (file, text) in generate(&repository())? {
        let committed = fs::read_to_string(repository().join(&file))?;
        let same = committed == text;
        assert!(same, "{} does not follow from assets/, run `cargo xtask atlas`", file.display());
    }
    Ok(())
}

#[test]
fn a_right_hand_drawing_that_differs_from_its_twin_is_refused() -> Result<(), Failure> {
    const RIGHT: &str = "assets/chart/surface/foot-plantar-right.svg";
    let assets = Assets::copy()?;
    assets.edit(RIGHT, |text| text.replacen("class=\"t1\"", "class=\"t3\"", 1))?;
    let message = generate(&assets.0).err().map_or("nothing".to_owned(), |error| error.to_string());
    assert!(message.starts_with(RIGHT) && message.contains("in a mirror"), "says: {message}");
    Ok(())
}

/// A copy of the assets that is removed at the end.
struct Assets(PathBuf);

impl Drop for Assets {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Assets {
    fn copy() -> Result<Assets, Failure> {
        static COPIES: AtomicU32 = AtomicU32::new(0);
        let name = format!("atlas-{}-{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
        let assets = Assets(std::env::temp_dir().join(name));
        for folder in
            ["assets/chart", "assets/chart/surface", "assets/chart/deep", "assets/clinical", "assets/clinical/sources"]
        {
            fs::create_dir_all(assets.0.join(folder))?;
            for entry in fs::read_dir(repository().join(folder))? {
                let entry = entry?;
                if entry.file_type()?.is_file() {
                    fs::copy(entry.path(), assets.0.join(folder).join(entry.file_name()))?;
                }
            }
        }
        Ok(assets)
    }

    fn edit(&self, file: &str, change: impl Fn(&str) -> String) -> Result<(), Failure> {
        let path = self.0.join(file);
        let old = fs::read_to_string(&path)?;
        let new = change(&old);
        assert_ne!(old, new, "the change leaves {file} as it is");
        Ok(fs::write(path, new)?)
    }
}

/// What is done to a copy of the assets.
enum Damage {
    /// Sets `column` of the rows where each of the named cells is as given.
    Cell {
        of: &'static [(&'static str, &'static str)],
        column: &'static str,
        value: &'static str,
    },
    Line(&'static str),
    Replace(&'static str, &'static str),
}

impl Damage {
    fn apply(&self, text: &str) -> String {
        match self {
            Damage::Line(line) => format!("{text}{line}\n"),
            Damage::Replace(old, new) => text.replacen(old, new, 1),
            Damage::Cell { of, column, value } => with_cell(text, of, column, value).unwrap_or_default(),
        }
    }
}

fn with_cell(text: &str, of: &[(&str, &str)], column: &str, value: &str) -> Option<String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().ok()?.clone();
    let place = |name: &str| columns.iter().position(|column| column == name);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns).ok()?;
    for record in reader.records() {
        let record = record.ok()?;
        let meant = of.iter().all(|(name, cell)| place(name).and_then(|place| record.get(place)) == Some(*cell));
        let changed = place(column)?;
        let cells = record.iter().enumerate().map(|(place, cell)| if meant && place == changed { value } else { cell });
        writer.write_record(cells).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

fn cell(of: &'static [(&'static str, &'static str)], column: &'static str, value: &'static str) -> Damage {
    Damage::Cell { of, column, value }
}

#[test]
fn assets_that_do_not_fit_together_are_refused_with_file_line_and_reason() -> Result<(), Failure> {
    const STRUCTURES: &str = "assets/clinical/structures.csv";
    const FINDINGS: &str = "assets/clinical/findings.csv";
    const TECHNIQUES: &str = "assets/clinical/techniques.csv";
    const ATTRIBUTES: &str = "assets/clinical/attributes.csv";
    const SCALES: &str = "assets/clinical/scales.csv";
    const REFERRALS: &str = "assets/clinical/referral_patterns.csv";
    const PHRASES: &str = "assets/clinical/phrases.csv";
    const SPOKEN: &str = "assets/clinical/spoken.csv";
    const PALETTE: &str = "assets/clinical/palette.csv";
    const MEANINGS: &str = "assets/chart/region_structures.csv";
    const SCARS: &str = "assets/chart/region_scars.csv";
    const PARENTS: &str = "assets/chart/parent_regions.csv";
    const PLACES: &str = "assets/chart/regions.csv";
    const FRONT: &str = "assets/chart/surface/anterior.svg";
    const DEEP: &str = "assets/chart/deep/posterior.svg";
    const FOREHEAD: &[(&str, &str)] = &[("view", "anterior"), ("region", "forehead")];
    const TEMPLE: &[(&str, &str)] = &[("layer", "surface"), ("view", "anterior"), ("id", "temple-left")];
    let cases = [
        (
            MEANINGS,
            cell(FOREHEAD, "primary_structure", "foo-bar"),
            "line 2: \"foo-bar\" is no structure in assets/clinical/structures.csv",
        ),
        (
            MEANINGS,
            cell(FOREHEAD, "stack", "forehead;foo-bar"),
            "line 2: \"foo-bar\" is no structure in assets/clinical/structures.csv",
        ),
        (
            MEANINGS,
            cell(FOREHEAD, "likely_findings", "itch"),
            "line 2: \"itch\" is no finding in assets/clinical/findings.csv",
        ),
        (
            MEANINGS,
            cell(FOREHEAD, "likely_techniques", "magic"),
            "line 2: \"magic\" is no technique in assets/clinical/techniques.csv",
        ),
        (MEANINGS, cell(FOREHEAD, "view", "above"), "line 2: \"above\" is no view"),
        (
            MEANINGS,
            Damage::Line("anterior,forehead,forehead,forehead,forehead,,"),
            "line 266: the region \"forehead\" of anterior stands twice",
        ),
        (
            MEANINGS,
            Damage::Line("anterior,tail,forehead,forehead,forehead,,"),
            "line 266: the region \"tail\" is in no drawing of anterior",
        ),
        (
            FRONT,
            Damage::Replace("data-region=\"chin\"", "data-region=\"beard\""),
            "line 1: the region \"beard\" of the surface layer has no row in assets/chart/regions.csv",
        ),
        (
            FRONT,
            Damage::Replace("data-region=\"temple-left\"", "data-region=\"temple-right\""),
            "line 1: the region \"temple-right\" stands twice",
        ),
        (
            FRONT,
            Damage::Replace("data-region=\"chin\" class=\"t", "data-region=\"chin\" class=\"x"),
            "line 1: the region \"chin\" has the class \"x",
        ),
        (
            FRONT,
            Damage::Replace("z\"/><path data-region=\"ear-left\"", "\"/><path data-region=\"ear-left\""),
            "line 1: the path of the region \"temple-right\" is not closed",
        ),
        (
            FRONT,
            Damage::Replace(
                "data-region=\"chin\" class=\"t3\" fill=\"#ECF1F6\" d=\"M",
                "data-region=\"chin\" class=\"t3\" d=\"Mx",
            ),
            "line 1: the region \"chin\" cannot be read: the path has \"x",
        ),
        (FRONT, Damage::Replace("<path ", "<path"), "assets/chart/surface/anterior.svg cannot be read: "),
        (
            DEEP,
            Damage::Replace("data-region=\"piriformis-left\"", "data-region=\"pear-left\""),
            "line 1: the region \"pear-left\" of the deep layer has no row in assets/chart/regions.csv",
        ),
        (
            PLACES,
            Damage::Line("surface,anterior,tail-left,left,1,1,1"),
            "line 727: \"tail-left\" is no region in assets/chart/surface/anterior.svg",
        ),
        (PLACES, Damage::Line("surface,anterior,chin,midline,1,1,1"), "line 727: the region \"chin\" stands twice"),
        (PLACES, cell(TEMPLE, "side", "right"), "line 3: the side of \"temple-left\" is Right, expected Left"),
        (PLACES, cell(TEMPLE, "side", "up"), "line 3: side \"up\" is unknown, expected one of left, right, midline"),
        (
            PLACES,
            cell(TEMPLE, "anchor_x", "-27.6"),
            "line 3: \"temple-left\" lies on the client's Right side at x = -27.6, expected Left",
        ),
        (
            PLACES,
            cell(TEMPLE, "anchor_y", "400"),
            "line 3: the anchor 27.6, 400 of \"temple-left\" lies outside its outline",
        ),
        (PLACES, cell(TEMPLE, "area", "big"), "line 3: area is \"big\", expected a number"),
        (PLACES, Damage::Replace("anchor_x", "anchorx"), "line 2: there is no column \"anchor_x\""),
        (
            SCARS,
            cell(&[("region", "sternum")], "scar_site", "sternum"),
            "line 2: \"sternum\" is a structure, but no scar site",
        ),
        (
            SCARS,
            cell(&[("region", "sternum")], "region", "beak"),
            "line 2: \"beak\" is no region of anterior in assets/chart/region_structures.csv",
        ),
        (
            PARENTS,
            cell(&[("view", "head-front"), ("region", "nose")], "parent_region", "ear"),
            "line 31: \"nose\" in head-front is midline, and anterior has no region \"ear\" for that side",
        ),
        (
            PARENTS,
            cell(&[("view", "head-front"), ("region", "nose")], "parent_region", "beak"),
            "line 31: \"beak\" is no region of anterior",
        ),
        (
            PARENTS,
            cell(&[("view", "head-side"), ("region", "nose")], "region", "ear"),
            "the region \"ear\" of head-side has two parents",
        ),
        (
            STRUCTURES,
            cell(&[("id", "face")], "kind", "gland"),
            "line 3: kind \"gland\" is unknown, expected one of region, muscle",
        ),
        (
            STRUCTURES,
            cell(&[("id", "face")], "parent_region", "mask"),
            "line 3: \"mask\" is no structure in assets/clinical/structures.csv",
        ),
        (
            STRUCTURES,
            cell(&[("id", "head")], "parent_region", "face"),
            "line 2: \"head\" lies in itself by its parents",
        ),
        (STRUCTURES, cell(&[("id", "face")], "id", "head"), "line 3: the structure \"head\" stands twice"),
        (STRUCTURES, cell(&[("id", "face")], "chart_tier", "9"), "line 3: chart_tier is \"9\", expected 1, 2 or 3"),
        (STRUCTURES, cell(&[("id", "face")], "common_name", ""), "line 3: common_name is empty"),
        (
            FINDINGS,
            cell(&[("id", "cramp")], "optional_attributes", "colour"),
            "line 9: \"colour\" is no attribute in assets/clinical/attributes.csv",
        ),
        (
            FINDINGS,
            cell(&[("id", "cramp")], "optional_attributes", "onset;onset"),
            "line 9: the attribute \"onset\" stands twice",
        ),
        (
            FINDINGS,
            cell(&[("id", "cramp")], "severity", "onset"),
            "line 9: severity \"onset\" is no graded attribute of this finding",
        ),
        (
            FINDINGS,
            cell(&[("id", "cramp")], "short_name", "A name that is much too long"),
            "line 9: short_name \"A name that is much too long\" has 28 characters, expected at most 18",
        ),
        (FINDINGS, cell(&[("id", "cramp")], "applies_to", "muscle|hair"), "line 9: applies_to names \"hair\""),
        (
            FINDINGS,
            cell(&[("id", "trigger-point-active")], "required_attributes", "trp_status=angry;pain_nrs"),
            "line 2: \"angry\" is no value of \"trp_status\"",
        ),
        (
            FINDINGS,
            cell(&[("id", "sleep-quality")], "required_attributes", "score_0_10(more)"),
            "\"more\" is unknown, expected one of lower, higher, neither",
        ),
        (
            TECHNIQUES,
            cell(&[("id", "effleurage")], "contraindications", "boredom"),
            "line 3: \"boredom\" is no contraindication in assets/clinical/contraindications.csv",
        ),
        (
            TECHNIQUES,
            cell(&[("id", "effleurage")], "pressure_usual", "5"),
            "line 3: pressure_usual, pressure_least and pressure_most have to be whole numbers",
        ),
        (
            TECHNIQUES,
            cell(&[("id", "effleurage")], "minutes_most", "1"),
            "line 3: minutes_least 2 and minutes_most 1 are no range",
        ),
        (TECHNIQUES, cell(&[("id", "effleurage")], "attributes", "variant"), "line 3: \"variant\" names no choices"),
        (
            TECHNIQUES,
            cell(&[("id", "effleurage")], "cpt_family", "9712"),
            "line 3: cpt_family \"9712\" has to be a number of five digits, or empty",
        ),
        (
            ATTRIBUTES,
            cell(&[("id", "painNrs")], "scale", "nrs"),
            "line 2: \"nrs\" is no scale in assets/clinical/scales.csv",
        ),
        (ATTRIBUTES, cell(&[("id", "painNrs")], "kind", "slider"), "line 2: kind \"slider\" is unknown"),
        (
            ATTRIBUTES,
            cell(&[("id", "painNrs")], "kind", "parts"),
            "line 2: kind parts and a composite scale go together",
        ),
        (ATTRIBUTES, cell(&[("id", "sizeMm")], "most", "0"), "least 0, most 0 and step 1 leave no numbers"),
        (ATTRIBUTES, cell(&[("id", "scarType")], "choices", "surgical"), "the choice \"surgical\" has no label"),
        (
            SCALES,
            cell(&[("scale_id", "vss"), ("level_code", "height")], "most", "high"),
            "most is \"high\", expected the highest number of the item",
        ),
        (SCALES, Damage::Line("mas,Again,ordinal,5,5,,,recalled"), "the scale \"mas\" stands in two places"),
        (PALETTE, Damage::Line("medical,found,itch"), "\"itch\" is no finding in assets/clinical/findings.csv"),
        (PALETTE, Damage::Line("medical,found,pain-local"), "\"pain-local\" stands twice on this palette"),
        (ATTRIBUTES, cell(&[("id", "reps")], "offered", "1;0"), "offered is \"0\", expected 1 to 200"),
        (REFERRALS, cell(&[("muscle_id", "masseter")], "muscle_id", "master"), "has another muscle in this row"),
        (REFERRALS, cell(&[("muscle_id", "masseter")], "primary_zones", "jaws"), "\"jaws\" is no structure"),
        (
            REFERRALS,
            cell(&[("muscle_id", "masseter")], "spillover_zones", "temple,jaw"),
            "\"jaw\" is a primary zone and one that the pain spills over to",
        ),
        (
            REFERRALS,
            cell(&[("muscle_id", "temporalis")], "muscle_id", "masseter"),
            "the muscle \"masseter\" stands twice",
        ),
        (PHRASES, Damage::Line("itch,,detail,itch {value},"), "\"itch\" is no attribute"),
        (PHRASES, Damage::Line("tone,itch,grade,tone {value},"), "\"itch\" is no finding"),
        (PHRASES, Damage::Line("tone,,verb,tone {value},"), "place \"verb\" is unknown"),
        (PHRASES, Damage::Line("tone,,grade,tone {itch},"), "\"itch\" is no attribute"),
        (PHRASES, Damage::Line("tone,,grade,tone {value,"), "a brace of \"tone {value\" is not closed"),
        (PHRASES, Damage::Line("tone,,grade,tone,"), "must ask for a value unless tone is a flag"),
        (PHRASES, Damage::Line("mobile,,detail,mobile,"), "a flag is said in both ways"),
        (SPOKEN, Damage::Line("structure,tail,tail"), "\"tail\" is no structure"),
        (SPOKEN, Damage::Line("level,mas:9,nine"), "\"mas:9\" is no level"),
        (SPOKEN, Damage::Line("structure,temple,temple"), "the structure \"temple\" stands twice"),
        (
            "assets/clinical/conditions.csv",
            cell(&[("id", "neck-pain")], "typical_regions", "tail"),
            "\"tail\" is no structure",
        ),
    ];
    for (file, damage, reason) in cases {
        let assets = Assets::copy()?;
        assets.edit(file, |text| damage.apply(text))?;
        let message = generate(&assets.0).err().map_or("nothing".to_owned(), |error| error.to_string());
        assert!(message.contains(reason), "{file} says: {message}\nexpected: {reason}");
        assert!(message.starts_with(file), "\"{message}\" should name {file}");
    }
    Ok(())
}

#[test]
fn every_finding_and_family_needs_exactly_one_good_glyph() -> Result<(), Failure> {
    const GLYPHS: &str = "assets/chart/glyphs.svg";
    let cases = [
        (Damage::Replace("id=\"cramp\"", "id=\"cramps\""), "\"cramps\" is no finding and no family of techniques"),
        (Damage::Replace("id=\"cramp\"", "id=\"scar\""), "the glyph \"scar\" stands twice"),
        (Damage::Replace("viewBox=\"0 0 24 24\"", "viewBox=\"0 0 48 48\""), "is \"0 0 48 48\", expected \"0 0 24 24\""),
        (Damage::Replace("class=\"line\"", "class=\"thin\""), "expected a path of class line or solid"),
    ];
    for (damage, reason) in cases {
        let assets = Assets::copy()?;
        assets.edit(GLYPHS, |text| damage.apply(text))?;
        let message = generate(&assets.0).err().map_or("nothing".to_owned(), |error| error.to_string());
        assert!(message.starts_with(GLYPHS) && message.contains(reason), "says: {message}\nexpected: {reason}");
    }
    let assets = Assets::copy()?;
    assets.edit(GLYPHS, |text| {
        let start = text.find("<symbol").unwrap_or_default();
        let end = text.find("</symbol>").unwrap_or_default() + "</symbol>".len();
        text[..start].to_owned() + &text[end..]
    })?;
    let message = generate(&assets.0).err().map_or("nothing".to_owned(), |error| error.to_string());
    assert!(message.contains("there is no glyph for "), "says: {message}");
    Ok(())
}

#[test]
fn without_glyphs_the_table_is_empty() -> Result<(), Failure> {
    let assets = Assets::copy()?;
    fs::remove_file(assets.0.join("assets/chart/glyphs.svg"))?;
    let tables = generate(&assets.0)?;
    assert!(tables.iter().any(|(_, text)| text.contains("GLYPHS: &str = r##\"\"##")));
    Ok(())
}
