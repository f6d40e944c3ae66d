//! The drawings: what is painted, and what each painted region means.

mod later;
mod reading;

use std::sync::LazyLock;

use crate::chart::{
    decimal::limited,
    drawing_table,
    outline::Spot,
    structure::{Side, StructureId},
    view::{Layer, View},
};

pub use later::{NotTheseDrawings, is_complete, take_later};

/// Counts up when an outline moves, so that a mark's coordinates can be read against the drawing it was set on.
pub const DRAWING_VERSION: u16 = 1;

/// One view on one layer. Units are chart units: x grows to the viewer's right, y downwards;
/// on a whole-body view the midline is x = 0 and the figure stands 800 units tall.
#[derive(Debug)]
pub struct Drawing {
    pub view: View,
    pub layer: Layer,
    /// x, y, width, height in chart units.
    pub view_box: [f32; 4],
    /// True where `silhouette` has to be mirrored at x = 0; each region and decoration says the same of its
    /// own path. Nothing adds up: one flag, one path.
    pub mirrored: bool,
    /// Path data of the body's outline, even-odd filled: it is painted first and clips the regions. The line
    /// around it is a decoration, as a close-up's line is open where the drawing is cut off.
    pub silhouette: &'static str,
    /// Tappable regions, back to front.
    pub regions: &'static [Region],
    /// Lines and bones that are only looked at, in painting order.
    pub decorations: &'static [Decoration],
    /// Width of the seams between regions, in chart units.
    pub seam: f32,
    /// Width of the outline, in chart units.
    pub outline_width: f32,
    /// Width of the rim's stroke, in chart units; half of it falls outside the silhouette and is clipped.
    pub rim: f32,
}

/// How large a drawing is and what it looks like from afar: enough for a small picture, and to tell whether a mark lies
/// on it.
#[derive(Debug)]
pub struct Frame {
    pub view: View,
    pub layer: Layer,
    /// As [`Drawing::view_box`].
    pub view_box: [f32; 4],
    /// As [`Drawing::silhouette`].
    pub silhouette: &'static str,
    /// True where `silhouette` has to be mirrored at x = 0.
    pub mirrored: bool,
}

/// A tappable region of a drawing.
#[derive(Debug)]
pub struct Region {
    /// Unique in its drawing, such as `temple-left`.
    pub id: &'static str,
    /// Without the side, such as `temple`; on the deep layer it is the structure's id.
    pub region: &'static str,
    /// The side the drawing gives it: left, right, or midline where it crosses the middle.
    pub side: Side,
    /// SVG path data with only `M`, `c`, `l` and `z`, even-odd filled.
    pub outline: &'static str,
    /// True where `outline` has to be mirrored at x = 0 to get this region as it is shown, whatever the
    /// drawing's own flag says.
    pub mirrored: bool,
    /// Shade of the fill, 1 the darkest, 3 the lightest.
    pub tone: u8,
    /// Centre of the largest circle that fits inside, mirrored already; for marks and labels.
    pub anchor: [f32; 2],
    /// Square chart units.
    pub area: f32,
    pub meaning: Meaning,
}

/// What a tap on a region stands for.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// What the tap is taken for.
    pub structure: StructureId,
    /// The surface region it lies in.
    pub surface_region: StructureId,
    /// What lies under the finger, from the surface inwards.
    pub stack: &'static [StructureId],
    /// Scars that usually lie here.
    pub scar_sites: &'static [StructureId],
    /// Where a close-up region lies on the whole body.
    pub parent: Option<(View, &'static str)>,
}

