//! The table of drawings: outlines stored once, mirrored where the other side is the same, with what they mean.

mod decorations;

use std::{
    collections::{HashMap, HashSet},
    path::Path as FilePath,
};

use self::decorations::{Piece, pieces};
use super::{
    error::AtlasError,
    meanings::{self, Meaning, Meanings, Place},
    paths::Spot,
    rust_text::{self, Pool, float, option, pascal, quoted},
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
const DEEP_VIEWS: [&str; 4] = ["anterior", "posterior", "lateral-left", "lateral-right"];

/// Width of the rim, stroked along the outline, as a multiple of the outline's own width.
const RIM_PER_OUTLINE: f64 = 6.72;

pub fn table(root: &FilePath, structures: &Structures, meanings: &Meanings) -> Result<String, AtlasError> {
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
        stacks: Pool::new("STACKS", "StructureId"),
        silhouettes: HashMap::new(),
        met: HashSet::new(),
        text: String::new(),
        rows: Vec::new(),
    };
    // What is wrong is found before the slow work begins.
    for view in &sketches {
        for region in &view.sketch.regions {
            writer.check_region(view, region)?;
            writer.meaning(view, region)?;
        }
    }
    writer.check_that_all_were_met()?;
    let mut left: Option<Drawn<'_>> = None;
    for view in &sketches {
        let twin = left.take().filter(|left| view.is_right_of(left.view));
        left = Some(writer.draw(view, twin.as_ref())?);
    }
    let imports = "use crate::chart::{\n    \
        drawing::{Decoration, DecorationClass, Drawing, Meaning, Region},\n    \
        structure::{Side, StructureId},\n    \
        view::{Layer, View},\n};";
    Ok(rust_text::head("assets/chart/", imports)
        + &rust_text::table("pub ", "DRAWINGS", "Drawing", &writer.rows)
        + &writer.text
        + &writer.stacks.table())
}

/// A drawing as sketched.
struct View {
    layer: &'static str,
    view: &'static str,
    sketch: Sketch,
}

impl View {
    fn ids(&self) -> HashSet<String> {
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

    fn constant(&self) -> String {
        format!("{}_{}", self.layer, self.view).replace('-', "_").to_uppercase()
    }
}

/// A drawing as it went into the table, for its twin.
struct Drawn<'a> {
    view: &'a View,
    silhouette: String,
    /// By region without the side, what stands for its path.
    outlines: HashMap<&'a str, String>,
    pieces: Vec<(Piece, String)>,
}

struct Writer<'a> {
    structures: &'a Structures,
    meanings: &'a Meanings,
    ids: HashMap<(&'static str, &'static str), HashSet<String>>,
    stacks: Pool,
    /// By their text, as both layers share them.
    silhouettes: HashMap<String, String>,
    /// Families and regions that a drawing has.
    met: HashSet<(String, String)>,
    text: String,
    rows: Vec<String>,
}

