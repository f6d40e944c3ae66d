//! Marks that would cover each other make room: each stands at its spot where it can, or else near it on a line.

use std::f64::consts::{PI, TAU};

use crate::chart::Spot;

/// What a mark asks for, in units of the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub spot: Spot,
    /// Half of the badge's width.
    pub radius: f64,
    /// How far its tag reaches beyond the badge, and half of the tag's height.
    pub tag: [f64; 2],
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    pub at: Spot,
    /// True where the tag is at the viewer's left of the badge.
    pub tag_left: bool,
}

/// More marks than this have no room on one drawing; those that find none stay where they were set.
const MOST: usize = 250;
/// How many rings around its spot a mark looks for room on, and from ring to ring in units of the picture.
const RINGS: u32 = 40;
const STEP: f64 = 6.0;
/// Between marks, in units of the picture.
const GAP: f64 = 1.5;

/// Where each mark stands on a drawing with this box, given what stands there already, as left, top, right and bottom.
/// `unit` is how many units of the drawing one of the picture takes.
pub fn stands(wishes: &[Wish], view_box: [f64; 4], mut taken: Vec<[f64; 4]>, unit: f64) -> Vec<Stand> {
    let middle = view_box[0] + view_box[2] / 2.0;
    let at_spot = |wish: &Wish| {
        // Numbers stand away from the middle, where marks of both sides meet.
        let outwards = wish.spot.x < middle;
        [outwards, !outwards].map(|tag_left| Stand { at: wish.spot, tag_left })
    };
    let mut stands: Vec<Option<Stand>> = Vec::new();
    for wish in wishes {
        let stand = at_spot(wish).into_iter().find(|stand| is_free(&taken, wish, *stand, view_box, unit));
        taken.extend(stand.map(|stand| reach(wish, stand, 0.0)));
        stands.push(stand);
    }
    let is_hopeless = wishes.len() > MOST;
    let settle = |(wish, stand): (&Wish, Option<Stand>)| {
        let found = stand.or_else(|| {
            let mut around = around(wish, middle, unit).filter(|_| !is_hopeless);
            let found = around.find(|stand| is_free(&taken, wish, *stand, view_box, unit));
            taken.extend(found.map(|stand| reach(wish, stand, 0.0)));
            found
        });
        found.unwrap_or(at_spot(wish)[0])
    };
    wishes.iter().zip(stands).map(settle).collect()
}

/// Places on rings around a spot, the nearest ring first, on each ring those away from the middle first.
fn around(wish: &Wish, middle: f64, unit: f64) -> impl Iterator<Item = Stand> {
    let spot = wish.spot;
    let outwards = if spot.x < middle { PI } else { 0.0 };
    (2..RINGS).flat_map(move |ring| {
        let count = 8 + 2 * ring;
        (0..count).flat_map(move |place| {
            // To either side in turn.
            let turn = f64::from(place.div_ceil(2)) * if place % 2 == 0 { 1.0 } else { -1.0 };
            let (sin, cos) = (outwards + turn * TAU / f64::from(count)).sin_cos();
            let far = f64::from(ring) * STEP * unit;
            let at = Spot { x: spot.x + far * cos, y: spot.y + far * sin };
            let tag_left = cos < 0.0;
            [tag_left, !tag_left].map(|tag_left| Stand { at, tag_left })
        })
    })
}

/// The box that a mark takes, with a margin: left, top, right, bottom.
fn reach(wish: &Wish, stand: Stand, margin: f64) -> [f64; 4] {
    let [tag, tag_half] = wish.tag;
    let half = wish.radius.max(tag_half) + margin;
    let (left, right) = if stand.tag_left { (tag, 0.0) } else { (0.0, tag) };
    let (x, y) = (stand.at.x, stand.at.y);
    [x - wish.radius - left - margin, y - half, x + wish.radius + right + margin, y + half]
}

fn is_free(taken: &[[f64; 4]], wish: &Wish, stand: Stand, view_box: [f64; 4], unit: f64) -> bool {
    let [left, top, right, bottom] = reach(wish, stand, GAP * unit);
    let [x, y, width, height] = view_box;
    let is_inside = left >= x && top >= y && right <= x + width && bottom <= y + height;
    is_inside
        && taken.iter().all(|other| other[2] <= left || other[0] >= right || other[3] <= top || other[1] >= bottom)
}

#[cfg(test)]
mod tests {
    use super::{Wish, reach, stands};
    use crate::chart::Spot;

    const BOX: [f64; 4] = [-220.0, -12.0, 440.0, 836.0];

    fn wish(x: f64, y: f64) -> Wish {
        Wish { spot: Spot { x, y }, radius: 10.0, tag: [14.0, 8.0] }
    }

    #[test]
    fn a_mark_with_room_stands_where_it_was_set() {
        let wishes = [wish(-40.0, 100.0), wish(40.0, 100.0)];
        let stands = stands(&wishes, BOX, Vec::new(), 1.0);
        assert_eq!((stands[0].at, stands[0].tag_left), (wishes[0].spot, true));
        assert_eq!((stands[1].at, stands[1].tag_left), (wishes[1].spot, false));
    }

    #[test]
    fn forty_marks_on_one_spot_find_room_without_covering_each_other() {
        let wishes = [wish(30.0, 300.0); 40];
        let reaches: Vec<_> =
            stands(&wishes, BOX, Vec::new(), 1.0).into_iter().map(|stand| reach(&wishes[0], stand, 0.0)).collect();
        for (place, a) in reaches.iter().enumerate() {
            for b in &reaches[place + 1..] {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn more_marks_than_there_is_room_for_are_all_drawn() {
        let wishes = vec![wish(0.0, 300.0); 2000];
        assert_eq!(stands(&wishes, BOX, Vec::new(), 1.0).len(), 2000);
    }
}
