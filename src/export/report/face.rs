//! Words in the fonts of the report: how wide they are, where a line ends, and which glyphs stand for them.

use std::{cell::RefCell, collections::BTreeSet, ops::Range};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};

const REGULAR: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/Report-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Report-Arabic-Regular.ttf"),
];
const BOLD: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/Report-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Report-Arabic-Bold.ttf"),
];

/// What stands for a character that the fonts do not have. Copied out of the file it is that character again.
const STAND_IN: char = '\u{25ca}';

/// The fonts of the report, and what was asked of them that they do not have.
pub struct Faces {
    regular: Family,
    bold: Family,
    /// Of whatever has no direction of its own.
    direction: Level,
    lacking: RefCell<BTreeSet<char>>,
}

/// The fonts of a weight, by the script that they are for.
struct Family {
    latin: Face,
    arabic: Face,
}

struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
    /// None in a font that nobody asks for it.
    stand_in: Option<u32>,
}

/// What a font is for. What is in both scripts, such as a blank, stays with what it stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// With Greek, Cyrillic, numbers and signs.
    Latin,
    Arabic,
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
    /// From left to right, as they are seen.
    pub runs: Vec<Run>,
}

/// Glyphs of one font beside each other.
#[derive(Clone, Debug)]
pub struct Run {
    pub script: Script,
    /// Where it begins, in points from the left end of the line.
    pub x: f32,
    /// Their advances are parts of the font's size, their ranges are of the line's text.
    pub glyphs: Vec<KrillaGlyph>,
}

/// Glyphs that cannot be parted.
struct Cluster {
    text: Range<usize>,
    script: Script,
    /// Odd where it is read from right to left.
    level: Level,
    /// In parts of the font's size.
    advance: f32,
    /// From left to right; their ranges are of the whole text.
    glyphs: Vec<KrillaGlyph>,
}

impl Faces {
    /// None where a font is damaged.
    pub fn new(is_right_to_left: bool) -> Option<Faces> {
        let direction = if is_right_to_left { Level::rtl() } else { Level::ltr() };
        Some(Faces { regular: Family::new(REGULAR)?, bold: Family::new(BOLD)?, direction, lacking: RefCell::default() })
    }

    pub fn is_right_to_left(&self) -> bool {
        self.direction.is_rtl()
    }

