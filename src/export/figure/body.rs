//! The body itself, as its drawing says: skin, regions, what was found on them, and lines.

use crate::{
    chart::{DecorationClass, Drawing, Layer, Outline, Segment, Spot, View, segments},
    export::figure::{
        Anchor, Group, ORIGIN, Part, Path, Stroke, Text, Weight,
        hatching::hatching,
        ink::{
            BONE, BONE_LINE, Colour, Colours, DEEP_TONES, DETAIL, OUTLINE, RIM, SEAM, SKIN, TEXT, TONES, hatch, hue,
            tint,
        },
    },
    note::MarkGroup,
    words::{Words, text},
};

/// How a drawing is painted.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub colours: Colours,
    /// How many chart units one of the picture takes.
    pub unit: f64,
}

/// A drawing in chart units, and the group that each of its regions is shown in.
pub fn body(drawing: &Drawing, groups: &[Option<MarkGroup>], look: Look, words: Words) -> Vec<Part> {
    let colours = look.colours;
    let skin = shown(drawing.silhouette, drawing.mirrored);
    let mut inside = vec![Path::filled(skin.clone(), colours.of(SKIN)).into()];
    decorate(&mut inside, drawing, colours, |class, clipped| clipped && class == DecorationClass::Bone);
    let tones = if drawing.layer == Layer::Deep { DEEP_TONES } else { TONES };
    for (place, region) in drawing.regions.iter().enumerate() {
        let group = groups.get(place).copied().flatten();
        let tone = group.map_or(tones[usize::from(region.tone.clamp(1, 3)) - 1], tint);
        let seam = Stroke::new(colours.of(SEAM), drawing.seam.into());
        let path = Path::filled(shown(region.outline, region.mirrored), colours.of(tone));
        inside.push(Path { stroke: Some(seam), ..path }.into());
        if let Some(group) = group {
            let outline = Outline::of_path(region.outline, region.mirrored);
            inside.push(hatched(&outline, group, look).into());
        }
    }
    decorate(&mut inside, drawing, colours, |class, clipped| clipped && class != DecorationClass::Bone);
    let inside = Group { name: String::new(), role: None, at: ORIGIN, scale: 1.0, clip: Some(skin), parts: inside };
    let mut parts = vec![inside.into()];
    decorate(&mut parts, drawing, colours, |_, clipped| !clipped);
    letters(&mut parts, drawing, look, words);
    parts
}

/// The hatching of a group over an outline.
pub fn hatched(outline: &Outline, group: MarkGroup, look: Look) -> Path {
    let hatch = hatch(group);
    let is_dotted = hatch.dash.is_some_and(|[dash, _]| dash == 0.0);
    let stroke = Stroke {
        ink: look.colours.of(hue(group)).at(if look.colours == Colours::Grey { 0.6 } else { 0.42 }),
        width: look.unit * if is_dotted { 1.7 } else { 0.8 },
        dash: hatch.dash.map(|lengths| lengths.map(|length| length * look.unit)),
    };
    Path::stroked(hatching(outline, hatch, look.unit), stroke)
}

/// The path as it is shown, mirrored at x = 0 where it has to be.
fn shown(path: &str, mirrored: bool) -> Vec<Segment> {
    let mirror = |spot: Spot| Spot { x: if mirrored { -spot.x } else { spot.x }, y: spot.y };
    segments(path).into_iter().map(|segment| segment.map(mirror)).collect()
}

fn decorate(
    parts: &mut Vec<Part>,
    drawing: &Drawing,
    colours: Colours,
    wanted: impl Fn(DecorationClass, bool) -> bool,
) {
    for line in drawing.decorations.iter().filter(|line| wanted(line.class, line.clipped)) {
        let stroke = |colour: Colour, width: f64| Stroke::new(colours.of(colour), width);
        let stroke = match line.class {
            DecorationClass::Bone => stroke(BONE_LINE, 0.8),
            DecorationClass::Fibre => Stroke::new(colours.of(SEAM).at(0.7), 0.45),
            DecorationClass::Rim => Stroke::new(colours.of(RIM).at(0.1), drawing.rim.into()),
            DecorationClass::Form => stroke(SEAM, 0.8),
            DecorationClass::Detail => stroke(DETAIL, 1.0),
            DecorationClass::Ghost => Stroke { dash: Some([4.0, 3.0]), ..stroke(DETAIL, 1.0) },
            DecorationClass::Outline => stroke(OUTLINE, drawing.outline_width.into()),
        };
        let fill = (line.class == DecorationClass::Bone).then(|| colours.of(BONE).into());
        parts.push(Path { segments: shown(line.path, line.mirrored), fill, stroke: Some(stroke) }.into());
    }
}

/// "R" and "L" beside the figure, from the client's side.
fn letters(parts: &mut Vec<Part>, drawing: &Drawing, look: Look, words: Words) {
    for (letter, at) in sides(drawing) {
        let ink = look.colours.of(TEXT).into();
        let (letter, size) = (words.say(letter).to_owned(), LETTER * look.unit);
        parts.push(Text { words: letter, at, anchor: Anchor::Middle, size, weight: Weight::Bold, ink }.into());
    }
}

/// The boxes of the letters, which no mark may cover: left, top, right and bottom.
pub fn letter_boxes(drawing: &Drawing, unit: f64) -> Vec<[f64; 4]> {
    let (wide, high) = (0.5 * LETTER * unit, LETTER * unit);
    sides(drawing).into_iter().map(|(_, at)| [at.x - wide, at.y - high, at.x + wide, at.y + 0.2 * high]).collect()
}

/// Size of the letters, in units of the picture.
const LETTER: f64 = 17.0;

/// The letters and where their base lines have their middles; none where the view shows one side.
fn sides(drawing: &Drawing) -> Vec<(&'static str, Spot)> {
    let letters = match drawing.view {
        View::Anterior | View::HeadFront => [text("R"), text("L")],
        View::Posterior => [text("L"), text("R")],
        _ => return Vec::new(),
    };
    let [left, top, width, height] = drawing.view_box.map(f64::from);
    let at = |share: f64| Spot { x: left + width * share, y: top + height * 0.07 };
    letters.into_iter().zip([at(0.16), at(0.84)]).collect()
}
