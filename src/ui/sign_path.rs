//! A glyph's path, put at a place in a size. A transform on each mark would cost the browser more than all
//! the rest of a tap, once there are hundreds of marks.

use crate::chart::{PathTokens, decimal};

/// The path data, scaled and then moved. Understands every command of SVG paths.
pub fn placed(path: &str, x: f64, y: f64, scale: f64) -> String {
    let mut reader = PathTokens::new(path);
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
