//! The outline of a region as lines, to ask whether a point is in it and how far off it is.

use crate::chart::decimal::limited;

/// A place on a drawing, in its chart units: x to the viewer's right, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
}

/// Longest distance between a curve and the lines that stand for it, in chart units.
const FLATNESS: f64 = 0.02;

/// Closed loops of points; a point is inside where it is inside an odd number of them.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    loops: Vec<Vec<Spot>>,
    least: [f64; 2],
    most: [f64; 2],
}

impl Outline {
    /// Reads path data of the generated tables: `M`, `c`, `l` and `z`. Anything else ends the outline there,
    /// which cannot happen in a table, as the generator writes nothing else.
    pub fn of_path(path: &str, mirrored: bool) -> Outline {
        let mut outline = Outline { loops: Vec::new(), least: [f64::MAX; 2], most: [f64::MIN; 2] };
        let mut reader = PathReader { rest: path.as_bytes(), command: 0 };
        let mut pen = Spot { x: 0.0, y: 0.0 };
        while let Some(command) = reader.command() {
            match command {
                b'M' => {
                    let Some([x, y]) = reader.numbers() else { break };
                    pen = Spot { x, y };
                    outline.loops.push(vec![pen]);
                }
                b'l' => {
                    let Some([x, y]) = reader.numbers() else { break };
                    pen = Spot { x: pen.x + x, y: pen.y + y };
                    outline.push(pen);
                }
                b'c' => {
                    let Some([x1, y1, x2, y2, x3, y3]) = reader.numbers() else { break };
                    let end = Spot { x: pen.x + x3, y: pen.y + y3 };
                    let first = Spot { x: pen.x + x1, y: pen.y + y1 };
                    let second = Spot { x: pen.x + x2, y: pen.y + y2 };
                    outline.push_curve(pen, first, second, end);
                    pen = end;
                }
                b'z' => {
                    if let Some(start) = outline.loops.last().and_then(|points| points.first()) {
                        pen = *start;
                    }
                }
                _ => break,
            }
        }
        for spot in outline.loops.iter_mut().flatten() {
            if mirrored {
                spot.x = -spot.x;
            }
            outline.least = [outline.least[0].min(spot.x), outline.least[1].min(spot.y)];
            outline.most = [outline.most[0].max(spot.x), outline.most[1].max(spot.y)];
        }
        outline
    }

    pub fn contains(&self, spot: Spot) -> bool {
        if self.is_beyond(spot, 0.0) {
            return false;
        }
        let crossings = self.edges().filter(|(from, to)| {
            (from.y > spot.y) != (to.y > spot.y)
                && spot.x < from.x + (spot.y - from.y) / (to.y - from.y) * (to.x - from.x)
        });
        crossings.count() % 2 == 1
    }

    /// Chart units from the spot to the nearest point of the outline's line, if that is at most `reach`.
    pub fn distance_within(&self, spot: Spot, reach: f64) -> Option<f64> {
        if self.is_beyond(spot, reach) {
            return None;
        }
        let squared = self.edges().map(|(from, to)| squared_distance(spot, from, to)).fold(f64::MAX, f64::min);
        let distance = squared.sqrt();
        (distance <= reach).then_some(distance)
    }

    /// Its closed loops, each without its first point again at the end.
    pub fn loops(&self) -> &[Vec<Spot>] {
        &self.loops
    }

    /// The middle of the box around the outline.
    pub fn middle(&self) -> Spot {
        Spot { x: (self.least[0] + self.most[0]) / 2.0, y: (self.least[1] + self.most[1]) / 2.0 }
    }

    fn is_beyond(&self, spot: Spot, reach: f64) -> bool {
        spot.x < self.least[0] - reach
            || spot.x > self.most[0] + reach
            || spot.y < self.least[1] - reach
            || spot.y > self.most[1] + reach
    }

    fn edges(&self) -> impl Iterator<Item = (Spot, Spot)> {
        self.loops.iter().flat_map(|points| {
            let ends = points.iter().skip(1).chain(points.first());
            points.iter().copied().zip(ends.copied())
        })
    }

    fn push(&mut self, spot: Spot) {
        if let Some(points) = self.loops.last_mut() {
            points.push(spot);
        }
    }