    pub fn font(&self, is_bold: bool, script: Script) -> Font {
        self.family(is_bold).face(script).font.clone()
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

    fn family(&self, is_bold: bool) -> &Family {
        if is_bold { &self.bold } else { &self.regular }
    }

    fn wrapped(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let text: String = text.chars().map(spaced).filter(|letter| !is_unseen(*letter) || turns(*letter)).collect();
        let clusters = self.shaped(&text, self.family(style.is_bold));
        let lines = broken(&clusters, &text, width / style.size);
        let mut lines: Vec<Line> =
            lines.into_iter().filter_map(|range| self.line_of(clusters.get(range)?, &text, style)).collect();
        if lines.is_empty() {
            lines.push(Line::empty(style));
        }
        lines
    }

    /// The clusters of a line as they are seen from left to right; none where there are none.
    fn line_of(&self, clusters: &[Cluster], text: &str, style: Style) -> Option<Line> {
        let all = clusters.first()?.text.start..clusters.last()?.text.end;
        let is_space = |cluster: &&Cluster| text.get(cluster.text.clone()) == Some(" ");
        let seen = clusters.len() - clusters.iter().rev().take_while(is_space).count();
        let advance = |clusters: &[Cluster]| clusters.iter().map(|cluster| cluster.advance).sum::<f32>() * style.size;
        // Space at the end of a line stands where the line ends, whatever it follows.
        let level = |(place, cluster): (usize, &Cluster)| if place < seen { cluster.level } else { self.direction };
        let levels: Vec<Level> = clusters.iter().enumerate().map(level).collect();
        let mut x = if self.is_right_to_left() { -advance(&clusters[seen..]) } else { 0.0 };
        let mut runs: Vec<Run> = Vec::new();
        for cluster in BidiInfo::reorder_visual(&levels).into_iter().filter_map(|place| clusters.get(place)) {
            if runs.last().is_none_or(|last| last.script != cluster.script) {
                runs.push(Run { script: cluster.script, x, glyphs: Vec::new() });
            }
            let moved = |glyph: &KrillaGlyph| {
                let mut glyph = glyph.clone();
                glyph.text_range = glyph.text_range.start - all.start..glyph.text_range.end - all.start;
                glyph
            };
            runs.iter_mut().last()?.glyphs.extend(cluster.glyphs.iter().map(moved));
            x += cluster.advance * style.size;
        }
        let words = text.get(all.clone()).unwrap_or_default();
        Some(Line { text: words.to_owned(), style, width: advance(&clusters[..seen]), runs })
    }

    /// The clusters of a text in the order in which it is read.
    fn shaped(&self, text: &str, family: &Family) -> Vec<Cluster> {
        let levels = BidiInfo::new(text, Some(self.direction)).levels;
        let mut clusters = Vec::new();
        let mut script = Script::Latin;
        // A letter of Arabic looks otherwise beside a joiner, which nobody sees.
        let joins = text.chars().any(is_arabic);
        let is_set = |letter: char| !is_unseen(letter) || (joins && matches!(letter, '\u{200c}' | '\u{200d}'));
        let set: Vec<(usize, char, Script, Level)> = text
            .char_indices()
            .filter(|(_, letter)| is_set(*letter))
            .map(|(place, letter)| {
                script = family.script_of(letter, script);
                (place, letter, script, levels.get(place).copied().unwrap_or(self.direction))
            })
            .collect();
        for run in set.chunk_by(|one, next| (one.2, one.3) == (next.2, next.3)) {
            let Some(&(start, _, script, level)) = run.first() else { continue };
            let end = run.last().map_or(start, |(place, letter, ..)| place + letter.len_utf8());
            clusters.extend(self.run(run, start..end, family.face(script), script, level));
        }
        clusters
    }

    /// The clusters of letters that are of one font and run one way.
    fn run(
        &self,
        letters: &[(usize, char, Script, Level)],
        all: Range<usize>,
        face: &Face,
        script: Script,
        level: Level,
    ) -> Vec<Cluster> {
        // What is shaped, and for each of its bytes where that stands in the text.
        let (mut shown, mut places) = (String::new(), Vec::new());
        for (place, letter, ..) in letters {
            let has = face.has(*letter);
            if !has {
                self.lacking.borrow_mut().insert(*letter);
            }
            let letter = if has { *letter } else { STAND_IN };
            shown.push(letter);
            places.resize(places.len() + letter.len_utf8(), *place);
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&shown);
        buffer.guess_segment_properties();
        buffer.set_direction(if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight });
        let output = rustybuzz::shape(&face.shaper, &[], buffer);
        let (infos, positions) = (output.glyph_infos(), output.glyph_positions());
        let place_of = |cluster: u32| places.get(cluster as usize).copied().unwrap_or(all.end);
        let mut starts: Vec<usize> = infos.iter().map(|info| place_of(info.cluster)).collect();
        starts.sort_unstable();
        starts.dedup();
        let units = face.font.units_per_em();
        let part = |units_: i32| units_ as f32 / units;
        let mut clusters: Vec<Cluster> = Vec::new();
        for (info, position) in infos.iter().zip(positions) {
            let start = place_of(info.cluster);
            // Up to the last letter before the next one: a mark that is not set belongs to none.
            let next = starts.get(starts.partition_point(|next| *next <= start)).copied().unwrap_or(all.end);
            let last = letters.get(letters.partition_point(|(place, ..)| *place < next).saturating_sub(1));
            let end = last.map_or(next, |(place, letter, ..)| place + letter.len_utf8());
            let glyph = KrillaGlyph::new(
                GlyphId::new(if info.glyph_id == 0 { face.stand_in.unwrap_or(0) } else { info.glyph_id }),
                part(position.x_advance),
                part(position.x_offset),
                part(position.y_offset),
                part(position.y_advance),
                start..end,
                None,
            );
            match clusters.last_mut().filter(|last| last.text.start == start) {
                Some(last) => {
                    last.advance += glyph.x_advance;
                    last.glyphs.push(glyph);
                }
                None => {
                    let (advance, glyphs) = (glyph.x_advance, vec![glyph]);
                    clusters.push(Cluster { text: start..end, script, level, advance, glyphs });
                }
            }
        }
        clusters.sort_by_key(|cluster| cluster.text.start);
        clusters
    }
}

