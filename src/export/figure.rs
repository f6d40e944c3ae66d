//! What a picture of a note shows, as a small tree of shapes: for an SVG, a page, or whatever else can paint.

mod body;
mod ink;

use crate::{
    chart::{Layer, Segment, Spot, View},
    note::Note,
};

pub use ink::{Colour, Colours};

/// How a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureOptions {
    pub colours: Colours,
    /// True for a list below the body of what the numbers stand for.
    pub legend: bool,
    /// Of the whole picture, from 320 to 4,000 units; a unit is a CSS pixel, or whatever the printer makes of it.
    pub width: f64,
}

impl Default for PictureOptions {
    fn default() -> PictureOptions {
        PictureOptions { colours: Colours::Colour, legend: true, width: 1000.0 }
    }
}

/// A picture: x grows to the viewer's right from 0 to `width`, y downwards from 0 to `height`, on white.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is of, such as "Body chart, 25 Nov 2026, 15:02".
    pub name: String,
    /// What it shows, in words, for whoever does not see it.
    pub description: String,
    pub width: f64,
    pub height: f64,
    /// In painting order.
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Group(Group),
    Path(Path),
    Text(Text),
}

/// Parts that belong together, in units of their own: what is at `spot` in it stands at `at + scale * spot` in what
/// holds the group. A drawing is such a group, in chart units, and so are the marks on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name for whoever does not see it; empty where it has none.
    pub name: String,
    /// None where the group only holds things together.
    pub role: Option<Role>,
    pub at: Spot,
    pub scale: f64,
    /// Nothing of the group is painted outside of this path, which is even-odd filled, in the units of the group.
    pub clip: Option<Vec<Segment>>,
    /// In painting order.
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the picture that holds others: a view of the body, the legend.
    Object,
    /// A mark, which says one thing and has no parts of its own.
    Symbol,
}

/// Lines and curves. What is filled is even-odd filled; what is stroked has round caps and joins. Hatching is lines
/// like any other, cut where the area ends, so that no printer needs patterns.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub segments: Vec<Segment>,
    pub fill: Option<Ink>,
    /// Painted over the fill.
    pub stroke: Option<Stroke>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    pub colour: Colour,
    /// From 0, not to be seen, to 1.
    pub opacity: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub ink: Ink,
    /// In the units of the group that it is in.
    pub width: f64,
    /// Lengths of a dash and of the gap after it; a dash of 0 is a dot, as caps are round. None for a whole line.
    pub dash: Option<[f64; 2]>,
}

/// A line of text in a sans-serif font, not wider than the figure reckons: see `figure/letters`.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub words: String,
    /// Where the base line starts, or has its middle or its end, as the anchor says.
    pub at: Spot,
    pub anchor: Anchor,
    /// The font's size, in the units of the group that it is in.
    pub size: f64,
    pub weight: Weight,
    pub ink: Ink,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Figure {
    pub fn of(note: &Note, options: &PictureOptions) -> Figure {
        let width = crate::chart::limited(options.width, 320.0, 4000.0);
        let views = [(View::Anterior, Layer::Surface), (View::Posterior, Layer::Surface)];
        let each = width / 2.0;
        let mut parts = Vec::new();
        let mut left = 0.0;
        for (view, layer) in views {
            if let Some(drawing) = crate::chart::drawing(view, layer) {
                let at = Spot { x: left + each / 2.0, y: 0.0 };
                let scale = each / f64::from(drawing.view_box[2]);
                parts.push(Part::Group(body::body(drawing, note, options.colours, at, scale)));
                left += each;
            }
        }
        Figure { name: String::new(), description: String::new(), width, height: width, parts }
    }
}

impl From<Colour> for Ink {
    fn from(colour: Colour) -> Ink {
        Ink { colour, opacity: 1.0 }
    }
}

impl Colour {
    fn at(self, opacity: f64) -> Ink {
        Ink { colour: self, opacity }
    }
}

impl Stroke {
    fn new(ink: impl Into<Ink>, width: f64) -> Stroke {
        Stroke { ink: ink.into(), width, dash: None }
    }
}

impl Path {
    fn filled(segments: Vec<Segment>, ink: impl Into<Ink>) -> Path {
        Path { segments, fill: Some(ink.into()), stroke: None }
    }
}

impl From<Path> for Part {
    fn from(path: Path) -> Part {
        Part::Path(path)
    }
}

impl From<Group> for Part {
    fn from(group: Group) -> Part {
        Part::Group(group)
    }
}

impl From<Text> for Part {
    fn from(text: Text) -> Part {
        Part::Text(text)
    }
}