impl Writer<'_> {
    fn draw<'a>(&mut self, view: &'a View, twin: Option<&Drawn<'_>>) -> Result<Drawn<'a>, AtlasError> {
        let mut store = Store { name: format!("{}_PATHS", view.constant()), paths: Vec::new() };
        let sketch = &view.sketch;
        let same_silhouette = twin.filter(|twin| sketch.silhouette.is_mirror_image_of(&twin.view.sketch.silhouette));
        let silhouette = match same_silhouette {
            Some(twin) => twin.silhouette.clone(),
            None => {
                let written = sketch.silhouette.written();
                self.silhouettes.entry(written).or_insert_with_key(|written| store.keep(written)).clone()
            }
        };
        let mut outlines = HashMap::new();
        let mut regions = Vec::new();
        for region in &sketch.regions {
            let place = self.check_region(view, region)?.clone();
            let (outline, mirrored) = match (mirror_source(view, region, twin), twin) {
                (None, _) => (store.keep(&region.path.written()), false),
                // Within a drawing, the left region is the source.
                (Some(source), None) => (store.keep(&source.path.written()), true),
                (Some(source), Some(twin)) => match twin.outlines.get(without_side(&source.id)) {
                    Some(outline) => (outline.clone(), true),
                    None => (store.keep(&region.path.written()), false),
                },
            };
            outlines.insert(without_side(&region.id), outline.clone());
            let meaning = self.meaning(view, region)?;
            regions.push(format!(
                "Region {{ id: {}, region: {}, side: Side::{}, outline: {outline}, mirrored: {mirrored}, tone: {}, \
                 anchor: [{}, {}], area: {}, meaning: {meaning} }}",
                quoted(&region.id),
                quoted(without_side(&region.id)),
                place.side,
                region.tone,
                float(place.anchor[0]),
                float(place.anchor[1]),
                float(place.area),
            ));
        }
        let pieces = match twin.filter(|twin| decorations::are_twins(sketch, &twin.view.sketch)) {
            Some(twin) => twin.pieces.iter().map(|(piece, path)| (piece.flipped(), path.clone())).collect(),
            None => self::pieces(sketch, view.is_symmetric())
                .into_iter()
                .map(|piece| {
                    let path = if piece.is_silhouette { silhouette.clone() } else { store.keep(&piece.path.written()) };
                    (piece, path)
                })
                .collect::<Vec<_>>(),
        };
        self.write(view, &store, &silhouette, same_silhouette.is_some(), &regions, &pieces);
        Ok(Drawn { view, silhouette, outlines, pieces })
    }

    fn write(
        &mut self,
        view: &View,
        store: &Store,
        silhouette: &str,
        mirrored: bool,
        regions: &[String],
        pieces: &[(Piece, String)],
    ) {
        let name = view.constant();
        let decorations: Vec<_> = pieces
            .iter()
            .map(|(piece, path)| {
                format!(
                    "Decoration {{ class: DecorationClass::{}, path: {path}, mirrored: {}, clipped: {} }}",
                    piece.class, piece.mirrored, piece.clipped
                )
            })
            .collect();
        let quoted_paths: Vec<_> = store.paths.iter().map(|path| quoted(path)).collect();
        if !quoted_paths.is_empty() {
            self.text += &rust_text::table("", &store.name, "&str", &quoted_paths);
        }
        self.text += &rust_text::table("", &format!("{name}_REGIONS"), "Region", regions);
        self.text += &rust_text::table("", &format!("{name}_DECORATIONS"), "Decoration", &decorations);
        let hundredths = |number: f64| float((number * 100.0).round() / 100.0);
        self.rows.push(format!(
            "Drawing {{ view: View::{}, layer: Layer::{}, view_box: [{}], mirrored: {mirrored}, silhouette: {silhouette}, \
             regions: &{name}_REGIONS, decorations: &{name}_DECORATIONS, seam: {}, outline_width: {}, rim: {} }}",
            pascal(view.view),
            pascal(view.layer),
            view.sketch.view_box.map(hundredths).join(", "),
            hundredths(view.sketch.seam),
            hundredths(view.sketch.outline_width),
            hundredths(view.sketch.outline_width * RIM_PER_OUTLINE),
        ));
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

    fn meaning(&mut self, view: &View, region: &SketchedRegion) -> Result<String, AtlasError> {
        let name = without_side(&region.id);
        if view.layer == "deep" {
            let Some(structure) = self.structures.ids.find(name) else {
                let why = format!("\"{name}\" is no structure in {}", super::structures::FILE);
                return Err(view.sketch.broken(region, why));
            };
            let surface_region = self.structures.surface_region(structure);
            return Ok(self.meaning_text(structure, surface_region, &[structure], &[], None));
        }
        let Some(meaning) = self.meanings.find(view.family(), name) else {
            let why = format!("the region \"{name}\" of {} has no row in {}", view.family(), meanings::FILE);
            return Err(view.sketch.broken(region, why));
        };
        self.met.insert((meaning.family.clone(), meaning.region.clone()));
        let parent = self.parent(view, region, meaning)?;
        Ok(self.meaning_text(meaning.structure, meaning.surface_region, &meaning.stack, &meaning.scar_sites, parent))
    }

    fn meaning_text(
        &mut self,
        structure: usize,
        surface_region: usize,
        stack: &[usize],
        scar_sites: &[usize],
        parent: Option<(String, String)>,
    ) -> String {
        format!(
            "Meaning {{ structure: StructureId({structure}), surface_region: StructureId({surface_region}), stack: {}, \
             scar_sites: {}, parent: {} }}",
            self.stacks.slice(stack),
            self.stacks.slice(scar_sites),
            option(parent.map(|(view, region)| format!("(View::{}, {})", pascal(&view), quoted(&region)))),
        )
    }

    /// The whole-body region of a close-up's region, on the close-up's side: the one with that side where
    /// there is one, else the one across the middle.
    fn parent(
        &self,
        view: &View,
        region: &SketchedRegion,
        meaning: &Meaning,
    ) -> Result<Option<(String, String)>, AtlasError> {
        let Some((family, name, line)) = &meaning.parent else { return Ok(None) };
        let side = side_of_id(&region.id).to_lowercase();
        let candidates = [(family.clone(), format!("{name}-{side}")), (family.clone(), name.clone())];
        let sided = [(format!("{family}-{side}"), format!("{name}-{side}"))];
        let candidates = if family == "lateral" { &sided[..] } else { &candidates[..] };
        let exists = |(parent_view, id): &&(String, String)| {
            let ids = self.ids.iter().find(|((layer, view), _)| *layer == "surface" && view == parent_view);
            ids.is_some_and(|(_, ids)| ids.contains(id))
        };
        match candidates.iter().find(exists) {
            Some(parent) => Ok(Some(parent.clone())),
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
            if let Some((id, place)) = self.meanings.places_of(layer, view).find(|(id, _)| !ids.contains(*id)) {
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

/// Paths of one drawing, each kept once.
struct Store {
    name: String,
    paths: Vec<String>,
}

impl Store {
    /// The expression that stands for the path.
    fn keep(&mut self, path: &str) -> String {
        let place = self.paths.iter().position(|kept| kept == path).unwrap_or_else(|| {
            self.paths.push(path.to_owned());
            self.paths.len() - 1
        });
        format!("{}[{place}]", self.name)
    }
}

/// The region whose path, mirrored, is this one's: the same in the left-hand twin, or the left one of a pair.
fn mirror_source<'a>(view: &'a View, region: &SketchedRegion, twin: Option<&Drawn<'a>>) -> Option<&'a SketchedRegion> {
    let name = region.id.strip_suffix("-right")?;
    let sketch = match twin {
        Some(twin) => &twin.view.sketch,
        None if view.is_symmetric() => &view.sketch,
        None => return None,
    };
    let id = format!("{name}-left");
    sketch.regions.iter().find(|other| other.id == id).filter(|other| region.path.is_mirror_image_of(&other.path))
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
