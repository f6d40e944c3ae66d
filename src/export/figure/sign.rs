//! One mark: a badge, the glyph in it, and a tag with its number.

use crate::{
    chart::{Segment, Spot, glyph, segments},
    export::figure::{
        Anchor, Part, Path, Stroke, Text, Weight,
        body::Look,
        entries::{Shape, Sign},
        ink::{PAPER, TEXT, hue},
        letters,
    },
};

/// Half of a badge's width at size 1, in units of the picture.
const RADIUS: f64 = 9.5;
/// Of the tag with the number: its height, the size of its letters and the room at its end, in units of the picture.
const TAG: f64 = 14.0;
const LETTERS: f64 = 11.0;
const PADDING: f64 = 4.0;

impl Sign {
    /// Half of the badge's width, in units of the drawing.
    pub fn radius(&self, unit: f64) -> f64 {
        RADIUS * self.size * unit
    }
}

/// How far a tag reaches beyond its badge.
pub fn tag_width(number: usize, unit: f64) -> f64 {
    (letters::width(&number.to_string(), LETTERS, Weight::Bold) + PADDING + 1.0) * unit
}

/// Half of a tag's height.
pub fn tag_reach(unit: f64) -> f64 {
    TAG / 2.0 * unit
}

/// The tag of a badge, which is painted over its start.
pub fn tag(parts: &mut Vec<Part>, number: usize, sign: Sign, at: Spot, stands_left: bool, look: Look) {
    let (unit, colours) = (look.unit, look.colours);
    let radius = sign.radius(unit);
    let reach = radius + tag_width(number, unit);
    let (left, right) = if stands_left { (at.x - reach, at.x) } else { (at.x, at.x + reach) };
    let edge = Stroke::new(colours.of(hue(sign.group)), 1.1 * unit);
    let height = TAG * unit;
    let outline = rounded([left, at.y - height / 2.0, right - left, height], height / 2.0);
    parts.push(Path { stroke: Some(edge), ..Path::filled(outline, colours.of(PAPER)) }.into());
    let (anchor, x) = if stands_left {
        (Anchor::Right, at.x - radius - 1.5 * unit)
    } else {
        (Anchor::Left, at.x + radius + 1.5 * unit)
    };
    let (words, size, weight) = (number.to_string(), LETTERS * unit, Weight::Bold);
    let at = Spot { x, y: at.y + LETTERS * 0.36 * unit };
    parts.push(Text { words, at, anchor, size, weight, ink: colours.of(TEXT).into() }.into());
}

/// The badge with its glyph.
pub fn badge(parts: &mut Vec<Part>, sign: Sign, at: Spot, look: Look) {
    let (unit, colours) = (look.unit, look.colours);
    let radius = sign.radius(unit);
    let (hue, paper) = (colours.of(hue(sign.group)), colours.of(PAPER));
    let is_hollow = sign.shape == Shape::RoundAndHollow;
    let (fill, edge, ink) = if is_hollow { (paper, hue, hue) } else { (hue, paper, paper) };
    let outline = match sign.shape {
        Shape::Round | Shape::RoundAndHollow => circle(at, radius),
        Shape::Square => rounded([at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius], 0.42 * radius),
    };
    parts.push(Path { stroke: Some(Stroke::new(edge, 1.4 * unit)), ..Path::filled(outline, fill) }.into());
    let Some(glyph) = glyph(sign.glyph) else { return };
    // A glyph's box is 24 wide; it stands in the badge at seven tenths, as on the screen.
    let scale = radius * 0.7 / 12.0;
    let put = |spot: Spot| Spot { x: at.x + (spot.x - 12.0) * scale, y: at.y + (spot.y - 12.0) * scale };
    let placed = |path: &str| segments(path).into_iter().map(|segment| segment.map(put)).collect::<Vec<_>>();
    if !glyph.line.is_empty() {
        parts.push(Path::stroked(placed(glyph.line), Stroke::new(ink, radius * 0.125)).into());
    }
    if !glyph.solid.is_empty() {
        parts.push(Path::filled(placed(glyph.solid), ink).into());
    }
}

/// How far a handle of a quarter of a circle is from its end, in radii.
const HANDLE: f64 = 0.5523;

pub fn circle(at: Spot, radius: f64) -> Vec<Segment> {
    rounded([at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius], radius)
}

/// A box, as x, y, width and height, with round corners.
pub fn rounded([left, top, width, height]: [f64; 4], radius: f64) -> Vec<Segment> {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let (right, bottom) = (left + width, top + height);
    let spot = |x: f64, y: f64| Spot { x, y };
    // From the end of one side around the corner to the start of the next.
    let corner = |from: Spot, corner: Spot, to: Spot| {
        let towards =
            |spot: Spot| Spot { x: spot.x + (corner.x - spot.x) * HANDLE, y: spot.y + (corner.y - spot.y) * HANDLE };
        [Segment::Line(from), Segment::Curve([towards(from), towards(to), to])]
    };
    if radius <= 0.0 {
        let corners = [spot(right, top), spot(right, bottom), spot(left, bottom)].map(Segment::Line);
        return [Segment::Move(spot(left, top))].into_iter().chain(corners).chain([Segment::Close]).collect();
    }
    let mut outline = vec![Segment::Move(spot(left + radius, top))];
    outline.extend(corner(spot(right - radius, top), spot(right, top), spot(right, top + radius)));
    outline.extend(corner(spot(right, bottom - radius), spot(right, bottom), spot(right - radius, bottom)));
    outline.extend(corner(spot(left + radius, bottom), spot(left, bottom), spot(left, bottom - radius)));
    outline.extend(corner(spot(left, top + radius), spot(left, top), spot(left + radius, top)));
    outline.push(Segment::Close);
    outline
}
