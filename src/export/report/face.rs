//! Words in the fonts of the report: how wide they are, where a line ends, and which glyphs stand for them.

use std::{cell::RefCell, collections::BTreeSet, ops::Range};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Report-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Report-Bold.ttf");

/// What stands for a character that the fonts do not have. Copied out of the file it is that character again.
const STAND_IN: char = '\u{25ca}';

/// The fonts of the report, and what was asked of them that they do not have.
pub struct Faces {
    regular: Face,
    bold: Face,
    lacking: RefCell<BTreeSet<char>>,
}

struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
    stand_in: u32,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// In points.
    pub size: f32,
    pub is_bold: bool,
    /// From 0, black, to 255, white; nothing in the report is told by its grey alone.
    pub grey: u8,
}

/// Words that stand on one line.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub style: Style,
    /// In points, without the space at its end.
    pub width: f32,
    /// Their advances are parts of the font's size, their ranges are of the text.
    pub glyphs: Vec<KrillaGlyph>,
}

/// Glyphs that cannot be parted.
struct Cluster {
    glyphs: Range<usize>,
    text: Range<usize>,
    /// In parts of the font's size.
    advance: f32,
}

impl Faces {
    /// None where a font is damaged.
    pub fn new() -> Option<Faces> {
        let face = |data: &'static [u8]| {
            let shaper = rustybuzz::Face::from_slice(data, 0)?;
            let stand_in = shaper.glyph_index(STAND_IN)?.0.into();
            Some(Face { font: Font::new(data.into(), 0)?, shaper, stand_in })
        };
        Some(Faces { regular: face(REGULAR)?, bold: face(BOLD)?, lacking: RefCell::default() })
    }

    pub fn font(&self, is_bold: bool) -> Font {
        self.face(is_bold).font.clone()
    }

    /// What was to be set and is not in the fonts, each once.
    pub fn lacking(&self) -> Vec<char> {
        self.lacking.borrow().iter().copied().collect()
    }

    /// The words on as many lines as they need, at least one. A line ends at a space, after a hyphen within a word, or,
    /// where a word is wider than the line, within the word.
    pub fn lines(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        text.trim().split('\n').flat_map(|line| self.wrapped(line.trim_end(), style, width)).collect()
    }

    /// As much of the words as one line holds, and "…" where that is not all.
    pub fn line(&self, text: &str, style: Style, width: f32) -> Line {
        let all = text.replace('\n', " ");
        let mut lines = self.wrapped(all.trim(), style, width);
        if lines.len() > 1 {
            let ellipsis = self.width("…", style);
            let first = self.wrapped(all.trim(), style, width - ellipsis).into_iter().next();
            let cut = first.map(|line| format!("{}…", line.text.trim_end())).unwrap_or_default();
            lines = self.wrapped(&cut, style, f32::MAX);
        }
        lines.into_iter().next().unwrap_or_else(|| Line::empty(style))
    }

    /// In points.
    pub fn width(&self, text: &str, style: Style) -> f32 {
        self.wrapped(text, style, f32::MAX).first().map_or(0.0, |line| line.width)
    }

    fn face(&self, is_bold: bool) -> &Face {
        if is_bold { &self.bold } else { &self.regular }
    }

    fn wrapped(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let face = self.face(style.is_bold);
        let text: String = text.chars().map(spaced).filter(|letter| !is_unseen(*letter)).collect();
        let glyphs = self.shaped(&text, face);
        let clusters = clusters(&glyphs);
        let mut lines = Vec::new();
        for range in broken(&clusters, &text, width / style.size) {
            let (Some(first), Some(last)) = (clusters.get(range.start), clusters.get(range.end.saturating_sub(1)))
            else {
                continue;
            };
            let all = first.text.start..last.text.end;
            let words = text.get(all.clone()).unwrap_or_default();
            let moved = |glyph: &KrillaGlyph| {
                let mut glyph = glyph.clone();
                glyph.text_range = glyph.text_range.start - all.start..glyph.text_range.end - all.start;
                glyph
            };
            let seen = clusters[range].iter().rev().skip_while(|cluster| text.get(cluster.text.clone()) == Some(" "));
            lines.push(Line {
                text: words.to_owned(),
                style,
                width: seen.map(|cluster| cluster.advance).sum::<f32>() * style.size,
                glyphs: glyphs[first.glyphs.start..last.glyphs.end].iter().map(moved).collect(),
            });
        }
        if lines.is_empty() {
            lines.push(Line::empty(style));
        }
        lines
    }

    /// The glyphs of a text, from left to right: no script that runs the other way is in the fonts.
    fn shaped(&self, text: &str, face: &Face) -> Vec<KrillaGlyph> {
        // What is shaped, and for each of its bytes where that stands in the text.
        let (mut shown, mut places) = (String::new(), Vec::new());
        for (place, letter) in text.char_indices() {
            let has = face.shaper.glyph_index(letter).is_some();
            if !has {
                self.lacking.borrow_mut().insert(letter);
            }
            let letter = if has { letter } else { STAND_IN };
            shown.push(letter);
            places.resize(places.len() + letter.len_utf8(), place);
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&shown);
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let output = rustybuzz::shape(&face.shaper, &[], buffer);
        let (infos, positions) = (output.glyph_infos(), output.glyph_positions());
        let units = face.font.units_per_em();
        let place_of = |cluster: u32| places.get(cluster as usize).copied().unwrap_or(text.len());
        let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(infos.len());
        for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = place_of(info.cluster);
            let next = infos[at..].iter().find(|next| next.cluster != info.cluster);
            let end = next.map_or(text.len(), |next| place_of(next.cluster)).max(start);
            let glyph = if info.glyph_id == 0 { face.stand_in } else { info.glyph_id };
            let part = |units_: i32| units_ as f32 / units;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(glyph),
                part(position.x_advance),
                part(position.x_offset),
                part(position.y_offset),
                part(position.y_advance),
                start..end,
                None,
            ));
        }
        glyphs
    }
}

