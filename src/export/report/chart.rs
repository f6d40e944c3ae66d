//! The chart of the note as paths and words of the page.

use std::{cell::RefCell, rc::Rc};

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Transform},
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
};

use super::{
    face::{Faces, Style},
    paint::glyphs,
};
use crate::{
    chart::Segment,
    export::figure::{self, Anchor, Colours, Figure, Group, Ink, Part, Rows, Text, Weight},
    note::Note,
    words::Words,
};

/// The views with their marks and numbers, and beside or below them what shapes and hatchings stand for. The numbers
/// are those of the tables.
#[derive(Clone, Debug)]
pub struct Chart {
    views: Piece,
    key: Piece,
    pub width: f32,
    pub height: f32,
}

/// A figure with where its upper left corner stands in the chart, and how many points a unit of it is.
#[derive(Clone, Debug)]
struct Piece {
    figure: Rc<Figure>,
    x: f32,
    y: f32,
    scale: f32,
}

/// Print in grey says as much, as the figure tells nothing by colour alone.
const COLOURS: Colours = Colours::Colour;

/// The chart of a note before anybody knows how large it is to be.
pub struct Drawn<'a> {
    note: &'a Note,
    words: Words,
    narrow_key: Rc<Figure>,
    wide_key: Rc<Figure>,
    /// In points.
    width: f32,
    /// What was drawn already, by how it is laid out.
    views: RefCell<Vec<(Layout, Rc<Figure>)>>,
}

/// How the views may stand: at most so many units wide, in rows or in one.
type Layout = (f64, Rows);

const WIDTHS: [f64; 4] = [400.0, 480.0, 640.0, 800.0];
/// How wide the key is beside the views, what parts it from them, and the points for a unit of it.
const KEY: f32 = 128.0;
const GAP: f32 = 20.0;
const KEY_SCALE: f32 = 0.66;

impl Drawn<'_> {
    /// For a page that has so many points between its margins.
    pub fn of(note: &Note, width: f32, words: Words) -> Drawn<'_> {
        let key = |wide: f32| Rc::new(Figure::key(note, COLOURS, f64::from(wide / KEY_SCALE), words));
        Drawn { note, words, narrow_key: key(KEY), wide_key: key(width), width, views: RefCell::default() }
    }

    /// The layout in which the views are largest in so much room, how large they are then, and the points for a unit.
    fn best(&self, room: f32, height: f32) -> (Layout, [f32; 2], f32) {
        let layouts = [Rows::Below, Rows::Beside].into_iter().flat_map(|rows| WIDTHS.map(|width| (width, rows)));
        let fitted = layouts.map(|(width, rows)| {
            let [wide, high] = Figure::size_of_views(self.note, width, rows).map(|side| side.max(1.0) as f32);
            let scale = (room / wide).min(height / high);
            ((width, rows), [wide * scale, high * scale], scale)
        });
        let area = |[wide, high]: [f32; 2]| wide * high;
        let larger = |best: (Layout, [f32; 2], f32), next: (Layout, [f32; 2], f32)| {
            if area(next.1) > area(best.1) * 1.01 { next } else { best }
        };
        fitted.reduce(larger).unwrap_or(((WIDTHS[0], Rows::Below), [0.0; 2], 1.0))
    }

    fn views(&self, layout: Layout) -> Rc<Figure> {
        let known = self.views.borrow().iter().find(|(known, _)| *known == layout).map(|(_, figure)| figure.clone());
        known.unwrap_or_else(|| {
            let figure = Rc::new(Figure::views(self.note, COLOURS, layout.0, layout.1, self.words));
            self.views.borrow_mut().push((layout, figure.clone()));
            figure
        })
    }
}

