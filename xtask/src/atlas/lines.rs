//! Writes the paths of the drawings as the program reads them: few numbers a curve, and as few curves as will do.

use super::{
    curve::{END_STEP, HANDLE_STEP, ORIGIN, PLACES, Pen, START_STEP, Vector, direction, position},
    paths::{Path, Segment, Spot, Subpath, on_curve, strays},
};

/// Farthest that a written path may stray from the drawn one, in chart units.
const STRAY: f64 = 0.143;
/// Farthest that one curve may stray from those it stands for, in chart units.
const FIT: f64 = 0.14;
/// The most curves that one may stand for.
const RUN: usize = 6;

/// Places on a segment where it is looked at.
const STEPS: u32 = 12;

const DIGITS: i64 = 92;
const HALF: i64 = 46;
const COARSE: i64 = 32;

/// The streams of numbers, in the order in which the program reads them.
pub struct Lines {
    kinds: String,
    start: [[String; 2]; 2],
    end: [[String; 2]; 2],
    handles: [String; 4],
    /// Where the last part began, and which way it went there.
    place: [u16; 2],
    heading: Vector,
}

impl Lines {
    pub fn text(&self) -> String {
        let pairs = self.start.iter().chain(&self.end).flatten();
        let streams: Vec<&str> =
            std::iter::once(&self.kinds).chain(pairs).chain(&self.handles).map(String::as_str).collect();
        streams.join("\n")
    }

    /// Adds a path.
    pub fn add(&mut self, path: &Path) {
        for subpath in &path.subpaths {
            let mut pen = self.start(subpath.start);
            let origin = pen.at;
            let mut is_first = true;
            let is_closed = subpath.closed;
            let mut segments: std::collections::VecDeque<Drawn> = simplified(subpath).into();
            while let Some(drawn) = segments.pop_front() {
                let is_last = is_closed && segments.is_empty();
                match told(&pen, &drawn, is_last.then_some(origin)) {
                    Some(told) => {
                        self.kinds.push(told.kind);
                        if !is_last {
                            for (stream, by) in self.end.iter_mut().zip(told.end) {
                                stream[0].push(digit(by.div_euclid(COARSE) + HALF));
                                stream[1].push(digit(by.rem_euclid(COARSE)));
                            }
                        }
                        if matches!(told.kind, 'c' | 'z') {
                            for (stream, by) in self.handles.iter_mut().zip(told.handles) {
                                stream.push(digit(by + HALF));
                            }
                        }
                        pen = told.pen;
                        if is_first {
                            self.heading = pen.heading;
                            is_first = false;
                        }
                    }
                    None => {
                        for part in drawn.parts().into_iter().rev() {
                            segments.push_front(part);
                        }
                    }
                }
            }
            if !is_closed {
                self.kinds.push('o');
            }
        }
        self.kinds.push('.');
    }

    /// Tells where a part starts, from where the last one did, and puts the pen there.
    fn start(&mut self, target: Spot) -> Pen {
        for (axis, target) in [target.x, target.y].into_iter().enumerate() {
            let place = nearest(target / START_STEP) + i64::from(ORIGIN[axis]);
            let by = (place - i64::from(self.place[axis]) + i64::from(PLACES / 2)).rem_euclid(i64::from(PLACES));
            self.start[axis][0].push(digit(by / DIGITS));
            self.start[axis][1].push(digit(by % DIGITS));
            self.place[axis] = u16::try_from(place).unwrap_or_default();
        }
        Pen { at: position(self.place), heading: self.heading }
    }
}

impl Default for Lines {
    fn default() -> Lines {
        Lines {
            kinds: String::new(),
            start: Default::default(),
            end: Default::default(),
            handles: Default::default(),
            place: ORIGIN,
            heading: [1.0, 0.0],
        }
    }
}

/// What one written curve or line stands for.
#[derive(Clone)]
struct Drawn {
    is_line: bool,
    curve: [Spot; 4],
    /// The segments as drawn that it stands for.
    meant: Vec<[Spot; 4]>,
    /// Places on them, and where on the curve each is nearest.
    spots: Vec<(Spot, f64)>,
}