impl Line {
    fn empty(style: Style) -> Line {
        Line { text: String::new(), style, width: 0.0, glyphs: Vec::new() }
    }
}

fn clusters(glyphs: &[KrillaGlyph]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        match clusters.last_mut() {
            Some(last) if last.text == glyph.text_range => {
                last.glyphs.end = at + 1;
                last.advance += glyph.x_advance;
            }
            _ => {
                clusters.push(Cluster { glyphs: at..at + 1, text: glyph.text_range.clone(), advance: glyph.x_advance });
            }
        }
    }
    clusters
}

/// The clusters of each line; `width` is in parts of the font's size.
fn broken(clusters: &[Cluster], text: &str, width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut at, mut used) = (0, 0, 0.0);
    // After which cluster the line may end.
    let mut may_end: Option<usize> = None;
    while let Some(cluster) = clusters.get(at) {
        let words = text.get(cluster.text.clone()).unwrap_or_default();
        let is_space = words == " ";
        if !is_space && at > start && used + cluster.advance > width {
            let end = may_end.unwrap_or(at);
            lines.push(start..end);
            (start, at, used, may_end) = (end, end, 0.0, None);
            continue;
        }
        used += cluster.advance;
        at += 1;
        if is_space || (words == "-" && is_within_a_word(text, &cluster.text)) {
            may_end = Some(at);
        }
    }
    if start < clusters.len() {
        lines.push(start..clusters.len());
    }
    lines
}

/// True between letters, so not in "L4-L5" and not before a number.
fn is_within_a_word(text: &str, hyphen: &Range<usize>) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let before = text.get(..hyphen.start).and_then(|before| before.chars().next_back());
    let after = text.get(hyphen.end..).and_then(|after| after.chars().next());
    is_letter(before) && is_letter(after)
}

fn spaced(letter: char) -> char {
    if matches!(letter, '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { letter }
}

/// What has no look of its own: controls, joiners, directions, and what no file may hold.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}
