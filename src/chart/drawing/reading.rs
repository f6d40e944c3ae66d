//! Reads the drawings from their table: what stands there once for two sides is made for both.

use crate::chart::{
    curve::{AREA_STEPS, position},
    drawing::{Decoration, DecorationClass, Drawing, Frame, Meaning, Region, frame},
    drawing_table,
    line::Lines,
    structure::{Side, StructureId, StructureLevel},
    table::{Codes, Fields, rows},
    view::{Layer, View},
};

const CLASSES: [DecorationClass; 7] = [
    DecorationClass::Bone,
    DecorationClass::Fibre,
    DecorationClass::Rim,
    DecorationClass::Form,
    DecorationClass::Detail,
    DecorationClass::Ghost,
    DecorationClass::Outline,
];

/// The drawings of a table: its lines first, then the rows. `first` are those that it builds on.
pub fn drawings(table: &'static str, first: &'static [Drawing]) -> Vec<Drawing> {
    let mut rows = rows(table);
    let lines = Lines::new(rows.by_ref().map(|mut row| row.codes()));
    let mut reader = Reader { lines, first, drawings: Vec::new() };
    while let Some(row) = rows.next() {
        reader.read(row, &mut rows);
    }
    reader.drawings
}

/// The frames of all drawings, and those of their twins.
pub fn frames() -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut lines = Lines::new(rows(drawing_table::SILHOUETTES).map(|mut row| row.codes()));
    for mut row in rows(drawing_table::VIEW_BOXES) {
        let (view, layer) = view_and_layer(row.codes());
        let [x, y, width, height] = row.measures();
        // The layers of a view have one silhouette.
        let known = frames.iter().find(|frame| frame.view == view).map(|frame| frame.silhouette);
        let silhouette = known.unwrap_or_else(|| lines.path());
        frames.push(Frame { view, layer, view_box: [x, y, width, height], silhouette, mirrored: false });
        if view.mirrored() != view {
            let view_box = [-x - width, y, width, height];
            frames.push(Frame { view: view.mirrored(), layer, view_box, silhouette, mirrored: true });
        }
    }
    frames
}

fn view_and_layer(mut codes: Codes) -> (View, Layer) {
    (codes.one_of(View::ALL), codes.one_of([Layer::Surface, Layer::Deep]))
}

fn framed(view: View, layer: Layer) -> ([f32; 4], &'static str) {
    frame(view, layer).map(|frame| (frame.view_box, frame.silhouette)).unwrap_or_default()
}

struct Reader {
    lines: Lines,
    first: &'static [Drawing],
    drawings: Vec<Drawing>,
}

impl Reader {
    fn read(&mut self, mut head: Fields, rows: &mut impl Iterator<Item = Fields>) {
        let (view, layer) = view_and_layer(head.codes());
        let [seam, outline_width, rim] = head.measures();
        let (view_box, silhouette) = framed(view, layer);
        let mut regions = Vec::new();
        let mut decorations = Vec::new();
        for mut row in rows {
            let codes = row.codes();
            if codes.0.is_empty() {
                decorations = self.decorations(row.codes(), silhouette);
                break;
            }
            self.add_regions(codes, row, layer, &mut regions);
        }
        let drawing = Drawing {
            view,
            layer,
            view_box,
            mirrored: false,
            silhouette,
            regions: Vec::leak(regions),
            decorations: Vec::leak(decorations),
            seam,
            outline_width,
            rim,
        };
        let twin = (view.mirrored() != view).then(|| self.twin(&drawing));
        self.drawings.push(drawing);
        self.drawings.extend(twin);
    }

    fn find(&self, view: View, layer: Layer) -> Option<&Drawing> {
        self.first.iter().chain(&self.drawings).find(|drawing| drawing.view == view && drawing.layer == layer)
    }