impl Drawn {
    /// A segment as it is drawn.
    fn one(is_line: bool, curve: [Spot; 4]) -> Drawn {
        let spots = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS)).map(|t| (on_curve(curve, t), t));
        Drawn { is_line, curve, meant: vec![curve], spots: spots.collect() }
    }

    /// Its segments one by one, or the halves of the only one.
    fn parts(&self) -> Vec<Drawn> {
        match self.meant.as_slice() {
            [curve] => halves(*curve).into_iter().map(|curve| Drawn::one(self.is_line, curve)).collect(),
            meant => meant.iter().map(|curve| Drawn::one(false, *curve)).collect(),
        }
    }

    /// About how far a curve like this one strays from what is drawn.
    fn rough_gap(&self, curve: [Spot; 4]) -> f64 {
        let from = |(spot, t): &(Spot, f64)| {
            let at = on_curve(curve, *t);
            let off = [spot.x - at.x, spot.y - at.y];
            if *t == 0.0 || *t == 1.0 {
                return off[0].hypot(off[1]);
            }
            let [x, y] = slope(curve, *t);
            (off[0] * y - off[1] * x).abs() / x.hypot(y).max(1e-6)
        };
        self.spots.iter().map(from).fold(0.0, f64::max)
    }

    /// How far a curve strays from what is drawn.
    fn gap(&self, curve: [Spot; 4]) -> f64 {
        let flat: Vec<Spot> =
            (0..=2 * STEPS).map(|step| on_curve(curve, f64::from(step) / f64::from(2 * STEPS))).collect();
        let meant: Vec<Spot> = self.spots.iter().map(|(spot, _)| *spot).collect();
        strays(&flat, &meant).max(strays(&meant, &flat))
    }
}

/// A curve or a line as told, and where it leaves the pen.
struct Told {
    kind: char,
    end: [i64; 2],
    handles: [i64; 4],
    pen: Pen,
}

/// The numbers that tell a curve; none where they cannot tell it closely enough.
fn told(pen: &Pen, drawn: &Drawn, closing: Option<Vector>) -> Option<Told> {
    if let Some(origin) = closing {
        return told_to(pen, drawn, [0; 2], origin).map(|told| Told { kind: closed(told.kind), ..told });
    }
    let by = [drawn.curve[3].x - pen.at[0], drawn.curve[3].y - pen.at[1]];
    let [x, y] = pen.heading;
    let exact = [(by[0] * x + by[1] * y) / END_STEP, (by[1] * x - by[0] * y) / END_STEP];
    let nominal = exact.map(nearest);
    if nominal.iter().any(|by| !(1 - HALF * COARSE..HALF * COARSE - 1).contains(by)) {
        return None;
    }
    // Where the nearest end leaves no way to tell the curve, one beside it may.
    let mut ends: Vec<[i64; 2]> =
        (0..9).map(|place| [nominal[0] + place % 3 - 1, nominal[1] + place / 3 - 1]).collect();
    let off = |end: &[i64; 2]| (whole(end[0]) - exact[0]).hypot(whole(end[1]) - exact[1]);
    ends.sort_by(|a, b| off(a).total_cmp(&off(b)));
    ends.into_iter().find_map(|end| told_to(pen, drawn, end, pen.ahead(end.map(whole))))
}

fn closed(kind: char) -> char {
    if kind == 'l' { 'y' } else { 'z' }
}