impl Family {
    fn new([latin, arabic]: [&'static [u8]; 2]) -> Option<Family> {
        let latin = Face::new(latin)?;
        // What is in neither font is looked for in this one.
        latin.stand_in?;
        Some(Family { latin, arabic: Face::new(arabic)? })
    }

    fn face(&self, script: Script) -> &Face {
        match script {
            Script::Latin => &self.latin,
            Script::Arabic => &self.arabic,
        }
    }

    fn script_of(&self, letter: char, before: Script) -> Script {
        let is_of_neither = !letter.is_alphanumeric() && before == Script::Arabic;
        if self.arabic.has(letter) && (is_arabic(letter) || is_of_neither || !self.latin.has(letter)) {
            Script::Arabic
        } else {
            Script::Latin
        }
    }
}

impl Face {
    fn new(data: &'static [u8]) -> Option<Face> {
        let shaper = rustybuzz::Face::from_slice(data, 0)?;
        let stand_in = shaper.glyph_index(STAND_IN).map(|glyph| glyph.0.into());
        Some(Face { font: Font::new(data.into(), 0)?, shaper, stand_in })
    }

    fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some()
    }
}

impl Line {
    fn empty(style: Style) -> Line {
        Line { text: String::new(), style, width: 0.0, runs: Vec::new() }
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
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

/// What has no look, and yet says how what stands beside it is joined or which way it is read.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

#[cfg(test)]
mod tests {
    use super::{Faces, Script, Style};

    const STYLE: Style = Style { size: 10.0, is_bold: false, grey: 0 };

    /// Where in the text each glyph of the only line comes from, from left to right, with the script of its font.
    fn seen(is_right_to_left: bool, text: &str) -> Vec<(Script, usize)> {
        let line = Faces::new(is_right_to_left).unwrap().line(text, STYLE, f32::MAX);
        let glyphs =
            line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.script, glyph.text_range.start)));
        glyphs.collect()
    }

    #[test]
    fn a_line_is_seen_in_the_order_of_its_language_and_a_number_in_its_own() {
        use Script::{Arabic, Latin};
        assert_eq!(seen(false, "L4"), [(Latin, 0), (Latin, 1)]);
        // Two letters of two bytes each, a blank and a number.
        assert_eq!(seen(true, "دد 12"), [(Latin, 5), (Latin, 6), (Arabic, 4), (Arabic, 2), (Arabic, 0)]);
        assert_eq!(seen(false, "L دد"), [(Latin, 0), (Latin, 1), (Arabic, 4), (Arabic, 2)]);
    }

    #[test]
    fn a_line_from_right_to_left_ends_at_its_left_and_hangs_its_last_blank_out() {
        let faces = Faces::new(true).unwrap();
        let lines = faces.lines("دد دد", STYLE, faces.width("دد", STYLE) + 0.1);
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["دد ", "دد"]);
        let starts: Vec<f32> = lines.iter().map(|line| line.runs[0].x).collect();
        assert!(starts[0] < 0.0 && starts[1] == 0.0, "{starts:?}");
        assert!((lines[0].width - lines[1].width).abs() < 0.01);
    }

    #[test]
    fn what_no_font_has_is_told_and_marks_of_direction_are_not_set() {
        let faces = Faces::new(true).unwrap();
        assert_eq!(
            faces.line("12\u{200e} s", STYLE, f32::MAX).runs.iter().map(|run| run.glyphs.len()).sum::<usize>(),
            4
        );
        // A blank before such a mark is still where a line may end.
        let lines = faces.lines("see \u{200e}more", STYLE, faces.width("more", STYLE) + 0.1);
        assert_eq!(lines.len(), 2);
        faces.line("کد 字", STYLE, f32::MAX);
        assert_eq!(faces.lacking(), ['字']);
    }
}
