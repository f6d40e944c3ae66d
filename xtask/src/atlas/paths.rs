//! Path data of the drawings: read, flattened, compared with a mirror image, written as short as it can be.

/// Farthest that an outline may stray from its twin's mirror image to count as the same, in chart units.
const TWIN: f64 = 0.1;
/// Lines that stand for a curve when it is flattened.
const STEPS: u32 = 8;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug)]
pub enum Segment {
    Line(Spot),
    Curve(Spot, Spot, Spot),
}

#[derive(Clone, Debug)]
pub struct Subpath {
    pub start: Spot,
    pub segments: Vec<Segment>,
    pub closed: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Path {
    pub subpaths: Vec<Subpath>,
}

impl Path {
    /// Reads `M`, `l`, `c` and `z` in either case; says what else it found.
    pub fn read(data: &str) -> Result<Path, String> {
        let mut path = Path::default();
        let mut reader = Reader { rest: data };
        let mut pen = Spot { x: 0.0, y: 0.0 };
        let mut command = None;
        loop {
            reader.skip_space();
            let Some(next) = reader.rest.chars().next() else { break };
            if next.is_ascii_alphabetic() {
                reader.rest = &reader.rest[1..];
                command = Some(next);
            }
            let Some(letter) = command else { return Err(format!("the path begins with \"{next}\", expected M")) };
            let from = if letter.is_ascii_lowercase() { pen } else { Spot { x: 0.0, y: 0.0 } };
            match letter {
                'M' | 'm' => {
                    pen = reader.spot(from)?;
                    path.subpaths.push(Subpath { start: pen, segments: Vec::new(), closed: false });
                    command = Some(if letter == 'M' { 'L' } else { 'l' });
                }
                'L' | 'l' => {
                    pen = reader.spot(from)?;
                    path.open_subpath()?.segments.push(Segment::Line(pen));
                }
                'C' | 'c' => {
                    let (first, second) = (reader.spot(from)?, reader.spot(from)?);
                    pen = reader.spot(from)?;
                    path.open_subpath()?.segments.push(Segment::Curve(first, second, pen));
                }
                'Z' | 'z' => {
                    let subpath = path.open_subpath()?;
                    subpath.closed = true;
                    pen = subpath.start;
                    command = None;
                }
                other => return Err(format!("the path uses \"{other}\", expected M, l, c and z")),
            }
        }
        Ok(path)
    }

    fn open_subpath(&mut self) -> Result<&mut Subpath, String> {
        let open = self.subpaths.last_mut().filter(|subpath| !subpath.closed);
        open.ok_or_else(|| "a part of the path does not begin with M".to_owned())
    }

    pub fn is_closed(&self) -> bool {
        !self.subpaths.is_empty() && self.subpaths.iter().all(|subpath| subpath.closed)
    }

    pub fn is_mirror_image_of(&self, other: &Path) -> bool {
        let ((least, most), (other_least, other_most)) = (self.bounds(), other.bounds());
        let near = |a: f64, b: f64| (a - b).abs() <= TWIN;
        let framed_alike = near(-most.x, other_least.x)
            && near(-least.x, other_most.x)
            && near(least.y, other_least.y)
            && near(most.y, other_most.y);
        framed_alike && self.subpaths.len() == other.subpaths.len() && {
            let mine: Vec<_> = self.subpaths.iter().map(|subpath| flipped(&subpath.flat())).collect();
            let others: Vec<_> = other.subpaths.iter().map(Subpath::flat).collect();
            lies_along(&mine, &others) && lies_along(&others, &mine)
        }
    }

    /// True where the spot is inside by the even-odd rule.
    pub fn contains(&self, spot: Spot) -> bool {
        let crossings = self.subpaths.iter().flat_map(|subpath| edges_of(subpath.flat())).filter(|(from, to)| {
            (from.y > spot.y) != (to.y > spot.y)
                && spot.x < from.x + (spot.y - from.y) / (to.y - from.y) * (to.x - from.x)
        });
        crossings.count() % 2 == 1
    }

    /// True where the two cover a common place.
    pub fn overlaps(&self, other: &Path) -> bool {
        let (mine, others) = (self.bounds(), other.bounds());
        if mine.0.x > others.1.x || others.0.x > mine.1.x || mine.0.y > others.1.y || others.0.y > mine.1.y {
            return false;
        }
        let edges =
            |path: &Path| -> Vec<_> { path.subpaths.iter().flat_map(|subpath| edges_of(subpath.flat())).collect() };
        let (mine, others) = (edges(self), edges(other));
        mine.iter().any(|a| others.iter().any(|b| cross(*a, *b)))
            || mine.first().is_some_and(|edge| other.contains(edge.0))
            || others.first().is_some_and(|edge| self.contains(edge.0))
    }

    fn bounds(&self) -> (Spot, Spot) {
        let start = (Spot { x: f64::MAX, y: f64::MAX }, Spot { x: f64::MIN, y: f64::MIN });
        self.subpaths.iter().flat_map(Subpath::flat).fold(start, |(least, most), spot| {
            (
                Spot { x: least.x.min(spot.x), y: least.y.min(spot.y) },
                Spot { x: most.x.max(spot.x), y: most.y.max(spot.y) },
            )
        })
    }
}

impl Subpath {
    pub fn flat(&self) -> Vec<Spot> {
        self.flat_in(STEPS)
    }