/// The numbers that tell a curve to an end that is told already.
fn told_to(pen: &Pen, drawn: &Drawn, end_steps: [i64; 2], end: Vector) -> Option<Told> {
    let [_, first, second, target] = drawn.curve.map(|spot| [spot.x, spot.y]);
    let mut arrived = *pen;
    if drawn.is_line {
        arrived.arrive(pen.at, end);
        let is_near = drawn.gap(straight(spot(pen.at), spot(end))) <= STRAY;
        return (is_near || is_short(drawn)).then_some(Told {
            kind: 'l',
            end: end_steps,
            handles: [0; 4],
            pen: arrived,
        });
    }
    let ([x, y], _) = direction(pen.at, end, pen.heading);
    let shown = |steps: [i64; 4]| {
        let [a, b, c, d] = steps.map(whole);
        pen.handles(end, [a, b], [c, d])
    };
    let off = |target: Vector, at: Vector| [target[0] - at[0], target[1] - at[1]];
    // The handles go with their ends; each is found from where it would be with no steps of its own.
    let first = [first[0] + pen.at[0] - drawn.curve[0].x, first[1] + pen.at[1] - drawn.curve[0].y];
    let second = [second[0] + end[0] - target[0], second[1] + end[1] - target[1]];
    let mut steps = [0_i64; 4];
    let by = off(first, shown(steps)[0]);
    steps[0] = nearest((by[0] * x + by[1] * y) / HANDLE_STEP);
    let by = off(first, shown(steps)[0]);
    steps[1] = nearest((by[1] * x - by[0] * y) / HANDLE_STEP);
    let by = off(second, shown(steps)[1]);
    steps[2] = nearest(-(by[0] * x + by[1] * y) / HANDLE_STEP);
    steps[3] = nearest((by[1] * x - by[0] * y) / HANDLE_STEP);
    let curve = |steps: [i64; 4]| {
        let [first, second] = shown(steps);
        [spot(pen.at), spot(first), spot(second), spot(end)]
    };
    // Of those that are close enough, the one with the smallest numbers takes the least room.
    let mut near: Vec<([i64; 4], f64)> = (0..81_i64)
        .map(|place| [place % 3 - 1, place / 3 % 3 - 1, place / 9 % 3 - 1, place / 27 - 1])
        .map(|by| std::array::from_fn(|index| steps[index] + by[index]))
        .filter(|steps: &[i64; 4]| steps.iter().all(|step| (-HALF..HALF).contains(step)))
        .map(|steps| (steps, drawn.rough_gap(curve(steps))))
        .collect();
    near.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (closest, _) = *near.first()?;
    near.retain(|(_, gap)| *gap <= STRAY);
    near.sort_by_key(|(steps, _)| room(*steps));
    let found = near.iter().map(|(steps, _)| *steps).find(|steps| drawn.gap(curve(*steps)) <= STRAY);
    let steps = found.or_else(|| is_short(drawn).then_some(closest))?;
    let [_, second] = shown(steps);
    arrived.arrive(second, end);
    Some(Told { kind: 'c', end: end_steps, handles: steps, pen: arrived })
}

/// About how many bits the steps of two handles take.
fn room(steps: [i64; 4]) -> u32 {
    steps.iter().map(|step| 10 * (2 * step.unsigned_abs() + 1).ilog2() + u32::from(*step != 0) * 5).sum()
}

/// True for what cannot be told any better in two parts.
fn is_short(drawn: &Drawn) -> bool {
    let [start, first, second, end] = drawn.curve;
    let length = |a: Spot, b: Spot| (a.x - b.x).hypot(a.y - b.y);
    drawn.meant.len() == 1 && length(start, first) + length(first, second) + length(second, end) < 0.3
}

