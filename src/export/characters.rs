//! Characters that a form for programs can hold: one rule for all that is written for them.

/// The text without what XML, FHIR or a spreadsheet does not take: each control character but tabs and line ends, and each
/// code point that is no character, becomes U+FFFD, so that its place can still be seen.
pub(super) fn legible(text: &str) -> String {
    text.chars().map(|letter| if is_legible(letter) { letter } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// The lines of a text, whatever ends them; each is legible.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace("\r\n", "\n");
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split(ends).map(legible).collect::<Vec<_>>().into_iter()
}

fn is_legible(letter: char) -> bool {
    let is_no_character = u32::from(letter) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&letter);
    matches!(letter, '\t' | '\n' | '\r') || !(letter.is_control() || is_no_character)
}