    fn push_curve(&mut self, start: Spot, first: Spot, second: Spot, end: Spot) {
        // The second differences bound how far a cubic strays from its chords.
        let bend_x = (start.x - 2.0 * first.x + second.x).abs().max((first.x - 2.0 * second.x + end.x).abs());
        let bend_y = (start.y - 2.0 * first.y + second.y).abs().max((first.y - 2.0 * second.y + end.y).abs());
        let steps = limited((0.75 * bend_x.hypot(bend_y) / FLATNESS).sqrt().ceil(), 1.0, 64.0);
        let mut step = 1.0;
        while step < steps {
            let t = step / steps;
            let u = 1.0 - t;
            let weigh = |a: f64, b: f64, c: f64, d: f64| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.push(Spot {
                x: weigh(start.x, first.x, second.x, end.x),
                y: weigh(start.y, first.y, second.y, end.y),
            });
            step += 1.0;
        }
        self.push(end);
    }
}

fn squared_distance(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (along_x, along_y) = (to.x - from.x, to.y - from.y);
    let length = along_x * along_x + along_y * along_y;
    let share = if length > 0.0 {
        limited(((spot.x - from.x) * along_x + (spot.y - from.y) * along_y) / length, 0.0, 1.0)
    } else {
        0.0
    };
    let (off_x, off_y) = (spot.x - from.x - share * along_x, spot.y - from.y - share * along_y);
    off_x * off_x + off_y * off_y
}

/// Walks path data; a command letter holds until the next one.
struct PathReader<'a> {
    rest: &'a [u8],
    command: u8,
}

impl PathReader<'_> {
    fn command(&mut self) -> Option<u8> {
        self.skip_space();
        let next = *self.rest.first()?;
        if next.is_ascii_alphabetic() {
            self.command = next;
            self.rest = &self.rest[1..];
        } else if self.command == b'M' || self.command == b'z' {
            return None;
        }
        Some(self.command)
    }

    fn numbers<const N: usize>(&mut self) -> Option<[f64; N]> {
        let mut numbers = [0.0; N];
        for number in &mut numbers {
            *number = self.number()?;
        }
        Some(numbers)
    }

    fn number(&mut self) -> Option<f64> {
        self.skip_space();
        let mut end = 0;
        let mut dots = 0;
        while let Some(byte) = self.rest.get(end) {
            match byte {
                b'-' if end == 0 => {}
                b'.' if dots == 0 => dots = 1,
                b'0'..=b'9' => {}
                _ => break,
            }
            end += 1;
        }
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        std::str::from_utf8(number).ok().and_then(crate::chart::number)
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b',' | b'\n') = self.rest.first() {
            self.rest = &self.rest[1..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outline, Spot};

    const SQUARE_WITH_A_HOLE: &str = "M0 0l10 0 0 10-10 0zM4 4l2 0 0 2-2 0z";

    #[test]
    fn a_point_is_inside_a_square_and_not_in_its_hole() {
        let cases = [(1.0, 1.0, true), (5.0, 5.0, false), (9.9, 9.9, true), (10.1, 5.0, false), (-0.1, 5.0, false)];
        let outline = Outline::of_path(SQUARE_WITH_A_HOLE, false);
        for (x, y, inside) in cases {
            assert_eq!(outline.contains(Spot { x, y }), inside, "at {x}, {y}");
        }
    }

    #[test]
    fn a_mirrored_outline_lies_on_the_other_side() {
        let outline = Outline::of_path(SQUARE_WITH_A_HOLE, true);
        assert!(outline.contains(Spot { x: -1.0, y: 1.0 }));
        assert!(!outline.contains(Spot { x: 1.0, y: 1.0 }));
    }

    #[test]
    fn the_distance_is_measured_to_the_nearest_edge() {
        let outline = Outline::of_path(SQUARE_WITH_A_HOLE, false);
        assert_eq!(outline.distance_within(Spot { x: 13.0, y: 14.0 }, 12.0), Some(5.0));
        assert_eq!(outline.distance_within(Spot { x: 13.0, y: 14.0 }, 4.9), None);
    }

    #[test]
    fn a_curve_is_followed_closely() {
        // Four cubics that stand for a circle of radius 100 within 0.03 units.
        let circle = "M100 0c0 55.23-44.77 100-100 100-55.23 0-100-44.77-100-100 0-55.23 44.77-100 100-100 55.23 0 100 44.77 100 100z";
        let outline = Outline::of_path(circle, false);
        for step in 0..360 {
            let (sin, cos) = f64::from(step).to_radians().sin_cos();
            assert!(outline.contains(Spot { x: 99.9 * cos, y: 99.9 * sin }), "inside at {step} degrees");
            assert!(!outline.contains(Spot { x: 100.1 * cos, y: 100.1 * sin }), "outside at {step} degrees");
        }
    }

    #[test]
    fn numbers_may_lean_on_each_other() {
        let outline = Outline::of_path("M-.5-.5l1 0 0 1-1 0z", false);
        assert!(outline.contains(Spot { x: 0.0, y: 0.0 }));
    }
}