/// The segments of a part, as few as stay close to what is drawn; where it is closed, the last one ends at the start.
fn simplified(subpath: &Subpath) -> Vec<Drawn> {
    let mut curves = Vec::new();
    let mut from = subpath.start;
    for segment in &subpath.segments {
        let (is_line, curve) = match *segment {
            Segment::Line(end) => (true, straight(from, end)),
            Segment::Curve(first, second, end) => (false, [from, first, second, end]),
        };
        from = curve[3];
        curves.push((is_line, curve));
    }
    if subpath.closed && (from.x - subpath.start.x).hypot(from.y - subpath.start.y) > 0.05 {
        curves.push((true, straight(from, subpath.start)));
    }
    if curves.is_empty() {
        curves.push((true, straight(from, from)));
    }
    // The fewest curves up to each joint, and the last one of them.
    let mut fewest: Vec<(usize, usize, Option<Drawn>)> = vec![(0, 0, None)];
    for end in 1..=curves.len() {
        let mut best: Option<(usize, usize, Option<Drawn>)> = None;
        for start in (end.saturating_sub(RUN)..end).rev() {
            let Some(one) = one_for(&curves[start..end]) else { break };
            let count = fewest[start].0 + 1;
            if best.as_ref().is_none_or(|best| count < best.0) {
                best = Some((count, start, Some(one)));
            }
        }
        fewest.push(best.unwrap_or((end, end - 1, None)));
    }
    let mut drawn = Vec::new();
    let mut place = curves.len();
    while place > 0 {
        let (_, start, one) = fewest[place].clone();
        drawn.extend(one);
        place = start;
    }
    drawn.reverse();
    drawn
}

fn straight(from: Spot, to: Spot) -> [Spot; 4] {
    [from, between(from, to, 1.0 / 3.0), between(from, to, 2.0 / 3.0), to]
}

/// One curve that stands for a run of them, if there is one.
fn one_for(run: &[(bool, [Spot; 4])]) -> Option<Drawn> {
    let meant: Vec<[Spot; 4]> = run.iter().map(|(_, curve)| *curve).collect();
    if let [(is_line, curve)] = run {
        return Some(Drawn::one(*is_line, *curve));
    }
    if run.iter().any(|(is_line, _)| *is_line) || run.windows(2).any(|pair| is_corner(pair[0].1, pair[1].1)) {
        return None;
    }
    let (from, to) = (meant[0], meant[meant.len() - 1]);
    let leaving = tangent(from[0], [from[1], from[2], from[3]])?;
    let arriving = tangent(to[3], [to[2], to[1], to[0]])?;
    let first_steps = |curve: &[Spot; 4]| {
        let curve = *curve;
        (0..STEPS).map(move |step| on_curve(curve, f64::from(step) / f64::from(STEPS)))
    };
    let flat: Vec<Spot> = meant.iter().flat_map(first_steps).chain([to[3]]).collect();
    let (curve, spots) = fitted(&flat, leaving, arriving)?;
    let drawn = Drawn { is_line: false, curve, meant, spots };
    (drawn.rough_gap(curve) <= FIT).then_some(drawn)
}

fn is_corner(before: [Spot; 4], after: [Spot; 4]) -> bool {
    let arriving = tangent(before[3], [before[2], before[1], before[0]]);
    let leaving = tangent(after[0], [after[1], after[2], after[3]]);
    match (arriving, leaving) {
        (Some(a), Some(b)) => a[0] * b[0] + a[1] * b[1] > -0.9,
        _ => true,
    }
}

fn tangent(from: Spot, towards: [Spot; 3]) -> Option<Vector> {
    let far = towards.into_iter().find(|spot| (spot.x - from.x).hypot(spot.y - from.y) > 0.03)?;
    Some(direction([from.x, from.y], [far.x, far.y], [1.0, 0.0]).0)
}

/// Start, two handles, end.
type Cubic = [Spot; 4];

