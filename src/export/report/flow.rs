//! Puts the parts of the report on pages, from the top down: what fits, what goes on overleaf, what stays together.

use super::{
    chart::Chart,
    face::{Faces, Line, Style},
    table::{Laid, Table},
    tree::{Leaf, Role, Tree},
};
use crate::words::Words;

/// Places are in points from the upper left corner of the paper, x to the right and y downwards. What is read from right
/// to left is laid as if it were not, and mirrored when it is painted.
pub struct Flow<'a> {
    pub faces: &'a Faces,
    pub words: Words,
    pub sizes: Sizes,
    pub paper: Paper,
    pub pages: Vec<Vec<Item>>,
    pub tree: Tree,
    /// Where the headings are: words, page, y.
    pub outline: Vec<(String, usize, f32)>,
    /// Where the next part begins.
    y: f32,
    /// Of the section that is being set, so that it can be said again overleaf.
    heading: Option<String>,
}

/// A sheet of paper, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    pub width: f32,
    pub height: f32,
}

/// How closely the report is set, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    pub text: f32,
    /// From base line to base line.
    pub leading: f32,
    /// Between sections.
    pub gap: f32,
    /// The most that the chart may take of the page's height.
    pub chart: f32,
}

/// Something on a page; what belongs to no part is said by others already, or is there for the eye alone.
pub struct Item {
    pub x: f32,
    /// Of words the base line.
    pub y: f32,
    pub part: Option<Leaf>,
    pub what: What,
}

pub enum What {
    Words(Line),
    Chart(Chart),
    /// From where it is to the right.
    Rule {
        length: f32,
        thickness: f32,
        grey: u8,
    },
    /// From where it is to the right and down.
    Frame {
        width: f32,
        height: f32,
    },
}

impl What {
    pub fn width(&self) -> f32 {
        match self {
            What::Words(line) => line.width,
            What::Chart(chart) => chart.width,
            What::Rule { length, .. } => *length,
            What::Frame { width, .. } => *width,
        }
    }
}

/// What stands in a section.
pub enum Content {
    /// Each sentence begins a line.
    Sentences(Vec<String>),
    Table(Table),
}

pub const MARGIN: f32 = 46.0;
const TOP: f32 = 38.0;
const BOTTOM: f32 = 44.0;
/// The column of the headings, and what parts it from the other one.
const SIDE: f32 = 66.0;
const GUTTER: f32 = 10.0;
/// How far the base line of a line stands below its top, as a part of the leading.
const BASE: f32 = 0.76;

pub const BLACK: u8 = 0;
pub const QUIET: u8 = 85;
pub const HAIR: u8 = 190;

impl Paper {
    pub const LETTER: Paper = Paper { width: 612.0, height: 792.0 };
    pub const A4: Paper = Paper { width: 595.28, height: 841.89 };

    /// Between the margins.
    pub fn room(self) -> f32 {
        self.width - 2.0 * MARGIN
    }
}

impl Sizes {
    pub fn style(self) -> Style {
        Style { size: self.text, is_bold: false, grey: BLACK }
    }

    pub fn bold(self) -> Style {
        Style { is_bold: true, ..self.style() }
    }

    /// Of labels and heads of columns.
    pub fn label(self) -> Style {
        Style { size: self.text * 0.87, is_bold: false, grey: QUIET }
    }
}

