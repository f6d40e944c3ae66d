//! A glyph's path, put at a place in a size. A transform on each mark would cost the browser more than all
//! the rest of a tap, once there are hundreds of marks.

use crate::chart::decimal;

/// The path data, scaled and then moved. Understands every command of SVG paths.
pub fn placed(path: &str, x: f64, y: f64, scale: f64) -> String {
    let mut reader = Tokens { rest: path.as_bytes() };
    let mut text = String::with_capacity(path.len() * 2);
    let mut is_first = true;
    while let Some(command) = reader.command() {
        let relative = command.is_ascii_lowercase();
        let kinds: &[Kind] = match command.to_ascii_uppercase() {
            b'M' | b'L' | b'T' => &[Kind::X, Kind::Y],
            b'H' => &[Kind::X],
            b'V' => &[Kind::Y],
            b'C' => &[Kind::X, Kind::Y, Kind::X, Kind::Y, Kind::X, Kind::Y],
            b'S' | b'Q' => &[Kind::X, Kind::Y, Kind::X, Kind::Y],
            b'A' => &[Kind::Length, Kind::Length, Kind::Turn, Kind::Flag, Kind::Flag, Kind::X, Kind::Y],
            _ => &[],
        };
        text.push(char::from(command));
        // A path's first point is absolute, however it is written.
        let moves = !relative || is_first;
        while !kinds.is_empty() && reader.number_follows() {
            for kind in kinds {
                let Some(number) = (if *kind == Kind::Flag { reader.flag() } else { reader.number() }) else {
                    return text;
                };
                let number = match kind {
                    Kind::X => number * scale + if moves { x } else { 0.0 },
                    Kind::Y => number * scale + if moves { y } else { 0.0 },
                    Kind::Length => number * scale,
                    Kind::Turn | Kind::Flag => number,
                };
                text.push_str(&decimal(number, 2));
                text.push(' ');
            }
        }
        is_first = false;
    }
    text
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    X,
    Y,
    Length,
    Turn,
    Flag,
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl Tokens<'_> {
    fn command(&mut self) -> Option<u8> {
        self.skip();
        let (command, rest) = self.rest.split_first()?;
        self.rest = rest;
        command.is_ascii_alphabetic().then_some(*command)
    }

    fn number_follows(&mut self) -> bool {
        self.skip();
        self.rest.first().is_some_and(|byte| matches!(byte, b'-' | b'.' | b'0'..=b'9'))
    }

    /// A flag may lean on what follows: `01` is two of them.
    fn flag(&mut self) -> Option<f64> {
        self.skip();
        let (flag, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(f64::from(flag - b'0'))
    }

    fn number(&mut self) -> Option<f64> {
        self.skip();
        let is_negative = self.rest.first() == Some(&b'-');
        let mut place = usize::from(is_negative);
        let (mut number, mut unit) = (0.0, None);
        while let Some(byte) = self.rest.get(place) {
            match (byte, unit) {
                (b'0'..=b'9', None) => number = number * 10.0 + f64::from(byte - b'0'),
                (b'0'..=b'9', Some(part)) => {
                    number += f64::from(byte - b'0') * part;
                    unit = Some(part / 10.0);
                }
                (b'.', None) => unit = Some(0.1),
                _ => break,
            }
            place += 1;
        }
        self.rest = &self.rest[place..];
        Some(if is_negative { -number } else { number })
    }

    fn skip(&mut self) {
        while let Some(b' ' | b',' | b'\n') = self.rest.first() {
            self.rest = &self.rest[1..];
        }
    }
}