impl Chart {
    /// At most so many points high.
    pub fn of(drawn: &Drawn<'_>, height: f32) -> Chart {
        let Drawn { narrow_key: narrow, wide_key: wide, width, .. } = drawn;
        let width = *width;
        let high = |key: &Figure| key.height as f32 * KEY_SCALE;
        let is_keyed = high(narrow) > 0.0;
        let beside = drawn.best(if is_keyed { width - KEY - GAP } else { width }, height);
        let below = drawn.best(width, height - high(wide) - GAP / 2.0);
        let is_below = is_keyed && (high(narrow) > beside.1[1] || below.1[1] > beside.1[1]);
        let (layout, [across, down], scale) = if is_below { below } else { beside };
        let figure = drawn.views(layout);
        if is_below {
            let key = Piece::at(0.0, down + GAP / 2.0, KEY_SCALE, wide.clone());
            let height = down + GAP / 2.0 + high(wide);
            return Chart { views: Piece::at((width - across) / 2.0, 0.0, scale, figure), key, width, height };
        }
        let all = if is_keyed { across + GAP + KEY } else { across };
        let left = (width - all) / 2.0;
        let key = Piece::at(left + across + GAP, (down - high(narrow)) / 2.0, KEY_SCALE, narrow.clone());
        Chart { views: Piece::at(left, 0.0, scale, figure), key, width, height: down }
    }

    /// What it shows, in words.
    pub fn description(&self) -> String {
        format!("{}. {}", self.views.figure.name, self.views.figure.description)
    }
}

impl Piece {
    fn at(x: f32, y: f32, scale: f32, figure: Rc<Figure>) -> Piece {
        Piece { figure, x, y, scale }
    }
}

/// Paints a chart with its upper left corner at a place of the page.
pub fn paint(surface: &mut Surface<'_>, faces: &Faces, x: f32, y: f32, chart: &Chart) {
    for piece in [&chart.views, &chart.key] {
        surface.push_transform(&Transform::from_row(piece.scale, 0.0, 0.0, piece.scale, x + piece.x, y + piece.y));
        parts(surface, faces, &piece.figure.parts);
        surface.pop();
    }
}

fn parts(surface: &mut Surface<'_>, faces: &Faces, all: &[Part]) {
    for part in all {
        match part {
            Part::Group(inner) => group(surface, faces, inner),
            Part::Path(inner) => path(surface, inner),
            Part::Text(inner) => text(surface, faces, inner),
        }
    }
}

fn group(surface: &mut Surface<'_>, faces: &Faces, group: &Group) {
    let scale = group.scale as f32;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, group.at.x as f32, group.at.y as f32));
    let clip = group.clip.as_ref().and_then(|segments| built(segments));
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::EvenOdd);
    }
    parts(surface, faces, &group.parts);
    if clip.is_some() {
        surface.pop();
    }
    surface.pop();
}

fn path(surface: &mut Surface<'_>, path: &figure::Path) {
    let Some(built) = built(&path.segments) else { return };
    let fill =
        path.fill.map(|ink| Fill { paint: paint_of(ink).into(), opacity: opacity(ink), rule: FillRule::EvenOdd });
    let stroke = path.stroke.map(|stroke| Stroke {
        paint: paint_of(stroke.ink).into(),
        width: stroke.width as f32,
        opacity: opacity(stroke.ink),
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        dash: stroke.dash.map(|dash| StrokeDash { array: dash.map(|length| length as f32).to_vec(), offset: 0.0 }),
        ..Stroke::default()
    });
    // With neither, it would be painted black.
    if fill.is_some() || stroke.is_some() {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&built);
    }
}

fn text(surface: &mut Surface<'_>, faces: &Faces, text: &Text) {
    let is_bold = text.weight == Weight::Bold;
    let line = faces.line(&text.words, Style { size: text.size as f32, is_bold, grey: 0 }, f32::MAX);
    let x = text.at.x as f32
        - match text.anchor {
            Anchor::Left => 0.0,
            Anchor::Middle => line.width / 2.0,
            Anchor::Right => line.width,
        };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: paint_of(text.ink).into(), opacity: opacity(text.ink), ..Fill::default() }));
    glyphs(surface, faces, x, text.at.y as f32, &line);
}

fn built(segments: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in segments {
        match segment {
            Segment::Move(to) => path.move_to(to.x as f32, to.y as f32),
            Segment::Line(to) => path.line_to(to.x as f32, to.y as f32),
            Segment::Curve([first, second, to]) => path.cubic_to(
                first.x as f32,
                first.y as f32,
                second.x as f32,
                second.y as f32,
                to.x as f32,
                to.y as f32,
            ),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

fn paint_of(ink: Ink) -> rgb::Color {
    let [red, green, blue] = ink.colour.0;
    rgb::Color::new(red, green, blue)
}

fn opacity(ink: Ink) -> NormalizedF32 {
    NormalizedF32::new(ink.opacity as f32).unwrap_or(NormalizedF32::ONE)
}
