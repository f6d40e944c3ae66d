//! The table of drawings: outlines told once, mirrored where the other side is the same, with what they mean.

mod decorations;

use std::{
    collections::{HashMap, HashSet},
    path::Path as FilePath,
};

use super::{
    curve::{AREA_STEPS, ORIGIN, START_STEP},
    error::AtlasError,
    lines::Lines,
    meanings::{self, Meaning, Meanings, Place},
    paths::Spot,
    rust_text::{constant, digit, digits, head, place, places, row, unless_equal},
    structures::Structures,
    svg::{self, Sketch, SketchedRegion},
};

const VIEWS: [&str; 15] = [
    "anterior",
    "posterior",
    "lateral-left",
    "lateral-right",
    "head-front",
    "head-side-left",
    "head-side-right",
    "hand-palmar-left",
    "hand-palmar-right",
    "hand-dorsal-left",
    "hand-dorsal-right",
    "foot-plantar-left",
    "foot-plantar-right",
    "foot-dorsal-left",
    "foot-dorsal-right",
];
/// What a row of a region stands for, and the classes of decorations, by their places in the program.
const KINDS: [&str; 4] = ["Pair", "Left", "Right", "Midline"];
const CLASSES: [&str; 7] = ["Bone", "Fibre", "Rim", "Form", "Detail", "Ghost", "Outline"];

/// Where a decoration takes its path from.
const OWN_PATH: usize = 0;
const BOTH_HALVES: usize = 1;
const SILHOUETTE: usize = 2;

/// Farthest that an anchor may lie from its twin's in a mirror, in chart units.
const ANCHOR: f64 = 0.3;

/// So many drawings are in the program; it has the others later, in a text of their own.
const FIRST: usize = 2;

const DEEP_VIEWS: [&str; 4] = ["anterior", "posterior", "lateral-left", "lateral-right"];

/// Width of the rim, stroked along the outline, as a multiple of the outline's own width.
const RIM_PER_OUTLINE: f64 = 6.72;

/// The table, the text of the later drawings, and what the regions of the surface mean, in the order of the drawings.
pub fn tables<'a>(
    root: &FilePath,
    structures: &Structures,
    meanings: &'a Meanings,
) -> Result<(String, String, Vec<&'a Meaning>), AtlasError> {
    let wanted = VIEWS.map(|view| ("surface", view)).into_iter().chain(DEEP_VIEWS.map(|view| ("deep", view)));
    let mut sketches = Vec::new();
    for (layer, view) in wanted {
        let sketch = svg::read(root, &format!("assets/chart/{layer}/{view}.svg"))?;
        sketches.push(View { layer, view, sketch });
    }
    let mut writer = Writer {
        structures,
        meanings,
        ids: sketches.iter().map(|view| ((view.layer, view.view), view.ids())).collect(),
        met: HashSet::new(),
        lines: Lines::default(),
        silhouettes: Lines::default(),
        rows: Vec::new(),
        view_boxes: Vec::new(),
    };
    // What is wrong is found before the slow work begins.
    for view in &sketches {
        for region in &view.sketch.regions {
            writer.check_region(view, region)?;
            writer.meaning(view, region)?;
        }
    }
    writer.check_that_all_were_met()?;
    let (first, later) = sketches.split_at(FIRST);
    let (first, later) = (writer.draw_all(first)?, writer.draw_all(later)?);
    let text = head("assets/chart/")
        + &constant("VIEW_BOXES", writer.view_boxes)
        + &constant("SILHOUETTES", [writer.silhouettes.text()])
        + &constant("DRAWINGS", [first]);
    let mut order: Vec<&Meaning> = Vec::new();
    for view in sketches.iter().filter(|view| view.layer == "surface" && view.side() != "Right") {
        for region in &view.sketch.regions {
            let meaning = meanings.find(view.family(), without_side(&region.id));
            order.extend(meaning.filter(|meaning| !order.iter().any(|known| std::ptr::eq(*known, *meaning))));
        }
    }
    Ok((text, later + "\n", order))
}

/// A drawing as sketched.
struct View {
    layer: &'static str,
    view: &'static str,
    sketch: Sketch,
}

impl View {
    fn ids(&self) -> Vec<String> {
        self.sketch.regions.iter().map(|region| region.id.clone()).collect()
    }

