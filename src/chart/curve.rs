//! How the tables tell a curve in a few small numbers, given where the pen is and which way it goes.

/// x and y in chart units.
pub type Vector = [f64; 2];

/// Chart units a step: of where a line starts, of where a curve ends, and of its handles.
pub const START_STEP: f64 = 0.16;
pub const END_STEP: f64 = 0.18;
pub const HANDLE_STEP: f64 = 0.5;

/// A place on a drawing is a whole number of steps along each axis, below the square of the number of digits.
pub const PLACES: u16 = 92 * 92;

/// The place where x and y are 0; the first line is told from there.
pub const ORIGIN: [u16; 2] = [4232, 2875];

/// Steps to one of the root of an area.
pub const AREA_STEPS: f64 = 32.0;

/// Where a place is.
pub fn position(place: [u16; 2]) -> Vector {
    let steps = |axis: usize| f64::from(place[axis]) - f64::from(ORIGIN[axis]);
    [steps(0) * START_STEP, steps(1) * START_STEP]
}

/// Where the pen is and which way it goes, as a vector of length 1.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    pub at: Vector,
    pub heading: Vector,
}

impl Pen {
    /// Where a move ends that is given in steps ahead and to the side.
    pub fn ahead(&self, [along, across]: [f64; 2]) -> Vector {
        let [x, y] = self.heading;
        let (along, across) = (along * END_STEP, across * END_STEP);
        [self.at[0] + along * x - across * y, self.at[1] + along * y + across * x]
    }

    /// The two handles of a curve to `end`, from the steps by which they differ from what is likely: a third of
    /// the way, the first one straight ahead, the second one bent as much as the first.
    pub fn handles(&self, end: Vector, first: [f64; 2], second: [f64; 2]) -> [Vector; 2] {
        let (unit, length) = direction(self.at, end, self.heading);
        let [x, y] = unit;
        let along = length / 3.0 + first[0] * HANDLE_STEP;
        let forwards = self.heading[0] * x + self.heading[1] * y;
        let sideways = self.heading[1] * x - self.heading[0] * y;
        let likely = if forwards > 0.3 { along * sideways / forwards } else { 0.0 };
        let across = likely + first[1] * HANDLE_STEP;
        let back = length / 3.0 + second[0] * HANDLE_STEP;
        let beside = across * 0.8 + second[1] * HANDLE_STEP;
        [
            [self.at[0] + along * x - across * y, self.at[1] + along * y + across * x],
            [end[0] - back * x - beside * y, end[1] - back * y + beside * x],
        ]
    }

    /// Follows a curve whose last handle is `from`, or a line that has its start there.
    pub fn arrive(&mut self, from: Vector, end: Vector) {
        self.heading = direction(from, end, self.heading).0;
        self.at = end;
    }
}

/// The direction from one place to another, or else the one given, and how far it is.
pub fn direction(from: Vector, to: Vector, otherwise: Vector) -> (Vector, f64) {
    let [x, y] = [to[0] - from[0], to[1] - from[1]];
    // Not `hypot`, which may differ in its last digit from machine to machine.
    let length = (x * x + y * y).sqrt();
    if length > 0.001 { ([x / length, y / length], length) } else { (otherwise, length) }
}