/// The curve with these directions at its ends that is nearest to the spots, by least squares, and where on it each
/// spot is.
fn fitted(spots: &[Spot], leaving: Vector, arriving: Vector) -> Option<(Cubic, Vec<(Spot, f64)>)> {
    let (start, end) = (*spots.first()?, *spots.last()?);
    let mut shares = vec![0.0];
    for pair in spots.windows(2) {
        shares.push(shares[shares.len() - 1] + (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y));
    }
    let length = *shares.last()?;
    if length < 0.01 {
        return None;
    }
    shares.iter_mut().for_each(|share| *share /= length);
    let mut curve = straight(start, end);
    for _ in 0..8 {
        let (mut aa, mut ab, mut bb, mut ax, mut bx) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (spot, t) in spots.iter().zip(&shares) {
            let u = 1.0 - t;
            let (first, second) = (3.0 * u * u * t, 3.0 * u * t * t);
            let (near, far) = (u * u * u + first, t * t * t + second);
            let rest = [spot.x - near * start.x - far * end.x, spot.y - near * start.y - far * end.y];
            let a = [leaving[0] * first, leaving[1] * first];
            let b = [arriving[0] * second, arriving[1] * second];
            aa += a[0] * a[0] + a[1] * a[1];
            ab += a[0] * b[0] + a[1] * b[1];
            bb += b[0] * b[0] + b[1] * b[1];
            ax += a[0] * rest[0] + a[1] * rest[1];
            bx += b[0] * rest[0] + b[1] * rest[1];
        }
        let determinant = aa * bb - ab * ab;
        if determinant.abs() < 1e-9 {
            return None;
        }
        let (one, other) = ((ax * bb - bx * ab) / determinant, (aa * bx - ab * ax) / determinant);
        if one < 0.05 || other < 0.05 || one > 3.0 * length || other > 3.0 * length {
            return None;
        }
        curve = [
            start,
            Spot { x: start.x + leaving[0] * one, y: start.y + leaving[1] * one },
            Spot { x: end.x + arriving[0] * other, y: end.y + arriving[1] * other },
            end,
        ];
        let inner = spots.len() - 1;
        for (spot, t) in spots[..inner].iter().zip(&mut shares).skip(1) {
            *t = nearer(curve, *spot, *t);
        }
    }
    Some((curve, spots.iter().copied().zip(shares).collect()))
}

/// Where on the curve the spot is nearest, from a guess: one step of Newton's method.
fn nearer(curve: [Spot; 4], spot: Spot, t: f64) -> f64 {
    let u = 1.0 - t;
    let at = on_curve(curve, t);
    let by = |pick: fn(Spot) -> f64| {
        let [a, b, c, d] = curve.map(pick);
        let once = 3.0 * (u * u * (b - a) + 2.0 * u * t * (c - b) + t * t * (d - c));
        let twice = 6.0 * (u * (c - 2.0 * b + a) + t * (d - 2.0 * c + b));
        (once, twice)
    };
    let ((x1, x2), (y1, y2)) = (by(|spot| spot.x), by(|spot| spot.y));
    let off = [at.x - spot.x, at.y - spot.y];
    let slope = x1 * x1 + y1 * y1 + off[0] * x2 + off[1] * y2;
    if slope.abs() < 1e-9 { t } else { (t - (off[0] * x1 + off[1] * y1) / slope).clamp(0.0, 1.0) }
}

/// The direction of a curve at `t`, and how fast it goes.
fn slope([a, b, c, d]: [Spot; 4], t: f64) -> Vector {
    let u = 1.0 - t;
    let weigh = |a: f64, b: f64, c: f64, d: f64| 3.0 * (u * u * (b - a) + 2.0 * u * t * (c - b) + t * t * (d - c));
    [weigh(a.x, b.x, c.x, d.x), weigh(a.y, b.y, c.y, d.y)]
}

fn halves([a, b, c, d]: [Spot; 4]) -> [[Spot; 4]; 2] {
    let (ab, bc, cd) = (between(a, b, 0.5), between(b, c, 0.5), between(c, d, 0.5));
    let (abc, bcd) = (between(ab, bc, 0.5), between(bc, cd, 0.5));
    let middle = between(abc, bcd, 0.5);
    [[a, ab, abc, middle], [middle, bcd, cd, d]]
}

fn between(from: Spot, to: Spot, share: f64) -> Spot {
    Spot { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

fn spot([x, y]: Vector) -> Spot {
    Spot { x, y }
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is less than a thousand units wide")]
fn nearest(number: f64) -> i64 {
    number.round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn whole(number: i64) -> f64 {
    number as f64
}

/// The character of a number from 0 to 91.
fn digit(number: i64) -> char {
    super::rust_text::digit(usize::try_from(number).unwrap_or_default())
}