    /// The side that the whole drawing shows, if it shows one.
    fn side(&self) -> &'static str {
        side_of_id(self.view)
    }

    fn family(&self) -> &'static str {
        without_side(self.view)
    }

    fn is_right_of(&self, left: &View) -> bool {
        (self.side(), left.side()) == ("Right", "Left") && (self.layer, self.family()) == (left.layer, left.family())
    }

    /// True where the midline of the body is x = 0.
    fn is_symmetric(&self) -> bool {
        self.side() == "Midline"
    }
}

struct Writer<'a> {
    structures: &'a Structures,
    meanings: &'a Meanings,
    /// In their order.
    ids: HashMap<(&'static str, &'static str), Vec<String>>,
    /// Families and regions that a drawing has.
    met: HashSet<(String, String)>,
    lines: Lines,
    /// Of all drawings, in the order of their view boxes; the deep drawing of a view has that of the surface.
    silhouettes: Lines,
    rows: Vec<String>,
    view_boxes: Vec<String>,
}

impl Writer<'_> {
    /// A text of drawings: their lines, then their rows. A right-hand one follows from the left-hand one before it.
    fn draw_all(&mut self, views: &[View]) -> Result<String, AtlasError> {
        for (order, view) in views.iter().enumerate() {
            let left = order.checked_sub(1).map(|before| &views[before]).filter(|left| view.is_right_of(left));
            match left {
                Some(left) => self.check_twin(view, left)?,
                None => self.draw(view)?,
            }
        }
        let lines = std::mem::take(&mut self.lines).text();
        Ok([lines].into_iter().chain(self.rows.drain(..)).collect::<Vec<_>>().join("\n"))
    }

    /// Writes a drawing: a row for itself, then a row for each region, a pair in one, then one for its decorations.
    fn draw(&mut self, view: &View) -> Result<(), AtlasError> {
        let sketch = &view.sketch;
        let hundredths = |number: f64| ((number * 100.0).round() / 100.0).to_string();
        let frame = sketch.view_box.map(hundredths);
        let widths = [sketch.seam, sketch.outline_width, sketch.outline_width * RIM_PER_OUTLINE].map(hundredths);
        let order = VIEWS.iter().position(|known| *known == view.view).unwrap_or_default();
        let head = digits(&[order, usize::from(view.layer == "deep")]);
        let with_head = |numbers: &[String]| row([head.as_str()].into_iter().chain(numbers.iter().map(String::as_str)));
        self.view_boxes.push(with_head(&frame));
        self.rows.push(with_head(&widths));
        if view.layer == "surface" {
            self.silhouettes.add(&sketch.silhouette);
        }
        let mut regions = sketch.regions.iter().peekable();
        while let Some(region) = regions.next() {
            let is_image = |right: &&SketchedRegion| view.is_symmetric() && self.is_image(view, right, region);
            let kind = if regions.next_if(|right| is_image(right)).is_some() { "Pair" } else { side_of_id(&region.id) };
            self.lines.add(&region.path);
            self.write_region(view, region, kind)?;
        }
        let mut pieces = String::new();
        for piece in decorations::pieces(sketch, view.is_symmetric()) {
            let source = match (piece.is_silhouette, piece.mirrored) {
                (true, _) => SILHOUETTE,
                // Its other half has written the path, and stands for both.
                (false, true) => {
                    pieces.pop();
                    pieces.push(digit(BOTH_HALVES));
                    continue;
                }
                (false, false) => {
                    self.lines.add(&piece.path);
                    OWN_PATH
                }
            };
            let class = CLASSES.iter().position(|class| *class == piece.class).unwrap_or_default();
            pieces += &digits(&[class, usize::from(piece.clipped), source]);
        }
        self.rows.push(row(["", &pieces]));
        Ok(())
    }

    fn write_region(&mut self, view: &View, region: &SketchedRegion, kind: &str) -> Result<(), AtlasError> {
        let Place { anchor: [x, y], area, .. } = *self.check_region(view, region)?;
        let kind = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
        let mut codes = digits(&[kind, usize::from(region.tone)]);
        for (number, zero) in [(x / START_STEP, ORIGIN[0]), (y / START_STEP, ORIGIN[1]), (area.sqrt() * AREA_STEPS, 0)]
        {
            codes += &place(rounded(number + f64::from(zero)));
        }
        let name = without_side(&region.id);
        let meaning = self.meaning(view, region)?;
        codes += &place(meaning.structure);
        if view.layer == "deep" {
            self.rows.push(codes);
            return Ok(());
        }
        codes += &place(meaning.surface_region);
        if let Some((parent_view, parent)) = &meaning.parent {
            let view = VIEWS.iter().position(|known| known == parent_view).unwrap_or_default();
            codes.push(digit(view));
            codes += &place(*parent);
        }
        self.rows.push(row([
            &codes,
            &places(&meaning.stack),
            unless_equal(name, self.structures.id(meaning.surface_region)),
            &places(&meaning.scar_sites),
        ]));
        Ok(())
    }

    /// True where the right one of a pair is the left one in a mirror, anchor and all, and means the same.
    fn is_image(&self, view: &View, right: &SketchedRegion, left: &SketchedRegion) -> bool {
        let places = (self.check_region(view, right), self.check_region(view, left));
        let (Ok(place), Ok(other)) = places else { return false };
        (side_of_id(&right.id), side_of_id(&left.id)) == ("Right", "Left")
            && without_side(&right.id) == without_side(&left.id)
            && right.tone == left.tone
            && is_near(place, other)
            && right.path.is_mirror_image_of(&left.path)
    }

    /// Refuses a right-hand drawing that is not its left-hand twin in a mirror: the program makes one from the other.
    fn check_twin(&self, view: &View, left: &View) -> Result<(), AtlasError> {
        let (sketch, twin) = (&view.sketch, &left.sketch);
        let differs = |what: &str| AtlasError::Broken {
            file: sketch.file.clone(),
            line: None,
            why: format!("{what} is not what {} has there, in a mirror", twin.file),
        };
        if !sketch.silhouette.is_mirror_image_of(&twin.silhouette) {
            return Err(differs("the silhouette"));
        }
        if sketch.regions.len() != twin.regions.len() {
            return Err(differs("the number of regions"));
        }
        for (region, other) in sketch.regions.iter().zip(&twin.regions) {
            let same = without_side(&region.id) == without_side(&other.id)
                && region.tone == other.tone
                && is_near(self.check_region(view, region)?, self.check_region(left, other)?)
                && region.path.is_mirror_image_of(&other.path);
            if !same {
                return Err(differs(&format!("the region \"{}\"", region.id)));
            }
        }
        if !decorations::are_twins(sketch, twin) {
            return Err(differs("a line that is only looked at"));
        }
        Ok(())
    }

    /// Checks id, side and anchor of a region against each other, the drawing and the outline.
    fn check_region(&self, view: &View, region: &SketchedRegion) -> Result<&Place, AtlasError> {
        let id = &region.id;
        if view.sketch.regions.iter().filter(|other| other.id == *id).count() > 1 {
            return Err(view.sketch.broken(region, format!("the region \"{id}\" stands twice")));
        }
        let Some(place) = self.meanings.place(view.layer, view.view, id) else {
            let why = format!("the region \"{id}\" of the {} layer has no row in assets/chart/regions.csv", view.layer);
            return Err(view.sketch.broken(region, why));
        };
        let side = side_of_id(id);
        let drawn = match view.view {
            "posterior" => side_of_x(-place.anchor[0]),
            _ if view.is_symmetric() => side_of_x(place.anchor[0]),
            _ => view.side(),
        };
        if side != place.side {
            return Err(Meanings::broken_place(
                place,
                format!("the side of \"{id}\" is {}, expected {side}", place.side),
            ));
        }
        let [x, y] = place.anchor;
        if side != drawn && (side != "Midline" || !view.is_symmetric()) {
            let why = format!("\"{id}\" lies on the client's {drawn} side at x = {x}, expected {side}");
            return Err(Meanings::broken_place(place, why));
        }
        if !region.path.contains(Spot { x, y }) {
            let why = format!("the anchor {x}, {y} of \"{id}\" lies outside its outline in {}", view.sketch.file);
            return Err(Meanings::broken_place(place, why));
        }
        Ok(place)
    }

    fn meaning(&mut self, view: &View, region: &SketchedRegion) -> Result<Meant, AtlasError> {
        let name = without_side(&region.id);
        if view.layer == "deep" {
            let Some(structure) = self.structures.ids.find(name) else {
                let why = format!("\"{name}\" is no structure in {}", super::structures::FILE);
                return Err(view.sketch.broken(region, why));
            };
            let surface_region = self.structures.surface_region(structure);
            return Ok(Meant {
                structure,
                surface_region,
                stack: vec![structure],
                scar_sites: Vec::new(),
                parent: None,
            });
        }
        let Some(meaning) = self.meanings.find(view.family(), name) else {
            let why = format!("the region \"{name}\" of {} has no row in {}", view.family(), meanings::FILE);
            return Err(view.sketch.broken(region, why));
        };
        self.met.insert((meaning.family.clone(), meaning.region.clone()));
        let parent = self.parent(view, region, meaning)?;
        Ok(Meant {
            structure: meaning.structure,
            surface_region: meaning.surface_region,
            stack: meaning.stack.clone(),
            scar_sites: meaning.scar_sites.clone(),
            parent,
        })
    }

    /// The whole-body region of a close-up's region, on the close-up's side: the one with that side where
    /// there is one, else the one across the middle.
    fn parent(
        &self,
        view: &View,
        region: &SketchedRegion,
        meaning: &Meaning,
    ) -> Result<Option<(String, usize)>, AtlasError> {
        let Some((family, name, line)) = &meaning.parent else { return Ok(None) };
        let side = side_of_id(&region.id).to_lowercase();
        let candidates = [(family.clone(), format!("{name}-{side}")), (family.clone(), name.clone())];
        let sided = [(format!("{family}-{side}"), format!("{name}-{side}"))];
        let candidates = if family == "lateral" { &sided[..] } else { &candidates[..] };
        let place = |(parent_view, id): &(String, String)| {
            let (_, ids) = self.ids.iter().find(|((layer, view), _)| *layer == "surface" && view == parent_view)?;
            Some((parent_view.clone(), ids.iter().position(|other| other == id)?))
        };
        match candidates.iter().find_map(place) {
            Some(parent) => Ok(Some(parent)),
            None => Err(Meanings::broken_parent(
                *line,
                format!(
                    "\"{}\" in {} is {side}, and {family} has no region \"{name}\" for that side",
                    region.id, view.view
                ),
            )),
        }
    }

    fn check_that_all_were_met(&self) -> Result<(), AtlasError> {
        for ((layer, view), ids) in &self.ids {
            if let Some((id, place)) =
                self.meanings.places_of(layer, view).find(|(id, _)| !ids.iter().any(|other| other == id))
            {
                let why = format!("\"{id}\" is no region in assets/chart/{layer}/{view}.svg");
                return Err(Meanings::broken_place(place, why));
            }
        }
        let unmet = |meaning: &&Meaning| !self.met.contains(&(meaning.family.clone(), meaning.region.clone()));
        match self.meanings.rows().iter().find(unmet) {
            None => Ok(()),
            Some(meaning) => Err(AtlasError::Broken {
                file: meanings::FILE.to_owned(),
                line: Some(meaning.line),
                why: format!("the region \"{}\" is in no drawing of {}", meaning.region, meaning.family),
            }),
        }
    }
}

/// What a region stands for.
struct Meant {
    structure: usize,
    surface_region: usize,
    stack: Vec<usize>,
    scar_sites: Vec<usize>,
    /// A view of the whole body, and the place among its regions.
    parent: Option<(String, usize)>,
}

fn is_near(place: &Place, twin: &Place) -> bool {
    let gap = (place.anchor[0] + twin.anchor[0]).hypot(place.anchor[1] - twin.anchor[1]);
    gap <= ANCHOR && (place.area - twin.area).abs() <= 0.02 * twin.area + 2.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a drawing has places from 0 to 8463")]
fn rounded(number: f64) -> usize {
    number.round() as usize
}

fn without_side(id: &str) -> &str {
    id.strip_suffix("-left").or_else(|| id.strip_suffix("-right")).unwrap_or(id)
}

fn side_of_id(id: &str) -> &'static str {
    if id.ends_with("-left") {
        "Left"
    } else if id.ends_with("-right") {
        "Right"
    } else {
        "Midline"
    }
}

/// The client's side of a place on a view from the front.
fn side_of_x(x: f64) -> &'static str {
    if x > 0.0 { "Left" } else { "Right" }
}
