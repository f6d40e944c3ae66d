//! Path data as lines and curves, for whoever paints without a browser, and as tokens, for whoever rewrites it.

use crate::chart::{curve::Vector, outline::Spot};

/// A step of a path, in the units of what it is part of: x to the viewer's right, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Lifts the pen and puts it down there.
    Move(Spot),
    Line(Spot),
    /// A cubic curve: its two handles, then where it ends.
    Curve([Spot; 3]),
    /// A line back to where the pen was put down.
    Close,
}

impl Segment {
    /// The same step with each place put elsewhere.
    pub fn map(self, put: impl Fn(Spot) -> Spot) -> Segment {
        match self {
            Segment::Move(spot) => Segment::Move(put(spot)),
            Segment::Line(spot) => Segment::Line(put(spot)),
            Segment::Curve(spots) => Segment::Curve(spots.map(put)),
            Segment::Close => Segment::Close,
        }
    }
}

/// The steps of SVG path data. Quadratic curves and arcs become cubic ones; what is not path data ends it.
pub fn segments(path: &str) -> Vec<Segment> {
    let mut tokens = PathTokens::new(path);
    let mut walk = Walk { steps: Vec::new(), at: ORIGIN, start: ORIGIN, handle: None };
    while let Some(command) = tokens.command() {
        let is_known = if command.eq_ignore_ascii_case(&b'z') {
            walk.close();
            true
        } else {
            let mut follows = command;
            let mut is_whole = true;
            while is_whole && tokens.number_follows() {
                is_whole = walk.step(follows, &mut tokens).is_some();
                // Places after the first of a move are lines.
                follows = match follows {
                    b'M' => b'L',
                    b'm' => b'l',
                    other => other,
                };
            }
            is_whole
        };
        if !is_known {
            break;
        }
    }
    walk.steps
}

/// The head of an arrow: the end of one barb, the tip, and the end of the other one, back along the line and aside of it.
pub fn arrow_head(from: Spot, to: Spot) -> [Spot; 3] {
    let length = (to.x - from.x).hypot(to.y - from.y).max(0.1);
    let (along_x, along_y) = ((to.x - from.x) / length * 6.0, (to.y - from.y) / length * 6.0);
    let (aside_x, aside_y) = (-along_y * 0.55, along_x * 0.55);
    let barb = |sign: f64| Spot { x: to.x - along_x + sign * aside_x, y: to.y - along_y + sign * aside_y };
    [barb(1.0), to, barb(-1.0)]
}

/// SVG path data of the steps, to a hundredth.
pub fn path_data(segments: &[Segment]) -> String {
    let mut path = PathWriter::default();
    let vector = |spot: Spot| [spot.x, spot.y];
    for segment in segments {
        match *segment {
            Segment::Move(spot) => path.start(vector(spot)),
            Segment::Line(spot) => path.line(vector(spot)),
            Segment::Curve(spots) => path.curve(spots.map(vector)),
            Segment::Close => path.close(),
        }
    }
    path.text
}

/// Reads path data command by command and number by number; numbers may lean on each other.
#[derive(Debug)]
pub struct PathTokens<'a> {
    rest: &'a [u8],
}