    /// With so many lines for each curve.
    pub fn flat_in(&self, steps: u32) -> Vec<Spot> {
        let mut spots = vec![self.start];
        let mut pen = self.start;
        for segment in &self.segments {
            match *segment {
                Segment::Line(end) => spots.push(end),
                Segment::Curve(first, second, end) => {
                    spots.extend(
                        (1..=steps).map(|step| on_curve([pen, first, second, end], f64::from(step) / f64::from(steps))),
                    );
                }
            }
            pen = segment.end();
        }
        if self.closed && pen != self.start {
            spots.push(self.start);
        }
        spots
    }
}

impl Segment {
    fn end(&self) -> Spot {
        match *self {
            Segment::Line(end) | Segment::Curve(_, _, end) => end,
        }
    }
}

pub fn on_curve([a, b, c, d]: [Spot; 4], t: f64) -> Spot {
    let u = 1.0 - t;
    let weigh =
        |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
    Spot { x: weigh(a.x, b.x, c.x, d.x), y: weigh(a.y, b.y, c.y, d.y) }
}

fn flipped(spots: &[Spot]) -> Vec<Spot> {
    spots.iter().map(|spot| Spot { x: -spot.x, y: spot.y }).collect()
}

fn edges_of(spots: Vec<Spot>) -> impl Iterator<Item = (Spot, Spot)> {
    let next = spots.clone().into_iter().skip(1);
    spots.into_iter().zip(next)
}

/// True where every spot of the first lines is near the second lines.
fn lies_along(lines: &[Vec<Spot>], others: &[Vec<Spot>]) -> bool {
    let edges: Vec<(Spot, Spot)> = others.iter().flat_map(|spots| edges_of(spots.clone())).collect();
    // Twins run alike, forwards or backwards, so the next spot is near the edge that the last one was near.
    let mut hint = 0;
    lines.iter().flatten().all(|spot| {
        let is_near = |place: &usize| distance(*spot, edges[*place].0, edges[*place].1) <= TWIN;
        let outwards =
            (0..edges.len()).flat_map(|step| [(hint + step) % edges.len(), (hint + edges.len() - step) % edges.len()]);
        let found = outwards.into_iter().find(is_near);
        hint = found.unwrap_or(hint);
        found.is_some()
    })
}

/// How far the first spots lie from the line through the second ones, at most.
pub fn strays(spots: &[Spot], line: &[Spot]) -> f64 {
    let from = |spot: &Spot| line.windows(2).map(|edge| distance(*spot, edge[0], edge[1])).fold(f64::MAX, f64::min);
    spots.iter().map(from).fold(0.0, f64::max)
}

fn distance(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (along_x, along_y) = (to.x - from.x, to.y - from.y);
    let length = along_x * along_x + along_y * along_y;
    let share = if length > 0.0 {
        (((spot.x - from.x) * along_x + (spot.y - from.y) * along_y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (spot.x - from.x - share * along_x).hypot(spot.y - from.y - share * along_y)
}

fn cross((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> bool {
    let turn = |p: Spot, q: Spot, r: Spot| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0.0;
    turn(a, b, c) != turn(a, b, d) && turn(c, d, a) != turn(c, d, b)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn spot(&mut self, from: Spot) -> Result<Spot, String> {
        Ok(Spot { x: from.x + self.number()?, y: from.y + self.number()? })
    }

    fn number(&mut self) -> Result<f64, String> {
        self.skip_space();
        let mut points = 0;
        let end = self.rest.char_indices().find(|(place, letter)| match letter {
            '-' => *place > 0,
            '.' => {
                points += 1;
                points > 1
            }
            letter => !letter.is_ascii_digit(),
        });
        let (number, rest) = self.rest.split_at(end.map_or(self.rest.len(), |(place, _)| place));
        let found = || if number.is_empty() { rest.chars().take(8).collect() } else { number.to_owned() };
        let number = number.parse().map_err(|_| format!("the path has \"{}\" where a number is expected", found()))?;
        self.rest = rest;
        Ok(number)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_mirror_image_is_known_from_a_near_one() -> Result<(), String> {
        let left = Path::read("M10 0l5 0 0 5-5 0z")?;
        let cases =
            [("M-15 0l5 0 0 5-5 0z", true), ("M-15.2 0l5.2 0 0 5-5.2 0z", false), ("M10 0l5 0 0 5-5 0z", false)];
        for (other, same) in cases {
            assert_eq!(Path::read(other)?.is_mirror_image_of(&left), same, "{other}");
        }
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let cases = [
            ("M0 0q1 1 2 2", "\"q\""),
            ("l1 1", "does not begin with M"),
            ("M0 0l1 x", "\"x\""),
            ("M0 0l1 1z2 2", "expected M"),
            ("5 5", "\"5\""),
        ];
        for (path, found) in cases {
            let error = Path::read(path).err().unwrap_or_default();
            assert!(error.contains(found), "{path} says: {error}");
        }
    }
}