impl<'a> Flow<'a> {
    pub fn new(faces: &'a Faces, paper: Paper, sizes: Sizes, words: Words) -> Flow<'a> {
        let (tree, outline) = (Tree::default(), Vec::new());
        Flow { faces, words, sizes, paper, pages: vec![Vec::new()], tree, outline, y: TOP, heading: None }
    }

    pub fn title(&mut self, words: &str) {
        let style = Style { size: self.sizes.text * 1.8, is_bold: true, grey: BLACK };
        let leading = style.size * 1.25;
        let part = self.tree.add(Role::Heading(1, words.to_owned()), None);
        self.note_heading(words);
        let lines = self.faces.lines(words, style, self.paper.room());
        self.stacked(lines, MARGIN, leading, Some(part));
        self.y += self.sizes.gap * 0.4;
    }

    /// Facts side by side, each under its label; below each other where one is too long for that.
    pub fn lead(&mut self, facts: &[(&str, String)]) {
        let (style, label) = (self.sizes.style(), self.sizes.label());
        let count = facts.len().max(3) as f32;
        let column = (self.paper.room() - (count - 1.0) * GUTTER) / count;
        let is_short = facts.iter().all(|(_, value)| self.faces.width(value, style) <= column && !value.contains('\n'));
        if !is_short {
            for (label, value) in facts {
                self.row(label, std::slice::from_ref(value));
            }
            return;
        }
        let leading = self.sizes.leading;
        for (place, (name, value)) in facts.iter().enumerate() {
            let x = MARGIN + place as f32 * (column + GUTTER);
            let part = self.tree.add(Role::Paragraph, None);
            let name = self.faces.line(&format!("{name} "), label, column);
            let value = self.faces.line(value, style, f32::MAX);
            self.put(x, self.y + leading * BASE, Some(part), What::Words(name));
            self.put(x, self.y + leading * (1.0 + BASE), Some(part), What::Words(value));
        }
        self.y += 2.0 * leading + self.sizes.gap * 0.6;
    }

    /// A label beside sentences, without a rule: a small section that is no heading.
    fn row(&mut self, label: &str, sentences: &[String]) {
        let part = self.tree.add(Role::Paragraph, None);
        let line = self.faces.line(&format!("{label} "), self.sizes.label(), SIDE);
        self.keep(self.sizes.leading);
        self.put(MARGIN, self.y + self.sizes.leading * BASE, Some(part), What::Words(line));
        self.sentences(sentences, self.sizes.style());
    }

    /// Something that nobody may overlook, in a frame.
    pub fn notice(&mut self, words: &str) {
        const PADDING: f32 = 6.0;
        let part = self.tree.add(Role::Paragraph, None);
        let room = self.paper.room() - 2.0 * PADDING;
        let lines = self.faces.lines(words, self.sizes.bold(), room);
        // What is too long for a frame stands without one.
        let height = lines.len() as f32 * self.sizes.leading + 2.0 * PADDING;
        if height <= self.whole() {
            self.keep(height);
            let frame = What::Frame { width: self.paper.room(), height };
            self.put(MARGIN, self.y, None, frame);
        }
        self.y += PADDING;
        self.stacked(lines, MARGIN + PADDING, self.sizes.leading, Some(part));
        self.y += PADDING + self.sizes.gap * 0.6;
    }

    /// A heading in the side column, and beside it what it is about.
    pub fn section(&mut self, heading: &str, contents: &[Content]) {
        let laid: Vec<Set> = contents.iter().map(|content| self.set(content)).collect();
        let titles = self.faces.lines(heading, self.sizes.bold(), SIDE);
        let leading = self.sizes.leading;
        let first = laid.first().map_or(leading, |set| set.first(leading)).max(titles.len() as f32 * leading);
        self.y += self.sizes.gap * 0.5;
        self.keep(first + self.sizes.gap * 0.5);
        let length = self.paper.room();
        self.put(MARGIN, self.y, None, What::Rule { length, thickness: 0.5, grey: HAIR });
        self.y += self.sizes.gap * 0.5;
        let part = self.tree.add(Role::Heading(2, heading.to_owned()), None);
        self.note_heading(heading);
        let (page, top) = (self.pages.len(), self.y);
        self.stacked(titles, MARGIN, leading, Some(part));
        let bottom = self.y;
        self.y = top;
        self.heading = Some(heading.to_owned());
        for (place, set) in laid.into_iter().enumerate() {
            if place > 0 {
                self.y += self.sizes.gap * 0.5;
                self.keep(set.first(leading));
            }
            match set {
                Set::Sentences(sentences) => {
                    sentences.into_iter().for_each(|lines| {
                        let part = self.tree.add(Role::Paragraph, None);
                        self.paragraph(lines, part);
                    });
                }
                Set::Table(laid) => laid.put(self),
            }
        }
        self.heading = None;
        if self.pages.len() == page {
            self.y = self.y.max(bottom);
        }
    }

    /// The chart over the whole width.
    pub fn chart(&mut self, chart: Chart) {
        self.keep(chart.height);
        let part = self.tree.add(Role::Figure(chart.description()), None);
        let (x, height) = (MARGIN + (self.paper.room() - chart.width) / 2.0, chart.height);
        self.put(x, self.y, Some(part), What::Chart(chart));
        self.y += height;
    }

    /// Where the column of contents begins.
    pub fn left(&self) -> f32 {
        MARGIN + SIDE + GUTTER
    }

    /// How wide the column of contents is.
    pub fn column(&self) -> f32 {
        self.paper.room() - SIDE - GUTTER
    }

    /// What is left of the page.
    pub fn left_over(&self) -> f32 {
        self.paper.height - BOTTOM - self.y
    }

    /// What an empty page holds.
    pub fn whole(&self) -> f32 {
        self.paper.height - BOTTOM - TOP - self.sizes.leading
    }

    /// Goes on overleaf unless so much fits.
    pub fn keep(&mut self, height: f32) -> bool {
        let goes_over = height > self.left_over() && self.y > TOP;
        if goes_over {
            self.turn();
        }
        goes_over
    }

    pub fn put(&mut self, x: f32, y: f32, part: Option<Leaf>, what: What) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Item { x, y, part, what });
        }
    }

    /// A line whose top is so far below where the next part begins.
    pub fn put_line(&mut self, x: f32, below: f32, part: Option<Leaf>, line: Line) {
        let y = self.y + below + self.sizes.leading * BASE;
        self.put(x, y, part, What::Words(line));
    }

    pub fn rule(&mut self, x: f32, length: f32, thickness: f32, grey: u8) {
        self.put(x, self.y, None, What::Rule { length, thickness, grey });
    }

    pub fn advance(&mut self, height: f32) {
        self.y += height;
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
        if let Some(heading) = self.heading.clone() {
            let leading = self.sizes.leading;
            let label = self.sizes.label();
            let lines =
                self.faces.lines(&self.words.fill("{heading}, continued", &[("heading", &heading)]), label, SIDE);
            for (place, line) in lines.into_iter().enumerate() {
                self.put(MARGIN, TOP + leading * (place as f32 + BASE), None, What::Words(line));
            }
        }
    }

    fn note_heading(&mut self, words: &str) {
        self.outline.push((words.to_owned(), self.pages.len() - 1, self.y));
    }

    fn set(&self, content: &Content) -> Set {
        match content {
            Content::Sentences(sentences) => {
                let lines = |text: &String| self.faces.lines(text, self.sizes.style(), self.column());
                Set::Sentences(sentences.iter().map(lines).collect())
            }
            Content::Table(table) => Set::Table(table.laid(self.faces, self.sizes, self.left(), self.column())),
        }
    }

    fn sentences(&mut self, sentences: &[String], style: Style) {
        for text in sentences {
            let lines = self.faces.lines(text, style, self.column());
            let part = self.tree.add(Role::Paragraph, None);
            self.paragraph(lines, part);
        }
    }

    /// Lines in the column of contents; at least two of them stay together on either side of a page's end.
    fn paragraph(&mut self, lines: Vec<Line>, part: Leaf) {
        let leading = self.sizes.leading;
        let count = lines.len();
        let left = self.left();
        if count <= 3 {
            self.keep(count as f32 * leading);
        }
        for (place, line) in lines.into_iter().enumerate() {
            let is_pair = place == 0 || place + 2 == count;
            self.keep(if is_pair && count > 3 { 2.0 * leading } else { leading });
            self.put_line(left, 0.0, Some(part), line);
            self.y += leading;
        }
        self.y += leading * 0.14;
    }

    /// Lines below each other that begin at x.
    fn stacked(&mut self, lines: Vec<Line>, x: f32, leading: f32, part: Option<Leaf>) {
        for line in lines {
            self.keep(leading);
            self.put(x, self.y + leading * BASE, part, What::Words(line));
            self.y += leading;
        }
    }
}

/// What stands in a section, in lines.
enum Set {
    Sentences(Vec<Vec<Line>>),
    Table(Laid),
}

impl Set {
    /// What stays with the heading.
    fn first(&self, leading: f32) -> f32 {
        match self {
            Set::Sentences(sentences) => sentences.first().map_or(0.0, |lines| lines.len().min(3) as f32 * leading),
            Set::Table(laid) => laid.first(),
        }
    }
}