    /// The region that a row stands for, or the two.
    fn add_regions(&mut self, mut codes: Codes, mut row: Fields, layer: Layer, regions: &mut Vec<Region>) {
        let (side, is_pair) =
            codes.one_of([(Side::Left, true), (Side::Left, false), (Side::Right, false), (Side::Midline, false)]);
        let tone = codes.byte();
        let [x, y] = position([codes.long(), codes.long()]);
        let area = f64::from(codes.long()) / AREA_STEPS;
        #[expect(clippy::cast_possible_truncation, reason = "a drawing is less than a thousand units wide")]
        let (anchor, area) = ([x as f32, y as f32], (area * area) as f32);
        let structure = StructureId(codes.long());
        let (region, meaning) = match layer {
            Layer::Deep => (structure.row().id, Meaning::of_structure(structure)),
            Layer::Surface => {
                let surface_region = StructureId(codes.long());
                let parent = (!codes.0.is_empty()).then(|| (codes.one_of(View::ALL), codes.long()));
                let stack = row.codes().all(|codes| StructureId(codes.long()));
                let region = row.text_or(surface_region.row().id);
                let scar_sites = row.codes().all(|codes| StructureId(codes.long()));
                let parent = parent.and_then(|(view, place)| self.parent(view, place));
                (region, Meaning { structure, surface_region, stack, scar_sites, parent })
            }
        };
        let outline = self.lines.path();
        let id = id_of(region, side);
        let first = Region { id, region, side, outline, mirrored: false, tone, anchor, area, meaning };
        let second = is_pair.then(|| self.image(&first));
        regions.push(first);
        regions.extend(second);
    }

    fn decorations(&mut self, mut codes: Codes, silhouette: &'static str) -> Vec<Decoration> {
        let mut decorations = Vec::new();
        while !codes.0.is_empty() {
            let (class, clipped, source) = (codes.one_of(CLASSES), codes.flag(), codes.short());
            let path = if source == 2 { silhouette } else { self.lines.path() };
            decorations.push(Decoration { class, path, mirrored: false, clipped });
            if source == 1 {
                decorations.push(Decoration { class, path, mirrored: true, clipped });
            }
        }
        decorations
    }

    /// A region on the other side.
    fn image(&self, region: &Region) -> Region {
        let side = region.side.opposite();
        let meaning =
            Meaning { parent: region.meaning.parent.map(|parent| self.other_parent(parent)), ..region.meaning };
        Region {
            id: id_of(region.region, side),
            side,
            mirrored: !region.mirrored,
            anchor: [-region.anchor[0], region.anchor[1]],
            meaning,
            ..*region
        }
    }

    /// The right-hand drawing of a left-hand one.
    fn twin(&self, left: &Drawing) -> Drawing {
        let view = left.view.mirrored();
        let flipped = |line: &Decoration| Decoration { mirrored: !line.mirrored, ..*line };
        Drawing {
            view,
            view_box: framed(view, left.layer).0,
            mirrored: true,
            regions: Vec::leak(left.regions.iter().map(|region| self.image(region)).collect()),
            decorations: Vec::leak(left.decorations.iter().map(flipped).collect()),
            ..*left
        }
    }

    fn parent(&self, view: View, place: u16) -> Option<(View, &'static str)> {
        Some((view, self.find(view, Layer::Surface)?.regions.get(usize::from(place))?.id))
    }

    /// The parent on the other side, or the same where it crosses the middle.
    fn other_parent(&self, (view, id): (View, &'static str)) -> (View, &'static str) {
        let parent = self.find(view, Layer::Surface).and_then(|drawing| drawing.region(id));
        let image = parent.and_then(|parent| {
            let drawing = self.find(view.mirrored(), Layer::Surface)?;
            drawing.regions.iter().find(|other| other.region == parent.region && other.side == parent.side.opposite())
        });
        (view.mirrored(), image.map_or(id, |image| image.id))
    }
}

impl Meaning {
    /// Of a region that stands for one structure.
    fn of_structure(structure: StructureId) -> Meaning {
        let of_level = |level| structure.lineage().find(|outer| outer.row().level == level);
        let surface_region = of_level(StructureLevel::Region).or_else(|| of_level(StructureLevel::Division));
        Meaning {
            structure,
            surface_region: surface_region.unwrap_or(structure),
            stack: Vec::leak(vec![structure]),
            scar_sites: &[],
            parent: None,
        }
    }
}

fn id_of(region: &'static str, side: Side) -> &'static str {
    match side {
        Side::Left => String::leak([region, "-left"].concat()),
        Side::Right => String::leak([region, "-right"].concat()),
        Side::Bilateral | Side::Midline => region,
    }
}
