//! The body itself, as its drawing says: skin, regions and lines.

use crate::{
    chart::{DecorationClass, Drawing, Layer, Segment, Spot, View, segments},
    export::figure::{
        Anchor, Group, Part, Path, Role, Stroke, Text, Weight,
        ink::{Colour, Colours},
    },
    note::Note,
    words,
};

const SKIN: Colour = Colour([0xeb, 0xf0, 0xf6]);
const TONES: [Colour; 3] = [Colour([0xd5, 0xdf, 0xea]), Colour([0xdf, 0xe7, 0xf0]), Colour([0xec, 0xf1, 0xf6])];
const DEEP_TONES: [Colour; 3] = [Colour([0xb3, 0xc2, 0xd5]), Colour([0xbf, 0xcc, 0xdd]), Colour([0xcb, 0xd6, 0xe4])];
const SEAM: Colour = Colour([255, 255, 255]);
const OUTLINE: Colour = Colour([0x7c, 0x8f, 0xa5]);
const DETAIL: Colour = Colour([0xa3, 0xb3, 0xc4]);
const BONE: Colour = Colour([0xfa, 0xfc, 0xfe]);
const BONE_LINE: Colour = Colour([0xcb, 0xd6, 0xe2]);
const RIM: Colour = Colour([0x6e, 0x88, 0xa6]);
const LETTER: Colour = Colour([0x1d, 0x2a, 0x36]);

/// A drawing, in chart units.
pub fn body(drawing: &Drawing, _note: &Note, colours: Colours, at: Spot, scale: f64) -> Group {
    let skin = shown(drawing.silhouette, drawing.mirrored);
    let mut inside = vec![Path::filled(skin.clone(), colours.of(SKIN)).into()];
    decorate(&mut inside, drawing, colours, |class, clipped| clipped && class == DecorationClass::Bone);
    let tones = if drawing.layer == Layer::Deep { DEEP_TONES } else { TONES };
    for region in drawing.regions {
        let tone = tones[usize::from(region.tone.clamp(1, 3)) - 1];
        let seam = Stroke::new(colours.of(SEAM), drawing.seam.into());
        let path = Path::filled(shown(region.outline, region.mirrored), colours.of(tone));
        inside.push(Path { stroke: Some(seam), ..path }.into());
    }
    decorate(&mut inside, drawing, colours, |class, clipped| clipped && class != DecorationClass::Bone);
    let inside = Group { name: String::new(), role: None, at: ORIGIN, scale: 1.0, clip: Some(skin), parts: inside };
    let mut parts = vec![inside.into()];
    decorate(&mut parts, drawing, colours, |_, clipped| !clipped);
    letters(&mut parts, drawing, colours, scale);
    let name = words::view(drawing.view).to_owned();
    Group { name, role: Some(Role::Object), at, scale, clip: None, parts }
}

const ORIGIN: Spot = Spot { x: 0.0, y: 0.0 };

/// The path as it is shown, mirrored at x = 0 where it has to be.
pub fn shown(path: &str, mirrored: bool) -> Vec<Segment> {
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
fn letters(parts: &mut Vec<Part>, drawing: &Drawing, colours: Colours, scale: f64) {
    let (at_left, at_right) = match drawing.view {
        View::Anterior | View::HeadFront => ("R", "L"),
        View::Posterior => ("L", "R"),
        _ => return,
    };
    let [left, top, width, height] = drawing.view_box.map(f64::from);
    for (letter, share) in [(at_left, 0.16), (at_right, 0.84)] {
        parts.push(
            Text {
                words: letter.to_owned(),
                at: Spot { x: left + width * share, y: top + height * 0.07 },
                anchor: Anchor::Middle,
                size: 16.0 / scale,
                weight: Weight::Bold,
                ink: colours.of(LETTER).into(),
            }
            .into(),
        );
    }
}
