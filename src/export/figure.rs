//! What a picture of a note shows, as a small tree of shapes: for an SVG, a page, or whatever else can paint.

mod body;
mod crowd;
mod entries;
mod hatching;
mod ink;
mod layout;
mod legend;
mod letters;
mod marks;
mod page;
mod sign;

use crate::{
    chart::{Drawing, Layer, Segment, Spot, View, drawing, limited},
    export::figure::{
        body::{Look, body},
        entries::{Entry, entries, home},
        ink::{QUIET_TEXT, TEXT},
        layout::{Panel, TITLE, panels},
        legend::{Way, legend},
        marks::marks,
    },
    note::{MarkGroup, Note, Tally, tally},
    words::{Words, lowered, text},
};

pub use ink::{Colour, Colours};
pub use page::Rows;

/// How a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureOptions {
    pub colours: Colours,
    /// True for a list below the body of what the numbers stand for.
    pub legend: bool,
    pub words: Words,
    /// Of the whole picture, from 320 to 4,000 units; a unit is a CSS pixel, or whatever the printer makes of it.
    pub width: f64,
}

impl Default for PictureOptions {
    fn default() -> PictureOptions {
        PictureOptions { colours: Colours::Colour, legend: true, words: Words::default(), width: 1000.0 }
    }
}

/// A picture: x grows to the viewer's right from 0 to `width`, y downwards from 0 to `height`, on white.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is of, such as "Body chart, 25 Nov 2026, 15:02".
    pub name: String,
    /// What it is said in.
    pub words: Words,
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
    /// Where the base line has its left end, its middle or its right end, as the anchor says.
    pub at: Spot,
    pub anchor: Anchor,
    /// The font's size, in the units of the group that it is in.
    pub size: f64,
    pub weight: Weight,
    pub ink: Ink,
}

/// Where on its base line a text is held, however it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Left,
    Middle,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// Around the whole picture, and between the body and the legend.
const MARGIN: f64 = 28.0;
/// The room that the legend needs beside the body, and the most of it that looks well.
const BESIDE: [f64; 2] = [330.0, 460.0];

const ORIGIN: Spot = Spot { x: 0.0, y: 0.0 };

impl Figure {
    pub fn of(note: &Note, options: &PictureOptions) -> Figure {
        let width = if options.width.is_finite() { limited(options.width, 320.0, 4000.0) } else { 1000.0 };
        let (colours, words) = (options.colours, options.words.plain());
        let look = Look { colours, unit: 1.0 };
        let entries = entries(note, words);
        let drawings = drawings(&entries);
        let mut parts = head(note, width, look, words);
        let room = width - 2.0 * MARGIN;
        let mut panels = panels(&drawings, room);
        let groups = groups(&drawings, note);
        let listed = |wide: f64| legend(&entries, &groups, wide, look, words);
        let beside = (room - panels.width - MARGIN).min(BESIDE[1]);
        let is_listed = options.legend && !entries.is_empty();
        let at_side = (is_listed && beside >= BESIDE[0]).then(|| listed(beside));
        // A long list beside a short picture is better in two columns below it.
        let at_side = at_side.filter(|legend| legend.height < panels.height * 1.1);
        let mut bottom = HEAD + panels.height;
        let mut for_panels = room;
        if let Some(legend) = at_side {
            // Its first heading is on the line of the views' titles.
            let at = Spot { x: width - MARGIN - beside, y: HEAD + TITLE - 23.0 };
            for_panels = at.x - 2.0 * MARGIN;
            bottom = bottom.max(at.y + legend.height);
            parts.push(legend::placed(legend, at, words));
        } else if is_listed {
            let legend = listed(room);
            let at = Spot { x: MARGIN, y: bottom + 8.0 };
            bottom = at.y + legend.height;
            parts.push(legend::placed(legend, at, words));
        }
        for panel in &mut panels.panels {
            panel.at.x += MARGIN + (for_panels - panels.width) / 2.0;
            panel.at.y += HEAD;
            parts.extend(view(*panel, &entries, note, colours, words));
        }
        let (name, description) = (name(note, words), description(&entries, &drawings, words));
        Figure { name, words, description, width, height: (bottom + MARGIN).ceil(), parts }
    }
}

/// How high the picture's heading is, with the room above it.
const HEAD: f64 = 68.0;