/// A path that is painted and never tapped.
#[derive(Debug)]
pub struct Decoration {
    pub class: DecorationClass,
    pub path: &'static str,
    /// True where `path` has to be mirrored at x = 0 to get what is shown, whatever the drawing's own flag says.
    pub mirrored: bool,
    /// True where the silhouette clips it.
    pub clipped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecorationClass {
    /// Painted before the regions.
    Bone,
    /// Fibres over a muscle.
    Fibre,
    /// A shade along the edge of the body: the line around it, stroked `Drawing::rim` wide and clipped.
    Rim,
    /// A white line of form.
    Form,
    /// A grey line of detail: face, nails, knee.
    Detail,
    /// A dashed line of what is seen through, such as the arm before the ribs.
    Ghost,
    /// The line around the body, and lines that go on from it.
    Outline,
}

/// The drawings that the first screen shows: front and back, on the surface.
static FIRST: LazyLock<Vec<Drawing>> = LazyLock::new(|| reading::drawings(drawing_table::DRAWINGS, &[]));

static FRAMES: LazyLock<Vec<Frame>> = LazyLock::new(reading::frames);

/// The drawing of a view on a layer; only whole-body views have a deep one. In a browser there is none of what the
/// first screen does not show until [`take_later`] was given it.
pub fn drawing(view: View, layer: Layer) -> Option<&'static Drawing> {
    drawings().find(|drawing| drawing.view == view && drawing.layer == layer)
}

/// What is known of a drawing, whether it has come or not; none where there never is one.
pub fn frame(view: View, layer: Layer) -> Option<&'static Frame> {
    FRAMES.iter().find(|frame| (frame.view, frame.layer) == (view, layer))
}

/// All drawings that are here.
fn drawings() -> impl Iterator<Item = &'static Drawing> {
    FIRST.iter().chain(later::drawings())
}

impl Region {
    /// Its anchor as a place on the drawing.
    pub fn middle(&self) -> Spot {
        let [x, y] = self.anchor.map(f64::from);
        Spot { x, y }
    }
}

