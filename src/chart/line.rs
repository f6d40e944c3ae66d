//! The paths of the drawings, as the tables tell them: which way each line goes, from where, and how far.

use crate::chart::{
    curve::{ORIGIN, PLACES, Pen, Vector, position},
    path::PathWriter,
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
        let mut path = PathWriter::default();
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