/// Whose body it is, and of which session.
fn head(note: &Note, width: f64, look: Look, words: Words) -> Vec<Part> {
    let client = note.session.client.trim();
    let title = if client.is_empty() { words.say("Body chart") } else { client };
    let most = width - 2.0 * MARGIN;
    let mut lines = letters::lines(title, 19.0, Weight::Bold, most).into_iter();
    let first = lines.next().unwrap_or_default();
    let first = if lines.next().is_some() { format!("{first} …") } else { first };
    let session = format!("{} · {}", words.moment(note.session.created_at), words.kind(note.session.kind));
    let (ink, quiet) = (look.colours.of(TEXT).into(), look.colours.of(QUIET_TEXT).into());
    let (way, at) = (Way::new(width, words), |y: f64| Spot { x: MARGIN, y });
    vec![
        way.text(&first, at(MARGIN + 14.0), 19.0, Weight::Bold, ink),
        way.text(&session, at(MARGIN + 34.0), 13.0, Weight::Regular, quiet),
    ]
}

/// A view with its title above it.
fn view(panel: Panel, entries: &[Entry<'_>], note: &Note, colours: Colours, words: Words) -> [Part; 2] {
    let drawing = panel.drawing;
    let [left, top, ..] = drawing.view_box.map(f64::from);
    let groups: Vec<_> = tally(drawing, note).iter().map(Tally::group).collect();
    let look = Look { colours, unit: 1.0 / panel.scale };
    let mut parts = body(drawing, &groups, look, words);
    parts.extend(marks(drawing, entries, look, words));
    let name = title(drawing, words);
    let title = Text {
        words: name.clone(),
        at: Spot { x: panel.at.x + panel.width() / 2.0, y: panel.at.y - 11.0 },
        anchor: Anchor::Middle,
        size: 15.0,
        weight: Weight::Bold,
        ink: colours.of(TEXT).into(),
    };
    let at = Spot { x: panel.at.x - left * panel.scale, y: panel.at.y - top * panel.scale };
    [title.into(), Group { name, role: Some(Role::Object), at, scale: panel.scale, clip: None, parts }.into()]
}

/// Such as "Back", or "Back, deep".
fn title(drawing: &Drawing, words: Words) -> String {
    let view = words.view(drawing.view);
    match drawing.layer {
        Layer::Surface => view.to_owned(),
        layer => words.listed(&[view, &lowered(words.layer(layer))]),
    }
}

/// The drawings that something is drawn on, in their usual order; front and back where nothing is.
fn drawings(entries: &[Entry<'_>]) -> Vec<&'static Drawing> {
    let used: Vec<_> = entries.iter().flat_map(|entry| &entry.sites).filter_map(|site| home(site)).collect();
    let all = View::ALL.into_iter().flat_map(|view| [(view, Layer::Surface), (view, Layer::Deep)]);
    let here = all.filter(|place| used.contains(place)).filter_map(|(view, layer)| drawing(view, layer));
    let here: Vec<_> = here.collect();
    if !here.is_empty() {
        return here;
    }
    [View::Anterior, View::Posterior].into_iter().filter_map(|view| drawing(view, Layer::Surface)).collect()
}

/// The groups that regions of these drawings are shown in, each once.
fn groups(drawings: &[&'static Drawing], note: &Note) -> Vec<MarkGroup> {
    let mut groups: Vec<_> =
        drawings.iter().flat_map(|drawing| tally(drawing, note)).filter_map(|tally| tally.group()).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn name(note: &Note, words: Words) -> String {
    let client = note.session.client.trim();
    let name = if client.is_empty() { text("Body chart, {moment}") } else { text("Body chart of {client}, {moment}") };
    words.fill(name, &[("client", &client), ("moment", &words.moment(note.session.created_at))])
}

/// Which views there are, and what the legend lists.
fn description(entries: &[Entry<'_>], drawings: &[&'static Drawing], words: Words) -> String {
    let views: Vec<_> = drawings.iter().map(|drawing| title(drawing, words)).collect();
    let mut sentences = vec![words.fill("Views: {views}.", &[("views", &views.join(words.say("; ")))])];
    for (sentence, is_done) in [(text("Found: {what}."), false), (text("Done: {what}."), true)] {
        let listed = entries.iter().filter(|entry| entry.is_done == is_done);
        let listed: Vec<_> = listed.map(|entry| entry.line(words)).collect();
        if !listed.is_empty() {
            sentences.push(words.fill(sentence, &[("what", &listed.join(words.say("; ")))]));
        }
    }
    if entries.is_empty() {
        sentences.push(words.say("Nothing was charted.").to_owned());
    }
    sentences.join(" ")
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

    fn stroked(segments: Vec<Segment>, stroke: Stroke) -> Path {
        Path { segments, fill: None, stroke: Some(stroke) }
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
