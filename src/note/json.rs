//! JSON text out, in one way.

use std::io;

use serde::Serialize;
use serde_json::{Number, Serializer, Value as Json, ser::Formatter};

use crate::note::digits::Digits;

/// Writes 6 rather than 6.0, so that a grade reads as a therapist writes it; no -0; and at most 15 digits, as many as
/// are read again for certain as they were written.
struct Short;

impl Formatter for Short {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, number: f64) -> io::Result<()> {
        let (mut size, mut zeros) = (number, 0);
        loop {
            match Digits::of(size) {
                Some(digits) if zeros == 0 => return write!(writer, "{digits}"),
                // No note can hold it, but a refusal says what was found.
                Some(digits) => return write!(writer, "{digits}e{zeros}"),
                None => (size, zeros) = (size / 1e22, zeros + 22),
            }
        }
    }
}

/// Brings every number that was read to the digits that are written.
pub(crate) fn keep_digits(json: &mut Json) {
    match json {
        Json::Number(number) if number.is_f64() => {
            if let Some(short) =
                number.as_f64().and_then(Digits::of).and_then(|digits| Number::from_f64(digits.number()))
            {
                *number = short;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(keep_digits),
        Json::Object(fields) => fields.values_mut().for_each(keep_digits),
        _ => {}
    }
}

/// JSON text on one line. What is written in this crate holds nothing that JSON cannot.
pub fn write_json<T: Serialize>(value: &T) -> String {
    let mut text = Vec::new();
    match value.serialize(&mut Serializer::with_formatter(&mut text, Short)) {
        Ok(()) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// The code of one of a few things, as it stands in a note.
pub fn code_of<T: Serialize>(value: &T) -> String {
    write_json(value).trim_matches('"').to_owned()
}

/// A value as untyped JSON, just as it would be read again.
pub(crate) fn json_of<T: Serialize>(value: &T) -> Json {
    serde_json::from_str(&write_json(value)).unwrap_or_default()
}

/// True where two values have the same canonical form: 60 and 60.0 are one number.
pub(crate) fn is_same_json(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => a.as_f64() == b.as_f64(),
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_json(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            let is_in_b = |(name, value)| b.get(name).is_some_and(|other| is_same_json(value, other));
            a.len() == b.len() && a.iter().all(is_in_b)
        }
        _ => a == b,
    }
}

/// The beginning of a JSON text, for a sentence.
pub(crate) fn shortened(json: &Json) -> String {
    let text = write_json(json);
    match text.char_indices().nth(40) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// The same JSON on many lines, two spaces a level.
pub(crate) fn indented(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let (mut in_string, mut escaped) = (false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            text.push(letter);
            in_string = escaped || letter != '"';
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            '{' | '[' => {
                text.push(letter);
                if let Some(close @ ('}' | ']')) = letters.peek().copied() {
                    text.push(close);
                    letters.next();
                } else {
                    depth += 1;
                    break_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut text, depth);
                text.push(letter);
            }
            ',' => {
                text.push(letter);
                break_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                in_string = letter == '"';
                text.push(letter);
            }
        }
    }
    text
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::{indented, write_json};

    #[test]
    fn a_number_is_written_as_it_will_be_read() {
        for (number, expected) in [
            (6.0, "6"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (12.345, "12.345"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789.123_456_78, "123456789.123457"),
            (1e21, "1000000000000000000000"),
        ] {
            let text = write_json(&number);
            assert_eq!(text, expected);
            assert_eq!(serde_json::from_str(&text).map(|again: f64| write_json(&again)).ok(), Some(text));
        }
    }

    #[test]
    fn indented_json_is_what_serde_json_prints() {
        let cases = [
            r#"{}"#,
            r#"[]"#,
            r#"{"a":1,"b":[1,2,{"c":[]}],"d":{}}"#,
            r#"{"quoted":"a \"b\" {c: [d, e]} \\","next":"\\\\\"","empty":""}"#,
            r#"[[[true,null]],-1.5,"ä: 𝄞"]"#,
        ];
        for case in cases {
            let value: serde_json::Value = serde_json::from_str(case).unwrap_or_default();
            let expected = serde_json::to_string_pretty(&value).unwrap_or_default();
            assert_eq!(indented(&serde_json::to_string(&value).unwrap_or_default()), expected);
        }
    }
}
