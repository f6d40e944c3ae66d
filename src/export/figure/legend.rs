//! The list of what the numbers stand for, and what the hatchings and signs mean.

use crate::{
    chart::{Outline, Spot},
    export::figure::{
        Anchor, Group, Ink, Part, Path, Role, Stroke, Text, Weight,
        body::{Look, hatched},
        entries::{Entry, Shape, Sign},
        ink::{LINE, OUTLINE, PAPER, QUIET_TEXT, TEXT, tint},
        letters,
        sign::{badge, circle, rounded},
    },
    note::MarkGroup,
    words::{Words, text},
};

const HEADING: f64 = 13.0;
const NAME: f64 = 13.5;
const DETAIL: f64 = 12.5;
/// From base line to base line.
const LEADING: f64 = 17.0;
/// Between rows.
const GAP: f64 = 9.0;
/// Where a row's number ends, where its badge has its middle, and where its words start.
const COLUMNS: [f64; 3] = [20.0, 35.0, 53.0];
/// Between two columns of the list.
const GUTTER: f64 = 36.0;
/// The least width of a column where there are two.
const COLUMN: f64 = 300.0;

/// The legend, from 0, 0 downwards, and how high it is.
#[derive(Debug)]
pub struct Legend {
    pub parts: Vec<Part>,
    pub height: f64,
}

/// Along which way a line of so many units is read; what is laid from left to right is mirrored where it is the other one.
#[derive(Clone, Copy)]
pub struct Way {
    pub width: f64,
    pub is_mirrored: bool,
}

impl Way {
    pub fn new(width: f64, words: Words) -> Way {
        Way { width, is_mirrored: words.is_right_to_left() }
    }

    /// Where the left end of something stands that is so wide.
    fn left(self, x: f64, wide: f64) -> f64 {
        if self.is_mirrored { self.width - x - wide } else { x }
    }

    /// A text from where it begins.
    pub fn text(self, words: &str, at: Spot, size: f64, weight: Weight, ink: Ink) -> Part {
        let (words, at) = (words.to_owned(), Spot { x: self.left(at.x, 0.0), ..at });
        let anchor = if self.is_mirrored { Anchor::Right } else { Anchor::Left };
        Text { words, at, anchor, size, weight, ink }.into()
    }

    /// A text up to where it ends.
    fn text_to(self, words: String, at: Spot, size: f64, weight: Weight, ink: Ink) -> Part {
        let at = Spot { x: self.left(at.x, 0.0), ..at };
        let anchor = if self.is_mirrored { Anchor::Left } else { Anchor::Right };
        Text { words, at, anchor, size, weight, ink }.into()
    }
}

/// What stands together in a column.
struct Block {
    parts: Vec<Part>,
    height: f64,
    is_heading: bool,
}