impl Drawing {
    pub fn region(&self, id: &str) -> Option<&'static Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The spot itself, or where it is nearest to on the drawing: a finger slips over the edge, and a mark must
    /// not, as no reader would take it.
    pub fn within(&self, spot: Spot) -> Spot {
        let [left, top, width, height] = self.view_box.map(f64::from);
        Spot { x: limited(spot.x, left, left + width), y: limited(spot.y, top, top + height) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decoration, Drawing, Region, drawing, drawings, frame};
    use crate::chart::{Layer, Outline, Side, Spot, StructureLevel, View};

    fn regions() -> impl Iterator<Item = (&'static Drawing, &'static Region)> {
        drawings().flat_map(|drawing| drawing.regions.iter().map(move |region| (drawing, region)))
    }

    #[test]
    fn there_is_one_drawing_of_each_view_and_a_deep_one_of_each_whole_body() {
        for view in View::ALL {
            assert!(drawing(view, Layer::Surface).is_some(), "{view:?}");
            assert_eq!(drawing(view, Layer::Deep).is_some(), view.is_whole_body(), "{view:?}");
        }
        assert_eq!(drawings().count(), 19);
    }

    #[test]
    fn the_size_of_a_drawing_and_its_silhouette_are_known_before_it_comes() {
        for (view, layer) in View::ALL.into_iter().flat_map(|view| [(view, Layer::Surface), (view, Layer::Deep)]) {
            let known = frame(view, layer).map(|frame| (frame.view_box, frame.silhouette, frame.mirrored));
            let shown = drawing(view, layer).map(|drawing| (drawing.view_box, drawing.silhouette, drawing.mirrored));
            assert_eq!(known, shown, "{view:?} {layer:?}");
        }
    }

    #[test]
    fn the_flag_of_a_region_alone_puts_its_outline_around_its_anchor() {
        for (drawing, region) in regions() {
            let [x, y] = region.anchor.map(f64::from);
            let outline = Outline::of_path(region.outline, region.mirrored);
            assert!(outline.contains(Spot { x, y }), "{} of {:?} {:?}", region.id, drawing.view, drawing.layer);
        }
    }

    #[test]
    fn the_flag_of_a_drawing_alone_puts_its_silhouette_around_its_regions() {
        for (drawing, region) in regions() {
            let [x, y] = region.anchor.map(f64::from);
            let silhouette = Outline::of_path(drawing.silhouette, drawing.mirrored);
            assert!(silhouette.contains(Spot { x, y }), "{} of {:?}", region.id, drawing.view);
        }
    }

    #[test]
    fn a_right_hand_drawing_is_its_left_hand_twin_in_a_mirror() {
        let twins = [
            (View::LateralLeft, View::LateralRight),
            (View::HeadSideLeft, View::HeadSideRight),
            (View::HandPalmarLeft, View::HandPalmarRight),
            (View::HandDorsalLeft, View::HandDorsalRight),
            (View::FootPlantarLeft, View::FootPlantarRight),
            (View::FootDorsalLeft, View::FootDorsalRight),
        ];
        for (left, right) in twins {
            for layer in [Layer::Surface, Layer::Deep] {
                let (Some(left), Some(right)) = (drawing(left, layer), drawing(right, layer)) else { continue };
                let places = |drawing: &Drawing| -> Vec<(&str, bool)> {
                    let regions = drawing.regions.iter().map(|region| (region.outline, region.mirrored));
                    let decorations = drawing.decorations.iter().map(|line| (line.path, line.mirrored));
                    regions.chain(decorations).chain([(drawing.silhouette, drawing.mirrored)]).collect()
                };
                let (lefts, rights) = (places(left), places(right));
                assert_eq!(lefts.len(), rights.len(), "{:?}", right.view);
                for ((path, mirrored), (other, other_mirrored)) in lefts.into_iter().zip(rights) {
                    let middle = Outline::of_path(path, mirrored).middle();
                    let other = Outline::of_path(other, other_mirrored).middle();
                    let gap = (middle.x + other.x).hypot(middle.y - other.y);
                    assert!(gap < 0.2, "{:?} {layer:?}: {middle:?} and {other:?}", right.view);
                }
            }
        }
    }

    #[test]
    fn what_is_drawn_in_halves_comes_once_for_each_side() {
        for drawing in drawings().filter(|drawing| drawing.view_box[0] == -drawing.view_box[2] / 2.0) {
            for half in drawing.decorations.iter().filter(|line| line.mirrored && !drawing.mirrored) {
                let other = |line: &&Decoration| line.path == half.path && line.class == half.class && !line.mirrored;
                assert!(drawing.decorations.iter().any(|line| other(&line)), "{:?} of {:?}", half.class, drawing.view);
            }
        }
    }

    #[test]
    fn left_and_right_are_the_clients() {
        for (drawing, region) in regions() {
            let left_hand_x = match drawing.view {
                View::Anterior | View::HeadFront => region.anchor[0],
                View::Posterior => -region.anchor[0],
                _ => continue,
            };
            match region.side {
                Side::Left => assert!(left_hand_x > 0.0, "{} of {:?}", region.id, drawing.view),
                Side::Right => assert!(left_hand_x < 0.0, "{} of {:?}", region.id, drawing.view),
                Side::Midline | Side::Bilateral => {}
            }
        }
    }

    #[test]
    fn a_close_up_and_only_a_close_up_says_where_on_the_body_it_lies() {
        for (drawn, region) in regions() {
            assert_eq!(region.meaning.parent.is_some(), !drawn.view.is_whole_body(), "{}", region.id);
            let Some((view, id)) = region.meaning.parent else { continue };
            let parent = drawing(view, Layer::Surface).and_then(|drawing| drawing.region(id));
            let side = parent.map(|parent| parent.side);
            assert!(side == Some(region.side) || side == Some(Side::Midline), "{} lies in {id}", region.id);
        }
    }

    #[test]
    fn a_tap_means_a_structure_that_its_stack_holds() {
        for (drawing, region) in regions() {
            let meaning = region.meaning;
            assert!(meaning.stack.contains(&meaning.structure), "{} of {:?}", region.id, drawing.view);
            let level = meaning.surface_region.row().level;
            assert!(matches!(level, StructureLevel::Region | StructureLevel::Division), "{}", region.id);
        }
    }
}
