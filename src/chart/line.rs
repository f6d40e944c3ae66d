//! The paths of the drawings, as the tables tell them: which way each line goes, from where, and how far.

use crate::chart::{
    curve::{ORIGIN, PLACES, Pen, Vector, position},
    table::{Codes, DIGITS},
};

/// Half of the range of a number of one character.
const HALF: f64 = 46.0;
/// A move is told as so many times this and a rest; it stands in two streams, as the first is often the same.
const COARSE: f64 = 32.0;

/// The numbers of all paths, those of a kind side by side, as they are alike.
#[derive(Debug)]
pub struct Lines {
    /// `c` a curve, `l` a line, `z` a curve and `y` a line back to the start, `o` the end of an open part; each path
    /// ends with a point.
    kinds: std::slice::Iter<'static, u8>,
    start: [[Codes; 2]; 2],
    end: [[Codes; 2]; 2],
    handles: [Codes; 4],
    /// Where the last part began, and which way it went there: what is told next is often near and alike.
    place: [u16; 2],
    heading: Vector,
}

impl Lines {
    /// Takes as many streams as there are kinds of numbers.
    pub fn new(mut streams: impl Iterator<Item = Codes>) -> Lines {
        let mut next = || streams.next().unwrap_or(Codes(&[]));
        Lines {
            kinds: next().0.iter(),
            start: [[next(), next()], [next(), next()]],
            end: [[next(), next()], [next(), next()]],
            handles: [next(), next(), next(), next()],
            place: ORIGIN,
            heading: [1.0, 0.0],
        }
    }

    /// The next path, as path data with `M`, `c`, `l` and `z`.
    pub fn path(&mut self) -> &'static str {
        let mut path = Written::default();
        // Where the part began, and the pen while it is down.
        let mut part: Option<(Vector, Pen)> = None;
        while let Some(kind) = self.kinds.next().filter(|kind| **kind != b'.') {
            if *kind == b'o' {
                part = None;
                continue;
            }
            let is_first = part.is_none();
            let (origin, mut pen) = part.unwrap_or_else(|| self.start());
            if is_first {
                path.start(origin);
            }
            let from = pen.at;
            let is_back = matches!(kind, b'z' | b'y');
            let end = if is_back { origin } else { pen.ahead(self.end.each_mut().map(steps)) };
            if matches!(kind, b'l' | b'y') {
                pen.arrive(from, end);
                if !is_back {
                    path.line(end);
                }
            } else {
                let [a, b, c, d] = self.handles.each_mut().map(|codes| f64::from(codes.short()) - HALF);
                let [first, second] = pen.handles(end, [a, b], [c, d]);
                pen.arrive(second, end);
                path.curve([first, second, end]);
            }
            if is_first {
                self.heading = pen.heading;
            }
            part = Some((origin, pen)).filter(|_| !is_back);
            if is_back {
                path.close();
            }
        }
        String::leak(path.text)
    }

    /// Where the next part starts, and the pen there.
    fn start(&mut self) -> (Vector, Pen) {
        for (place, [coarse, fine]) in self.place.iter_mut().zip(&mut self.start) {
            *place = (*place + PLACES / 2 + coarse.short() * DIGITS + fine.short()) % PLACES;
        }
        let at = position(self.place);
        (at, Pen { at, heading: self.heading })
    }
}

fn steps([coarse, fine]: &mut [Codes; 2]) -> f64 {
    (f64::from(coarse.short()) - HALF) * COARSE + f64::from(fine.short())
}

/// Path data whose numbers are hundredths, relative to where the numbers before have led.
#[derive(Default)]
struct Written {
    text: String,
    pen: [i32; 2],
    command: char,
}

impl Written {
    fn start(&mut self, at: Vector) {
        self.pen = [0, 0];
        self.command('M');
        self.pen = self.place(at);
    }

    fn line(&mut self, end: Vector) {
        self.command('l');
        self.pen = self.place(end);
    }

    fn curve(&mut self, [first, second, end]: [Vector; 3]) {
        self.command('c');
        self.place(first);
        self.place(second);
        self.pen = self.place(end);
    }

    fn close(&mut self) {
        self.command('z');
    }

    fn command(&mut self, command: char) {
        if self.command != command || command == 'M' {
            self.text.push(command);
        }
        self.command = command;
    }

    /// Writes a place and says it in hundredths.
    fn place(&mut self, at: Vector) -> [i32; 2] {
        #[expect(clippy::cast_possible_truncation, reason = "a drawing is less than a thousand units wide")]
        let place = at.map(|number| (number * 100.0).round() as i32);
        for (number, pen) in place.into_iter().zip(self.pen) {
            self.number(number - pen);
        }
        place
    }

    fn number(&mut self, hundredths: i32) {
        if hundredths < 0 {
            self.text.push('-');
        } else if self.text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
            self.text.push(' ');
        }
        let hundredths = hundredths.unsigned_abs();
        let (whole, part) = (hundredths / 100, hundredths % 100);
        if whole > 0 || part == 0 {
            self.whole(whole);
        }
        if part > 0 {
            self.text.push('.');
            self.digit(part / 10);
        }
        if part % 10 > 0 {
            self.digit(part % 10);
        }
    }

    // By hand, as there are tens of thousands of numbers and formatting each takes its time.
    fn whole(&mut self, number: u32) {
        if number > 9 {
            self.whole(number / 10);
        }
        self.digit(number % 10);
    }

    fn digit(&mut self, digit: u32) {
        self.text.extend(char::from_digit(digit, 10));
    }
}
