//! A note as Rich Text Format, for charts and word processors that take text with headings.

use std::fmt::Write;

use crate::{
    export::{characters::lines, document::Document},
    note::Note,
    words::{Words, narrative::Form},
};

/// RTF 1, ASCII alone: whatever is not ASCII is `\u` with a question mark for readers that do not know it.
///
/// ```
/// use palpate::{export, note, words::{ENGLISH, narrative::Form}};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "client": "{Zoë}", "createdAt": "2026-11-25T15:02:00+01:00" }
/// } }"#;
/// let rtf = export::rtf(&note::read(file).unwrap(), Form::Soap, ENGLISH);
/// assert!(rtf.contains(r"{\b Client:} \{Zo\u235?\}\par"), "{rtf}");
/// ```
pub fn rtf(note: &Note, form: Form, words: Words) -> String {
    let document = Document::new(note, form, words);
    // A paragraph that is read from right to left says so, and stands at the right.
    let pard = if words.is_right_to_left() { "\\pard\\rtlpar\\qr" } else { "\\pard" };
    let title = escaped(document.title);
    // One character stands for each `\u` where it is not known; type sizes are in half points, spaces in twentieths.
    let mut rtf = String::from("{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n");
    rtf += &format!("{{\\info{{\\title {title}}}}}\n\\deflang{}\\f0\\fs22\n", language_id(words.language()));
    rtf += &format!("{{{pard}\\sa120\\b\\fs32 {title}\\par}}\n");
    for (label, value) in document.lead {
        rtf += &format!(
            "{{{pard} {{\\b {}{}}} {}\\par}}\n",
            escaped(label),
            escaped(words.say(": ").trim_end()),
            escaped(&value)
        );
    }
    for paragraph in document.paragraphs {
        section(&mut rtf, pard, paragraph.heading, &paragraph.sentences);
    }
    section(&mut rtf, pard, document.record_heading, &document.record);
    rtf.push_str("}\n");
    rtf
}

/// The number that Windows gave a language, without a country. (MS-LCID)
fn language_id(language: &str) -> u16 {
    match language {
        "ar" => 1025,
        "de" => 1031,
        "es" => 3082,
        "fr" => 1036,
        _ => 1033,
    }
}

fn section(rtf: &mut String, pard: &str, heading: &str, sentences: &[String]) {
    if !sentences.is_empty() {
        *rtf += &format!("{{{pard}\\sb240\\sa60\\keepn\\b\\fs26 {}\\par}}\n", escaped(heading));
    }
    for sentence in sentences {
        *rtf += &format!("{{{pard}\\sa60 {}\\par}}\n", escaped(sentence));
    }
}

fn escaped(text: &str) -> String {
    let lines: Vec<String> = lines(text).map(|line| line.chars().map(escaped_letter).collect()).collect();
    lines.join("\\line ")
}

fn escaped_letter(letter: char) -> String {
    match letter {
        '\\' | '{' | '}' => format!("\\{letter}"),
        '\t' => "\\tab ".to_owned(),
        ' '..='~' => letter.to_string(),
        _ => {
            let mut units = [0; 2];
            letter.encode_utf16(&mut units).iter().fold(String::new(), |mut text, unit| {
                // A number of RTF has 16 bits and a sign.
                let _ = write!(text, "\\u{}?", unit.cast_signed());
                text
            })
        }
    }
}
