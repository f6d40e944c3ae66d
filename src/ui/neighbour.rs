//! Which region an arrow key goes to.

use crate::chart::Drawing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

/// The nearest region in a direction. What lies straight ahead is nearer than what lies aside.
pub fn neighbour(drawing: &Drawing, from: usize, direction: Direction) -> Option<usize> {
    let [from_x, from_y] = drawing.regions.get(from)?.anchor;
    let cost = |anchor: [f32; 2]| {
        let (across, down) = (anchor[0] - from_x, anchor[1] - from_y);
        let (ahead, aside) = match direction {
            Direction::Up => (-down, across),
            Direction::Down => (down, across),
            Direction::Left => (-across, down),
            Direction::Right => (across, down),
        };
        (ahead > 0.5 && ahead >= aside.abs() * 0.4).then_some(ahead + 2.0 * aside.abs())
    };
    let costs = drawing.regions.iter().enumerate().filter(|(place, _)| *place != from);
    costs
        .filter_map(|(place, region)| Some((place, cost(region.anchor)?)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(place, _)| place)
}
