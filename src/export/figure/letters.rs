//! How wide a text is at most, reckoned without a font.
//!
//! Where a picture is opened nobody knows which font "sans-serif" will be, and no browser is asked. So lines are
//! broken by the widths of Helvetica, which a PDF has and which Arial shares, and those are taken as a sixth wider, as
//! are DejaVu Sans and Verdana, the widest of the usual fonts. A line may end early and never runs into what is beside it.

use crate::export::figure::Weight;

/// Thousandths of the font's size from space to tilde. (Adobe's font metrics of Helvetica)
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How much wider than Helvetica other fonts are.
const ALLOWANCE: f64 = 1.16;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;

/// The most that a text can be wide, in the units of its size.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.chars().map(letter).sum();
    let bold = if weight == Weight::Bold { BOLD } else { 1.0 };
    f64::from(thousandths) / 1000.0 * size * ALLOWANCE * bold
}

/// The text in lines that are at most so wide. It breaks at spaces, and within a word only where that alone is wider.
pub fn lines(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let is_too_wide = |line: &str| width(line, size, weight) > most;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if !is_too_wide(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if is_too_wide(&line) && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Thousandths of the size; of what is not in the table, as much as the widest of its kind has.
fn letter(letter: char) -> u32 {
    let place = u32::from(letter).checked_sub(32).and_then(|place| WIDTHS.get(usize::try_from(place).ok()?));
    match place {
        Some(width) => u32::from(*width),
        None if letter < '\u{250}' => 780,
        // Of Arabic the widest form of a letter in DejaVu Sans, which has the sixth already; marks stand above and below.
        None if "سشصض".contains(letter) => 1100,
        None if "بتثپطظفقكىيئٹڤکگی".contains(letter) => 895,
        None if ('\u{64b}'..='\u{65f}').contains(&letter) => 0,
        None if ('\u{600}'..='\u{6ff}').contains(&letter) => 660,
        None => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, width};
    use crate::export::figure::Weight;

    #[test]
    fn a_text_breaks_at_its_spaces_and_keeps_its_words() {
        let text = "Right quadratus lumborum, right multifidus · 12 min · pressure 3";
        let lines = lines(text, 13.0, Weight::Regular, 180.0);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, 13.0, Weight::Regular) <= 180.0), "{lines:?}");
    }

    #[test]
    fn a_word_without_end_is_broken_too() {
        let word = "M".repeat(200);
        for most in [1.0, 50.0, 180.0] {
            let lines = lines(&word, 13.0, Weight::Bold, most);
            assert_eq!(lines.concat(), word);
        }
        assert!(lines(" \n ", 13.0, Weight::Regular, 100.0).is_empty());
    }
}