pub fn legend(entries: &[Entry<'_>], groups: &[MarkGroup], width: f64, look: Look, words: Words) -> Legend {
    let count = if width >= 2.0 * COLUMN + GUTTER { 2.0 } else { 1.0 };
    let column = (width - (count - 1.0) * GUTTER) / count;
    let (whole, way) = (Way::new(width, words), Way::new(column, words));
    let mut blocks = Vec::new();
    for (heading, is_done) in [(words.say("Found"), false), (words.pattern("heading", "Done"), true)] {
        let mut listed = entries.iter().filter(|entry| entry.is_done == is_done).peekable();
        if listed.peek().is_some() {
            blocks.push(heading_block(heading, way, look, !blocks.is_empty()));
            blocks.extend(listed.map(|entry| row(entry, way, look)));
        }
    }
    let split = if count > 1.0 { split(&blocks) } else { blocks.len() };
    if blocks.get(split).is_some_and(|block| !block.is_heading) {
        let lists = blocks.iter().take(split).filter(|block| block.is_heading).count();
        let is_done = lists > 1 || entries.first().is_some_and(|entry| entry.is_done);
        let heading = if is_done { text("Done, continued") } else { text("Found, continued") };
        blocks.insert(split, heading_block(words.say(heading), way, look, true));
    }
    let mut parts = Vec::new();
    let mut height: f64 = 0.0;
    let mut at = Spot { x: 0.0, y: 0.0 };
    for (place, block) in blocks.into_iter().enumerate() {
        if place == split {
            at = Spot { x: column + GUTTER, y: 0.0 };
        }
        // The room above a heading is for one that follows a list.
        let is_first = at.y == 0.0;
        let lift = if is_first && block.is_heading && place > 0 { ABOVE } else { 0.0 };
        let at_block = Spot { x: whole.left(at.x, column), y: at.y - lift };
        parts.push(group(at_block, block.parts));
        at.y += block.height - lift;
        height = height.max(at.y);
    }
    let key = key(entries, groups, width, look, words);
    parts.push(group(Spot { x: 0.0, y: height + 4.0 }, key.parts));
    Legend { parts, height: height + 4.0 + key.height }
}

/// The room above a heading that follows a list.
const ABOVE: f64 = 14.0;

/// The block that the second column starts with, so that both are about as high; no heading ends the first.
fn split(blocks: &[Block]) -> usize {
    let whole: f64 = blocks.iter().map(|block| block.height).sum();
    let mut best = (blocks.len(), whole);
    let mut above = 0.0;
    for (place, block) in blocks.iter().enumerate() {
        let is_after_heading = place > 0 && blocks[place - 1].is_heading;
        // A list that starts at the top of a column reads best.
        let bonus = if block.is_heading { 30.0 } else { 0.0 };
        let higher = f64::max(above, whole - above) - bonus;
        if place > 0 && !is_after_heading && higher < best.1 {
            best = (place, higher);
        }
        above += block.height;
    }
    best.0
}

fn heading_block(heading: &str, way: Way, look: Look, follows: bool) -> Block {
    let above = if follows { ABOVE } else { 0.0 };
    let base = above + 12.0;
    let mut parts =
        vec![way.text(heading, Spot { x: 0.0, y: base }, HEADING, Weight::Bold, look.colours.of(TEXT).into())];
    let line = rounded([0.0, base + 6.0, way.width, 1.0], 0.0);
    parts.push(Path::filled(line, look.colours.of(LINE)).into());
    Block { parts, height: base + 16.0, is_heading: true }
}

fn row(entry: &Entry<'_>, way: Way, look: Look) -> Block {
    let [number, middle, words] = COLUMNS;
    let (ink, quiet) = (look.colours.of(TEXT).into(), look.colours.of(QUIET_TEXT).into());
    let most = way.width - words;
    let mut base = 13.0;
    let at = Spot { x: number, y: base };
    let mut parts = vec![way.text_to(entry.number.to_string(), at, NAME, Weight::Bold, ink)];
    let at = Spot { x: way.left(middle, 0.0), y: base - 4.6 };
    badge(&mut parts, Sign { size: 0.95, ..entry.sign }, at, look);
    for line in letters::lines(entry.name, NAME, Weight::Bold, most) {
        parts.push(way.text(&line, Spot { x: words, y: base }, NAME, Weight::Bold, ink));
        base += LEADING;
    }
    for line in letters::lines(&entry.details, DETAIL, Weight::Regular, most) {
        parts.push(way.text(&line, Spot { x: words, y: base }, DETAIL, Weight::Regular, quiet));
        base += LEADING;
    }
    Block { parts, height: base - 13.0 + GAP, is_heading: false }
}

/// What shapes and hatchings stand for, side by side, in as many lines as it takes.
pub fn key(entries: &[Entry<'_>], groups: &[MarkGroup], width: f64, look: Look, words: Words) -> Legend {
    const BETWEEN: f64 = 20.0;
    const LINE_HEIGHT: f64 = 24.0;
    const SWATCH: f64 = 26.0;
    let way = Way::new(width, words);
    let mut parts = Vec::new();
    let mut at = Spot { x: 0.0, y: 14.0 };
    let mut put = |wide: f64, name: &str, paint: &mut dyn FnMut(&mut Vec<Part>, Spot)| {
        let needed = wide + 6.0 + letters::width(name, DETAIL, Weight::Regular);
        if at.x > 0.0 && at.x + needed > width {
            at = Spot { x: 0.0, y: at.y + LINE_HEIGHT };
        }
        paint(&mut parts, Spot { x: way.left(at.x, wide), ..at });
        let quiet = look.colours.of(QUIET_TEXT).into();
        let words_at = Spot { x: at.x + wide + 6.0, y: at.y + 4.5 };
        parts.push(way.text(name, words_at, DETAIL, Weight::Regular, quiet));
        at.x += needed + BETWEEN;
    };
    for (shape, name) in [
        (Shape::Round, words.say("Found")),
        (Shape::RoundAndHollow, words.say("Gone after treatment")),
        (Shape::Square, words.say("Treatment")),
    ] {
        if entries.iter().any(|entry| entry.sign.shape == shape) {
            put(12.0, name, &mut |parts, at| {
                let at = Spot { x: at.x + 6.0, y: at.y };
                let (ink, paper) = (look.colours.of(QUIET_TEXT), look.colours.of(PAPER));
                let outline = match shape {
                    Shape::Square => rounded([at.x - 5.5, at.y - 5.5, 11.0, 11.0], 2.3),
                    Shape::Round | Shape::RoundAndHollow => circle(at, 5.5),
                };
                let fill = if shape == Shape::RoundAndHollow { paper } else { ink };
                parts.push(Path { stroke: Some(Stroke::new(ink, 1.2)), ..Path::filled(outline, fill) }.into());
            });
        }
    }
    for group in groups {
        put(SWATCH, words.mark_group(*group), &mut |parts, at| {
            let swatch = rounded([0.0, 0.0, SWATCH, 14.0], 2.0);
            let hatched = hatched(&Outline::of_path("M0 0l26 0 0 14-26 0z", false), *group, look);
            let edge = Path::stroked(swatch.clone(), Stroke::new(look.colours.of(OUTLINE), 0.8));
            let fill = Path::filled(swatch, look.colours.of(tint(*group)));
            let at = Spot { x: at.x, y: at.y - 7.0 };
            parts.push(self::group(at, vec![fill.into(), hatched.into(), edge.into()]));
        });
    }
    if parts.is_empty() {
        return Legend { parts, height: 0.0 };
    }
    Legend { parts, height: at.y + 14.0 }
}

fn group(at: Spot, parts: Vec<Part>) -> Part {
    Group { name: String::new(), role: None, at, scale: 1.0, clip: None, parts }.into()
}

/// The legend as one part of the picture.
pub fn placed(legend: Legend, at: Spot, words: Words) -> Part {
    let (name, role) = (words.say("Legend").to_owned(), Some(Role::Object));
    Group { name, role, at, scale: 1.0, clip: None, parts: legend.parts }.into()
}