impl PathTokens<'_> {
    pub fn new(path: &str) -> PathTokens<'_> {
        PathTokens { rest: path.as_bytes() }
    }

    pub fn command(&mut self) -> Option<u8> {
        self.skip();
        let (command, rest) = self.rest.split_first()?;
        self.rest = rest;
        command.is_ascii_alphabetic().then_some(*command)
    }

    pub fn number_follows(&mut self) -> bool {
        self.skip();
        self.rest.first().is_some_and(|byte| matches!(byte, b'-' | b'.' | b'0'..=b'9'))
    }

    /// A flag may lean on what follows: `01` is two of them.
    pub fn flag(&mut self) -> Option<f64> {
        self.skip();
        let (flag, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(f64::from(flag.wrapping_sub(b'0')))
    }

    pub fn number(&mut self) -> Option<f64> {
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

/// Path data whose numbers are hundredths, relative to where the numbers before have led.
#[derive(Debug, Default)]
pub struct PathWriter {
    pub text: String,
    pen: [i32; 2],
    command: char,
}

impl PathWriter {
    pub fn start(&mut self, at: Vector) {
        self.pen = [0, 0];
        self.command('M');
        self.pen = self.place(at);
    }

    pub fn line(&mut self, end: Vector) {
        self.command('l');
        self.pen = self.place(end);
    }

    pub fn curve(&mut self, [first, second, end]: [Vector; 3]) {
        self.command('c');
        self.place(first);
        self.place(second);
        self.pen = self.place(end);
    }

    pub fn close(&mut self) {
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
        #[expect(clippy::cast_possible_truncation, reason = "a picture is less than ten million units wide")]
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

const ORIGIN: Spot = Spot { x: 0.0, y: 0.0 };

struct Walk {
    steps: Vec<Segment>,
    at: Spot,
    start: Spot,
    /// The last handle of the curve before, which a smooth curve goes on from.
    handle: Option<Spot>,
}

impl Walk {
    fn step(&mut self, command: u8, tokens: &mut PathTokens<'_>) -> Option<()> {
        let from = if command.is_ascii_lowercase() { self.at } else { ORIGIN };
        let spot = |tokens: &mut PathTokens<'_>| {
            let (x, y) = (tokens.number()?, tokens.number()?);
            Some(Spot { x: from.x + x, y: from.y + y })
        };
        let smooth = self.handle.take().map_or(self.at, |handle| between(handle, self.at, 2.0));
        match command.to_ascii_uppercase() {
            b'M' => {
                self.at = spot(tokens)?;
                self.start = self.at;
                self.steps.push(Segment::Move(self.at));
            }
            b'L' => self.line(spot(tokens)?),
            b'H' => self.line(Spot { x: from.x + tokens.number()?, ..self.at }),
            b'V' => self.line(Spot { y: from.y + tokens.number()?, ..self.at }),
            b'C' => self.curve([spot(tokens)?, spot(tokens)?, spot(tokens)?]),
            b'S' => self.curve([smooth, spot(tokens)?, spot(tokens)?]),
            b'Q' => {
                let (handle, end) = (spot(tokens)?, spot(tokens)?);
                self.curve([between(self.at, handle, 2.0 / 3.0), between(end, handle, 2.0 / 3.0), end]);
            }
            b'A' => {
                let radii = [tokens.number()?, tokens.number()?];
                tokens.number()?;
                let (is_large, is_clockwise) = (tokens.flag()? > 0.0, tokens.flag()? > 0.0);
                let end = spot(tokens)?;
                self.arc(radii, is_large, is_clockwise, end);
            }
            _ => return None,
        }
        Some(())
    }

    fn line(&mut self, end: Spot) {
        self.at = end;
        self.steps.push(Segment::Line(end));
    }

    fn curve(&mut self, spots: [Spot; 3]) {
        self.handle = Some(spots[1]);
        self.at = spots[2];
        self.steps.push(Segment::Curve(spots));
    }

    fn close(&mut self) {
        self.at = self.start;
        self.handle = None;
        self.steps.push(Segment::Close);
    }

    /// An upright ellipse's arc, as at most four curves. (SVG 2, appendix B.2.4; no sign has a tilted one.)
    fn arc(&mut self, [wide, high]: [f64; 2], is_large: bool, is_clockwise: bool, end: Spot) {
        let start = self.at;
        if wide <= 0.0 || high <= 0.0 || start == end {
            return self.line(end);
        }
        // On the circle of radius 1 that the ellipse is stretched from.
        let (half_x, half_y) = ((start.x - end.x) / 2.0 / wide, (start.y - end.y) / 2.0 / high);
        let squared = half_x * half_x + half_y * half_y;
        // An arc that does not reach is made as large as it has to be.
        let grown = squared.sqrt().max(1.0);
        let (wide, high) = (wide * grown, high * grown);
        let (half_x, half_y) = (half_x / grown, half_y / grown);
        let aside = (1.0 / (half_x * half_x + half_y * half_y) - 1.0).max(0.0).sqrt();
        let aside = if is_large == is_clockwise { -aside } else { aside };
        let middle = Spot {
            x: (start.x + end.x) / 2.0 + aside * half_y * wide,
            y: (start.y + end.y) / 2.0 - aside * half_x * high,
        };
        let angle = |spot: Spot| ((spot.y - middle.y) / high).atan2((spot.x - middle.x) / wide);
        let whole = std::f64::consts::TAU;
        let mut sweep = angle(end) - angle(start);
        if is_clockwise && sweep < 0.0 {
            sweep += whole;
        } else if !is_clockwise && sweep > 0.0 {
            sweep -= whole;
        }
        let count = (sweep.abs() / (whole / 4.0) - 0.01).ceil().max(1.0);
        let part = sweep / count;
        let reach = 4.0 / 3.0 * (part / 4.0).tan();
        let mut from = angle(start);
        let mut done = 0.0;
        while done < count {
            let to = from + part;
            let on = |angle: f64, tangent: f64| Spot {
                x: middle.x + wide * (angle.cos() - tangent * angle.sin()),
                y: middle.y + high * (angle.sin() + tangent * angle.cos()),
            };
            let last = if done + 1.0 < count { on(to, 0.0) } else { end };
            self.curve([on(from, reach), on(to, -reach), last]);
            from = to;
            done += 1.0;
        }
        self.handle = None;
    }
}

/// The place at a share of the way from one to another.
fn between(from: Spot, to: Spot, share: f64) -> Spot {
    Spot { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

#[cfg(test)]
mod tests {
    use super::{Segment, segments};
    use crate::chart::{Spot, glyph};

    fn ends(path: &str) -> Vec<(f64, f64)> {
        let rounded = |number: f64| (number * 100.0).round() / 100.0;
        let end = |segment: &Segment| match segment {
            Segment::Move(spot) | Segment::Line(spot) | Segment::Curve([_, _, spot]) => Some(*spot),
            Segment::Close => None,
        };
        segments(path).iter().filter_map(end).map(|spot| (rounded(spot.x), rounded(spot.y))).collect()
    }

    #[test]
    fn every_way_to_write_a_line_is_followed() {
        assert_eq!(ends("M1 2l3 4h1v-1H0V0"), [(1.0, 2.0), (4.0, 6.0), (5.0, 6.0), (5.0, 5.0), (0.0, 5.0), (0.0, 0.0)]);
        assert_eq!(ends("m1 1 2 2-1.5-.5"), [(1.0, 1.0), (3.0, 3.0), (1.5, 2.5)]);
        assert_eq!(ends("M1 1h2v2zl1 0"), [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (2.0, 1.0)]);
    }

    #[test]
    fn a_smooth_curve_goes_on_where_the_one_before_pointed() {
        let steps = segments("M0 0c0 1 1 2 2 2s2 1 2 2");
        let Some(Segment::Curve([first, ..])) = steps.last() else { panic!("found {steps:?}") };
        assert_eq!(*first, Spot { x: 3.0, y: 2.0 });
    }

    #[test]
    fn an_arc_stays_on_its_circle() {
        // Almost a whole circle, as most signs have one, and a quarter each way.
        for (path, middle, radius) in [
            ("M12 3.5a8.5 8.5 0 1 0 .02 0", (12.0, 12.0), 8.5),
            ("M0-5A5 5 0 0 1 5 0", (0.0, 0.0), 5.0),
            ("M0-5A5 5 0 0 0 5 0", (5.0, -5.0), 5.0),
        ] {
            for (x, y) in ends(path) {
                let distance = (x - middle.0).hypot(y - middle.1);
                assert!((distance - radius).abs() < 0.02, "{path}: {x}, {y} is {distance} from the middle");
            }
        }
    }

    #[test]
    fn a_sign_stays_in_its_box() {
        for id in ["trigger-point-active", "cramp", "heat", "bruise", "lymphedema", "open-wound", "crepitus"] {
            let Some(glyph) = glyph(id) else { panic!("no sign {id}") };
            for (x, y) in ends(glyph.line).into_iter().chain(ends(glyph.solid)) {
                assert!((0.0..=24.0).contains(&x) && (0.0..=24.0).contains(&y), "{id}: {x}, {y}");
            }
        }
    }

    #[test]
    fn what_is_no_path_data_ends_it() {
        for path in ["", "M", "M1", "Mx", "M0 0L", "M0 0B4 4", "1 2", "M0 0A0 0 0 0 0 3 3"] {
            segments(path);
        }
        assert_eq!(ends("M0 0B4 4"), [(0.0, 0.0)]);
    }
}
